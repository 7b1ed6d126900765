#include "engine/html/names.h"

#include <myhtml/myhtml.h>

#include <array>
#include <cstdint>
#include <utility>

namespace sourcier::html {
namespace {

constexpr std::size_t kTags = MyHTML_TAG_LAST_ENTRY + 1;

struct TagPair {
  std::size_t theirs;
  Tag ours;
};

constexpr TagPair kTagPairs[] = {
    {MyHTML_TAG__TEXT, Tag::kText},
    {MyHTML_TAG_A, Tag::kA},
    {MyHTML_TAG_ADDRESS, Tag::kAddress},
    {MyHTML_TAG_ARTICLE, Tag::kArticle},
    {MyHTML_TAG_ASIDE, Tag::kAside},
    {MyHTML_TAG_AUDIO, Tag::kAudio},
    {MyHTML_TAG_BASE, Tag::kBase},
    {MyHTML_TAG_BLOCKQUOTE, Tag::kBlockquote},
    {MyHTML_TAG_BODY, Tag::kBody},
    {MyHTML_TAG_BR, Tag::kBr},
    {MyHTML_TAG_BUTTON, Tag::kButton},
    {MyHTML_TAG_CAPTION, Tag::kCaption},
    {MyHTML_TAG_CITE, Tag::kCite},
    {MyHTML_TAG_DD, Tag::kDd},
    {MyHTML_TAG_DETAILS, Tag::kDetails},
    {MyHTML_TAG_DIV, Tag::kDiv},
    {MyHTML_TAG_DL, Tag::kDl},
    {MyHTML_TAG_DT, Tag::kDt},
    {MyHTML_TAG_FIELDSET, Tag::kFieldset},
    {MyHTML_TAG_FIGCAPTION, Tag::kFigcaption},
    {MyHTML_TAG_FIGURE, Tag::kFigure},
    {MyHTML_TAG_FOOTER, Tag::kFooter},
    {MyHTML_TAG_FORM, Tag::kForm},
    {MyHTML_TAG_H1, Tag::kH1},
    {MyHTML_TAG_H2, Tag::kH2},
    {MyHTML_TAG_H3, Tag::kH3},
    {MyHTML_TAG_H4, Tag::kH4},
    {MyHTML_TAG_H5, Tag::kH5},
    {MyHTML_TAG_H6, Tag::kH6},
    {MyHTML_TAG_HEAD, Tag::kHead},
    {MyHTML_TAG_HEADER, Tag::kHeader},
    {MyHTML_TAG_HR, Tag::kHr},
    {MyHTML_TAG_HTML, Tag::kHtml},
    {MyHTML_TAG_IFRAME, Tag::kIframe},
    {MyHTML_TAG_IMG, Tag::kImg},
    {MyHTML_TAG_INPUT, Tag::kInput},
    {MyHTML_TAG_LABEL, Tag::kLabel},
    {MyHTML_TAG_LI, Tag::kLi},
    {MyHTML_TAG_LINK, Tag::kLink},
    {MyHTML_TAG_MAIN, Tag::kMain},
    {MyHTML_TAG_META, Tag::kMeta},
    {MyHTML_TAG_NAV, Tag::kNav},
    {MyHTML_TAG_NOSCRIPT, Tag::kNoscript},
    {MyHTML_TAG_OL, Tag::kOl},
    {MyHTML_TAG_OPTION, Tag::kOption},
    {MyHTML_TAG_P, Tag::kP},
    {MyHTML_TAG_PRE, Tag::kPre},
    {MyHTML_TAG_SCRIPT, Tag::kScript},
    {MyHTML_TAG_SECTION, Tag::kSection},
    {MyHTML_TAG_SELECT, Tag::kSelect},
    {MyHTML_TAG_SPAN, Tag::kSpan},
    {MyHTML_TAG_STYLE, Tag::kStyle},
    {MyHTML_TAG_SUMMARY, Tag::kSummary},
    {MyHTML_TAG_SVG, Tag::kSvg},
    {MyHTML_TAG_TABLE, Tag::kTable},
    {MyHTML_TAG_TBODY, Tag::kTbody},
    {MyHTML_TAG_TD, Tag::kTd},
    {MyHTML_TAG_TEMPLATE, Tag::kTemplate},
    {MyHTML_TAG_TEXTAREA, Tag::kTextarea},
    {MyHTML_TAG_TH, Tag::kTh},
    {MyHTML_TAG_THEAD, Tag::kThead},
    {MyHTML_TAG_TFOOT, Tag::kTfoot},
    {MyHTML_TAG_TIME, Tag::kTime},
    {MyHTML_TAG_TITLE, Tag::kTitle},
    {MyHTML_TAG_TR, Tag::kTr},
    {MyHTML_TAG_UL, Tag::kUl},
    {MyHTML_TAG_VIDEO, Tag::kVideo},
};

constexpr std::array<Tag, kTags> make_tags() {
  std::array<Tag, kTags> tags{};
  for (Tag& tag : tags) tag = Tag::kOther;
  for (const TagPair& pair : kTagPairs) tags[pair.theirs] = pair.ours;
  return tags;
}

constexpr std::array<Tag, kTags> kTagOf = make_tags();

constexpr std::pair<std::string_view, Attribute> kAttributes[] = {
    {"aria-hidden", Attribute::kAriaHidden},
    {"charset", Attribute::kCharset},
    {"class", Attribute::kClass},
    {"content", Attribute::kContent},
    {"data-testid", Attribute::kTestId},
    {"datetime", Attribute::kDatetime},
    {"hidden", Attribute::kHidden},
    {"href", Attribute::kHref},
    {"id", Attribute::kId},
    {"itemprop", Attribute::kItemprop},
    {"itemscope", Attribute::kItemscope},
    {"itemtype", Attribute::kItemtype},
    {"lang", Attribute::kLang},
    {"name", Attribute::kName},
    {"property", Attribute::kProperty},
    {"pubdate", Attribute::kPubdate},
    {"rel", Attribute::kRel},
    {"role", Attribute::kRole},
    {"style", Attribute::kStyle},
    {"title", Attribute::kTitle},
    {"type", Attribute::kType},
};

// An open hash table of the attributes, made by the compiler: names are many, those asked for few.
constexpr std::size_t kSlots = 128;  // A power of two, several times the attributes.
constexpr std::uint8_t kFree = 0xFF;

constexpr std::size_t slot_of(std::string_view name) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(name[at]); };
  return (name.size() * 9 + std::size_t{byte(0)} * 5 + byte(name.size() - 1)) % kSlots;
}

constexpr std::array<std::uint8_t, kSlots> make_slots() {
  std::array<std::uint8_t, kSlots> slots{};
  for (std::uint8_t& slot : slots) slot = kFree;
  for (std::size_t i = 0; i < std::size(kAttributes); ++i) {
    std::size_t slot = slot_of(kAttributes[i].first);
    while (slots[slot] != kFree) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<std::uint8_t>(i);
  }
  return slots;
}

constexpr std::array<std::uint8_t, kSlots> kAttributeSlots = make_slots();

// The sizes of the attributes that begin with each letter, a bit each.
constexpr std::size_t kLetters = 26;
constexpr std::array<std::uint32_t, kLetters> kSizesOf = [] {
  std::array<std::uint32_t, kLetters> sizes{};
  for (const auto& [name, attribute] : kAttributes)
    sizes[static_cast<std::size_t>(name[0] - 'a')] |= 1u << name.size();
  return sizes;
}();

}  // namespace

Tag tag_of(std::size_t parsers_tag) {
  return parsers_tag < kTags ? kTagOf[parsers_tag] : Tag::kOther;
}

bool is_data_type(std::string_view type) { return type.find("ld+json") != std::string_view::npos; }

bool may_be_attribute(char first, std::size_t size) {
  const auto letter = static_cast<unsigned char>((first | 0x20) - 'a');
  return letter < kLetters && size < 32 && (kSizesOf[letter] >> size & 1) != 0;
}

std::optional<Attribute> attribute_named(std::string_view name) {
  if (name.empty()) return {};
  for (std::size_t slot = slot_of(name); kAttributeSlots[slot] != kFree;
       slot = (slot + 1) % kSlots) {
    const auto& [known, attribute] = kAttributes[kAttributeSlots[slot]];
    if (known == name) return attribute;
  }
  return {};
}

}  // namespace sourcier::html
