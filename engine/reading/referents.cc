#include "engine/reading/referents.h"

#include <algorithm>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// Farther back nobody means a name by "he" or "the minister".
constexpr std::size_t kMostRecent = 24;
constexpr std::size_t kMostSpeakers = 8;
// A speaker of so many sentences ago is no longer whom "he" means at first.
constexpr std::size_t kStaleUnits = 2;
// A longer stretch between two commas is no office.
constexpr std::size_t kLongestOffice = 18;
// Holders of one noun that are kept; "minister" has many, and the last are meant.
constexpr std::size_t kMostHolders = 16;

// The first noun that names an office or a source, with no name and no "of" before it.
std::optional<std::size_t> head_noun(const ClauseWords& words, Phrase phrase) {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (words[i].sense != NounSense::kNone && words[i].mention == kNowhere) return i;
    if (i > phrase.begin && words[i].has(kOf)) return std::nullopt;
  }
  return std::nullopt;
}

// The modifiers of an office: its other words, and the names within, lower case.
std::vector<std::string> modifiers_of(const ClauseWords& words, Phrase phrase, std::size_t head,
                                      std::uint32_t except) {
  std::vector<std::string> modifiers;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (i == head || !words[i].is_word()) continue;
    if (words[i].has(kDeterminer | kOf | kTo | kAnd | kPreposition | kTitle)) continue;
    if (except != kNowhere && words[i].mention == except) continue;
    modifiers.push_back(words[i].text);
  }
  return modifiers;
}

bool has_complement(const ClauseWords& words, Phrase phrase) {
  for (std::size_t i = phrase.begin + 1; i < phrase.end; ++i) {
    if (words[i].has(kOf)) return true;
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
    : article_(article), reading_(reading), media_(language) {
  const Table settings = language.table("settings");
  const std::size_t row = settings.find("adjectives");
  noun_last_ = row != Table::kNone && settings.cell(row, 1) == "before";
  for (std::size_t i = 0; i < units.size(); ++i) learn_offices(units[i], i);
}

void Referents::learn_offices(const Unit& unit, std::size_t index) {
  const ClauseWords& words = unit.words;
  std::size_t at = 0;
  while (at < words.size()) {
    if (!begins_noun_phrase(words[at])) {
      ++at;
      continue;
    }
    const Phrase phrase = noun_phrase_at(words, at);
    if (phrase.empty()) {
      ++at;
      continue;
    }
    learn_office(words, phrase, index);
    learn_apposition(words, phrase, index);
    at = phrase.end;
  }
}

// "le ministre russe Untel": the office and its holder in one phrase.
void Referents::learn_office(const ClauseWords& words, Phrase phrase, std::size_t index) {
  const auto head = head_mention(words, phrase);
  if (!head) return;
  const std::uint32_t mention = words[*head].mention;
  const EntityIndex entity = reading_.mentions[mention].entity;
  if (*head > phrase.begin) add_office(words, {phrase.begin, *head}, entity, index);
}

// "Untel, ministre des Transports," and "Le ministre, Untel,".
void Referents::learn_apposition(const ClauseWords& words, Phrase phrase, std::size_t index) {
  if (phrase.end + 1 >= words.size() || !words[phrase.end].is_mark(',')) return;
  const Phrase next = noun_phrase_at(words, phrase.end + 1);
  if (next.empty() || next.end - next.begin > kLongestOffice) return;
  // An apposition is closed by a mark.
  if (next.end < words.size() && words[next.end].is_word() && !words[next.end].has(kRelative))
    return;
  const auto here = head_mention(words, phrase);
  const auto there = head_mention(words, next);
  const auto person = [&](std::size_t at) {
    return reading_.mentions[words[at].mention].type == EntityType::kPerson;
  };
  const auto suits = [&](std::size_t name, std::size_t noun) {
    return person(name) == (words[noun].sense == NounSense::kRole);
  };
  if (here && !there && !words[next.begin].has(kPossessive)) {
    const auto noun = head_noun(words, next);
    if (noun && suits(*here, *noun)) {
      add_office(words, next, reading_.mentions[words[*here].mention].entity, index);
    }
  } else if (there && !here && *there <= next.begin + 1) {
    const auto noun = head_noun(words, phrase);
    if (noun && suits(*there, *noun) && person(*there)) {
      add_office(words, phrase, reading_.mentions[words[*there].mention].entity, index);
    }
  }
}

void Referents::add_office(const ClauseWords& words, Phrase office, EntityIndex entity,
                           std::size_t index) {
  Gender gender = Gender::kUnknown;
  // The article of the office itself, or a title; not those inside: "présidente du parti".
  for (std::size_t i = office.begin; i < office.end && gender == Gender::kUnknown; ++i) {
    const bool own = i == office.begin && words[i].has(kDeterminer) && !words[i].has(kPossessive);
    if (own || words[i].has(kTitle)) gender = words[i].gender;
  }
  const auto head = head_noun(words, office);
  if (head && words[*head].sense == NounSense::kSource) media_.learn(entity, words[*head].source);
  if (gender == Gender::kUnknown && head) gender = words[*head].gender;
  if (gender != Gender::kUnknown) genders_.emplace(entity, gender);
  if (!head) return;
  Office added;
  added.noun = words[*head].text;
  added.modifiers = modifiers_of(words, office, *head, kNowhere);
  added.entity = entity;
  added.unit = index;
  std::vector<std::string>& attributes = attributes_[entity];
  if (attributes.size() < 64) {
    attributes.insert(attributes.end(), added.modifiers.begin(), added.modifiers.end());
    attributes.push_back(added.noun);
  }
  std::vector<Office>& holders = offices_[added.noun];
  if (holders.size() < kMostHolders) holders.push_back(std::move(added));
}

// The mention that the phrase is about: the first that nothing governs and that owns nothing.
std::optional<std::size_t> Referents::head_mention(const ClauseWords& words, Phrase phrase) const {
  std::optional<std::size_t> found;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const std::uint32_t mention = words[i].mention;
    if (mention == kNowhere || (i > phrase.begin && words[i - 1].mention == mention)) continue;
    std::size_t end = i;
    while (end < words.size() && words[end].mention == mention) ++end;
    const bool owns = end < words.size() && words[end].text == "s" &&
                      words[end].span.begin == words[end - 1].span.end + 1;
    std::size_t before = i;
    while (before > phrase.begin && words[before - 1].has(kDeterminer | kTitle) &&
           !words[before - 1].has(kOf | kTo)) {
      --before;
    }
    // "au Fanal": the article that opens the phrase governs nothing inside it.
    const bool opens = before == phrase.begin + 1 && words[phrase.begin].has(kDeterminer);
    const bool governed =
        before > phrase.begin && !opens && words[before - 1].has(kOf | kTo | kPreposition | kBy);
    const bool office_follows =
        end < phrase.end && words[end].sense == NounSense::kRole && words[end].mention == kNowhere;
    const bool person = reading_.mentions[mention].type == EntityType::kPerson;
    // "the French transport ministry": a place or a people in front of the noun.
    const EntityType type = reading_.mentions[mention].type;
    const bool describes = noun_last_ && end < phrase.end && words[end].is_word() &&
                           words[end].classes == 0 && !words[end].is_capital &&
                           words[end].mention == kNowhere &&
                           (type == EntityType::kPlace || type == EntityType::kOther);
    if (governed || owns || describes || (office_follows && !person)) continue;
    // "le procureur Paris" is no name of a person: an office takes persons only.
    const bool after_office = head_noun(words, {phrase.begin, i}).has_value() &&
                              words[*head_noun(words, {phrase.begin, i})].sense == NounSense::kRole;
    if (after_office && !person) continue;
    if (person) return i;
    if (!found) found = i;
  }
  return found;
}

std::optional<Referent> Referents::resolve(const ClauseWords& words, Phrase phrase,
                                           std::size_t unit) const {
  if (phrase.empty()) return std::nullopt;
  const ClauseWord& first = words[phrase.begin];
  if (phrase.end - phrase.begin == 1 && first.mention == kNowhere &&
      first.has(kPronoun | kObject) && !first.has(kWhoever)) {
    return pronoun(words, phrase.begin);
  }
  for (std::size_t i = phrase.begin; i < std::min(phrase.end, phrase.begin + 2); ++i) {
    if (!words[i].has(kLatter) || phrase.end > phrase.begin + 2) continue;
    for (const EntityIndex entity : recent_) {
      if (reading_.entities[entity].type == EntityType::kPerson && fits(entity, first.gender)) {
        return of_entity(entity, span_of(words, phrase));
      }
    }
  }
  if (first.has(kWhoever)) {
    auto person = likeliest_person(first.gender, true);
    if (person) person->mention = span_of(words, phrase);
    return person;
  }
  if (const auto head = head_mention(words, phrase)) {
    const Mention& mention = reading_.mentions[words[*head].mention];
    for (std::size_t i = *head; i + 1 < phrase.end; ++i) {
      // Two who speak together keep the words that join them.
      if (words[i].has(kAnd) && words[i + 1].mention != words[*head].mention) {
        Referent joint = described(words, phrase);
        joint.is_plural = true;
        joint.kind = kind_of(mention.entity);
        return joint;
      }
    }
    Referent named = of_entity(mention.entity, mention.span);
    const auto noun = head_noun(words, {phrase.begin, *head});
    if (noun && named.kind == SourceKind::kOrganisation &&
        words[*noun].sense == NounSense::kSource && words[*noun].source != SourceKind::kDocument) {
      named.kind = words[*noun].source;
    }
    return named;
  }
  const auto noun = head_noun(words, phrase);
  if (!noun || words[*noun].sense == NounSense::kRole) {
    if (auto person = apposed(words, phrase)) return person;
  }
  if (noun) {
    if (const auto found = generic(words[*noun], phrase, words)) return found;
    Office wanted;
    wanted.noun = words[*noun].text;
    wanted.modifiers = modifiers_of(words, phrase, *noun, kNowhere);
    wanted.gender = words[phrase.begin].gender;
    const bool definite = !first.has(kIndefinite) && !is_plural_phrase(words, phrase);
    if (const auto entity = definite ? holder(wanted, unit) : std::nullopt) {
      return of_entity(*entity, span_of(words, phrase));
    }
    if (definite && words[*noun].sense == NounSense::kRole && first.has(kDeterminer) &&
        !first.has(kPossessive)) {
      auto person = words[*noun].is_generic && !has_complement(words, phrase)
                        ? likeliest_person(first.gender, false)
                        : only_speaker(first.gender);
      if (person) {
        person->mention = span_of(words, phrase);
        return person;
      }
    }
  } else if (phrase.end - phrase.begin <= 3 && first.has(kDeterminer) &&
             !first.has(kIndefinite | kOf) && !first.is_plural &&
             words[phrase.end - 1].is_capital && phrase.end - phrase.begin == 2) {
    // "l'Américain": a person by nationality.
    for (const auto& [speaker, when] : speakers_) {
      if (speaker.kind == SourceKind::kPerson && speaker.entity &&
          fits(*speaker.entity, first.gender)) {
        Referent found = speaker;
        found.mention = span_of(words, phrase);
        return found;
      }
    }
  }
  return described(words, phrase);
}

// "Puis vint la ministre, Unetelle : « … », a-t-elle dit": the one before the colon.
std::optional<Referent> Referents::introduced(const ClauseWords& words, std::size_t at) const {
  if (!words[at].is_inverted) return std::nullopt;
  std::size_t colon = at;
  while (colon > 0 && !words[colon].is_mark(':')) --colon;
  for (std::size_t i = colon; i-- > 0;) {
    if (words[i].mention == kNowhere) continue;
    const Mention& mention = reading_.mentions[words[i].mention];
    if (mention.type == EntityType::kPerson && fits(mention.entity, words[at].gender)) {
      return of_entity(mention.entity, words[at].span);
    }
  }
  return std::nullopt;
}

std::optional<Referent> Referents::pronoun(const ClauseWords& words, std::size_t at) const {
  const ClauseWord& word = words[at];
  if (word.has(kFirstPerson | kAnyone)) return std::nullopt;
  if (auto found = introduced(words, at)) return found;
  const auto accepts = [&](const Referent& candidate) {
    if (candidate.is_plural != word.is_plural && word.gender != Gender::kUnknown) return false;
    const bool person = candidate.kind == SourceKind::kPerson;
    if (candidate.kind == SourceKind::kAnonymous && !word.is_plural) return false;
    if (word.has(kThing)) return !person;
    const Gender gender = candidate.entity ? gender_of(*candidate.entity) : candidate.gender;
    // A thing is meant by "il" only where it is one that speaks and its gender is known.
    if (!person) return !candidate.entity && gender == word.gender && gender != Gender::kUnknown;
    return gender == Gender::kUnknown || word.gender == Gender::kUnknown || gender == word.gender;
  };
  for (const auto& [speaker, when] : speakers_) {
    if (!accepts(speaker)) continue;
    // Whom the last sentence was about comes before one who spoke long ago.
    const bool is_old = when + kStaleUnits < unit_;
    if (is_old && !word.is_plural && last_subject_ && *last_subject_ != speaker.entity &&
        fits(*last_subject_, word.gender)) {
      break;
    }
    Referent found = speaker;
    found.mention = word.span;
    return found;
  }
  if (word.is_plural || word.has(kThing)) return std::nullopt;
  const auto person = [&](EntityIndex entity) {
    return reading_.entities[entity].type == EntityType::kPerson && fits(entity, word.gender);
  };
  if (last_subject_ && person(*last_subject_)) return of_entity(*last_subject_, word.span);
  for (const EntityIndex entity : recent_) {
    if (person(entity)) return of_entity(entity, word.span);
  }
  return std::nullopt;
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
  for (const Mention& mention : reading_.mentions) {
    if (person(mention.entity)) return of_entity(mention.entity, std::nullopt);
  }
  return std::nullopt;
}

// The one person who has spoken so far, where one alone has.
std::optional<Referent> Referents::only_speaker(Gender gender) const {
  std::optional<Referent> only;
  for (const auto& [speaker, when] : speakers_) {
    if (!speaker.entity || speaker.kind != SourceKind::kPerson) continue;
    if (!fits(*speaker.entity, gender)) continue;
    if (only) return std::nullopt;
    only = speaker;
  }
  return only;
}

std::optional<Referent> Referents::issuer() const {
  for (const auto& [speaker, when] : speakers_) {
    if (speaker.entity) return speaker;
  }
  return std::nullopt;
}

// Who holds the office: every modifier wanted is one that the holder bears. The latest before the
// unit, else the first after it (a lead may say "the minister" of one named below).
std::optional<EntityIndex> Referents::holder(const Office& wanted, std::size_t unit) const {
  const auto found = offices_.find(wanted.noun);
  if (found == offices_.end()) return std::nullopt;
  const Office* best = nullptr;
  for (const Office& office : found->second) {
    const std::vector<std::string>& bears = attributes_.at(office.entity);
    const bool all = std::ranges::all_of(wanted.modifiers, [&](const std::string& modifier) {
      return std::ranges::find(bears, modifier) != bears.end();
    });
    if (!all || !fits(office.entity, wanted.gender)) continue;
    if (best == nullptr || office.unit <= unit) best = &office;
    if (office.unit > unit) break;
  }
  return best == nullptr ? std::nullopt : std::optional(best->entity);
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
         words[bare.begin].mention == kNowhere && !words[bare.begin].has(kNumberWord)) {
    ++bare.begin;
  }
  referent.name = std::string(slice(article_.text, span_of(words, bare)));
  if (const auto noun = head_noun(words, phrase)) {
    referent.kind = words[*noun].source;
    referent.passes = words[*noun].sense == NounSense::kPasses;
    referent.is_public = words[*noun].is_public;
    referent.is_plural = referent.is_plural || words[*noun].is_plural;
    if (referent.gender == Gender::kUnknown) referent.gender = words[*noun].gender;
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

void Referents::note_unit(const Unit& unit) {
  ++unit_;
  last_subject_.reset();
  for (const ClauseWord& word : unit.words) {
    if (word.mention == kNowhere) continue;
    const Mention& mention = reading_.mentions[word.mention];
    if (mention.type == EntityType::kPerson && !last_subject_) last_subject_ = mention.entity;
    std::erase(recent_, mention.entity);
    recent_.push_front(mention.entity);
    if (recent_.size() > kMostRecent) recent_.pop_back();
  }
}

}  // namespace sourcier
