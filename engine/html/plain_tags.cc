#include "engine/html/plain_tags.h"

#include <myhtml/tag.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace sourcier::html {
namespace {

constexpr std::size_t kSlots = 1024;  // A power of two, four times the names.
constexpr std::size_t kLongestName = 24;
constexpr std::size_t kMostUnknown = 4096;  // Names of one page.

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Names of the standard are told apart by their first eight bytes, small or not, and their size.
std::uint64_t key_of(std::string_view name) {
  std::uint64_t key = 0;
  const std::size_t size = std::min(name.size(), sizeof key);
  // Reads of a fixed size, which may overlap, cost a fraction of a copy of any.
  if (size == sizeof key) {
    std::memcpy(&key, name.data(), sizeof key);
  } else if (size >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, name.data(), sizeof first);
    std::memcpy(&last, name.data() + size - sizeof last, sizeof last);
    key = first | std::uint64_t{last} << 32;
  } else {
    for (std::size_t i = 0; i < size; ++i)
      key |= std::uint64_t{static_cast<unsigned char>(name[i])} << (8 * i);
  }
  return key | 0x2020202020202020u;
}

std::size_t slot_of(std::uint64_t key, std::size_t size) {
  const std::uint64_t mixed = (key + size) * 0x9E3779B97F4A7C15u;
  return static_cast<std::size_t>(mixed >> 54);  // kSlots is 2^10.
}

bool is_same(std::string_view name, std::string_view known) {
  return std::ranges::equal(name, known, {}, small, small);
}

// What MyHTML knows of the names of the standard, in a table of ours.
struct KnownTags {
  std::array<std::uint8_t, kSlots> slots{};  // A tag's number; 0 is free.
  std::array<std::string_view, kFirstUnknown> names;
  std::array<std::uint64_t, kFirstUnknown> keys{};
  std::array<std::uint32_t, kFirstUnknown> categories{};

  KnownTags() {
    for (std::size_t tag = MyHTML_TAG_A; tag < MyHTML_TAG__END_OF_FILE; ++tag) {
      const myhtml_tag_context_t* context = myhtml_tag_static_get_by_id(tag);
      if (context == nullptr || context->name == nullptr) continue;
      names[tag] = {context->name, context->name_length};
      keys[tag] = key_of(names[tag]);
      categories[tag] = static_cast<std::uint32_t>(context->cats[MyHTML_NAMESPACE_HTML]);
      std::size_t slot = slot_of(keys[tag], names[tag].size());
      while (slots[slot] != 0) slot = (slot + 1) % kSlots;
      slots[slot] = static_cast<std::uint8_t>(tag);
    }
  }
};

const KnownTags& known_tags() {
  static const KnownTags tags;
  return tags;
}

constexpr std::pair<TagNumber, BodyStart> kStarts[] = {
    {MyHTML_TAG_ADDRESS, BodyStart::kBlock},
    {MyHTML_TAG_ARTICLE, BodyStart::kBlock},
    {MyHTML_TAG_ASIDE, BodyStart::kBlock},
    {MyHTML_TAG_BLOCKQUOTE, BodyStart::kBlock},
    {MyHTML_TAG_CENTER, BodyStart::kBlock},
    {MyHTML_TAG_DETAILS, BodyStart::kBlock},
    {MyHTML_TAG_DIALOG, BodyStart::kBlock},
    {MyHTML_TAG_DIR, BodyStart::kBlock},
    {MyHTML_TAG_DIV, BodyStart::kBlock},
    {MyHTML_TAG_DL, BodyStart::kBlock},
    {MyHTML_TAG_FIELDSET, BodyStart::kBlock},
    {MyHTML_TAG_FIGCAPTION, BodyStart::kBlock},
    {MyHTML_TAG_FIGURE, BodyStart::kBlock},
    {MyHTML_TAG_FOOTER, BodyStart::kBlock},
    {MyHTML_TAG_HEADER, BodyStart::kBlock},
    {MyHTML_TAG_HGROUP, BodyStart::kBlock},
    {MyHTML_TAG_MAIN, BodyStart::kBlock},
    {MyHTML_TAG_MENU, BodyStart::kBlock},
    {MyHTML_TAG_NAV, BodyStart::kBlock},
    {MyHTML_TAG_OL, BodyStart::kBlock},
    {MyHTML_TAG_P, BodyStart::kBlock},
    {MyHTML_TAG_SECTION, BodyStart::kBlock},
    {MyHTML_TAG_SUMMARY, BodyStart::kBlock},
    {MyHTML_TAG_UL, BodyStart::kBlock},
    {MyHTML_TAG_H1, BodyStart::kHeading},
    {MyHTML_TAG_H2, BodyStart::kHeading},
    {MyHTML_TAG_H3, BodyStart::kHeading},
    {MyHTML_TAG_H4, BodyStart::kHeading},
    {MyHTML_TAG_H5, BodyStart::kHeading},
    {MyHTML_TAG_H6, BodyStart::kHeading},
    {MyHTML_TAG_PRE, BodyStart::kPre},
    {MyHTML_TAG_FORM, BodyStart::kForm},
    {MyHTML_TAG_LI, BodyStart::kListItem},
    {MyHTML_TAG_DT, BodyStart::kDefinition},
    {MyHTML_TAG_DD, BodyStart::kDefinition},
    {MyHTML_TAG_BUTTON, BodyStart::kButton},
    {MyHTML_TAG_A, BodyStart::kLink},
    {MyHTML_TAG_B, BodyStart::kFormatting},
    {MyHTML_TAG_BIG, BodyStart::kFormatting},
    {MyHTML_TAG_CODE, BodyStart::kFormatting},
    {MyHTML_TAG_EM, BodyStart::kFormatting},
    {MyHTML_TAG_FONT, BodyStart::kFormatting},
    {MyHTML_TAG_I, BodyStart::kFormatting},
    {MyHTML_TAG_NOBR, BodyStart::kFormatting},
    {MyHTML_TAG_S, BodyStart::kFormatting},
    {MyHTML_TAG_SMALL, BodyStart::kFormatting},
    {MyHTML_TAG_STRIKE, BodyStart::kFormatting},
    {MyHTML_TAG_STRONG, BodyStart::kFormatting},
    {MyHTML_TAG_TT, BodyStart::kFormatting},
    {MyHTML_TAG_U, BodyStart::kFormatting},
    {MyHTML_TAG_APPLET, BodyStart::kObject},
    {MyHTML_TAG_MARQUEE, BodyStart::kObject},
    {MyHTML_TAG_OBJECT, BodyStart::kObject},
    {MyHTML_TAG_TABLE, BodyStart::kTable},
    {MyHTML_TAG_AREA, BodyStart::kVoid},
    {MyHTML_TAG_BR, BodyStart::kVoid},
    {MyHTML_TAG_EMBED, BodyStart::kVoid},
    {MyHTML_TAG_IMAGE, BodyStart::kVoid},
    {MyHTML_TAG_IMG, BodyStart::kVoid},
    {MyHTML_TAG_INPUT, BodyStart::kVoid},
    {MyHTML_TAG_WBR, BodyStart::kVoid},
    {MyHTML_TAG_PARAM, BodyStart::kPart},
    {MyHTML_TAG_SOURCE, BodyStart::kPart},
    {MyHTML_TAG_TRACK, BodyStart::kPart},
    {MyHTML_TAG_HR, BodyStart::kRule},
    {MyHTML_TAG_TEXTAREA, BodyStart::kTextarea},
    {MyHTML_TAG_IFRAME, BodyStart::kRaw},
    {MyHTML_TAG_SELECT, BodyStart::kSelect},
    {MyHTML_TAG_OPTGROUP, BodyStart::kOption},
    {MyHTML_TAG_OPTION, BodyStart::kOption},
    {MyHTML_TAG_RB, BodyStart::kRubyPart},
    {MyHTML_TAG_RP, BodyStart::kRubyPart},
    {MyHTML_TAG_RT, BodyStart::kRubyPart},
    {MyHTML_TAG_RTC, BodyStart::kRubyPart},
    {MyHTML_TAG_SVG, BodyStart::kForeign},
    {MyHTML_TAG_BASE, BodyStart::kOfHead},
    {MyHTML_TAG_BASEFONT, BodyStart::kOfHead},
    {MyHTML_TAG_BGSOUND, BodyStart::kOfHead},
    {MyHTML_TAG_LINK, BodyStart::kOfHead},
    {MyHTML_TAG_META, BodyStart::kOfHead},
    {MyHTML_TAG_SCRIPT, BodyStart::kOfHead},
    {MyHTML_TAG_STYLE, BodyStart::kOfHead},
    {MyHTML_TAG_TEMPLATE, BodyStart::kOfHead},
    {MyHTML_TAG_TITLE, BodyStart::kOfHead},
    {MyHTML_TAG_HTML, BodyStart::kHtml},
    {MyHTML_TAG_BODY, BodyStart::kBody},
    {MyHTML_TAG_CAPTION, BodyStart::kIgnored},
    {MyHTML_TAG_COL, BodyStart::kIgnored},
    {MyHTML_TAG_COLGROUP, BodyStart::kIgnored},
    {MyHTML_TAG_FRAME, BodyStart::kIgnored},
    {MyHTML_TAG_HEAD, BodyStart::kIgnored},
    {MyHTML_TAG_TBODY, BodyStart::kIgnored},
    {MyHTML_TAG_TD, BodyStart::kIgnored},
    {MyHTML_TAG_TFOOT, BodyStart::kIgnored},
    {MyHTML_TAG_TH, BodyStart::kIgnored},
    {MyHTML_TAG_THEAD, BodyStart::kIgnored},
    {MyHTML_TAG_TR, BodyStart::kIgnored},
    {MyHTML_TAG_FRAMESET, BodyStart::kRare},
    {MyHTML_TAG_ISINDEX, BodyStart::kRare},
    {MyHTML_TAG_KEYGEN, BodyStart::kRare},
    {MyHTML_TAG_LISTING, BodyStart::kRare},
    {MyHTML_TAG_MATH, BodyStart::kRare},
    {MyHTML_TAG_MENUITEM, BodyStart::kRare},
    {MyHTML_TAG_NOEMBED, BodyStart::kRare},
    {MyHTML_TAG_NOFRAMES, BodyStart::kRare},
    {MyHTML_TAG_PLAINTEXT, BodyStart::kRare},
    {MyHTML_TAG_XMP, BodyStart::kRare},
};

constexpr std::pair<TagNumber, BodyEnd> kEnds[] = {
    {MyHTML_TAG_BODY, BodyEnd::kBody},         {MyHTML_TAG_HTML, BodyEnd::kHtml},
    {MyHTML_TAG_FORM, BodyEnd::kForm},         {MyHTML_TAG_P, BodyEnd::kParagraph},
    {MyHTML_TAG_LI, BodyEnd::kListItem},       {MyHTML_TAG_DT, BodyEnd::kDefinition},
    {MyHTML_TAG_DD, BodyEnd::kDefinition},     {MyHTML_TAG_A, BodyEnd::kFormatting},
    {MyHTML_TAG_APPLET, BodyEnd::kObject},     {MyHTML_TAG_MARQUEE, BodyEnd::kObject},
    {MyHTML_TAG_OBJECT, BodyEnd::kObject},     {MyHTML_TAG_BR, BodyEnd::kBreak},
    {MyHTML_TAG_TEMPLATE, BodyEnd::kIgnored},  {MyHTML_TAG_BUTTON, BodyEnd::kBlock},
    {MyHTML_TAG_LISTING, BodyEnd::kBlock},     {MyHTML_TAG_PRE, BodyEnd::kBlock},
    {MyHTML_TAG_ADDRESS, BodyEnd::kBlock},     {MyHTML_TAG_ARTICLE, BodyEnd::kBlock},
    {MyHTML_TAG_ASIDE, BodyEnd::kBlock},       {MyHTML_TAG_BLOCKQUOTE, BodyEnd::kBlock},
    {MyHTML_TAG_CENTER, BodyEnd::kBlock},      {MyHTML_TAG_DETAILS, BodyEnd::kBlock},
    {MyHTML_TAG_DIALOG, BodyEnd::kBlock},      {MyHTML_TAG_DIR, BodyEnd::kBlock},
    {MyHTML_TAG_DIV, BodyEnd::kBlock},         {MyHTML_TAG_DL, BodyEnd::kBlock},
    {MyHTML_TAG_FIELDSET, BodyEnd::kBlock},    {MyHTML_TAG_FIGCAPTION, BodyEnd::kBlock},
    {MyHTML_TAG_FIGURE, BodyEnd::kBlock},      {MyHTML_TAG_FOOTER, BodyEnd::kBlock},
    {MyHTML_TAG_HEADER, BodyEnd::kBlock},      {MyHTML_TAG_HGROUP, BodyEnd::kBlock},
    {MyHTML_TAG_MAIN, BodyEnd::kBlock},        {MyHTML_TAG_MENU, BodyEnd::kBlock},
    {MyHTML_TAG_NAV, BodyEnd::kBlock},         {MyHTML_TAG_OL, BodyEnd::kBlock},
    {MyHTML_TAG_SECTION, BodyEnd::kBlock},     {MyHTML_TAG_SUMMARY, BodyEnd::kBlock},
    {MyHTML_TAG_UL, BodyEnd::kBlock},          {MyHTML_TAG_H1, BodyEnd::kHeading},
    {MyHTML_TAG_H2, BodyEnd::kHeading},        {MyHTML_TAG_H3, BodyEnd::kHeading},
    {MyHTML_TAG_H4, BodyEnd::kHeading},        {MyHTML_TAG_H5, BodyEnd::kHeading},
    {MyHTML_TAG_H6, BodyEnd::kHeading},        {MyHTML_TAG_B, BodyEnd::kFormatting},
    {MyHTML_TAG_BIG, BodyEnd::kFormatting},    {MyHTML_TAG_CODE, BodyEnd::kFormatting},
    {MyHTML_TAG_EM, BodyEnd::kFormatting},     {MyHTML_TAG_FONT, BodyEnd::kFormatting},
    {MyHTML_TAG_I, BodyEnd::kFormatting},      {MyHTML_TAG_NOBR, BodyEnd::kFormatting},
    {MyHTML_TAG_S, BodyEnd::kFormatting},      {MyHTML_TAG_SMALL, BodyEnd::kFormatting},
    {MyHTML_TAG_STRIKE, BodyEnd::kFormatting}, {MyHTML_TAG_STRONG, BodyEnd::kFormatting},
    {MyHTML_TAG_TT, BodyEnd::kFormatting},     {MyHTML_TAG_U, BodyEnd::kFormatting},
};

template <typename Kind, std::size_t count>
constexpr std::array<Kind, kFirstUnknown> by_tag(const std::pair<TagNumber, Kind> (&rows)[count]) {
  std::array<Kind, kFirstUnknown> kinds{};  // kOrdinary is the first of each.
  for (const auto& [tag, kind] : rows) kinds[tag] = kind;
  return kinds;
}

constexpr std::array<BodyStart, kFirstUnknown> kStartOf = by_tag(kStarts);
constexpr std::array<BodyEnd, kFirstUnknown> kEndOf = by_tag(kEnds);

}  // namespace

TagNumber TagNumbers::of(std::string_view name) {
  if (name.size() <= kLongestName) {
    const KnownTags& known = known_tags();
    const std::uint64_t key = key_of(name);
    std::size_t slot = slot_of(key, name.size());
    for (; known.slots[slot] != 0; slot = (slot + 1) % kSlots) {
      const TagNumber tag = known.slots[slot];
      if (known.keys[tag] == key && is_same(name, known.names[tag])) return tag;
    }
  }
  std::string low(name);
  for (char& c : low) c = small(c);
  const auto next = static_cast<TagNumber>(kFirstUnknown + unknown_.size());
  return unknown_.size() >= kMostUnknown && !unknown_.contains(low)
             ? TagNumber{0}
             : unknown_.try_emplace(std::move(low), next).first->second;
}

std::uint32_t categories_of(TagNumber tag) {
  constexpr std::uint32_t kUnknown = MyHTML_TAG_CATEGORIES_ORDINARY;
  return tag < kFirstUnknown ? known_tags().categories[tag] : kUnknown;
}

BodyStart body_start_of(TagNumber tag) {
  return tag < kFirstUnknown ? kStartOf[tag] : BodyStart::kOrdinary;
}

BodyEnd body_end_of(TagNumber tag) {
  return tag < kFirstUnknown ? kEndOf[tag] : BodyEnd::kOrdinary;
}

}  // namespace sourcier::html
