// MarkupTokens of a page that is built as most are, read in jumps. Within html/ only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/html/plain_tags.h"
#include "engine/html/tag.h"

namespace sourcier::html {

struct RawAttribute {
  Attribute name;
  std::string_view value;  // As it stands in the page, its references unopened.
};

struct MarkupToken {
  enum class Kind : std::uint8_t {
    kText,
    kStart,
    kEnd,
    kComment,
    kDoctype,
    kFinish,
    kRare,  // What comes here is left to MyHTML.
  };
  Kind kind = Kind::kFinish;
  TagNumber tag = 0;
  bool closes_itself = false;
  bool is_blank = false;                 // Of a text.
  bool is_plain = true;                  // The last "/" of a tag stands before its ">".
  std::string_view text;                 // Of a text and a doctype: as it stands in the page.
  std::vector<RawAttribute> attributes;  // Those that someone asks for.
  std::size_t attribute_count = 0;       // Of all.
};

// The page must outlive them; "\r" and NUL do not occur in it.
class MarkupTokens {
 public:
  explicit MarkupTokens(std::string_view page)
      : at_(page.data()), end_(page.data() + page.size()) {}

  // Good until the next call.
  const MarkupToken& next();

  // The text of an element in which tags mean nothing, whose start was the last token; its end is
  // passed. The kind of the token is kRare where it is not there or hard to tell.
  const MarkupToken& rest_of(TagNumber tag);

 private:
  bool is_markup(const char* at) const;
  const MarkupToken& text();
  const MarkupToken& markup();
  const MarkupToken& rare();
  void tag(const char* name);
  const char* attribute(const char* at);
  const char* value(const char* at, std::string_view& value) const;
  bool is_named(const char* at, std::string_view name) const;
  const char* end_of_raw(std::string_view name, const char* at) const;
  const char* end_of_script(const char* at) const;

  const char* at_;
  const char* end_;
  TagNumbers numbers_;
  MarkupToken token_;
};

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
}

}  // namespace sourcier::html
