#include "engine/reading/name_heads.h"

#include <algorithm>

#include "engine/reading/spelt_names.h"

namespace sourcier {
namespace {

// "cour d'appel", "banque centrale": heads of so many words.
constexpr std::size_t kMostHeadWords = 3;
// "Association … de la … des …": complements of one name.
constexpr int kMostComplements = 4;
constexpr std::size_t kMostPortfolioWords = 6;
// "brigade des mineurs de": words in small letters between a head and its first capital.
constexpr std::size_t kMostWordsToCapital = 6;
// A shorter acronym spells too many things.
constexpr std::size_t kShortestAcronym = 2;

}  // namespace

std::optional<NameCandidate> NameHeads::name_at(std::size_t at) const {
  if (word(at).shape == WordShape::kLower) return under_context(at);
  if (word(at).shape != WordShape::kCapital) return std::nullopt;
  if (auto name = under_capital(at)) return name;
  return under_context(at);
}

// "Association des usagers de …": a head with its capital takes complements in small letters.
std::optional<NameCandidate> NameHeads::under_capital(std::size_t at) const {
  if (!lexicon_.is_organisation_head(word(at).folded) || word(at).shouted) return std::nullopt;
  std::size_t end = before_acronym(at);
  const bool is_spelt = end > at;
  if (!is_spelt) {
    end = after_adjectives(after_capitals(at + 1, at), at);
    for (int i = 0; i < kMostComplements; ++i) {
      const std::size_t next = after_complement(end, at);
      if (next == end) break;
      end = next;
    }
  }
  if (end == at + 1) return std::nullopt;
  bool capital_behind = false;
  for (std::size_t i = at + 1; i < end; ++i) capital_behind |= word(i).has_capital();
  if (lexicon_.is_stop(word(at).folded) && !capital_behind && !is_spelt) return std::nullopt;
  NameCandidate name{.begin = at, .end = end, .basis = NameBasis::kHead};
  const NameContext context = lexicon_.context(word(at).folded);
  name.head = context.place == ContextPlace::kInside ? context.type : EntityType::kOrganisation;
  name.sure = is_spelt || capital_behind || !word(at).opens;
  return name;
}

// "mairie de Lyon": a head in small letters, with complements up to a name.
std::optional<NameCandidate> NameHeads::under_context(std::size_t at) const {
  NameContext context;
  const std::size_t head_end = context_end(at, context);
  if (head_end == at) return std::nullopt;
  NameCandidate name{.begin = at, .end = at, .basis = NameBasis::kHead};
  name.head = context.type;
  if (context.type == EntityType::kOrganisation) {
    const std::size_t end = after_portfolio(after_adjectives(head_end, at), at);
    if (end > head_end) {
      name.end = end;
      return name;
    }
  }
  std::size_t next = context.type == EntityType::kOther ? after_adjectives(head_end, at) : head_end;
  const bool is_organisation = context.type == EntityType::kOrganisation;
  for (std::size_t i = 0; i < kMostWordsToCapital && in_sentence(next, at); ++i, ++next) {
    const NameWord& here = word(next);
    if (here.has_capital()) {
      // "au tour de Rama Yade": no place and no prize is of a person's whole name.
      const bool linked = next > head_end;
      if (linked && !is_organisation && lexicon_.given_name(here.folded)) break;
      name.end = after_complement_of_name(after_capitals(next, at), at, context.type);
      return name;
    }
    const bool is_link = lexicon_.does(here.folded, WordRole::kJoiner) ||
                         lexicon_.does(here.folded, WordRole::kInner);
    const bool is_nominal = (is_adjective(next) || has_category(next, kNounCategory)) &&
                            !has_category(next, kPrepositionCategory);  // "cité | par Reuters"
    if (here.folded.empty() || (!is_link && !(is_organisation && is_nominal))) break;
  }
  return std::nullopt;
}

// "prix Nobel de la Paix", "traité de Rome sur …": prizes and treaties take one complement more.
std::size_t NameHeads::after_complement_of_name(std::size_t at, std::size_t head,
                                                EntityType type) const {
  if (type != EntityType::kOther || !in_sentence(at, head)) return at;
  if (!lexicon_.does(word(at).folded, WordRole::kJoiner)) return at;
  std::size_t next = at + 1;
  while (in_sentence(next, head) && next < at + 3 &&
         lexicon_.does(word(next).folded, WordRole::kInner)) {
    ++next;
  }
  const std::size_t end = after_capitals(next, head);
  return end > next && !lexicon_.given_name(word(next).folded) ? end : at;
}

// The end of the longest head at `at` that belongs to its name.
std::size_t NameHeads::context_end(std::size_t at, NameContext& context) const {
  const std::size_t most = lexicon_.phrases().contexts.most(word(at).folded);
  for (std::size_t length = std::min(kMostHeadWords, most); length > 0; --length) {
    if (!in_sentence(at + length - 1, at) || word(at + length - 1).folded.empty()) continue;
    context = lexicon_.context(joined(words_, at, at + length));
    if (context.place == ContextPlace::kInside) return at + length;
  }
  return at;
}

bool NameHeads::is_adjective(std::size_t at) const {
  return has_category(at, kAdjectiveCategory) ||
         !lexicon_.country_of_adjective(word(at).folded).empty();
}

std::size_t NameHeads::after_adjectives(std::size_t at, std::size_t head) const {
  while (in_sentence(at, head) && at < head + kLongestName && word(at).shape == WordShape::kLower &&
         is_adjective(at) && !has_category(at, kPrepositionCategory) &&
         !has_category(at, kDeterminerCategory)) {
    ++at;
  }
  return at;
}

std::size_t NameHeads::after_capitals(std::size_t at, std::size_t head) const {
  while (in_sentence(at, head) && at < head + kLongestName && word(at).has_capital() &&
         !(lexicon_.title(word(at).folded) && in_sentence(at + 1, head) &&
           word(at + 1).has_capital())) {
    ++at;
  }
  return at;
}

// "de la …", "pour le droit …": a preposition and what it brings; `at` if there is none.
std::size_t NameHeads::after_complement(std::size_t at, std::size_t head) const {
  if (!in_sentence(at, head) || word(at).folded.empty()) return at;
  const std::string& preposition = word(at).folded;
  if (!lexicon_.does(preposition, WordRole::kJoiner)) return at;
  std::size_t next = at + 1;
  while (in_sentence(next, head) && next < at + 3 &&
         lexicon_.does(word(next).folded, WordRole::kInner)) {
    ++next;
  }
  const std::size_t end = after_noun_phrase(next, head);
  return end > next ? end : at;
}

std::size_t NameHeads::after_noun_phrase(std::size_t at, std::size_t head) const {
  std::size_t end = after_capitals(at, head);
  if (end > at) return after_adjectives(end, head);
  while (in_sentence(end, head) && end < head + kLongestName &&
         word(end).shape == WordShape::kLower && written(end).size() > 2 &&
         (!lexicon_.is_common(written(end)) || has_category(end, kNounCategory) ||
          is_adjective(end)) &&
         !has_category(end, kPrepositionCategory)) {
    ++end;
  }
  return end;
}

std::size_t NameHeads::after_portfolio(std::size_t at, std::size_t head) const {
  std::size_t begin = at;
  while (in_sentence(begin, head) && begin < at + 2 &&
         (lexicon_.does(word(begin).folded, WordRole::kJoiner) ||
          lexicon_.does(word(begin).folded, WordRole::kInner))) {
    ++begin;
  }
  if (begin == at) return head;
  for (std::size_t length = kMostPortfolioWords; length > 0; --length) {
    if (!in_sentence(begin + length - 1, head)) continue;
    const std::string phrase = joined(words_, begin, begin + length);
    if (lexicon_.portfolios().find_folded(phrase) != Table::kNone) return begin + length;
  }
  return head;
}

// "Office de la mer du Nord (OMN)": the acronym tells how far the name goes. `head` if it does not.
std::size_t NameHeads::before_acronym(std::size_t head) const {
  for (std::size_t at = head + 1; at < head + kLongestName && in_sentence(at + 1, head); ++at) {
    if (word(at).mark != U'(') {
      if (word(at).shape == WordShape::kPunctuation) break;
      continue;
    }
    const NameWord& acronym = word(at + 1);
    const bool is_acronym = acronym.has_capital() && acronym.folded.size() >= kShortestAcronym;
    return is_acronym && spells_acronym(words_.subspan(head, at - head), acronym.folded) ? at
                                                                                         : head;
  }
  return head;
}

}  // namespace sourcier
