// Labels: the words of the report in the language of its reader (data/ui/<language>.tsv).
//
// A row is a key and a text with {places} to fill. Counted things have two rows, "key.one" and
// "key.other"; the row "rule.zero" says which of them zero takes.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "engine/resource/pack.h"
#include "engine/resource/table.h"

namespace sourcier {

struct QuotePair {
  std::string_view open;
  std::string_view close;
};

// Views that it returns live as long as the pack.
class Labels {
 public:
  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  // A language without a table speaks English.
  Labels(const Pack& pack, std::string_view language);

  std::string_view language() const { return language_; }

  // The row's text; the key itself where there is none, so that a gap is seen and not blank.
  std::string_view text(std::string_view key) const;

  // The row's text with its {places} filled. Values are not read again for places.
  std::string fill(std::string_view key, Values values) const;

  // The row "key.one" or "key.other", with {n} filled by the number.
  std::string count(std::string_view key, std::size_t n) const;

  // 8000.5 as "8,000.5" or "8 000,5": as many decimals as the value has, at most two.
  std::string number(double value) const;

  // The quotation marks of the language of what is quoted.
  QuotePair quotes(std::string_view language) const;

 private:
  std::string language_;
  Table rows_;
  Table quotes_;
};

}  // namespace sourcier
