#include "engine/story/headline.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

#include "engine/base/digest.h"
#include "engine/story/words.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// A longer line is not a headline, and does not fit one on a screen.
constexpr std::size_t kLongestHeadline = 120;  // Code points.
// Only the beginning of an article says what it is about; this also bounds the work.
constexpr std::size_t kLeadBytes = 1200;
// Shorter words bind others.
constexpr std::size_t kContentLetters = 4;

std::string_view lead_of(const Article& article) {
  std::size_t end = std::min(kLeadBytes, article.text.size());
  while (!is_boundary(article.text, end)) --end;
  return std::string_view(article.text).substr(0, end);
}

// Words by their hashes, sorted, each once.
using Words = std::vector<std::uint64_t>;

Words content_words(std::initializer_list<std::string_view> texts) {
  Words words;
  for (const std::string_view text : texts) {
    for (const Word& word : scan_words(text))
      if (word.folded.size() >= kContentLetters) words.push_back(stable_hash(word.folded));
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::string shortened(std::string_view text) {
  std::size_t end = 0;
  std::size_t last_space = 0;
  for (std::size_t count = 0; end < text.size() && count < kLongestHeadline; ++count) {
    const CodePoint point = code_point_at(text, end);
    if (is_space(point.value)) last_space = end;
    end += point.size;
  }
  if (end == text.size()) return std::string(text);
  return std::string(trim(text.substr(0, last_space > 0 ? last_space : end))) + "…";
}

// The title; else the first sentence.
std::string candidate_of(const Document& document) {
  const Article& article = document.article;
  if (!article.title.empty()) return article.title;
  const std::string_view text = article.text;
  const Span sentence =
      document.reading.sentences.empty()
          ? span_at(0, text.find('\n') == text.npos ? text.size() : text.find('\n'))
          : document.reading.sentences.front();
  return shortened(trim(slice(text, sentence)));
}

// Such a line is a heading, or shouts.
bool is_all_capitals(std::string_view title) {
  for (std::size_t at = 0; at < title.size();) {
    const CodePoint point = code_point_at(title, at);
    if (is_lower(point.value)) return false;
    at += point.size;
  }
  return true;
}

// Undated articles last.
bool is_earlier(const Article& a, const Article& b) {
  if (a.published.empty() != b.published.empty()) return b.published.empty();
  return a.published != b.published ? a.published < b.published : a.id < b.id;
}

}  // namespace

std::string headline_of(const std::vector<const Document*>& documents) {
  if (documents.size() == 1) return candidate_of(*documents.front());
  std::unordered_map<std::uint64_t, std::uint64_t> articles_with;
  for (const Document* document : documents) {
    const Article& article = document->article;
    for (const std::uint64_t word : content_words({article.title, lead_of(article)}))
      ++articles_with[word];
  }
  const bool any_title =
      std::ranges::any_of(documents, [](const Document* d) { return !d->article.title.empty(); });

  const Document* best = nullptr;
  std::string best_title;
  std::uint64_t best_score = 0;
  for (const Document* document : documents) {
    if (any_title && document->article.title.empty()) continue;
    std::string title = candidate_of(*document);
    const Words words = content_words({title});
    std::uint64_t sum = 0;
    for (const std::uint64_t word : words) sum += articles_with[word];
    // In thousandths; two words more than there are, lest the shortest title win.
    const std::uint64_t share = sum * 1000 / (words.size() + 2);
    const std::uint64_t score = is_all_capitals(title) ? share / 2 : share;
    const bool better = best == nullptr || score > best_score ||
                        (score == best_score && is_earlier(document->article, best->article));
    if (!better) continue;
    best = document;
    best_title = std::move(title);
    best_score = score;
  }
  return best_title;
}

}  // namespace sourcier
