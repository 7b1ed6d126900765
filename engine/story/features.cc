#include "engine/story/features.h"

#include <libstemmer.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::uint32_t kLeadPercent = 130;
// So do names, by which events are told apart.
constexpr std::uint32_t kNamePercent = 150;

// Digits have no rows. A year tells little, another number something; both in 256ths of a bit.
constexpr std::uint32_t kYearRarity = 2 * 256;
constexpr std::uint32_t kNumberRarity = 5 * 256;
// A thing that a gazetteer knows, or that has keys of its own.
constexpr std::uint32_t kPlaceRarity = 3 * 256;
constexpr std::uint32_t kEntityRarity = 6 * 256;
// Keys of one entity that count; romanisations may give many.
constexpr std::size_t kMostKeys = 3;

// Snowball's stemmer of one language; a language without one keeps its words.
class Stemmer {
 public:
  explicit Stemmer(const std::string& tag)
      : stemmer_(sb_stemmer_new(tag.substr(0, 2).c_str(), "UTF_8"), sb_stemmer_delete) {}

  std::string of(std::string_view word) const {
    const std::string lowered = lower(word);
    if (!stemmer_) return fold(lowered);
    const auto* bytes = reinterpret_cast<const sb_symbol*>(lowered.data());
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(lowered.size()));
    if (stem == nullptr) return fold(lowered);
    const auto size = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
    return fold(std::string_view(reinterpret_cast<const char*>(stem), size));
  }

 private:
  std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer_;
};

struct Tally {
  FeatureKind kind = FeatureKind::kWord;
  std::uint32_t count = 0;
  std::uint32_t rarity = 0;  // Of the commonest form.
  bool lead = false;
};

// By key. A name and a word of one stem are one feature: headlines write words as names.
using Tallies = std::map<std::uint32_t, Tally>;

void add(Tallies& tallies, std::string_view key, FeatureKind kind, std::uint32_t rarity,
         bool lead) {
  Tally& tally = tallies[word_hash(key)];
  if (tally.count == 0 || kind == FeatureKind::kName) tally.kind = kind;
  tally.rarity = tally.count == 0 ? rarity : std::min(tally.rarity, rarity);
  tally.lead = tally.lead || lead;
  ++tally.count;
}

// Words that the text writes with a capital where a sentence does not ask for one.
std::set<std::string_view> names_of(const std::vector<Word>& words) {
  std::set<std::string_view> names;
  for (const Word& word : words)
    if (word.capital && !word.first) names.insert(word.folded);
  return names;
}

bool is_year(const Word& word) {
  return word.folded.size() == 4 &&
         (word.folded.starts_with("19") || word.folded.starts_with("20"));
}

struct WordCounter {
  Tallies& tallies;
  const Rarity& rarity;
  const Stemmer& stemmer;
  const std::set<std::string_view>& names;

  void count(const Word& word, std::string_view text, bool lead) const {
    if (word.digits) {
      const bool single = word.folded.size() < 2;
      if (!single)
        add(tallies, word.folded, FeatureKind::kNumber, is_year(word) ? kYearRarity : kNumberRarity,
            lead);
      return;
    }
    if (word.folded.size() < 2) return;
    const FeatureKind kind = names.contains(word.folded) ? FeatureKind::kName : FeatureKind::kWord;
    add(tallies, stemmer.of(slice(text, word.span)), kind, rarity.of(word.folded), lead);
  }
};

void count_entities(Tallies& tallies, const Reading& reading, std::uint32_t end_of_lead) {
  std::vector<std::uint32_t> mentions(reading.entities.size());
  std::vector<bool> lead(reading.entities.size());
  for (const Mention& mention : reading.mentions) {
    if (mention.entity >= mentions.size()) continue;
    ++mentions[mention.entity];
    if (mention.span.begin < end_of_lead) lead[mention.entity] = true;
  }
  for (std::size_t i = 0; i < reading.entities.size(); ++i) {
    const Entity& entity = reading.entities[i];
    const bool place = entity.type == EntityType::kPlace;
    const FeatureKind kind = place ? FeatureKind::kPlace : FeatureKind::kName;
    const std::uint32_t rarity = place ? kPlaceRarity : kEntityRarity;
    std::vector<std::string> keys;
    if (!entity.reference.empty()) {
      keys.push_back(entity.reference);
    } else {
      keys.assign(entity.keys.begin(), entity.keys.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                 kMostKeys, entity.keys.size())));
    }
    for (std::string& key : keys) {
      key.push_back('=');  // No word ends like this.
      for (std::uint32_t m = 0; m < mentions[i]; ++m) add(tallies, key, kind, rarity, lead[i]);
    }
  }
}

// Rarity, times one more than the natural logarithm of how often, in 256ths of a bit.
std::uint16_t weight_of(const Tally& tally) {
  constexpr std::uint64_t kNaturalPer1024 = 710;  // ln 2
  const std::uint64_t often = 256 + log2_256(tally.count) * kNaturalPer1024 / 1024;
  std::uint64_t weight = tally.rarity * often / 256;
  if (tally.kind == FeatureKind::kName) weight = weight * kNamePercent / 100;
  if (tally.lead) weight = weight * kLeadPercent / 100;
  return static_cast<std::uint16_t>(std::min<std::uint64_t>(weight, 0xffff));
}

std::vector<Feature> weightiest(const Tallies& tallies) {
  std::vector<Feature> features;
  for (const auto& [key, tally] : tallies) {
    const std::uint16_t weight = weight_of(tally);
    if (weight > 0) features.push_back({key, weight, tally.kind, tally.lead});
  }
  std::ranges::sort(features, [](const Feature& a, const Feature& b) {
    return a.weight != b.weight ? a.weight > b.weight : a < b;
  });
  if (features.size() > kMostFeatures) features.resize(kMostFeatures);
  std::ranges::sort(features);
  return features;
}

}  // namespace

std::uint32_t lead_end(const std::vector<Word>& words) {
  return words.empty() ? 0 : words[std::min(kLeadWords, words.size()) - 1].span.end;
}

std::vector<Feature> features_of(const Document& document, const std::vector<Word>& words,
                                 const Language& language, const Rarity& rarity) {
  Tallies tallies;
  const Stemmer stemmer(language.tag());
  const std::set<std::string_view> names = names_of(words);
  const WordCounter counter{tallies, rarity, stemmer, names};
  for (const Word& word : scan_words(document.article.title))
    counter.count(word, document.article.title, true);
  for (std::size_t i = 0; i < words.size(); ++i)
    counter.count(words[i], document.article.text, i < kLeadWords);
  count_entities(tallies, document.reading, lead_end(words));
  return weightiest(tallies);
}

}  // namespace sourcier
