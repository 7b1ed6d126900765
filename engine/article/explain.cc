#include "engine/article/explain.h"

#include <algorithm>
#include <cstdlib>

#include "engine/article/line_features.h"
#include "engine/article/lines.h"
#include "engine/article/marks.h"
#include "engine/article/opened_page.h"
#include "engine/article/rules.h"
#include "engine/page/charset/charset.h"

namespace sourcier {
namespace {

constexpr std::size_t kFeaturesTold = 5;
constexpr std::size_t kLongestClass = 40;  // Bytes; generated names are longer.
constexpr std::size_t kElementsTold = 4;

double odds(std::int32_t score) { return static_cast<double>(score) / kScoreUnit; }

// As pages write it, of the elements that text stands in.
std::string_view tag_text(html::Tag tag) {
  constexpr std::pair<html::Tag, std::string_view> kNames[] = {
      {html::Tag::kP, "p"},
      {html::Tag::kDiv, "div"},
      {html::Tag::kLi, "li"},
      {html::Tag::kUl, "ul"},
      {html::Tag::kOl, "ol"},
      {html::Tag::kTd, "td"},
      {html::Tag::kTr, "tr"},
      {html::Tag::kTable, "table"},
      {html::Tag::kArticle, "article"},
      {html::Tag::kSection, "section"},
      {html::Tag::kMain, "main"},
      {html::Tag::kAside, "aside"},
      {html::Tag::kHeader, "header"},
      {html::Tag::kFooter, "footer"},
      {html::Tag::kForm, "form"},
      {html::Tag::kFigure, "figure"},
      {html::Tag::kFigcaption, "figcaption"},
      {html::Tag::kBlockquote, "blockquote"},
      {html::Tag::kH1, "h1"},
      {html::Tag::kH2, "h2"},
      {html::Tag::kH3, "h3"},
      {html::Tag::kH4, "h4"},
      {html::Tag::kH5, "h5"},
      {html::Tag::kH6, "h6"},
      {html::Tag::kBody, "body"}};
  for (const auto& [named, name] : kNames) {
    if (named == tag) return name;
  }
  return "element";
}

std::string element_text(const html::Tree& tree, html::NodeId id) {
  std::string text(tag_text(tree[id].tag));
  const std::string_view names = tree.attribute(id, html::Attribute::kClass);
  const std::string_view first = names.substr(0, names.find(' '));
  if (!first.empty() && first.size() <= kLongestClass) text += "." + std::string(first);
  return text;
}

std::string path_text(const html::Tree& tree, html::NodeId id) {
  std::string path;
  for (std::size_t i = 0; i < kElementsTold && id != 0; ++i, id = tree[id].parent)
    path = element_text(tree, id) + (path.empty() ? "" : " > ") + path;
  return path;
}

// What the trees ask about most, of one row; `name` names a feature.
template <typename Name>
std::vector<FeatureShare> strongest(const Forest& forest, const FeatureColumns& columns,
                                    std::size_t row, const Name& name) {
  const std::vector<std::int32_t> shares = forest.shares(columns, row);
  std::vector<FeatureShare> told;
  for (std::size_t f = 0; f < shares.size(); ++f)
    told.push_back({name(f), columns.at(f, row), odds(shares[f])});
  std::ranges::stable_sort(told, [](const FeatureShare& a, const FeatureShare& b) {
    return std::abs(a.share) > std::abs(b.share);
  });
  told.resize(std::min(told.size(), kFeaturesTold));
  return told;
}

std::string line_rule(std::string_view line, const ExtractionRules::Data& rules) {
  const StandingPhrase* phrase = standing_row(line, rules.boilerplate).phrase;
  if (phrase == nullptr) return {};
  std::string text(phrase->language);
  text += ":";
  for (const std::string& word : phrase->words) text += " " + word;
  return text + " (" + std::string(phrase->role) + ")";
}

class Explainer {
 public:
  Explainer(const OpenedPage& opened, const ExtractionRules::Data& rules, const Body& body,
            const BodyReasons& reasons)
      : opened_(opened), rules_(rules), body_(body), reasons_(reasons), marks_(rules.elements) {
    first_ = rules.body.first.score(reasons.page.columns);
  }

  BlockExplanation block(std::size_t i) {
    const Block& block = opened_.blocks.list[i];
    BlockExplanation told;
    told.text = std::string(opened_.blocks.text_of(block));
    told.kind = block.kind;
    told.is_kept = body_.is_kept[i] != 0;
    told.verdict = reasons_.verdicts[i];
    told.first_score = odds(first_[i]);
    told.score = odds(reasons_.scores[i]);
    told.features = strongest(rules_.body.second, reasons_.page.columns, i, feature_name);
    told.line_rule = line_rule(told.text, rules_);
    told.element_rule = element_rule(block.node);
    told.path = path_text(opened_.tree, block.node);
    return told;
  }

 private:
  std::string element_rule(html::NodeId id) {
    for (; id != 0; id = opened_.tree[id].parent) {
      const std::string_view row = marks_.row(opened_.tree, id);
      if (!row.empty()) return std::string(row);
    }
    return {};
  }

  const OpenedPage& opened_;
  const ExtractionRules::Data& rules_;
  const Body& body_;
  const BodyReasons& reasons_;
  Marks marks_;
  std::vector<std::int32_t> first_;
};

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::kScore:
      return "score";
    case Verdict::kProse:
      return "prose";
    case Verdict::kTogether:
      return "together";
    case Verdict::kCaption:
      return "caption";
    case Verdict::kRecipe:
      return "recipe";
    case Verdict::kTitle:
      return "title";
    case Verdict::kDeck:
      return "deck";
    case Verdict::kStanding:
      return "line rule";
    case Verdict::kTeased:
      return "below teaser";
    case Verdict::kTail:
      return "below tail";
    case Verdict::kLone:
      return "lone heading";
    case Verdict::kMetadata:
      return "metadata";
  }
  return {};
}

namespace {

void explain_blocks(std::string_view text, const Page& page, const ExtractionRules::Data& rules,
                    PageExplanation& told) {
  OpenedPage opened = open_page(text, page, rules);
  BodyReasons reasons;
  const Body body = choose_body(opened.tree, opened.blocks, rules, opened.claims(), &reasons);
  told.title = opened.title;
  Explainer explainer(opened, rules, body, reasons);
  for (std::size_t i = 0; i < opened.blocks.list.size(); ++i)
    told.blocks.push_back(explainer.block(i));
}

void explain_lines(std::string_view text, const ExtractionRules::Data& rules,
                   PageExplanation& told) {
  LineReasons reasons;
  told.title = read_lines(readable_text(text), rules, &reasons).title;
  const LineMeasure& measure = reasons.measure;
  for (std::size_t i = 0; i < reasons.lines.size(); ++i) {
    LineReason& line = reasons.lines[i];
    BlockExplanation& block = told.blocks.emplace_back();
    block.line_rule = line_rule(line.text, rules);
    block.text = std::move(line.text);
    block.kind = line.fate.kind;
    block.is_kept = line.fate.is_kept;
    block.verdict = line.verdict;
    if (measure.scores.empty()) continue;
    block.first_score = odds(measure.first[i]);
    block.score = odds(measure.scores[i]);
    block.features = strongest(rules.body.second_lines, measure.columns, i, line_feature_name);
  }
}

}  // namespace

PageExplanation explain(const Page& page, const ExtractionRules& rules) {
  PageExplanation told;
  told.path = page.path;
  const bool is_text = page.format == PageFormat::kText;
  if (page.format != PageFormat::kHtml && !is_text) return told;
  Decoded decoded;
  decode(page, rules.data().charsets, decoded);
  if (is_text) {
    explain_lines(decoded.text, rules.data(), told);
  } else {
    explain_blocks(decoded.text, page, rules.data(), told);
  }
  return told;
}

}  // namespace sourcier
