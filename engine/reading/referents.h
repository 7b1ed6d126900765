// Referents: whom a phrase of an article means. Pronouns, offices and descriptions are resolved to
// the entity that the text gives for them, by gender, number, office and recency.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/reading/media.h"
#include "engine/reading/phrases.h"
#include "engine/reading/units.h"

namespace sourcier {

// One who can say something.
struct Referent {
  std::string name;  // The entity's, or the description without its article.
  std::optional<EntityIndex> entity;
  std::optional<Span> mention;
  SourceKind kind = SourceKind::kPerson;
  // As a hop, where its noun is none that the rules of chains know: "the jury", "the ranking".
  std::optional<SourceKind> shown_as;
  bool is_thing = false;  // "the scene": nothing that "she" may mean.
  Gender gender = Gender::kUnknown;
  bool is_plural = false;
  bool passes = false;     // "the estimates of …": the source is in its complement.
  bool is_public = false;  // "the press" as a listener relays nothing.
  bool is_talk = false;    // An interview, a document only where no outlet is told; or its outlet.
  bool is_inherited = false;  // As a hop: carried over from a neighbouring sentence.

  // Whether both are one: the same entity, or the same description.
  bool is_same(const Referent& other) const {
    return entity || other.entity ? entity == other.entity : name == other.name;
  }
};

// The first noun of the phrase that names an office or a source, with no name and no "of" before
// it; where nouns stand last, the last one: "the coast guard | spokesman".
std::optional<std::size_t> head_noun(const ClauseWords& words, Phrase phrase, bool noun_last);

// The noun at the head of a phrase that names nobody and in which no office or source stands: "the
// crane | cable"; nothing where it cannot be told.
std::optional<std::size_t> plain_noun(const ClauseWords& words, Phrase phrase, bool noun_last);

// The modifiers of an office: its other words, and the names within but `except`, lower case.
std::vector<std::string> modifiers_of(const ClauseWords& words, Phrase phrase, std::size_t head,
                                      std::uint32_t except);

// referents.cc resolves phrases, offices.cc learns who holds which office, pronouns.cc finds whom a
// pronoun means.
class Referents {
 public:
  // Reads the offices that the units give to entities. All arguments must outlive the object.
  Referents(const Article& article, const Reading& reading, const Language& language,
            const std::vector<Unit>& units);

  // Whom the phrase of unit `unit` means; for a pronoun without antecedent nobody.
  std::optional<Referent> resolve(const ClauseWords& words, Phrase phrase, std::size_t unit) const;

  // An entity as a referent.
  Referent of_entity(EntityIndex entity, std::optional<Span> mention) const;

  // An outlet that no table has, with the place or thing its name ends in: "Fanal de X".
  Referent whole_outlet(const ClauseWords& words, Phrase phrase, Referent outlet) const;

  // The outlet of the article itself; its name is "" where that is not known.
  Referent own_outlet(Span mention) const {
    Referent referent;
    referent.name = article_.outlet;
    referent.kind = SourceKind::kNewspaper;
    referent.mention = mention;
    return referent;
  }

  // Tells that `speaker` has just said something.
  void note_speaker(const Referent& speaker);
  // Tells that all of the unit has been read: its names may now be meant.
  void note_unit(const Unit& unit);

  // Whether the entity is neither a person nor an organisation nor a place.
  bool is_thing(EntityIndex entity) const {
    return reading_.entities[entity].type == EntityType::kOther;
  }

  // Who spoke last, if that was in this unit or the one or two before.
  std::optional<Referent> last_speaker() const;

  // Who issued a document that is named without its author: the last who spoke.
  std::optional<Referent> issuer() const;

 private:
  struct Office {
    std::string noun;
    std::vector<std::string> modifiers;
    EntityIndex entity = 0;
    std::size_t unit = 0;
    Gender gender = Gender::kUnknown;
  };

  void learn_offices(const Unit& unit, std::size_t index);
  void learn_office(const ClauseWords& words, Phrase phrase, std::size_t index);
  void learn_apposition(const ClauseWords& words, Phrase phrase, std::size_t index);
  void learn_press(const ClauseWords& words, Phrase phrase);
  void add_office(const ClauseWords& words, Phrase office, EntityIndex entity, std::size_t index);
  std::optional<Referent> by_nationality(const ClauseWords& words, Phrase phrase) const;
  bool is_apostrophe_between(Span before, Span behind) const;
  std::optional<std::size_t> head_mention(const ClauseWords& words, Phrase phrase) const;
  bool describes_person(const ClauseWords& words, std::size_t at, std::size_t end) const;
  std::optional<Referent> pronoun(const ClauseWords& words, std::size_t at) const;
  bool may_mean(const ClauseWord& word, const Referent& candidate) const;
  std::optional<Referent> described_by(const ClauseWord& word) const;
  std::optional<Referent> introduced(const ClauseWords& words, std::size_t at) const;
  std::optional<Referent> likeliest_person(Gender gender, bool only_speakers) const;
  std::optional<EntityIndex> holder(const Office& wanted, std::size_t unit) const;
  std::optional<EntityIndex> only_holder(const Office& wanted) const;
  std::optional<EntityIndex> alike_holder(const Office& wanted, std::size_t unit) const;
  std::vector<std::string_view> kinds_of(Office& office) const;
  bool is_people_name(std::string_view word) const;  // "français"
  std::optional<EntityIndex> of_kind(SourceKind kind, const ClauseWord& noun) const;
  std::optional<Referent> generic(const ClauseWord& noun, Phrase phrase,
                                  const ClauseWords& words) const;
  std::optional<Referent> only_speaker(Gender gender) const;
  std::optional<Referent> described_as(std::string_view noun) const;
  void note_described(const ClauseWords& words);
  std::optional<Referent> body_of(const ClauseWords& words, Phrase subject) const;
  std::optional<Referent> body_for(const ClauseWord& word) const;
  void describe_subject(const ClauseWords& words, Phrase subject, const Referent& who);
  std::optional<Referent> unnamed(const ClauseWords& words, Phrase phrase) const;
  Referent named(const ClauseWords& words, Phrase phrase, std::size_t head) const;
  std::optional<Referent> by_noun(const ClauseWords& words, Phrase phrase, std::size_t at,
                                  std::size_t unit) const;
  Referent described(const ClauseWords& words, Phrase phrase) const;
  // owners.cc: the description with whose it is, "his office" with the man's name.
  Referent described_with_owner(const ClauseWords& words, Phrase phrase) const;
  std::optional<EntityIndex> owner_of(const ClauseWords& words, std::size_t possessive) const;
  bool is_person(EntityIndex entity) const {
    return reading_.entities[entity].type == EntityType::kPerson;
  }
  SourceKind kind_of(EntityIndex entity) const { return media_.kind_of(reading_, entity); }
  std::optional<Referent> apposed(const ClauseWords& words, Phrase phrase) const;
  Gender gender_of(EntityIndex entity) const;
  bool fits(EntityIndex entity, Gender gender) const;

  const Article& article_;
  const Reading& reading_;
  Media media_;
  Table peoples_;
  Table alike_;  // Offices of one kind.
  Table settings_;
  bool noun_last_ = false;  // "the French ministry": the name in front describes.
  std::map<std::string, std::vector<Office>, std::less<>> offices_;
  std::map<std::string_view, std::vector<Office>> offices_of_kind_;  // Of persons.
  std::map<EntityIndex, std::vector<std::string>> attributes_;  // Every modifier an entity bears.
  std::map<EntityIndex, Gender> genders_;
  std::deque<EntityIndex> recent_;  // Latest first, each once.
  struct Heard {
    Referent speaker;
    std::size_t unit = 0;
  };

  std::deque<Heard> speakers_;  // Latest first.
  std::size_t unit_ = 0;        // The one that is read.
  std::optional<EntityIndex> last_subject_;
  bool subject_is_named_ = false;              // It is the subject of the last sentence.
  std::size_t paragraph_ = 0;                  // Of the last sentence,
  std::size_t paragraph_begin_ = 0;            // and the unit that begins it.
  std::optional<Referent> described_subject_;  // "Le président", who opened the last sentence,
  bool subject_is_new_ = false;                // and is surely nobody whom the text has named.
  std::vector<Referent> described_;            // Whom else it described.
  std::optional<Referent> last_body_;  // "Le syndicat", "les dockers", who opened it instead.
};

}  // namespace sourcier
