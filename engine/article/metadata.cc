#include "engine/article/metadata.h"

#include <cld2/public/compact_lang_det.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>

#include "engine/article/marks.h"
#include "engine/text/icu_status.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// A language is told by three pieces of the text: its beginning alone may quote another one, and
// all of it would cost more than the rest of the extraction.
constexpr std::size_t kPieces = 3;
constexpr std::size_t kPieceBytes = 240;
constexpr std::size_t kMostDetected = 4000;  // Where they do not tell it.

std::string sample_of(std::string_view text) {
  if (text.size() <= kPieces * kPieceBytes) return std::string(text);
  std::string sample;
  const std::size_t step = (text.size() - kPieceBytes) / (kPieces - 1);
  for (std::size_t piece = 0; piece < kPieces; ++piece) {
    std::size_t begin = piece * step, end = begin + kPieceBytes;
    while (!is_boundary(text, begin)) ++begin;
    while (!is_boundary(text, end)) --end;
    sample.append(text.substr(begin, end - begin)).append("\n");
  }
  return sample;
}

std::string language_told_by(std::string_view text) {
  bool is_reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &is_reliable);
  return is_reliable ? language_of_tag(CLD2::LanguageCode(language)) : std::string();
}

// "post-6 hentry category-kommentar tag-port": the topics of an article are among its classes.
bool has_topics(const html::Tree& tree, html::NodeId id) {
  const std::string_view names = tree.attribute(id, html::Attribute::kClass);
  return names.find("hentry") != std::string_view::npos &&
         (names.find("category-") != std::string_view::npos ||
          names.find("tag-") != std::string_view::npos);
}

}  // namespace

Url canonical_url(const Facts& facts, const std::string& fetched_from,
                  const ExtractionRules::Data& rules) {
  Url own = parse_url(fetched_from);
  drop_tracking(own, rules.tracking);
  const Url base = parse_url(facts.base, own);
  std::vector<std::string_view> stated = {facts.canonical, facts.first(StatedField::kUrl)};
  for (const JsonLdItem& item : facts.json_ld.items) {
    if (item.rank == 2) stated.push_back(item.url);
  }
  for (const std::string_view address : stated) {
    Url url = parse_url(address, base.empty() ? own : base);
    if (url.empty() || is_home_page(url)) continue;
    if (!own.empty() && site_of(url.host) != site_of(own.host)) continue;
    drop_tracking(url, rules.tracking);
    return url;
  }
  return own;
}

Url link_base(const Facts& facts, const std::string& fetched_from, const Url& canonical) {
  const Url own = parse_url(fetched_from);
  const Url& page = own.empty() ? canonical : own;
  Url base = parse_url(facts.base, page);
  return base.empty() ? page : base;
}

bool is_in_comment(const PageView& page, html::NodeId id) {
  const std::size_t all = page.tree.nodes().size();
  for (; id != 0; id = page.tree[id].parent) {
    const html::Node& node = page.tree[id];
    // A mark on most of the page ("has-comments") says nothing of its parts.
    const bool is_page = node.tag == html::Tag::kBody || 2 * std::size_t{node.end - id} > all;
    if (is_page) return false;
    if (node.attribute_count > 0 && page.marks.has(page.tree, id, "comment:") &&
        !has_topics(page.tree, id))
      return true;
  }
  return false;
}

std::string language_of_tag(std::string_view tag) {
  tag = trim(tag);
  std::string primary(tag.substr(0, tag.find_first_of("-_")));
  for (char& c : primary) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const bool is_tag = (primary.size() == 2 || primary.size() == 3) &&
                      std::ranges::all_of(primary, [](char c) { return c >= 'a' && c <= 'z'; });
  // Codes of before 1989, which CLD2 and old pages still use, and those of libraries that are no
  // beginning of the language's own name.
  constexpr std::pair<std::string_view, std::string_view> kRenamed[] = {
      {"iw", "he"},  {"in", "id"},  {"ji", "yi"},  {"chi", "zh"}, {"cze", "cs"}, {"dut", "nl"},
      {"fre", "fr"}, {"ger", "de"}, {"gre", "el"}, {"per", "fa"}, {"rum", "ro"}, {"slo", "sk"}};
  for (const auto& [old, now] : kRenamed) {
    if (primary == old) return std::string(now);
  }
  if (!is_tag) return {};
  if (primary.size() == 2) return primary;
  // Three letters where there are two for it ("eng").
  std::array<char, ULOC_LANG_CAPACITY> code{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(primary.c_str(), code.data(), ULOC_LANG_CAPACITY, &status);
  return is_done(status) ? code.data() : primary;
}

std::string detect_language(std::string_view text) {
  const std::string sample = sample_of(text);
  if (std::string language = language_told_by(sample); !language.empty()) return language;
  // Unsure: more of the text may tell.
  std::size_t end = std::min(text.size(), kMostDetected);
  while (!is_boundary(text, end)) --end;
  return end <= sample.size() ? std::string() : language_told_by(text.substr(0, end));
}

}  // namespace sourcier
