#include "engine/reading/referents.h"

#include <algorithm>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

bool has_complement(const ClauseWords& words, Phrase phrase) {
  for (std::size_t i = phrase.begin + 1; i < phrase.end; ++i) {
    // "le chanteur de 38 ans", "the mother of three": a number tells of no other.
    const bool counts = i + 1 < phrase.end &&
                        (words[i + 1].has(kNumberWord) || words[i + 1].kind == WordKind::kNumber);
    if (words[i].has(kOf) && !counts) return true;
  }
  return false;
}

bool is_plural_phrase(const ClauseWords& words, Phrase phrase) {
  const ClauseWord& first = words[phrase.begin];
  return first.is_plural;
}

}  // namespace

Referents::Referents(const Article& article, const Reading& reading, const Language& language,
                     const std::vector<Unit>& units)
    : article_(article),
      reading_(reading),
      media_(language),
      peoples_(language.names("countries")),
      alike_(language.table("alike_offices")),
      settings_(language.table("settings")),
      noun_last_(language.puts_adjectives_first()) {
  for (std::size_t i = 0; i < units.size(); ++i) learn_offices(units[i], i);
  const std::string outlet = fold(article.outlet);
  for (EntityIndex e = 0; e < reading.entities.size() && !outlet.empty(); ++e) {
    const Entity& entity = reading.entities[e];
    if (entity.type != EntityType::kPerson && fold(entity.name) == outlet) {
      media_.learn(e, SourceKind::kNewspaper);
    }
  }
}

// Whether nouns and the name of a person follow: "Delmare opponent Paul Renner" is no Delmare.
bool Referents::describes_person(const ClauseWords& words, std::size_t at, std::size_t end) const {
  std::size_t next = at;
  while (next < end && words[next].part == PartOfSpeech::kNoun && !words[next].is_capital &&
         words[next].mention == kNowhere) {
    ++next;
  }
  return next > at && next < end && words[next].mention != kNowhere &&
         reading_.mentions[words[next].mention].type == EntityType::kPerson;
}

// The mention that the phrase is about: the first that nothing governs and that owns nothing.
// "the mayor's", "the mayor’s"
bool Referents::is_apostrophe_between(Span before, Span behind) const {
  const std::string_view between = slice(article_.text, {before.end, behind.begin});
  return between == "'" || between == "\u2019";
}

std::optional<std::size_t> Referents::head_mention(const ClauseWords& words, Phrase phrase) const {
  std::optional<std::size_t> found;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const std::uint32_t mention = words[i].mention;
    if (mention == kNowhere || (i > phrase.begin && words[i - 1].mention == mention)) continue;
    std::size_t end = i;
    while (end < words.size() && words[end].mention == mention) ++end;
    const bool owns = end < words.size() && words[end].text == "s" &&
                      is_apostrophe_between(words[end - 1].span, words[end].span);
    std::size_t before = i;
    while (before > phrase.begin && words[before - 1].has(kDeterminer | kTitle) &&
           !words[before - 1].has(kOf | kTo)) {
      --before;
    }
    // "la mère du petit Unetelle"
    if (before > phrase.begin + 1 && words[before - 1].part == PartOfSpeech::kAdj &&
        !words[before - 1].is_capital && words[before - 1].sense == NounSense::kNone &&
        words[before - 2].has(kOf)) {
      --before;
    }
    // "une enquête du journal X": the noun between belongs to the name.
    if (before > phrase.begin && words[before - 1].sense == NounSense::kSource &&
        words[before - 1].mention == kNowhere && is_outlet(words[before - 1].source)) {
      std::size_t noun = before - 1;
      while (noun > phrase.begin && words[noun - 1].has(kDeterminer) &&
             !words[noun - 1].has(kOf | kTo)) {
        --noun;
      }
      if (noun > phrase.begin + 1 && words[noun - 1].has(kOf)) before = noun;
    }
    // "au Fanal": the article that opens the phrase governs nothing inside it.
    const bool opens = before == phrase.begin + 1 && words[phrase.begin].has(kDeterminer);
    const bool governed =
        before > phrase.begin && !opens && words[before - 1].has(kOf | kTo | kPreposition | kBy);
    const bool office_follows =
        end < phrase.end && words[end].sense == NounSense::kRole && words[end].mention == kNowhere;
    const bool person = reading_.mentions[mention].type == EntityType::kPerson;
    // "the French transport ministry": a place or a people in front of the noun; "the Ormaie
    // prefecture": whatever is in front of an office, but not of "the X group".
    const EntityType type = reading_.mentions[mention].type;
    const bool of_office = end < phrase.end && words[end].sense == NounSense::kSource &&
                           words[end].source == SourceKind::kOrganisation && !words[end].is_generic;
    const bool describes = noun_last_ && end < phrase.end && words[end].is_word() &&
                           words[end].classes == 0 && !words[end].is_capital &&
                           words[end].mention == kNowhere &&
                           (type == EntityType::kPlace || type == EntityType::kOther || of_office);
    if (governed || owns || describes || (office_follows && !person)) continue;
    if (person && noun_last_ && describes_person(words, end, phrase.end)) continue;
    // "le procureur Paris" is no name of a person: an office takes persons only. In "the official X
    // news agency" the office is an adjective.
    const auto office = head_noun(words, {phrase.begin, i}, noun_last_);
    const bool after_office = office && words[*office].sense == NounSense::kRole &&
                              !(noun_last_ && words[*office].part == PartOfSpeech::kAdj);
    if (after_office && !person) continue;
    // "the head of | de X", a name that holds its "of".
    if (after_office && words[i].has(kOf) && !words[i].is_capital) continue;
    if (person) return i;
    if (!found) found = i;
  }
  return found;
}

// By the noun of a phrase without a name: the office or the kind of thing that the text gives.
std::optional<Referent> Referents::by_noun(const ClauseWords& words, Phrase phrase, std::size_t at,
                                           std::size_t unit) const {
  const ClauseWord& first = words[phrase.begin];
  const ClauseWord& noun = words[at];
  if (const auto found = generic(noun, phrase, words)) return found;
  Office wanted;
  wanted.noun = noun.text;
  wanted.modifiers = modifiers_of(words, phrase, at, kNowhere);
  wanted.gender = words[phrase.begin].gender;
  const bool definite =
      !first.has(kIndefinite) && !is_plural_phrase(words, phrase) && !noun.is_plural;
  if (const auto entity = definite ? holder(wanted, unit) : std::nullopt) {
    return of_entity(*entity, span_of(words, phrase));
  }
  const bool bare = definite && noun.sense == NounSense::kRole && first.has(kDeterminer) &&
                    !has_complement(words, phrase);
  if (const auto entity = bare ? only_holder(wanted) : std::nullopt) {
    return of_entity(*entity, span_of(words, phrase));
  }
  if (definite && noun.sense == NounSense::kRole && first.has(kDeterminer) &&
      !first.has(kPossessive)) {
    if (const auto entity = alike_holder(wanted, unit)) {
      return of_entity(*entity, span_of(words, phrase));
    }
    if (auto again = described_as(noun.text)) {
      again->mention = span_of(words, phrase);
      return again;
    }
    const Gender gender = first.gender != Gender::kUnknown ? first.gender : noun.gender;
    auto person = noun.is_generic && !has_complement(words, phrase)
                      ? likeliest_person(gender, false)
                      : only_speaker(gender);
    // "the spokesman", whose gender is no mere grammar's, is no one whose gender is unknown.
    const bool natural =
        first.gender == Gender::kUnknown && noun.gender != Gender::kUnknown && !noun.is_generic;
    if (person && natural && person->gender != noun.gender) person.reset();
    if (person) {
      person->mention = span_of(words, phrase);
      return person;
    }
  }
  return std::nullopt;
}

// The entity that the mention at `head` names, with what the phrase around it tells of its kind.
Referent Referents::named(const ClauseWords& words, Phrase phrase, std::size_t head) const {
  const Mention& mention = reading_.mentions[words[head].mention];
  for (std::size_t i = head; i + 1 < phrase.end; ++i) {
    // Two who speak together keep the words that join them.
    if (words[i].has(kAnd) && words[i + 1].mention != words[head].mention) {
      Referent joint = described(words, phrase);
      joint.is_plural = true;
      joint.kind = kind_of(mention.entity);
      return joint;
    }
  }
  Referent named = of_entity(mention.entity, mention.span);
  if (named.kind != SourceKind::kPerson && named.gender == Gender::kUnknown) {
    named.gender =
        words[head].gender != Gender::kUnknown ? words[head].gender : words[phrase.begin].gender;
  }
  const auto noun = head_noun(words, noun_last_ ? phrase : Phrase{phrase.begin, head}, noun_last_);
  if (noun && named.kind == SourceKind::kOrganisation && words[*noun].sense == NounSense::kSource &&
      words[*noun].source != SourceKind::kDocument) {
    named.kind = words[*noun].source;
  }
  return named;
}

// "l'Américain", "the American": a person by nationality, who spoke last.
std::optional<Referent> Referents::by_nationality(const ClauseWords& words, Phrase phrase) const {
  const ClauseWord& first = words[phrase.begin];
  const ClauseWord& last = words[phrase.end - 1];
  const std::size_t size = phrase.end - phrase.begin;
  const bool is_one = size <= 2 && first.has(kDeterminer) && !first.has(kIndefinite | kOf) &&
                      !first.is_plural && last.is_capital;
  const bool is_people = is_one && (last.mention != kNowhere || is_people_name(last.text));
  if (!is_people) return std::nullopt;
  for (const auto& [speaker, when] : speakers_) {
    if (speaker.kind != SourceKind::kPerson || !speaker.entity) continue;
    if (!fits(*speaker.entity, first.gender)) continue;
    Referent found = speaker;
    found.mention = span_of(words, phrase);
    return found;
  }
  return std::nullopt;
}

std::optional<Referent> Referents::resolve(const ClauseWords& words, Phrase phrase,
                                           std::size_t unit) const {
  if (phrase.empty()) return std::nullopt;
  const ClauseWord& first = words[phrase.begin];
  if (phrase.end - phrase.begin == 1 && first.mention == kNowhere &&
      first.has(kPronoun | kObject) && !first.has(kWhoever | kLatter)) {
    return pronoun(words, phrase.begin);
  }
  // "the", of a noun that the page has lost.
  const bool bare = phrase.end - phrase.begin == 1 && first.mention == kNowhere &&
                    first.has(kDeterminer) && first.sense == NounSense::kNone && !first.is_plural &&
                    !first.has(kIndefinite | kNumberWord | kPronoun);
  if (bare) return std::nullopt;
  for (std::size_t i = phrase.begin; i < std::min(phrase.end, phrase.begin + 2); ++i) {
    if (!words[i].has(kLatter) || phrase.end > phrase.begin + 2) continue;
    for (const EntityIndex entity : recent_) {
      if (reading_.entities[entity].type == EntityType::kPerson && fits(entity, first.gender)) {
        return of_entity(entity, span_of(words, phrase));
      }
    }
  }
  const bool is_latter = phrase.end - phrase.begin == 1 && first.has(kLatter);
  if (is_latter && first.mention == kNowhere) return pronoun(words, phrase.begin);
  if (first.has(kWhoever)) {
    auto person = likeliest_person(first.gender, true);
    if (person) person->mention = span_of(words, phrase);
    return person;
  }
  if (const auto head = head_mention(words, phrase)) {
    const EntityIndex entity = reading_.mentions[words[*head].mention].entity;
    const bool is_people = reading_.entities[entity].reference.starts_with("people:");
    const auto person = is_people ? by_nationality(words, phrase) : std::nullopt;
    return person ? person : named(words, phrase, *head);
  }
  const auto noun = head_noun(words, phrase, noun_last_);
  if (!noun || words[*noun].sense == NounSense::kRole) {
    if (auto person = apposed(words, phrase)) return person;
  }
  if (noun) {
    if (auto found = by_noun(words, phrase, *noun, unit)) return found;
  } else if (auto person = by_nationality(words, phrase)) {
    return person;
  }
  return described_with_owner(words, phrase);
}

// "le quotidien", "la banque": an organisation named before whose name or apposition has the noun,
// or that is an outlet of the kind.
std::optional<EntityIndex> Referents::of_kind(SourceKind kind, const ClauseWord& noun) const {
  for (const EntityIndex entity : recent_) {
    const Entity& candidate = reading_.entities[entity];
    if (candidate.type == EntityType::kPerson) continue;
    const std::string name = lower(candidate.name);
    if (name.starts_with(noun.text) && name.size() > noun.text.size()) return entity;
    if (kind != SourceKind::kOrganisation && kind_of(entity) == kind) return entity;
  }
  return std::nullopt;
}

std::optional<Referent> Referents::generic(const ClauseWord& noun, Phrase phrase,
                                           const ClauseWords& words) const {
  const ClauseWord& first = words[phrase.begin];
  const bool definite = first.has(kDeterminer) && !first.has(kIndefinite);
  if (!noun.is_generic || !definite || phrase.end - phrase.begin > 4) return std::nullopt;
  if (has_complement(words, phrase)) return std::nullopt;
  Office wanted;
  wanted.noun = noun.text;
  wanted.gender = first.gender;
  wanted.modifiers =
      modifiers_of(words, phrase, static_cast<std::size_t>(&noun - words.data()), kNowhere);
  if (noun.sense == NounSense::kRole) return std::nullopt;
  if (noun.source == SourceKind::kDocument) return std::nullopt;
  if (const auto entity = holder(wanted, kNowhere))
    return of_entity(*entity, span_of(words, phrase));
  if (const auto entity = of_kind(noun.source, noun))
    return of_entity(*entity, span_of(words, phrase));
  if (noun.source != SourceKind::kOrganisation) return std::nullopt;
  for (const EntityIndex entity : recent_) {
    const Entity& candidate = reading_.entities[entity];
    if (candidate.type == EntityType::kOrganisation &&
        kind_of(entity) == SourceKind::kOrganisation) {
      return of_entity(entity, span_of(words, phrase));
    }
  }
  return std::nullopt;
}

Referent Referents::described(const ClauseWords& words, Phrase phrase) const {
  Referent referent;
  referent.mention = span_of(words, phrase);
  referent.is_plural = is_plural_phrase(words, phrase);
  referent.gender = words[phrase.begin].gender;
  Phrase bare = phrase;
  while (bare.begin + 1 < bare.end && words[bare.begin].has(kDeterminer) &&
         words[bare.begin].mention == kNowhere && !words[bare.begin].has(kNumberWord) &&
         !words[bare.begin + 1].has(kOf | kPreposition)) {  // "One of the sources", "one in three".
    ++bare.begin;
  }
  referent.name = std::string(slice(article_.text, span_of(words, bare)));
  if (const auto noun = head_noun(words, phrase, noun_last_)) {
    referent.kind = words[*noun].source;
    referent.passes = words[*noun].sense == NounSense::kPasses;
    referent.is_public = words[*noun].is_public;
    referent.is_talk = words[*noun].is_talk;
    referent.is_plural = referent.is_plural || words[*noun].is_plural;
    if (referent.gender == Gender::kUnknown) referent.gender = words[*noun].gender;
  } else if (const auto plain = plain_noun(words, phrase, noun_last_);
             plain && words[*plain].noun == NounKind::kGroup) {
    referent.shown_as = SourceKind::kOrganisation;
  } else if (plain && words[*plain].noun == NounKind::kWords) {
    referent.shown_as = SourceKind::kDocument;
  } else if (plain && words[*plain].noun == NounKind::kThing) {
    referent.is_thing = true;
  } else if (referent.is_plural) {
    referent.kind = SourceKind::kAnonymous;
  }
  return referent;
}

Referent Referents::of_entity(EntityIndex index, std::optional<Span> mention) const {
  const Entity& entity = reading_.entities[index];
  Referent referent;
  referent.name = entity.name;
  referent.entity = index;
  referent.mention = mention;
  referent.kind = kind_of(index);
  referent.gender = gender_of(index);
  return referent;
}

}  // namespace sourcier
