#include "engine/reading/name_facts.h"

#include <algorithm>
#include <string>

#include "engine/reading/lexicon_layout.h"
#include "engine/reading/part_features.h"
#include "engine/text/unicode.h"
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

// "« Nous rouvrirons mardi », a-t-elle déclaré": a verb of saying just behind the mark at `close`.
bool is_said(std::string_view text, std::span<const NameWord> words, std::size_t close,
             const NameLexicon& lexicon) {
  constexpr std::size_t kReach = 5;
  const std::size_t end = std::min(words.size(), close + kReach);
  for (std::size_t at = close + 1; at < end; ++at) {
    if (words[at].shape == WordShape::kPunctuation && words[at].mark != U',') return false;
    if (words[at].has_capital()) return false;
    if (lexicon.is_saying(lower(slice(text, words[at].span)))) return true;
  }
  return false;
}

void mark_quoted(std::string_view text, std::span<const NameWord> words, const NameLexicon& lexicon,
                 std::span<NameFacts> facts) {
  std::size_t open = words.size();
  for (std::size_t at = 0; at < words.size(); ++at) {
    bool opens = false;
    bool closes = false;
    if (words[at].shape != WordShape::kPunctuation || !is_quote(words[at].mark, opens, closes))
      continue;
    if (closes && open < at) {
      const auto inside = words.subspan(open + 1, at - open - 1);
      if (inside.size() <= kLongestTitle && std::ranges::none_of(inside, ends_clause) &&
          !is_said(text, words, at, lexicon)) {
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
    // "Du Québec, rien."
    const bool is_joiner = words[i].opens && lexicon.does(words[i].folded, WordRole::kJoiner);
    facts[i].denied =
        facts[i].denied || is_stop || is_letter || ((is_plain || is_joiner) && !is_title(facts, i));
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

// "le maire Tarvel de Brunoy": a place behind a surname is where somebody is from, while one behind
// a given name may be all that tells the person: "Renaud de Tarvel".
bool is_surname_only(const TypedName& name, const NameWord& word, const NameLexicon& lexicon) {
  return name.type == EntityType::kPerson && !lexicon.given_name(word.folded).has_value();
}

}  // namespace

bool may_lengthen(const NameWord& word, const NameLexicon& lexicon) {
  return word.has_capital() || word.shape == WordShape::kNumber ||
         lexicon.does(word.folded, WordRole::kJoiner) ||
         lexicon.does(word.folded, WordRole::kInner);
}

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
    const std::size_t behind = name.end - first;
    if (behind == facts.size()) continue;
    const bool is_joiner = lexicon.does(sentence[behind].folded, WordRole::kJoiner);
    facts[behind].lengthens =
        may_lengthen(sentence[behind], lexicon) &&
        !(is_joiner && is_surname_only(name, sentence[name.begin - first], lexicon));
  }
  mark_quoted(text, sentence, lexicon, facts);
  deny(sentence, first, roles, lexicon, facts);
  set_units(sentence, facts);
  for (std::size_t at = 0; at < facts.size(); ++at) {
    facts[at].place = place_of(sentence[at], facts[at], at);
  }
  return facts;
}

}  // namespace sourcier
