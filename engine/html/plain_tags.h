// Numbers of element names, and what the standard says of each. Within html/ only.
#pragma once

#include <myhtml/myosi.h>
#include <myhtml/tag_const.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sourcier::html {

using TagNumber = std::uint16_t;
inline constexpr TagNumber kFirstUnknown = MyHTML_TAG_LAST_ENTRY;

// The names of one page: MyHTML's numbers for those that the standard knows, further ones for
// others. Capitals are small letters.
class TagNumbers {
 public:
  TagNumber of(std::string_view name);

 private:
  std::unordered_map<std::string, TagNumber> unknown_;
};

// MyHTML_TAG_CATEGORIES_… of an HTML element.
std::uint32_t categories_of(TagNumber tag);

// How an element that begins in the body is taken in.
enum class BodyStart : std::uint8_t {
  kOrdinary,  // An inline element, or one that the standard does not know.
  kBlock,     // Ends a paragraph.
  kHeading,
  kPre,
  kForm,
  kListItem,
  kDefinition,  // dt and dd.
  kButton,
  kLink,  // a
  kFormatting,
  kObject,
  kTable,
  kVoid,
  kPart,  // param, source, track: void, and formatting is not opened again.
  kRule,  // hr
  kTextarea,
  kRaw,
  kSelect,
  kOption,
  kRubyPart,  // rb, rp, rt and rtc
  kForeign,
  kOfHead,
  kHtml,
  kBody,
  kIgnored,
  kRare,  // Left to MyHTML.
};
BodyStart body_start_of(TagNumber tag);

// How one ends.
enum class BodyEnd : std::uint8_t {
  kOrdinary,
  kBlock,
  kBody,
  kHtml,
  kForm,
  kParagraph,
  kListItem,
  kDefinition,
  kHeading,
  kFormatting,
  kObject,
  kBreak,
  kIgnored,
};
BodyEnd body_end_of(TagNumber tag);

}  // namespace sourcier::html
