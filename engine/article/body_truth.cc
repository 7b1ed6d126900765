#include "engine/article/body_truth.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "engine/article/words.h"
#include "engine/base/digest.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kWindow = 4;  // Words.

// Weights of labels; a snippet that somebody chose counts for as much as a long paragraph.
constexpr std::uint32_t kShortBlock = 4;
constexpr std::uint32_t kMostForWords = 28;
constexpr std::uint32_t kSnippet = 30;
constexpr std::uint32_t kRead = 20;
constexpr std::uint32_t kMostForRead = 28;
constexpr std::uint32_t kWeak = 3;
constexpr std::uint32_t kMostForWeak = 8;

using Windows = std::unordered_map<std::uint64_t, std::size_t>;

std::vector<std::uint64_t> window_list(std::string_view text) {
  const LineWords words(text);
  std::vector<std::uint64_t> list;
  if (words.size() == 0) return list;
  const std::size_t count = words.size() < kWindow ? 1 : words.size() - kWindow + 1;
  for (std::size_t i = 0; i < count; ++i) {
    std::string joined;
    for (std::size_t k = i; k < std::min(words.size(), i + kWindow); ++k) {
      joined += slice(text, words.span(k));
      joined += ' ';
    }
    list.push_back(stable_hash(joined));
  }
  return list;
}

Windows windows_of(std::string_view text) {
  Windows windows;
  for (const std::uint64_t window : window_list(text)) ++windows[window];
  return windows;
}

std::string squashed(std::string_view text) {
  std::string out;
  bool needs_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_space(point.value) || point.value == '\n') {
      needs_space = !out.empty();
    } else {
      if (needs_space) out += ' ';
      needs_space = false;
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
}

// A text as it is asked about blocks: its windows, and its short lines.
class Reference {
 public:
  explicit Reference(std::string_view text) : windows_(windows_of(text)) {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      for (const std::uint64_t line : window_list(text.substr(at, end - at))) lines_.insert(line);
      at = end + 1;
    }
  }
  // The share of the block's windows that the text has.
  double holds(std::string_view block) const {
    const std::vector<std::uint64_t> list = window_list(block);
    if (list.empty()) return 0;
    if (list.size() == 1) return lines_.contains(list.front()) || windows_.contains(list.front());
    const auto held = std::ranges::count_if(list, [&](auto w) { return windows_.contains(w); });
    return static_cast<double>(held) / static_cast<double>(list.size());
  }

 private:
  Windows windows_;
  std::unordered_set<std::uint64_t> lines_;
};

std::uint8_t weight_of(std::uint32_t least, std::uint32_t words, std::uint32_t most) {
  return static_cast<std::uint8_t>(least + std::min(words / 2, most));
}

void label_by_text(const std::vector<LabelledText>& units, const Reference& text,
                   BlockLabels& out) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    const LabelledText& unit = units[i];
    out.labels[i] = text.holds(unit.text) >= 0.5 ? 1 : 0;
    out.weights[i] = weight_of(kShortBlock, unit.words, kMostForWords);
  }
}

// Where all agree.
void label_by_others(const std::vector<LabelledText>& units, const std::vector<std::string>& texts,
                     BlockLabels& out) {
  std::vector<Reference> references;
  for (const std::string& text : texts) references.emplace_back(text);
  if (references.empty()) return;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const LabelledText& unit = units[i];
    std::size_t votes = 0;
    for (const Reference& reference : references)
      if (reference.holds(unit.text) >= 0.5) ++votes;
    if (votes != 0 && votes != references.size()) continue;
    out.labels[i] = votes != 0 ? 1 : 0;
    out.weights[i] = weight_of(kWeak, unit.words / 2, kMostForWeak);
  }
}

// Where a person looked at the block itself.
void label_by_reading(const std::vector<LabelledText>& units, const PageTruth& truth,
                      BlockLabels& out) {
  std::unordered_map<std::uint32_t, std::uint8_t> labels;
  for (const std::uint32_t key : truth.other) labels[key] = 0;
  for (const std::uint32_t key : truth.body) labels[key] = 1;
  if (labels.empty()) return;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto it = labels.find(block_key(units[i].text));
    if (it == labels.end()) continue;
    out.labels[i] = it->second;
    out.weights[i] = weight_of(kRead, units[i].words, kMostForRead);
  }
}

void label_by_snippets(const std::vector<LabelledText>& units, const PageTruth& truth,
                       BlockLabels& out) {
  std::vector<std::uint32_t> good(units.size(), 0), bad(units.size(), 0);
  std::vector<std::string> texts;
  for (const LabelledText& unit : units) texts.push_back(squashed(unit.text));
  const auto mark = [&](const std::string& snippet, std::vector<std::uint32_t>& weights) {
    const std::string wanted = squashed(snippet);
    if (wanted.empty()) return;
    std::vector<std::size_t> holders;
    for (std::size_t i = 0; i < texts.size(); ++i)
      if (texts[i].find(wanted) != std::string::npos) holders.push_back(i);
    for (const std::size_t i : holders)
      weights[i] += kSnippet / static_cast<std::uint32_t>(holders.size());
  };
  for (const std::string& snippet : truth.with) mark(snippet, good);
  for (const std::string& snippet : truth.without) mark(snippet, bad);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (good[i] == 0 && bad[i] == 0) continue;
    out.labels[i] = good[i] > bad[i] ? 1 : 0;
    const std::uint32_t weight = std::max(good[i], bad[i]) - std::min(good[i], bad[i]);
    out.weights[i] = static_cast<std::uint8_t>(std::min<std::uint32_t>(weight, 60));
  }
}

}  // namespace

std::uint32_t block_key(std::string_view text) {
  return static_cast<std::uint32_t>(stable_hash(squashed(text)));
}

BlockLabels label_texts(const std::vector<LabelledText>& units, const PageTruth& truth) {
  BlockLabels out;
  out.labels.assign(units.size(), 0);
  out.weights.assign(units.size(), 0);
  if (truth.text) {
    label_by_text(units, Reference(*truth.text), out);
  } else {
    label_by_others(units, truth.weak, out);
    label_by_reading(units, truth, out);
    label_by_snippets(units, truth, out);
  }
  return out;
}

BlockLabels label_blocks(const Blocks& blocks, const PageTruth& truth) {
  std::vector<LabelledText> texts;
  for (const Block& block : blocks.list) texts.push_back({blocks.text_of(block), block.words});
  return label_texts(texts, truth);
}

void BodyScore::add(const BodyScore& other) {
  pages += other.pages;
  answered += other.answered;
  precision += other.precision;
  recall += other.recall;
  found += other.found;
  missing += other.missing;
  extra += other.extra;
}

double BodyScore::body_f1() const {
  if (pages == 0 || answered == 0) return 0;
  const double p = precision / static_cast<double>(answered);
  const double r = recall / static_cast<double>(pages);
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

double BodyScore::snippet_f1() const {
  const std::size_t all = 2 * found + missing + extra;
  return all == 0 ? 0 : 2 * static_cast<double>(found) / static_cast<double>(all);
}

BodyScore score_body(std::string_view text, const PageTruth& truth) {
  BodyScore score;
  if (truth.text) {
    const Windows wanted = windows_of(*truth.text), given = windows_of(text);
    std::size_t all_wanted = 0, all_given = 0, shared = 0;
    for (const auto& [window, count] : wanted) all_wanted += count;
    for (const auto& [window, count] : given) {
      all_given += count;
      const auto it = wanted.find(window);
      if (it != wanted.end()) shared += std::min(count, it->second);
    }
    score.pages = all_wanted > 0 ? 1 : 0;
    score.answered = all_given > 0 ? 1 : 0;
    if (all_given > 0)
      score.precision = static_cast<double>(shared) / static_cast<double>(all_given);
    if (all_wanted > 0)
      score.recall = static_cast<double>(shared) / static_cast<double>(all_wanted);
    return score;
  }
  const std::string shown = squashed(text);
  for (const std::string& snippet : truth.with)
    ++(shown.find(squashed(snippet)) != std::string::npos ? score.found : score.missing);
  for (const std::string& snippet : truth.without)
    if (shown.find(squashed(snippet)) != std::string::npos) ++score.extra;
  return score;
}

}  // namespace sourcier
