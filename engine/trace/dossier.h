// Dossier: all that is known of the stories in a set of articles; what trace returns.
//
// Articles are named by id, entities of the dossier by index into Dossier::entities. Spans are
// bytes of the article's text.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/reading/reading.h"
#include "engine/story/groups.h"

namespace sourcier {

// What an inferred date was inferred from; `about` of the interval is the day or month meant.
enum class DateCause : std::uint8_t {
  kNone,
  kEvent,     // It tells of the event of that day.
  kOwn,       // It opens with that day.
  kSiblings,  // Other articles on the event are of that day.
  kWeekday,   // It names the weekday of its report, after that day.
  kLater,     // It speaks of that day.
  kYear,      // It places by its year a fact that other articles date.
};

struct DateInterval {
  std::string earliest;  // "" where open.
  std::string latest;
  std::string reason;  // In the language of the article; other readers word the cause.
  DateCause cause = DateCause::kNone;
  std::string about = {};  // ISO date.
};

enum class OriginBasis : std::uint8_t { kStated, kCredited, kCopied };

// Where an article's information comes from.
struct ArticleOrigin {
  std::string name;
  OriginBasis basis = OriginBasis::kStated;
  std::string article;  // The article it was copied from; "" if none.
  std::optional<Span> evidence;
};

struct TracedArticle {
  std::string id;
  std::string published;  // Filled from the story where the article bears none.
  DateBasis published_basis = DateBasis::kNone;
  std::optional<DateInterval> date_inferred;
  std::vector<ArticleOrigin> origins;
};

struct TracedEntity {
  std::string id;
  EntityType type = EntityType::kOther;
  std::string name;
  std::string reference;              // The gazetteer's thing, as in the readings; "" if none.
  std::vector<std::string> aliases;   // Sorted; without the name.
  std::vector<std::string> articles;  // Sorted.
  // Where people made several entities one: the ids that they have by themselves, sorted.
  std::vector<std::string> made_of = {};
};

struct Wording {
  std::string article;
  Span span;
  std::string text;
  QuotationKind kind = QuotationKind::kDirect;
  std::vector<Hop> chain;  // Entities of the article, as in its reading.
  std::string origin;      // Name of its origin; "" where it is not stated.
  OriginBasis basis = OriginBasis::kStated;
  Stance stance = Stance::kAsserts;
};

struct StatementCounts {
  std::uint32_t articles = 0;
  std::uint32_t texts = 0;    // Copies collapsed.
  std::uint32_t origins = 0;  // Independent.
  std::uint32_t unstated = 0;
};

struct StatementOrigin {
  std::string name;
  std::vector<std::string> articles;  // Sorted.
};

struct Statement {
  std::string id;
  std::string event;
  std::string speaker;  // Name.
  std::optional<std::size_t> speaker_entity;
  std::vector<Wording> wordings;  // Oldest first.
  StatementCounts counts;
  std::vector<StatementOrigin> origins;
  std::string first_seen;
  std::vector<std::string> denied_by;  // Statement ids.
};

// The order of statements: unknown dates last.
inline bool is_earlier(const Statement& a, const Statement& b) {
  if (a.first_seen.empty() != b.first_seen.empty()) return b.first_seen.empty();
  return a.first_seen != b.first_seen ? a.first_seen < b.first_seen : a.id < b.id;
}

struct FigureValue {
  std::optional<double> low;
  std::optional<double> high;
  bool approximate = false;
  QuantityStatus status = QuantityStatus::kReported;
  std::string according_to;  // "" where none is stated.
  std::string as_of;
  std::string article;
  Span span;
  std::string text;
};

enum class FigureRelation : std::uint8_t { kAgree, kDiffer, kRevised, kNotComparable };

struct Figure {
  std::string id;
  std::string event;
  std::string counted;
  std::string unit;
  std::vector<FigureValue> values;  // By date, then article and span.
  FigureRelation relation = FigureRelation::kAgree;
};

enum class DiscrepancyKind : std::uint8_t { kDay, kPlace };

struct GivenValue {
  std::string value;  // The day (ISO), or the place's name.
  std::string article;
  Span span;
  std::string text;
  Span sentence;  // That gives it.
};

// A day or place that articles on one event give differently for one happening.
struct Discrepancy {
  std::string id;
  std::string event;
  DiscrepancyKind kind = DiscrepancyKind::kDay;
  std::string about;               // The sentence of the first value.
  std::vector<GivenValue> values;  // By value, then article; each article once.
};

enum class SourceRelation : std::uint8_t { kQuotes, kRelays, kCredits, kCopies };

struct SourceNode {
  std::string id;
  std::string name;
  std::string kind;  // "outlet", or the word for a SourceKind.
};

struct SourceEdge {
  std::string from;
  std::string to;
  SourceRelation relation = SourceRelation::kQuotes;
  std::string article;
  std::optional<Span> evidence;
};

enum class Covers : std::uint8_t { kReports, kOmits, kPrecedes };

struct Fact {
  std::string id;
  std::string text;
  std::vector<std::string> statements;
  std::vector<std::string> figures;
};

struct OutletTie {
  std::string name;
  std::uint32_t articles = 0;  // Of the profile's outlet.
};

// What the set shows of one outlet.
struct OutletProfile {
  std::string id;  // Its node of the source graph.
  std::string name;
  std::vector<std::string> articles;  // Sorted.
  // Thousandths of its text that stand in other outlets' articles: had from them, and where
  // nothing tells who had it first. The rest is its own, as far as the set shows.
  std::uint16_t taken = 0;
  std::uint16_t unsettled = 0;
  std::uint16_t own() const { return static_cast<std::uint16_t>(1000 - taken - unsettled); }
  std::vector<OutletTie> credits;    // Agencies; most articles first, then by name, as those below.
  std::vector<OutletTie> copies;     // Whom it copies.
  std::vector<OutletTie> copied_by;  // Who copies it.
  std::uint32_t shared_events = 0;   // That other outlets report too, all dated by the day.
  std::uint32_t first_at = 0;        // Of these, where none is a day before it.
  std::optional<std::uint32_t> median_days_after;  // After the first, over these; the lower one.
  std::vector<std::string> only_reports;           // Facts, by id.
  std::vector<std::string> alone_omits;
};

struct Dossier {
  std::string version;                  // Of engine and data.
  std::vector<TracedArticle> articles;  // By id.
  std::vector<TracedEntity> entities;   // By id.
  std::vector<Statement> statements;    // By first seen, then id.
  std::vector<Figure> figures;
  std::vector<Discrepancy> discrepancies;  // By id.
  std::vector<SourceNode> source_nodes;
  std::vector<SourceEdge> source_edges;
  std::vector<Fact> facts;                                        // By id.
  std::map<std::string, std::map<std::string, Covers>> coverage;  // Article, fact.
  std::vector<OutletProfile> outlets;                             // By id.
};

}  // namespace sourcier
