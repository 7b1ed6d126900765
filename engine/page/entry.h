// Entry: what a feed or another structured container states of one article, before it is one.
//
// It travels from page/ to article/ as the body of a page of format kEntry, in JSON, so that a page
// is bytes whatever it came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/page/page.h"

namespace sourcier {

enum class MarkupKind : std::uint8_t {
  kPlain,
  kHtml,
  kUnknown,  // The container does not say: it is markup where it looks like it.
};

struct MarkupText {
  MarkupKind kind = MarkupKind::kPlain;
  std::string value;

  bool operator==(const MarkupText&) const = default;
};

// An empty string is an unknown value. Dates are as written.
struct Entry {
  std::string url;   // Absolute.
  std::string base;  // Against which the links in the text are resolved.
  MarkupText title;
  MarkupText outlet;
  std::vector<std::string> authors;
  std::vector<std::string> credits;  // Agencies and others whose text it is or uses.
  std::string published;
  std::string modified;
  std::string language;
  std::vector<MarkupText> texts;   // The first that holds text is the article's.
  std::vector<std::string> notes;  // What went wrong with the container.

  bool operator==(const Entry&) const = default;
};

// The body of a kEntry page. Strings that are not UTF-8 are mended.
std::string entry_to_json(const Entry& entry);

// The page of an entry of the container `whole`.
Page page_of_entry(const Page& whole, const Entry& entry);

// Unknown keys are passed over; an empty entry for what is no object.
Entry entry_from_json(std::string_view json);

}  // namespace sourcier
