#include "engine/reading/name_features.h"

#include <algorithm>

#include "engine/reading/feature_hash.h"
#include "engine/reading/lexicon_layout.h"
#include "engine/reading/part_features.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using lexicon_layout::word_hash;

constexpr std::size_t kAffix = 3;  // Letters.
// Beside the bits of append_key.
constexpr std::uint16_t kOpens = 1 << 9;
constexpr std::uint16_t kShouted = 1 << 10;
// A quotation of more words is speech, and no title of a work.
constexpr std::size_t kLongestTitle = 10;
// Words in small letters that stand so near to a capital may be part of its name.
constexpr std::size_t kReach = 3;

enum ListBit : std::uint16_t {
  kGivenBit = 1,
  kSurnameBit = 2,
  kOrganisationHeadBit = 4,
  kPlaceHeadBit = 8,
  kKnownBit = 16,  // With the type above it.
  kStopBit = 128,
  kCommonBit = 256,
  kAdjectiveBit = 512,  // Of nationality.
};

std::uint16_t lists_of(const NameWord& word, std::string_view written, const NameLexicon& lexicon) {
  if (!word.has_capital()) return 0;
  const std::string& folded = word.folded;
  std::uint16_t lists = 0;
  const auto add = [&](bool is_listed, std::uint16_t bit) { lists |= is_listed ? bit : 0; };
  add(lexicon.given_name(folded).has_value(), kGivenBit);
  add(lexicon.is_surname(folded), kSurnameBit);
  add(lexicon.is_any_organisation_head(folded), kOrganisationHeadBit);
  add(lexicon.is_place_head(folded), kPlaceHeadBit);
  add(lexicon.is_stop(folded), kStopBit);
  add(lexicon.is_common(written), kCommonBit);
  add(!lexicon.country_of_adjective(folded).empty(), kAdjectiveBit);
  if (const auto known = lexicon.known(folded)) {
    lists = static_cast<std::uint16_t>(lists | kKnownBit | static_cast<int>(known->type) << 5);
  }
  return lists;
}

void set_affixes(std::string_view key, NameFacts& facts) {
  std::size_t letters = 0;
  for (std::size_t at = key.size(); at > 0 && letters < kAffix;) {
    while (--at > 0 && !is_boundary(key, at)) {
    }
    if (++letters == kAffix) facts.ending = word_hash(key.substr(at));
  }
  letters = 0;
  for (std::size_t at = 0; at < key.size() && letters < kAffix;) {
    while (++at < key.size() && !is_boundary(key, at)) {
    }
    if (++letters == kAffix) facts.beginning = word_hash(key.substr(0, at));
  }
}

NameFacts facts_of(const NameWord& word, std::string_view written, const NameLexicon& lexicon,
                   const WordClusters& clusters) {
  NameFacts facts;
  std::string key;
  facts.shape = append_key(written, key);
  if (word.opens) facts.shape |= kOpens;
  if (word.shouted) facts.shape |= kShouted;
  if (word.shape == WordShape::kNumber)
    std::ranges::replace_if(key, [](char c) { return c >= '0' && c <= '9'; }, '0');
  facts.form = word_hash(key);
  set_affixes(key, facts);
  facts.cluster = clusters.find(word_hash(written));
  if (facts.cluster.fine == 0 || word.shouted) {
    const WordCluster small = clusters.find(facts.form);
    if (small.fine != 0) facts.cluster = small;
  }
  facts.lists = lists_of(word, written, lexicon);
  return facts;
}

std::uint8_t step_of(int strength) {
  constexpr int kSteps[] = {1, 3, 6, 10};
  std::uint8_t step = 0;
  for (const int least : kSteps)
    step = static_cast<std::uint8_t>(step + (strength >= least ? 1 : 0));
  return step;
}

bool is_quote(char32_t mark, bool& opens, bool& closes) {
  opens = mark == U'«' || mark == U'“' || mark == U'„' || mark == U'"';
  closes = mark == U'»' || mark == U'”' || mark == U'"' || mark == U'“';
  return opens || closes;
}

// A title may have a colon, but hardly a comma.
bool ends_clause(const NameWord& word) { return word.mark == U',' || word.mark == U';'; }

void mark_quoted(std::span<const NameWord> words, std::span<NameFacts> facts) {
  std::size_t open = words.size();
  for (std::size_t at = 0; at < words.size(); ++at) {
    bool opens = false;
    bool closes = false;
    if (words[at].shape != WordShape::kPunctuation || !is_quote(words[at].mark, opens, closes))
      continue;
    if (closes && open < at) {
      const auto inside = words.subspan(open + 1, at - open - 1);
      if (inside.size() <= kLongestTitle && std::ranges::none_of(inside, ends_clause)) {
        for (std::size_t i = open + 1; i < at; ++i) {
          facts[i].quote_begin = static_cast<std::uint32_t>(open + 1);
          facts[i].quote_end = static_cast<std::uint32_t>(at);
        }
      }
      open = words.size();
    } else if (opens) {
      open = at;
    }
  }
}

void set_units(std::span<const NameWord> words, std::span<NameFacts> facts) {
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at;
    if (facts[at].rule != kNoName) {
      end = at + 1;
      while (end < words.size() && facts[end].rule != kNoName && !is_first(facts[end].rule)) ++end;
    } else {
      while (end < words.size() && words[end].has_capital() && facts[end].rule == kNoName &&
             !facts[end].denied)
        ++end;
    }
    std::uint64_t form = 0;
    for (std::size_t i = at; i < end; ++i) form = form * 0x9E3779B97F4A7C15ULL + facts[i].form;
    for (std::size_t i = at; i < end; ++i) {
      facts[i].unit_begin = static_cast<std::uint32_t>(at);
      facts[i].unit_end = static_cast<std::uint32_t>(end);
      facts[i].unit_form = form;
    }
    at = std::max(end, at + 1);
  }
}

// Whether the word may begin the title of a work: a short quotation without a mark inside.
bool is_title(std::span<const NameFacts> facts, std::size_t at) {
  return is_quoted(facts[at]) && at == facts[at].quote_begin;
}

// A role's own words; words alone that never name anything ("Etat"), or that owe their capital to
// their place; adjectives of nationality where the language writes them with a capital.
void deny(std::span<const NameWord> words, std::size_t first, std::span<const RolePhrase> roles,
          const NameLexicon& lexicon, std::span<NameFacts> facts) {
  const std::size_t last = first + words.size();
  auto role = std::ranges::lower_bound(roles, first, {}, &RolePhrase::end);
  for (; role != roles.end() && role->begin < last; ++role) {
    const std::size_t end = std::min(std::max(role->end, role->own_end), last);
    for (std::size_t i = std::max(role->begin, first); i < end; ++i) {
      facts[i - first].denied = facts[i - first].rule == kNoName;
    }
  }
  const auto is_capital = [&](std::size_t at) {
    return at < words.size() && words[at].has_capital();
  };
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].rule != kNoName || !words[i].has_capital()) continue;
    const bool alone = !is_capital(i + 1) && !is_capital(i - 1);
    const bool before_acronym = i + 1 < words.size() && words[i + 1].shape == WordShape::kAcronym;
    const bool is_stop = (facts[i].lists & kStopBit) != 0 && (alone || before_acronym);
    const bool is_plain = alone && words[i].opens && (facts[i].lists & kCommonBit) != 0;
    const bool is_letter = alone && words[i].shape == WordShape::kInitial;
    facts[i].denied = facts[i].denied || is_stop || is_letter || (is_plain && !is_title(facts, i));
    // "North Korean" is one too.
    const std::size_t most = std::min<std::size_t>(facts.size(), i + 2);
    for (std::size_t end = i + 1; end <= most; ++end) {
      if (!lexicon.is_capital_adjective(joined(words, i, end))) continue;
      for (std::size_t at = i; at < end; ++at) facts[at].denied = facts[at].rule == kNoName;
    }
  }
}

std::uint8_t place_of(const NameWord& word, const NameFacts& facts, std::size_t at) {
  if (is_in_unit(facts)) return at == facts.unit_begin ? 0 : 1;
  if (word.shape == WordShape::kPunctuation) return 2;
  if (word.shape == WordShape::kNumber) return 3;
  if (is_quoted(facts)) return at == facts.quote_begin ? 4 : 5;
  return 6;
}

constexpr NameFacts kOutside{};

const NameFacts& word_at(std::span<const NameFacts> words, std::size_t at, std::ptrdiff_t offset) {
  const std::size_t place = at + static_cast<std::size_t>(offset);
  return place < words.size() ? words[place] : kOutside;
}

std::uint64_t ruling(const NameFacts& word) {
  return static_cast<std::uint64_t>(word.rule) << 4 | word.strength;
}

// A quotation of few words may be the title of a work.
void append_quote_features(std::span<const NameFacts> words, std::size_t at,
                           std::vector<std::uint32_t>& features) {
  const NameFacts& word = words[at];
  const NameFacts& first = words[word.quote_begin];
  // Behind the quotation mark.
  const NameFacts& before = word_at(words, word.quote_begin, -2);
  const NameFacts& second = word_at(words, word.quote_begin, -3);
  const NameFacts& after = word_at(words, word.quote_end, 1);
  const std::uint64_t leads = (at == word.quote_begin ? 1 : 0) | (word.rule != kNoName ? 2 : 0);
  const std::uint64_t length = std::min<std::size_t>(word.quote_end - word.quote_begin, 6);
  const std::uint64_t begins = first.shape & 3;
  const bool is_unit =
      is_in_unit(word) && word.unit_begin == word.quote_begin && word.unit_end == word.quote_end;
  const auto add = [&](FeatureHash hash) { features.push_back(hash.value()); };
  add(FeatureHash(60) << leads << begins << before.form);
  add(FeatureHash(61) << leads << begins << before.cluster.fine);
  add(FeatureHash(62) << leads << begins << second.cluster.fine);
  add(FeatureHash(63) << leads << begins << length << first.shape);
  add(FeatureHash(64) << leads << begins << after.form);
  add(FeatureHash(65) << leads << begins << (is_unit ? 1 : 0) << ruling(word));
  add(FeatureHash(66) << leads << begins << first.cluster.coarse << before.cluster.coarse);
}

// What is said of the whole run, for its first word and for its others.
void append_unit_features(std::span<const NameFacts> words, std::size_t at,
                          std::vector<std::uint32_t>& features) {
  const NameFacts& word = words[at];
  const std::size_t begin = word.unit_begin;
  const std::size_t end = word.unit_end;
  const NameFacts& first = words[begin];
  const NameFacts& last = words[end - 1];
  const NameFacts& before = word_at(words, begin, -1);
  const NameFacts& second = word_at(words, begin, -2);
  const NameFacts& third = word_at(words, begin, -3);
  const NameFacts& after = word_at(words, end, 0);
  const NameFacts& later = word_at(words, end, 1);
  const std::uint64_t leads = (at == begin ? 1 : 0) | (word.rule != kNoName ? 2 : 0);
  const std::uint64_t length = std::min<std::size_t>(end - begin, 5);
  const auto add = [&](FeatureHash hash) { features.push_back(hash.value()); };
  add(FeatureHash(40) << leads << before.form);
  add(FeatureHash(41) << leads << before.cluster.fine);
  add(FeatureHash(42) << leads << second.form << before.form);
  add(FeatureHash(43) << leads << after.form);
  add(FeatureHash(44) << leads << after.cluster.fine);
  add(FeatureHash(45) << leads << first.cluster.fine << last.cluster.fine);
  add(FeatureHash(46) << leads << last.form);
  add(FeatureHash(47) << leads << last.cluster.fine << length);
  add(FeatureHash(48) << leads << first.form << length);
  add(FeatureHash(49) << leads << length << first.shape << (is_quoted(word) ? 1 : 0));
  add(FeatureHash(50) << leads << second.cluster.fine);
  add(FeatureHash(51) << leads << word.unit_form);
  add(FeatureHash(52) << leads << first.lists << last.lists << length);
  add(FeatureHash(53) << leads << third.cluster.fine);
  add(FeatureHash(54) << leads << before.cluster.fine << first.cluster.coarse
                      << last.cluster.coarse);
  add(FeatureHash(55) << leads << after.form << later.cluster.fine);
  add(FeatureHash(56) << leads << ruling(word) << first.cluster.coarse << last.cluster.coarse);
  add(FeatureHash(57) << leads << second.form);
  add(FeatureHash(58) << leads << first.cluster.fine << length);
}

}  // namespace

std::vector<NameFacts> name_facts(std::string_view text, std::span<const NameWord> sentence,
                                  std::size_t first, std::span<const TypedName> names,
                                  std::span<const RolePhrase> roles, const NameLexicon& lexicon,
                                  const WordClusters& clusters) {
  std::vector<NameFacts> facts;
  facts.reserve(sentence.size());
  for (const NameWord& word : sentence) {
    facts.push_back(facts_of(word, slice(text, word.span), lexicon, clusters));
  }
  for (const TypedName& name : names) {
    for (std::size_t i = name.begin; i < name.end; ++i) {
      facts[i - first].rule = i == name.begin ? first_label(name.type) : further_label(name.type);
      facts[i - first].strength = step_of(name.strength);
    }
  }
  mark_quoted(sentence, facts);
  deny(sentence, first, roles, lexicon, facts);
  set_units(sentence, facts);
  for (std::size_t at = 0; at < facts.size(); ++at) {
    facts[at].place = place_of(sentence[at], facts[at], at);
  }
  return facts;
}

void append_features(std::span<const NameFacts> words, std::size_t at,
                     std::vector<std::uint32_t>& features) {
  const NameFacts& word = words[at];
  const NameFacts& before = word_at(words, at, -1);
  const NameFacts& second = word_at(words, at, -2);
  const NameFacts& after = word_at(words, at, 1);
  const NameFacts& later = word_at(words, at, 2);
  const std::uint64_t quoted = is_quoted(word) ? 1 : 0;
  const auto add = [&](FeatureHash hash) { features.push_back(hash.value()); };
  add(FeatureHash(1) << word.form);
  add(FeatureHash(2) << word.form << word.shape);
  add(FeatureHash(3) << before.form);
  add(FeatureHash(4) << after.form);
  add(FeatureHash(5) << second.form);
  add(FeatureHash(6) << later.form);
  add(FeatureHash(7) << before.form << word.form);
  add(FeatureHash(8) << word.form << after.form);
  add(FeatureHash(9) << word.ending << (word.shape & 3));
  add(FeatureHash(10) << word.beginning << (word.shape & 3));
  add(FeatureHash(11) << word.shape << quoted);
  add(FeatureHash(12) << before.shape << word.shape << after.shape);
  add(FeatureHash(13) << word.cluster.fine);
  add(FeatureHash(14) << before.cluster.fine);
  add(FeatureHash(15) << after.cluster.fine);
  add(FeatureHash(16) << second.cluster.fine);
  add(FeatureHash(17) << later.cluster.fine);
  add(FeatureHash(18) << before.cluster.fine << word.cluster.fine);
  add(FeatureHash(19) << word.cluster.fine << after.cluster.fine);
  add(FeatureHash(20) << before.cluster.coarse << word.cluster.coarse << after.cluster.coarse);
  add(FeatureHash(21) << word.cluster.coarse << word.shape);
  add(FeatureHash(22) << ruling(word));
  add(FeatureHash(23) << before.rule << word.rule << after.rule);
  add(FeatureHash(24) << ruling(word) << word.cluster.coarse);
  add(FeatureHash(25) << ruling(word) << word.cluster.fine);
  add(FeatureHash(26) << ruling(word) << word.shape);
  add(FeatureHash(27) << ruling(word) << before.form);
  add(FeatureHash(28) << ruling(word) << word.lists);
  add(FeatureHash(29) << word.lists << word.shape);
  add(FeatureHash(30) << before.lists << word.lists << after.lists);
  add(FeatureHash(31) << ruling(word) << quoted);
  if (is_in_unit(word)) append_unit_features(words, at, features);
  if (is_quoted(word)) append_quote_features(words, at, features);
}

bool may_name(std::span<const NameFacts> words, std::size_t at) {
  if (words[at].denied) return false;
  for (std::size_t i = at - std::min(at, kReach); i < std::min(words.size(), at + kReach + 1);
       ++i) {
    if (is_in_unit(words[i]) || is_quoted(words[i])) return true;
  }
  return false;
}

}  // namespace sourcier
