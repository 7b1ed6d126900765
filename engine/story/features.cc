#include "engine/story/features.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "engine/base/digest.h"
#include "engine/text/stemmer.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::uint32_t kLeadPercent = 225;
// Words of the title more than the others of the beginning.
constexpr std::uint32_t kTitlePercent = 130;

// Digits have no rows. A year tells little, another number something; both in 256ths of a bit.
constexpr std::uint32_t kYearRarity = 2 * 256;
constexpr std::uint32_t kNumberRarity = 5 * 256;
// A place that a gazetteer knows, and any other thing.
constexpr std::uint32_t kPlaceRarity = 3 * 256;
constexpr std::uint32_t kEntityRarity = 6 * 256;
// What more articles than one in sixteen have, in 256ths of a bit, finds no partners: in the title
// it weighs much, and would have a list that grows with the collection.
constexpr std::uint32_t kRare = 4 * 256;
// Keys of one entity that count; romanisations may give many.
constexpr std::size_t kMostKeys = 3;

// The keys of the stems of one language's words.
class StemKeys {
 public:
  explicit StemKeys(const std::string& tag) : stemmer_(tag), known_(known_of(tag)) {}

  // Stems are remembered: half of a text's words are its language's
  // commonest thousand, and stemming costs more than all else that is done with a word here.
  std::uint32_t of(std::string_view word) const {
    if (word.size() > kLongestKnown) return word_hash(stem_of(word));
    Known& known = known_[stable_hash(word) % kKnown];
    if (known.word != word) known = {std::string(word), word_hash(stem_of(word))};
    return known.key;
  }

 private:
  struct Known {
    std::string word;
    std::uint32_t key = 0;
  };
  static constexpr std::size_t kKnown = 8192;  // Some 400 KB of a thread for each language.
  static constexpr std::size_t kLongestKnown = 15;

  static std::vector<Known>& known_of(const std::string& tag) {
    thread_local std::map<std::string, std::vector<Known>> known;
    std::vector<Known>& own = known[tag];
    // No word is empty, so that this marks what is free.
    if (own.empty()) own.resize(kKnown);
    return own;
  }

  std::string stem_of(std::string_view word) const { return fold(stemmer_.stem(lower(word))); }

  Stemmer stemmer_;
  std::vector<Known>& known_;
};

// The most telling place that a feature stands in.
enum class Place : std::uint8_t { kBody, kLead, kTitle };

struct Tally {
  FeatureKind kind = FeatureKind::kWord;
  std::uint32_t count = 0;
  std::uint32_t rarity = 0;  // Of the commonest form.
  Place place = Place::kBody;
};

// By key. A name and a word of one stem are one feature: headlines write words as names.
using Tallies = std::map<std::uint32_t, Tally>;

void add(Tallies& tallies, std::uint32_t key, FeatureKind kind, std::uint32_t rarity, Place place) {
  Tally& tally = tallies[key];
  if (tally.count == 0 || kind == FeatureKind::kName) tally.kind = kind;
  tally.rarity = tally.count == 0 ? rarity : std::min(tally.rarity, rarity);
  tally.place = std::max(tally.place, place);
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
  const StemKeys& stems;
  const std::set<std::string_view>& names;

  void count(const Word& word, std::string_view text, Place place) const {
    if (word.digits) {
      const bool single = word.folded.size() < 2;
      if (!single)
        add(tallies, word_hash(word.folded), FeatureKind::kNumber,
            is_year(word) ? kYearRarity : kNumberRarity, place);
      return;
    }
    if (word.folded.size() < 2) return;
    const FeatureKind kind = names.contains(word.folded) ? FeatureKind::kName : FeatureKind::kWord;
    add(tallies, stems.of(slice(text, word.span)), kind, rarity.of(word.folded), place);
  }
};

// Whether the word and the next are neighbours in a script without spaces.
bool joins_next(const std::vector<Word>& words, std::size_t i) {
  return i + 1 < words.size() && words[i].wide && words[i + 1].wide &&
         words[i].span.end == words[i + 1].span.begin;
}

// Calls visit(word, its place in `words`) for what features are made of: words, and of scripts
// without spaces each two neighbours as one, for a character alone tells little.
template <typename Visit>
void for_each_unit(const std::vector<Word>& words, const Visit& visit) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (joins_next(words, i)) {
      Word pair = words[i];
      pair.span.end = words[i + 1].span.end;
      pair.folded += words[i + 1].folded;
      visit(pair, i);
    } else if (i == 0 || !joins_next(words, i - 1)) {
      visit(words[i], i);
    }
  }
}

// What tells the entity in other articles; no word ends like these.
std::vector<std::string> keys_of(const Entity& entity) {
  if (!entity.reference.empty()) return {entity.reference + '='};
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < std::min(kMostKeys, entity.keys.size()); ++i)
    keys.push_back(entity.keys[i] + '=');
  return keys;
}

void count_entities(Tallies& tallies, const Reading& reading, std::uint32_t end_of_lead) {
  std::vector<std::uint32_t> mentions(reading.entities.size());
  std::vector<Place> places(reading.entities.size());
  for (const Mention& mention : reading.mentions) {
    if (mention.entity >= mentions.size()) continue;
    ++mentions[mention.entity];
    if (mention.span.begin < end_of_lead) places[mention.entity] = Place::kLead;
  }
  for (std::size_t i = 0; i < reading.entities.size(); ++i) {
    const Entity& entity = reading.entities[i];
    const bool is_place = entity.type == EntityType::kPlace;
    const std::uint32_t rarity = is_place ? kPlaceRarity : kEntityRarity;
    for (const std::string& key : keys_of(entity)) {
      for (std::uint32_t m = 0; m < mentions[i]; ++m)
        add(tallies, word_hash(key), FeatureKind::kEntity, rarity, places[i]);
    }
  }
}

// The fourth root of rarity cubed times how often: a rare word does not drown all others, nor does
// one that is repeated.
std::uint16_t weight_of(const Tally& tally) {
  const std::uint64_t rarity = tally.rarity;
  const std::uint64_t count = std::min<std::uint64_t>(tally.count, 0xffff);
  std::uint64_t weight = square_root(square_root(rarity * rarity * rarity * count));
  if (tally.place != Place::kBody) weight = weight * kLeadPercent / 100;
  if (tally.place == Place::kTitle) weight = weight * kTitlePercent / 100;
  return static_cast<std::uint16_t>(std::min<std::uint64_t>(weight, kMostWeight));
}

void keep_weightiest(std::vector<Feature>& features, std::size_t most) {
  std::ranges::sort(features, [](const Feature& a, const Feature& b) {
    return a.weight != b.weight ? a.weight > b.weight : a < b;
  });
  if (features.size() > most) features.resize(most);
}

std::vector<Feature> weightiest(const Tallies& tallies) {
  std::vector<Feature> features;
  std::vector<Feature> entities;
  for (const auto& [key, tally] : tallies) {
    const std::uint16_t weight = weight_of(tally);
    if (weight == 0) continue;
    auto& side = tally.kind == FeatureKind::kEntity ? entities : features;
    side.push_back({key, weight, tally.kind, tally.rarity >= kRare});
  }
  keep_weightiest(features, kMostFeatures);
  keep_weightiest(entities, kMostEntities);
  features.insert(features.end(), entities.begin(), entities.end());
  std::ranges::sort(features);
  return features;
}

}  // namespace

std::uint32_t lead_end(const std::vector<Word>& words) {
  return words.empty() ? 0 : words[std::min(kLeadWords, words.size()) - 1].span.end;
}

std::vector<Feature> features_of(const Document& document, const std::vector<Word>& words,
                                 const Language& language, const Rarity& rarity) {
  if (!rarity.is_known()) return {};
  Tallies tallies;
  const StemKeys stems(language.tag());
  const std::set<std::string_view> names = names_of(words);
  const WordCounter counter{tallies, rarity, stems, names};
  for_each_unit(scan_words(document.article.title), [&](const Word& word, std::size_t) {
    counter.count(word, document.article.title, Place::kTitle);
  });
  for_each_unit(words, [&](const Word& word, std::size_t i) {
    counter.count(word, document.article.text, i < kLeadWords ? Place::kLead : Place::kBody);
  });
  count_entities(tallies, document.reading, lead_end(words));
  return weightiest(tallies);
}

std::unordered_map<std::uint32_t, std::string> feature_names(const Document& document,
                                                             const Language& language) {
  std::unordered_map<std::uint32_t, std::string> names;
  const StemKeys stems(language.tag());
  for (const std::string& text : {document.article.title, document.article.text}) {
    for_each_unit(scan_words(text), [&](const Word& word, std::size_t) {
      const std::string_view written = slice(text, word.span);
      names.emplace(word.digits ? word_hash(word.folded) : stems.of(written), written);
    });
  }
  for (const Entity& entity : document.reading.entities)
    for (const std::string& key : keys_of(entity)) names.emplace(word_hash(key), entity.name);
  return names;
}

}  // namespace sourcier
