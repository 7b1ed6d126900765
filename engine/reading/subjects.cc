#include "engine/reading/subjects.h"

#include "engine/reading/tagged_words.h"

namespace sourcier {
namespace {

// No subject stands farther from its verb.
constexpr std::size_t kFarthest = 60;
// "Untel, 59, of X, Md., who …, said": stretches between commas.
constexpr std::size_t kMostStretches = 8;

}  // namespace

bool has_main_verb(const ClauseWords& words, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (is_relative(words[i])) return false;
    if (!words[i].is_tagged_verb() || is_name(words[i])) continue;
    const bool infinitive = i > begin && words[i - 1].has(kInfinitive);
    const bool participle = i + 1 < end && words[i + 1].has(kBy);
    if (!infinitive && !participle) return true;
  }
  return false;
}

namespace {

// Where the stretch that ends at `end` begins: behind a comma, a quotation or another mark that
// parts.
std::size_t stretch_begin(const ClauseWords& words, std::size_t limit, std::size_t end) {
  std::size_t begin = end;
  while (begin > limit) {
    const ClauseWord& word = words[begin - 1];
    if (word.is_quotation()) break;
    if (word.kind == WordKind::kMark && !is_inner_mark(word) && !word.is_mark('(') &&
        !word.is_mark(')')) {
      break;
    }
    --begin;
  }
  return begin;
}

// The leftmost noun phrase of those that commas part before the verb: "X, a senator, 59, said".
Phrase before_commas(const ClauseWords& words, std::size_t limit, std::size_t comma) {
  Phrase best;
  std::size_t end = comma;
  for (std::size_t n = 0; n < kMostStretches && end > limit; ++n) {
    std::size_t begin = stretch_begin(words, limit, end);
    if (begin == end) return best;
    std::size_t first = begin;
    while (first < end && (words[first].part == PartOfSpeech::kCconj || words[first].has(kBut))) {
      ++first;
    }
    if (first == end) return best;
    const ClauseWord& word = words[first];
    const bool inserted =
        !is_name(word) && (opens_clause(word) || word.is_tagged_verb() ||
                           word.part == PartOfSpeech::kAdp || word.part == PartOfSpeech::kAdv);
    if (!inserted && has_main_verb(words, first, end)) {
      const Phrase near = phrase_ending_at(words, first, end);
      return near.empty() ? best : near;
    }
    const bool subordinate = word.has(kSubordinator) && !is_relative(word);
    if (subordinate || word.has(kTimeWord)) return best;
    if (!inserted) {
      // "a Republican who has refused": up to the relative.
      std::size_t stop = first;
      while (stop < end && !is_relative(words[stop]) && !words[stop].is_tagged_verb()) ++stop;
      const Phrase found = phrase_ending_at(words, first, stop);
      if (!found.empty()) best = found;
    }
    if (begin == limit || !words[begin - 1].is_mark(',')) return best;
    end = begin - 1;
  }
  return best;
}

std::size_t opening(const ClauseWords& words, std::size_t limit, std::size_t close) {
  const bool parenthesis = words[close].is_mark(')');
  for (std::size_t i = close; i > limit; --i) {
    if (parenthesis ? words[i - 1].is_mark('(') : is_dash(words[i - 1])) return i - 1;
  }
  return close;
}

// "The officials who spoke on condition of anonymity | said": the antecedent of the relative that
// governs the phrase right before the verb.
Phrase before_relative(const ClauseWords& words, std::size_t limit, std::size_t at) {
  for (std::size_t i = at; i > limit; --i) {
    const ClauseWord& word = words[i - 1];
    if (word.kind == WordKind::kMark && !is_inner_mark(word)) return {};
    if (!is_relative(word)) continue;
    return phrase_ending_at(words, limit, i - 1);
  }
  return {};
}

}  // namespace

namespace {

// "faced dismal prospects after the governor | suggested": behind a verb, a word like "after" opens
// a clause of its own.
Phrase behind_subordinator(const ClauseWords& words, std::size_t limit, Phrase near) {
  std::size_t opener = near.end;
  while (opener > near.begin &&
         (!words[opener - 1].has(kSubordinator) || is_name(words[opener - 1]))) {
    --opener;
  }
  if (opener == near.begin || opener == near.end) return near;
  // "Talks resumed after the minister | said"
  const bool has_verb = any_in(words, {near.begin, opener - 1}, [](const ClauseWord& word) {
    return word.is_tagged_verb() && !is_name(word);
  });
  if (has_verb) return {opener, near.end};
  for (std::size_t i = near.begin; i > limit; --i) {
    const ClauseWord& word = words[i - 1];
    if (is_name(word)) continue;
    if (opens_clause(word) || (word.kind == WordKind::kMark && !is_inner_mark(word))) return near;
    if (word.is_tagged_verb()) return {opener, near.end};
  }
  return near;
}

bool may_speak(const ClauseWord& word) {
  return word.sense != NounSense::kNone || word.mention != kNowhere;
}

// "Sources close to the minister | say", "a document seen by Reuters | shows", "an official with
// knowledge of the matter | said": the noun that speaks, with all that follows it; empty where the
// phrase right before the verb has none in front of it.
Phrase with_head(const ClauseWords& words, std::size_t limit, Phrase near) {
  constexpr std::size_t kWithLink = 3;  // The noun, an adjective or participle, the preposition.
  if (near.begin < limit + kWithLink || words[near.begin - 1].has(kOf | kSubordinator)) return {};
  const ClauseWord& link = words[near.begin - 2];
  const bool is_link = (link.part == PartOfSpeech::kAdj || link.part == PartOfSpeech::kVerb) &&
                       link.mention == kNowhere && !words[near.begin - 1].has(kTimeWord);
  const std::size_t end = is_link ? near.begin - 2 : near.begin - 1;
  const ClauseWord& head = words[end - 1];
  // "A beekeeper quoted by Reuters | said": no thing and no words, by the rows for nouns.
  const bool is_told_of = is_link && link.part == PartOfSpeech::kVerb &&
                          words[near.begin - 1].has(kBy) && head.is_tagged_noun() &&
                          (head.noun == NounKind::kUnknown || head.noun == NounKind::kGroup);
  if ((head.sense == NounSense::kNone && !is_told_of) || head.mention != kNowhere) return {};
  const bool near_speaks = any_in(words, near, may_speak);
  if (!is_link && near_speaks) return {};
  const Phrase found = phrase_ending_at(words, limit, end);
  return found.empty() ? found : Phrase{found.begin, near.end};
}

// Auxiliaries, negations and adverbs: "has not yet | said", "he's | said".
bool stands_with_verb(const ClauseWord& word) {
  if (is_name(word) || opens_clause(word)) return false;
  if (word.has(kReflexive | kNegation)) return true;
  if (word.has(kObject) && !word.has(kPronoun | kDeterminer | kExpletive)) return true;
  return word.part == PartOfSpeech::kAdv || word.part == PartOfSpeech::kAux ||
         word.part == PartOfSpeech::kPart;
}

}  // namespace

namespace {

// The shortest beginning of the phrase from which one phrase reaches its end: of "à la presse le
// maire de Brest" the mayor.
Phrase last_phrase(const ClauseWords& words, Phrase found) {
  for (std::size_t begin = found.begin; begin < found.end; ++begin) {
    if (noun_phrase_at(words, begin).end >= found.end) return {begin, found.end};
  }
  return found;
}

// "Paul Martin, directeur du port, | qui": the name that the phrase in front of the relative tells
// more of.
Phrase named_before(const ClauseWords& words, std::size_t limit, Phrase found) {
  if (found.begin <= limit || is_name(words[found.begin]) || !words[found.begin - 1].is_mark(',')) {
    return found;
  }
  const std::size_t end = found.begin - 1;
  const Phrase before = last_phrase(words, phrase_ending_at(words, limit, end));
  const bool named = !before.empty() && words[end - 1].named == EntityType::kPerson;
  return named ? before : found;
}

}  // namespace

Phrase antecedent_of(const ClauseWords& words, std::size_t verb) {
  const std::size_t limit = verb > kFarthest ? verb - kFarthest : 0;
  std::size_t end = verb;
  while (end > limit && stands_with_verb(words[end - 1])) --end;
  if (end == limit || !words[end - 1].has(kRelative) || words[end - 1].has(kThat)) return {};
  --end;
  if (end > limit && words[end - 1].has(kTo | kOf | kPreposition)) return {};  // "selon qui"
  if (end > limit && words[end - 1].is_mark(',')) --end;
  if (end > limit && words[end - 1].is_mark(')')) end = opening(words, limit, end - 1);
  const Phrase found = last_phrase(words, phrase_ending_at(words, limit, end));
  return found.empty() ? found : named_before(words, limit, found);
}

Phrase tagged_subject(const ClauseWords& words, std::size_t verb) {
  const std::size_t limit = verb > kFarthest ? verb - kFarthest : 0;
  std::size_t end = verb;
  while (end > limit && stands_with_verb(words[end - 1])) --end;
  if (end == limit) return {};
  if (is_relative(words[end - 1])) {
    --end;
    if (end > limit && words[end - 1].is_mark(',')) --end;
    return phrase_ending_at(words, limit, end);
  }
  for (std::size_t n = 0; n < 2 && end > limit; ++n) {  // A parenthesis, or two dashes.
    if (!words[end - 1].is_mark(')') && !is_dash(words[end - 1])) break;
    const std::size_t open = opening(words, limit, end - 1);
    if (open == end - 1) break;
    end = open;
  }
  if (end > limit && words[end - 1].is_mark(',')) return before_commas(words, limit, end - 1);
  const Phrase near = behind_subordinator(words, limit, phrase_ending_at(words, limit, end));
  if (near.empty() || near.begin == limit) return near;
  const ClauseWord& before = words[near.begin - 1];
  const bool governed = before.part == PartOfSpeech::kAdp || before.is_tagged_verb();
  if (governed && !is_name(before)) {
    const Phrase antecedent = before_relative(words, limit, near.begin);
    if (!antecedent.empty()) return antecedent;
    const Phrase whole = with_head(words, limit, near);
    if (!whole.empty()) return whole;
  }
  return near;
}

Phrase tagged_shared_subject(const ClauseWords& words, std::size_t at) {
  const std::size_t limit = at > kFarthest ? at - kFarthest : 0;
  for (std::size_t i = at; i-- > limit;) {
    const ClauseWord& word = words[i];
    if (word.is_mark(';') || word.is_mark(':')) return {};
    if (!word.is_tagged_verb() || is_name(word)) continue;
    if (i > 0 && (words[i - 1].has(kInfinitive | kOf | kPreposition | kTo) ||
                  words[i - 1].has(kDeterminer))) {
      continue;
    }
    const Phrase found = tagged_subject(words, i);
    if (!found.empty() && found.end <= i) return found;
  }
  return {};
}

}  // namespace sourcier
