#include "engine/article/phrases.h"

#include <algorithm>

namespace sourcier {
namespace {

constexpr std::size_t kFirstSlots = 64;

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
    auto& bucket = made_bucket(phrase.words.front()).phrases;
    // Longer ones first, of one length in the order of the table.
    const auto is_longer = [&](std::size_t size, std::uint32_t other) {
      return size > phrases_[other].words.size();
    };
    bucket.insert(std::upper_bound(bucket.begin(), bucket.end(), phrase.words.size(), is_longer),
                  static_cast<std::uint32_t>(phrases_.size()));
    phrases_.push_back(std::move(phrase));
  }
}

const Phrases::Bucket* Phrases::bucket(std::string_view word, std::uint32_t hash) const {
  if (slots_.empty()) return nullptr;
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at].bucket != 0;
       at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash != hash) continue;
    const Bucket& found = buckets_[slots_[at].bucket - 1];
    if (found.word == word) return &found;
  }
  return nullptr;
}

void Phrases::take_slot(std::size_t bucket) {
  const std::uint32_t hash = buckets_[bucket].hash;
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].bucket != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {hash, static_cast<std::uint32_t>(bucket + 1)};
}

Phrases::Bucket& Phrases::made_bucket(const std::string& word) {
  const std::uint32_t hash = line_word_hash(word);
  if (const Bucket* known = bucket(word, hash); known != nullptr)
    return buckets_[static_cast<std::size_t>(known - buckets_.data())];
  buckets_.push_back({word, hash, {}});
  if (buckets_.size() * 2 <= slots_.size()) {
    take_slot(buckets_.size() - 1);
  } else {
    slots_.assign(std::max(slots_.size() * 2, kFirstSlots), {});
    for (std::size_t i = 0; i < buckets_.size(); ++i) take_slot(i);
  }
  return buckets_.back();
}

template <typename Take>
void Phrases::visit(const LineWords& line, Take take) const {
  for (std::size_t first = 0; first < line.size(); ++first) {
    const Bucket* found = bucket(line[first], line.hash(first));
    if (found == nullptr) continue;
    for (const std::uint32_t index : found->phrases) {
      const StandingPhrase& phrase = phrases_[index];
      if (!stands_at(phrase, line, first)) continue;
      if (!take(PhraseHit{&phrase, first, first + phrase.words.size()})) return;
    }
  }
}

std::vector<PhraseHit> Phrases::find(const LineWords& line) const {
  std::vector<PhraseHit> hits;
  visit(line, [&](const PhraseHit& hit) {
    hits.push_back(hit);
    return true;
  });
  return hits;
}

PhraseHit Phrases::find_role(const LineWords& line, std::string_view role) const {
  PhraseHit first;
  visit(line, [&](const PhraseHit& hit) {
    if (hit.phrase->role == role) first = hit;
    return first.phrase == nullptr;
  });
  return first;
}

bool Phrases::has_word(const LineWords& line, std::size_t index, std::string_view role) const {
  const Bucket* found = bucket(line[index], line.hash(index));
  return found != nullptr && std::ranges::any_of(found->phrases, [&](std::uint32_t phrase) {
           return phrases_[phrase].words.size() == 1 && phrases_[phrase].role == role;
         });
}

}  // namespace sourcier
