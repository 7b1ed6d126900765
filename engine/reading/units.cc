#include "engine/reading/units.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/reading/tagged_words.h"

namespace sourcier {
namespace {

// Longer than any sentence of a newspaper; beyond it a text is a table, a list or an attack.
constexpr std::size_t kMostWords = 300;
// "LYON, March 4 (Agency) - ": place, day and agency take no more words.
constexpr std::size_t kLongestDateline = 16;

// A dateline is no part of what its sentence says.
void cut_dateline(Unit& unit) {
  const ClauseWords& words = unit.words;
  const std::size_t reach = std::min(words.size(), kLongestDateline);
  for (std::size_t i = 1; i + 2 < reach; ++i) {
    if (words[i].is_quotation() || words[i].part == PartOfSpeech::kAux) return;
    if (!words[i].is_mark(')') || !is_dash(words[i + 1])) continue;
    if (!words.front().is_capital && !words.front().is_mark('(')) return;
    unit.words.erase(unit.words.begin(), unit.words.begin() + static_cast<std::ptrdiff_t>(i) + 2);
    unit.span.begin = unit.words.front().span.begin;
    return;
  }
}

void push_cut(Unit unit, std::vector<Unit>& units) {
  while (unit.words.size() > kMostWords) {
    Unit head;
    head.paragraph = unit.paragraph;
    head.words.assign(std::make_move_iterator(unit.words.begin()),
                      std::make_move_iterator(unit.words.begin() + kMostWords));
    unit.words.erase(unit.words.begin(), unit.words.begin() + kMostWords);
    head.span = {unit.span.begin, head.words.back().span.end};
    unit.span.begin = unit.words.front().span.begin;
    units.push_back(std::move(head));
  }
  units.push_back(std::move(unit));
}

}  // namespace

std::vector<Unit> make_units(const Article& article, const std::vector<Span>& sentences,
                             const std::vector<Quoted>& quoted, const WordScanner& scanner) {
  std::vector<Unit> units;
  std::size_t paragraph = 0;
  std::size_t quote = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    Span span = sentences[s];
    // While the sentence's end lies inside a quotation, the next one belongs to it.
    for (;;) {
      while (quote < quoted.size() && quoted[quote].marks.end <= span.end) ++quote;
      const bool cut = quote < quoted.size() && quoted[quote].marks.begin < span.end;
      if (!cut) {
        // "He told them:" and the words themselves as a paragraph of their own.
        const bool introduces = article.text[span.end - 1] == ':' && quote < quoted.size() &&
                                s + 1 < sentences.size() &&
                                sentences[s + 1].begin == quoted[quote].marks.begin;
        if (!introduces) break;
        span.end = sentences[++s].end;
        continue;
      }
      if (s + 1 < sentences.size() && sentences[s + 1].begin < quoted[quote].marks.end) {
        span.end = std::max(sentences[++s].end, span.end);
      } else {
        span.end = quoted[quote].marks.end;
      }
    }
    while (paragraph + 1 < article.paragraphs.size() &&
           article.paragraphs[paragraph].span.end <= span.begin) {
      ++paragraph;
    }
    Unit unit;
    unit.span = span;
    unit.words = scanner.scan(span);
    cut_dateline(unit);
    unit.paragraph = paragraph;
    if (!unit.words.empty()) push_cut(std::move(unit), units);
  }
  return units;
}

}  // namespace sourcier
