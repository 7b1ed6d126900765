// Corrections: what a person puts right in what was computed. Kept apart from it in a log, keyed by
// evidence (passages and names in states of articles) rather than by computed ids, so that each can
// be taken back, and one that no longer fits after new articles is shown as lost.
//
// All functions are pure: the same values and log give the same values.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/json_parts.h"
#include "engine/base/result.h"

namespace sourcier {

enum class CorrectionKind : std::uint8_t {
  kMergeEntities,    // `of`: names of each, in articles. They become the first, in every story;
                     // `value` names it.
  kSplitEntity,      // `of`: the name in each article that leaves. `value` names the new one.
  kMergeEvents,      // `of`: an article of each. They become the first; `value` is its title.
  kSplitEvent,       // `of`: the articles that leave. `value` is the new one's title.
  kMergeStatements,  // `of`: a wording of each. They become the first.
  kSplitStatement,   // `of`: the wordings that leave.
  kSetDate,          // `of`: an article. `value` is its date.
  kSetOrigin,        // `of`: wordings, or an article. `value` names the origin.
};

// What a correction holds on to.
struct CorrectionEvidence {
  std::string article;
  std::string version = {};                 // The state of the article; "" for any.
  std::optional<std::uint32_t> begin = {};  // Of a wording's span, in code points.
  std::optional<std::uint32_t> end = {};
  std::string name = {};  // Of an entity, as the article gives it.
  // Its id when it was corrected, which is the same in every story that calls it so; "" for any.
  std::string entity = {};
};

struct Correction {
  std::int64_t id = 0;
  CorrectionKind kind = CorrectionKind::kSetDate;
  std::vector<CorrectionEvidence> of;
  std::string value;  // "" where none is given.
  std::string by;     // Who signed it; "" where nobody did.
  std::string at;     // RFC 3339.
  bool is_undone = false;
};

inline constexpr std::size_t kMostEvidence = 1000;      // Of one correction: it is made by hand.
inline constexpr std::size_t kLongestCorrected = 1000;  // Bytes of a value or name.

std::string_view name_of(CorrectionKind kind);
// Of entities: it may be of several stories, and holds in any state of its articles.
bool is_about_names(CorrectionKind kind);

// A correction from the JSON of contract's API: "kind", "of" and "value"; an Error says what was
// wanted.
Result<Correction> correction_from(const json_parts::Json& form);

// What correction_from reads.
json_parts::Json to_form(const Correction& correction);
json_parts::Json to_form(const CorrectionEvidence& evidence);

// The ids of those that did not fit.
using LostCorrections = std::set<std::int64_t>;

// Corrections of events and dates, on the groups and articles of one story, before they are traced.
LostCorrections correct_groups(std::span<const Correction> corrections, Groups& groups,
                               std::vector<Document>& documents);

// Those of statements and origins, on the dossier; those of entities were applied as it was traced
// (entity_names.h). Coverage is for the caller to renew.
LostCorrections correct_dossier(std::span<const Correction> corrections, const Groups& groups,
                                std::span<const Document> documents, Dossier& dossier);

}  // namespace sourcier
