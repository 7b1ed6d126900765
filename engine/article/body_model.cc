#include "engine/article/body_model.h"

#include <algorithm>
#include <array>

#include "engine/article/line_facts.h"
#include "engine/article/line_features.h"
#include "engine/article/names.h"
#include "engine/base/digest.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestTitle = 400;  // Bytes.
constexpr std::uint32_t kTitleWords = 30;
constexpr std::int32_t kWorthALook = -3 * kScoreUnit;
constexpr std::uint32_t kSignatureWords = 16;

// magic | digest of the features' names | of each part: size, bytes.
constexpr std::string_view kModelMagic = "SRCBODY3";
constexpr std::size_t kModelHeader = 16;

void append_number(std::string& out, std::uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>((value >> shift) & 0xFF);
}

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i)
    value |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return value;
}

std::uint64_t names_digest() {
  std::string names;
  for (std::size_t i = 0; i < kBlockFeatures; ++i) names += std::string(feature_name(i)) + "\n";
  for (std::size_t i = 0; i < kLineFeatures; ++i) names += std::string(line_feature_name(i)) + "\n";
  return stable_hash(names);
}

// The heading that shows the title; else the first of the highest level.
std::size_t find_title_block(const Blocks& blocks, std::span<const std::string> titles) {
  std::size_t first = BlockFacts::kNoTitle;
  for (std::size_t i = 0; i < blocks.list.size(); ++i) {
    const Block& block = blocks.list[i];
    if (block.level == 0 || block.level > 2) continue;
    if (shows_title(blocks, block, titles)) return i;
    if (block.level == 1 && first == BlockFacts::kNoTitle) first = i;
  }
  return first;
}

// A lone number is furniture of the page, but not in a table.
bool is_figure_in_table(const Block& block, std::string_view text) {
  return block.kind == ParagraphKind::kTable &&
         text.find_first_of("0123456789") != std::string_view::npos &&
         std::ranges::none_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  static_cast<unsigned char>(c) >= 0x80;
         });
}

// A line of date or author.
bool is_signature(const Block& block, std::string_view text, const ExtractionRules::Data& rules) {
  if (block.words > kSignatureWords || block.level != 0) return false;
  const LineWords words(text);
  if (is_date_line(text, words, rules.dates)) return true;
  return !read_byline(text, rules).authors.empty();
}

}  // namespace

bool shows_title(const Blocks& blocks, const Block& block, std::span<const std::string> titles) {
  if (block.text.size() > kLongestTitle || block.level > 2) return false;
  // Folding costs more than all else.
  if (block.level == 0 && block.words > kTitleWords) return false;
  return std::ranges::find(titles, fold(blocks.text_of(block))) != titles.end();
}

PageMeasure measure_page(const BodyModel& model, const html::Tree& tree, Blocks& blocks,
                         const PageClaims& claims) {
  PageMeasure page{shape_of(tree, blocks), {}, FeatureColumns(kBlockFeatures, blocks.list.size())};
  page.facts.title = find_title_block(blocks, claims.titles);
  measure(tree, blocks, page.shape, page.facts, page.columns);
  measure_wording(tree, blocks, model.words, model.tokens, claims, page.columns);
  return page;
}

void measure_closer(const html::Tree& tree, const Blocks& blocks,
                    const ExtractionRules::Data& rules, const std::vector<std::int32_t>& scores,
                    PageMeasure& page) {
  const std::size_t count = blocks.list.size();
  page.facts.standing.assign(count, Standing::kNone);
  page.facts.signed_by.assign(count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const Block& block = blocks.list[i];
    const std::string_view text = blocks.text_of(block);
    if (scores[i] < kWorthALook || is_figure_in_table(block, text)) continue;
    page.facts.standing[i] = standing_of(text, rules.boilerplate);
    // Who wrote a quoted post, and when, belongs to it.
    const bool is_quoted = block.kind == ParagraphKind::kQuote;
    if (page.facts.standing[i] == Standing::kNone && !is_quoted && is_signature(block, text, rules))
      page.facts.signed_by[i] = 1;
  }
  measure_again(tree, blocks, page.shape, page.facts, scores, page.columns);
}

std::string pack_body_model(const BodyModelParts& parts) {
  std::string out(kModelMagic);
  append_number(out, names_digest());
  for (const std::string* part : {&parts.words, &parts.tokens, &parts.first, &parts.second,
                                  &parts.first_lines, &parts.second_lines, &parts.line_words}) {
    append_number(out, part->size());
    out += *part;
  }
  return out;
}

BodyModel load_body_model(std::string_view bytes) {
  if (bytes.size() < kModelHeader || !bytes.starts_with(kModelMagic)) return {};
  if (number_at(bytes, kModelMagic.size()) != names_digest()) return {};
  std::string_view rest = bytes.substr(kModelHeader);
  std::array<std::string_view, 7> parts;
  for (std::string_view& part : parts) {
    if (rest.size() < sizeof(std::uint64_t)) return {};
    const std::uint64_t size = number_at(rest, 0);
    rest.remove_prefix(sizeof size);
    if (size > rest.size()) return {};
    part = rest.substr(0, size);
    rest.remove_prefix(size);
  }
  return {WordWeights(parts[0]),
          WordWeights(parts[1]),
          Forest(parts[2], kFirstPassFeatures),
          Forest(parts[3], kBlockFeatures),
          Forest(parts[4], kFirstLineFeatures),
          Forest(parts[5], kLineFeatures),
          WordWeights(parts[6])};
}

}  // namespace sourcier
