// Pronouns: whom "he", and a description that the text gives to nobody, means: by gender, number
// and who spoke last.
#include <algorithm>
#include <utility>

#include "engine/reading/referents.h"
#include "engine/reading/tagged_words.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// Farther back nobody means a name by "he" or "the minister".
constexpr std::size_t kMostRecent = 24;
constexpr std::size_t kMostSpeakers = 8;
// Nor more whom one sentence describes.
constexpr std::size_t kMostDescribed = 4;
// A speaker of so many sentences ago is no longer whom "he" means at first.
constexpr std::size_t kStaleUnits = 2;

}  // namespace

// "Puis vint la ministre, Unetelle : « … », a-t-elle dit": the one before the colon.
std::optional<Referent> Referents::introduced(const ClauseWords& words, std::size_t at) const {
  if (!words[at].is_inverted) return std::nullopt;
  std::size_t colon = at;
  while (colon > 0 && !words[colon].is_mark(':')) --colon;
  // Who has just said something in front of the colon says what follows it.
  const bool same_unit = colon > 0 && !speakers_.empty() && speakers_.front().unit == unit_;
  if (same_unit && speakers_.front().speaker.kind == SourceKind::kPerson) return std::nullopt;
  for (std::size_t i = colon; i-- > 0;) {
    if (words[i].mention == kNowhere) continue;
    const Mention& mention = reading_.mentions[words[i].mention];
    if (mention.type == EntityType::kPerson && fits(mention.entity, words[at].gender)) {
      return of_entity(mention.entity, words[at].span);
    }
  }
  return std::nullopt;
}

// Whether the pronoun agrees with the candidate in number and gender.
bool Referents::may_mean(const ClauseWord& word, const Referent& candidate) const {
  if (candidate.is_plural != word.is_plural && word.gender != Gender::kUnknown) return false;
  const bool person = candidate.kind == SourceKind::kPerson && !candidate.shown_as;
  if (candidate.is_thing) return false;
  if (candidate.kind == SourceKind::kAnonymous && !word.is_plural) return false;
  if (word.has(kThing)) return !person;
  const Gender gender =
      candidate.entity && person ? gender_of(*candidate.entity) : candidate.gender;
  if (candidate.passes) return false;  // "la version des faits"
  // A thing is meant by "il" only where it is one that speaks and its gender is known; one that
  // has a name, where the last sentence was about nobody.
  if (!person) {
    const bool rivalled = candidate.entity && last_subject_ && fits(*last_subject_, word.gender);
    return !rivalled && gender == word.gender && gender != Gender::kUnknown;
  }
  return gender == Gender::kUnknown || word.gender == Gender::kUnknown || gender == word.gender;
}

// Whom the last sentence described, and the pronoun may mean: its subject first.
std::optional<Referent> Referents::described_by(const ClauseWord& word) const {
  const auto suits = [&](const Referent& candidate) {
    return candidate.is_plural == word.is_plural && may_mean(word, candidate);
  };
  std::optional<Referent> described;
  if (described_subject_ && suits(*described_subject_)) {
    described = described_subject_;
  } else if (!word.is_plural) {
    const auto found = std::ranges::find_if(described_, suits);
    if (found != described_.end()) described = *found;
  }
  if (described) described->mention = word.span;
  return described;
}

std::optional<Referent> Referents::pronoun(const ClauseWords& words, std::size_t at) const {
  ClauseWord word = words[at];
  if (word.alone != Gender::kUnknown) word.gender = word.alone;
  if (word.has(kFirstPerson | kAnyone)) return std::nullopt;
  if (auto found = introduced(words, at)) return found;
  if (auto body = body_for(word)) return body;
  for (const auto& [speaker, when] : speakers_) {
    if (!may_mean(word, speaker)) continue;
    // Whom the last sentence was about comes before one who spoke long ago, and its subject before
    // one who spoke in an earlier paragraph: "X was more cautious. “…,” he wrote".
    const bool is_old =
        when + kStaleUnits < unit_ || (subject_is_named_ && when < paragraph_begin_);
    if (is_old && !word.is_plural && last_subject_ && *last_subject_ != speaker.entity &&
        fits(*last_subject_, word.gender)) {
      break;
    }
    Referent found = speaker;
    found.mention = word.span;
    return found;
  }
  if (word.has(kThing)) return std::nullopt;
  const std::optional<Referent> described = described_by(word);
  const bool is_new =
      described && subject_is_new_ && described_subject_ && described->is_same(*described_subject_);
  if (word.is_plural || is_new) return described;
  const auto person = [&](EntityIndex entity) {
    return is_person(entity) && fits(entity, word.gender);
  };
  if (last_subject_ && person(*last_subject_)) return of_entity(*last_subject_, word.span);
  for (const EntityIndex entity : recent_) {
    if (person(entity)) return of_entity(entity, word.span);
  }
  if (described) return described;
  // "Bron said … He added": a name alone that was taken for an organisation's. Only where things
  // have a pronoun of their own.
  if (!noun_last_ || word.gender == Gender::kUnknown) return std::nullopt;
  auto last = last_speaker();
  const bool alone = last && last->entity && last->kind == SourceKind::kOrganisation &&
                     reading_.entities[*last->entity].reference.empty() &&
                     last->name.find(' ') == std::string::npos;
  if (!alone) return std::nullopt;
  last->mention = word.span;
  return last;
}

// The person whom an office that the text gives to nobody most likely means: who spoke last, else
// who was named last, else (a lead describes one who is named below) who is named first.
std::optional<Referent> Referents::likeliest_person(Gender gender, bool only_speakers) const {
  const auto person = [&](EntityIndex entity) {
    return reading_.entities[entity].type == EntityType::kPerson && fits(entity, gender);
  };
  for (const auto& [speaker, when] : speakers_) {
    if (speaker.entity && person(*speaker.entity)) return speaker;
    const bool described = !speaker.entity && speaker.kind == SourceKind::kPerson &&
                           !speaker.is_plural && speaker.gender == gender;
    if (described) return speaker;
  }
  if (only_speakers) return std::nullopt;
  if (last_subject_ && person(*last_subject_)) return of_entity(*last_subject_, std::nullopt);
  for (const EntityIndex entity : recent_) {
    if (person(entity)) return of_entity(entity, std::nullopt);
  }
  // One whose gender is known comes before one who may be of either.
  for (const bool surely : {true, false}) {
    for (const Mention& mention : reading_.mentions) {
      if (!person(mention.entity) || (surely && gender_of(mention.entity) != gender)) continue;
      return of_entity(mention.entity, std::nullopt);
    }
  }
  return std::nullopt;
}

// The one person who has spoken so far, where one alone has; but one whom the last sentence was
// about, and whom the text gives no office, comes before.
std::optional<Referent> Referents::only_speaker(Gender gender) const {
  std::optional<Referent> only;
  if (last_subject_ && is_person(*last_subject_) && fits(*last_subject_, gender) &&
      !attributes_.contains(*last_subject_)) {
    return of_entity(*last_subject_, std::nullopt);
  }
  for (const auto& [speaker, when] : speakers_) {
    if (!speaker.entity || speaker.kind != SourceKind::kPerson) continue;
    if (!fits(*speaker.entity, gender)) continue;
    if (only) return std::nullopt;
    only = speaker;
  }
  return only;
}

// "Un porte-parole de l'armée …", then "le porte-parole": the one who was described by the noun,
// and spoke last of all persons.
std::optional<Referent> Referents::described_as(std::string_view noun) const {
  for (const auto& [speaker, when] : speakers_) {
    if (speaker.kind != SourceKind::kPerson) continue;
    const bool same =
        !speaker.entity && !speaker.is_plural && lower(speaker.name).starts_with(noun);
    return same ? std::optional(speaker) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Referent> Referents::last_speaker() const {
  if (speakers_.empty() || speakers_.front().unit + kStaleUnits < unit_) return std::nullopt;
  return speakers_.front().speaker;
}

std::optional<Referent> Referents::issuer() const {
  for (const auto& [speaker, when] : speakers_) {
    if (speaker.entity) return speaker;
  }
  return std::nullopt;
}

Gender Referents::gender_of(EntityIndex entity) const {
  const auto found = genders_.find(entity);
  return found != genders_.end() ? found->second : reading_.entities[entity].gender;
}

bool Referents::fits(EntityIndex entity, Gender gender) const {
  if (gender == Gender::kUnknown) return true;
  if (reading_.entities[entity].type != EntityType::kPerson) return true;
  const Gender own = gender_of(entity);
  return own == Gender::kUnknown || own == gender;
}

void Referents::note_speaker(const Referent& speaker) {
  std::erase_if(speakers_, [&](const Heard& known) { return known.speaker.is_same(speaker); });
  speakers_.push_front({speaker, unit_});
  if (speakers_.size() > kMostSpeakers) speakers_.pop_back();
}

// "La mère de Paul", "une voisine": none of those whom the text has named.
void Referents::describe_subject(const ClauseWords& words, Phrase subject, const Referent& who) {
  described_subject_ = who;
  subject_is_new_ = words[subject.begin].has(kIndefinite);
  for (std::size_t i = subject.begin; i < subject.end && !subject_is_new_; ++i)
    subject_is_new_ = is_name(words[i]) && is_person(reading_.mentions[words[i].mention].entity);
}

// The organisation that a subject names or describes, or people by a noun that is no office.
std::optional<Referent> Referents::body_of(const ClauseWords& words, Phrase subject) const {
  // "the company | employs 300 people": the verb is no part of it.
  for (std::size_t i = subject.end; i-- > subject.begin + 1;) {
    if (words[i].is_tagged_verb() && !is_name(words[i])) subject.end = i;
  }
  if (subject.empty()) return std::nullopt;
  std::optional<Referent> body;
  if (const auto head = head_mention(words, subject)) {
    body = named(words, subject, *head);
    if (body->kind != SourceKind::kOrganisation) return std::nullopt;
  } else if (const auto noun = head_noun(words, subject, noun_last_)) {
    const bool is_body = words[*noun].sense == NounSense::kSource &&
                         words[*noun].source == SourceKind::kOrganisation;
    if (!is_body) return std::nullopt;
    body = described(words, subject);
  } else {
    const auto plain = plain_noun(words, subject, noun_last_);
    const bool is_people =
        plain && words[*plain].noun != NounKind::kThing && words[*plain].noun != NounKind::kWords;
    if (is_people) body = described(words, subject);
    if (!body || !body->is_plural) return std::nullopt;
  }
  const Gender gender = words[subject.begin].gender;
  if (gender != Gender::kUnknown && words[subject.begin].mention == kNowhere) body->gender = gender;
  return body;
}

// The body that the last sentence was about, where it names and describes no person.
std::optional<Referent> Referents::body_for(const ClauseWord& word) const {
  if (!last_body_ || last_subject_ || described_subject_) return std::nullopt;
  if (last_body_->is_plural != word.is_plural) return std::nullopt;
  const bool is_unknown = last_body_->gender == Gender::kUnknown && word.is_plural;
  const bool fits =
      word.gender != Gender::kUnknown && (last_body_->gender == word.gender || is_unknown);
  if (!fits && !word.has(kThing)) return std::nullopt;
  Referent found = *last_body_;
  found.mention = word.span;
  return found;
}

// Whom the sentence describes without a name.
void Referents::note_described(const ClauseWords& words) {
  described_.clear();
  described_subject_.reset();
  subject_is_new_ = false;
  const Phrase subject = first_subject(words, 0, words.size());
  // "The head of the X museum, Unetelle, …" is about her, though X may be taken for a person.
  const auto bearer = subject.empty() ? std::nullopt : apposed(words, subject);
  if (bearer) {
    last_subject_ = bearer->entity;
  } else if (const auto who = unnamed(words, subject)) {
    last_subject_ = who->entity;
    if (!who->entity) describe_subject(words, subject, *who);
  }
  last_body_ = body_of(words, subject);
  std::size_t at = subject.end;
  while (at < words.size() && described_.size() < kMostDescribed) {
    const Phrase phrase = begins_noun_phrase(words[at]) ? noun_phrase_at(words, at) : Phrase{};
    const auto who = unnamed(words, phrase);
    if (who && !who->entity) described_.push_back(*who);
    at = std::max(at + 1, phrase.end);
  }
}

// The person whom the phrase gives by an office and without a name: the entity where the text tells
// who that is.
std::optional<Referent> Referents::unnamed(const ClauseWords& words, Phrase phrase) const {
  const auto noun = phrase.empty() ? std::nullopt : head_noun(words, phrase, noun_last_);
  if (!noun || words[*noun].sense != NounSense::kRole || head_mention(words, phrase)) {
    return std::nullopt;
  }
  // "the woman's lawyer", "a husband's car"
  const bool owns = *noun + 1 < phrase.end && words[*noun + 1].text == "s";
  if (owns) return std::nullopt;
  const auto known = by_noun(words, phrase, *noun, unit_ - 1);
  if (known && known->entity) return known;
  // "the woman | met her lawyer": the verb is no part of it.
  for (std::size_t i = phrase.end; i-- > *noun + 1;) {
    if (words[i].is_tagged_verb() && !is_name(words[i])) phrase.end = i;
  }
  return described(words, phrase);
}

void Referents::note_unit(const Unit& unit) {
  if (unit.paragraph != paragraph_) paragraph_begin_ = unit_;
  paragraph_ = unit.paragraph;
  ++unit_;
  const auto before = std::exchange(last_subject_, std::nullopt);
  const bool was_named = std::exchange(subject_is_named_, false);
  note_described(unit.words);
  for (const ClauseWord& word : unit.words) {
    if (word.mention == kNowhere) continue;
    const Mention& mention = reading_.mentions[word.mention];
    if (mention.type == EntityType::kPerson && !last_subject_) last_subject_ = mention.entity;
    std::erase(recent_, mention.entity);
    recent_.push_front(mention.entity);
    if (recent_.size() > kMostRecent) recent_.pop_back();
  }
  const Phrase subject = first_subject(unit.words, 0, unit.words.size());
  if (subject.empty()) return;
  // "She lost her mother": the sentence is about whom the last one was about.
  const ClauseWord& first = unit.words[subject.begin];
  if (!last_subject_ && before && first.has(kPronoun) && fits(*before, first.gender)) {
    last_subject_ = before;
    subject_is_named_ = was_named;
    return;
  }
  const auto head = head_mention(unit.words, subject);
  const auto bearer = head ? std::nullopt : apposed(unit.words, subject);
  const auto named = head ? std::optional(reading_.mentions[unit.words[*head].mention].entity)
                          : (bearer ? bearer->entity : std::nullopt);
  subject_is_named_ = named && last_subject_ == named;
}

}  // namespace sourcier
