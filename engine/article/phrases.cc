#include "engine/article/phrases.h"

#include <algorithm>

namespace sourcier {
namespace {

PhrasePlace place_of(std::string_view name) {
  if (name == "whole") return PhrasePlace::kWhole;
  if (name == "start") return PhrasePlace::kStart;
  if (name == "end") return PhrasePlace::kEnd;
  return PhrasePlace::kWithin;
}

bool stands_at(const StandingPhrase& phrase, const LineWords& line, std::size_t first) {
  const std::size_t end = first + phrase.words.size();
  if (end > line.size()) return false;
  const bool begins = first == 0;
  const bool ends = end == line.size();
  if (phrase.place == PhrasePlace::kWhole && !(begins && ends)) return false;
  if (phrase.place == PhrasePlace::kStart && !begins) return false;
  if (phrase.place == PhrasePlace::kEnd && !ends) return false;
  for (std::size_t i = 1; i < phrase.words.size(); ++i) {
    if (line[first + i] != phrase.words[i]) return false;
  }
  return true;
}

}  // namespace

void Phrases::add(const Table& table, std::string_view language) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const LineWords words(table.cell(row, 0));
    if (words.size() == 0) continue;
    StandingPhrase phrase;
    for (std::size_t i = 0; i < words.size(); ++i) phrase.words.emplace_back(words[i]);
    phrase.place = place_of(table.cell(row, 1));
    phrase.role = table.cell(row, 2);
    if (table.columns() > 3) phrase.value = table.cell(row, 3);
    phrase.language = language;
    auto& bucket = by_first_word_[phrase.words.front()];
    bucket.push_back(static_cast<std::uint32_t>(phrases_.size()));
    phrases_.push_back(std::move(phrase));
    std::ranges::stable_sort(bucket, [&](std::uint32_t a, std::uint32_t b) {
      return phrases_[a].words.size() > phrases_[b].words.size();
    });
  }
}

std::vector<PhraseHit> Phrases::find(const LineWords& line) const {
  std::vector<PhraseHit> hits;
  for (std::size_t first = 0; first < line.size(); ++first) {
    const auto bucket = by_first_word_.find(std::string(line[first]));
    if (bucket == by_first_word_.end()) continue;
    for (const std::uint32_t index : bucket->second) {
      const StandingPhrase& phrase = phrases_[index];
      if (stands_at(phrase, line, first))
        hits.push_back({&phrase, first, first + phrase.words.size()});
    }
  }
  return hits;
}

PhraseHit Phrases::find_role(const LineWords& line, std::string_view role) const {
  for (const PhraseHit& hit : find(line)) {
    if (hit.phrase->role == role) return hit;
  }
  return {};
}

}  // namespace sourcier
