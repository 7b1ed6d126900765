// Reading: an article with what its language says. Who is named, who says what through whom, when,
// how many.
//
// All spans are byte offsets into Article::text. An entity is an index into Reading::entities and
// holds inside this article only; `keys` and `reference` are what trace links across articles by.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/article/article.h"
#include "engine/text/span.h"

namespace sourcier {

using EntityIndex = std::uint32_t;

// UPOS, Universal Dependencies 2.
enum class PartOfSpeech : std::uint8_t {
  kX,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
};

struct Token {
  Span span;
  PartOfSpeech part = PartOfSpeech::kX;
  std::string lemma;  // "" where unknown.
};

enum class EntityType : std::uint8_t { kPerson, kOrganisation, kPlace, kOther };
enum class Gender : std::uint8_t { kUnknown, kMasculine, kFeminine };

struct Entity {
  EntityType type = EntityType::kOther;
  std::string name;                  // The fullest form in the article.
  std::vector<std::string> aliases;  // The other forms, sorted, each once.
  // "country:KP", "agency:afp", "place:2988507", "organisation:un": the gazetteer's thing. "" if
  // none.
  std::string reference;
  // Normalised keys, sorted. Two articles' entities of one type that share one are the same thing,
  // family names and roles of persons aside (name_keys.h).
  std::vector<std::string> keys;
  Gender gender = Gender::kUnknown;
};

struct Mention {
  Span span;
  EntityType type = EntityType::kOther;
  EntityIndex entity = 0;
};

enum class SourceKind : std::uint8_t {
  kAgency,
  kNewspaper,
  kBroadcaster,
  kOrganisation,
  kPerson,
  kDocument,
  kAnonymous,
};
enum class HopRole : std::uint8_t { kRelay, kSource };

// One step of a chain. A chain runs from the article outwards: relays, nearest first, then the
// source.
struct Hop {
  std::string name;
  HopRole role = HopRole::kSource;
  SourceKind kind = SourceKind::kAnonymous;
  std::optional<Span> mention;
  std::optional<EntityIndex> entity;
  bool inherited = false;  // Carried over from a neighbouring sentence.
};

struct Speaker {
  std::string name;  // The fullest name, or the description of one who is not named.
  std::optional<EntityIndex> entity;
  std::optional<Span> mention;  // The nearest expression, perhaps a pronoun.
};

enum class QuotationKind : std::uint8_t { kDirect, kMixed, kIndirect };

struct Quotation {
  Span span;  // Direct and mixed: inside the marks, unpadded.
  QuotationKind kind = QuotationKind::kDirect;
  std::optional<Speaker> speaker;
  std::optional<Span> cue;
  std::vector<Hop> chain;
};

enum class Stance : std::uint8_t { kAsserts, kDenies, kNeither };

struct Attribution {
  Span cue;
  Span content;
  std::vector<Hop> chain;
  Stance stance = Stance::kAsserts;
};

enum class TimeType : std::uint8_t { kDate, kTime, kDuration, kSet };

// TIMEX3.
struct TimeExpression {
  Span span;
  TimeType type = TimeType::kDate;
  std::string value;     // "2025-07-12", "2024-SU", "P3D", "" where it cannot be told.
  std::string modifier;  // "START", "END", "APPROX", …
};

enum class QuantityKind : std::uint8_t { kNumber, kPercent, kMoney, kMeasure, kOrdinal };
enum class QuantityStatus : std::uint8_t { kReported, kPlanned, kEstimated };

struct Quantity {
  Span span;  // Without the approximator.
  std::optional<double> low;
  std::optional<double> high;
  bool approximate = false;
  QuantityStatus status = QuantityStatus::kReported;
  QuantityKind kind = QuantityKind::kNumber;
  std::string unit;             // "EUR", "km", "%"; "" if none.
  std::optional<Span> counted;  // "soldats nord-coréens"
  std::string according_to;     // The source's name; "" where none is stated.
  std::optional<EntityIndex> according_entity;
};

struct Reading {
  std::vector<Span> sentences;
  std::vector<Token> tokens;
  std::vector<Entity> entities;
  std::vector<Mention> mentions;          // By span.
  std::vector<Quotation> quotations;      // By span.
  std::vector<Attribution> attributions;  // By content, then cue.
  std::vector<TimeExpression> times;      // By span, disjoint.
  std::vector<Quantity> quantities;       // By span, disjoint.
};

// An article and its reading, as the later stages take them.
struct Document {
  Article article;
  Reading reading;
};

}  // namespace sourcier
