// Explain: for each finding of a reading, the rule, the rows and the model that made it.
//
// Looks up anew what knows the words of each finding; reading itself pays nothing.
#pragma once

#include <string>
#include <vector>

#include "engine/article/article.h"
#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

enum class FindingKind : std::uint8_t {
  kEntity,
  kQuotation,
  kAttribution,
  kHop,
  kTime,
  kQuantity,
};

struct Explained {
  FindingKind kind = FindingKind::kEntity;
  Span span;
  std::string value;              // The entity's name, the speaker's, "2025-07-12", "12 km".
  std::string rule;               // "behind its content", "gazetteer", "pronoun", "ago".
  std::vector<std::string> rows;  // "saying_verbs: affirmé (affirmer, says, participle)".
  std::string model;              // "parts-fr"; "" where rows alone decided.
};

// The findings of the reading, by kind; the hops of a quotation or an attribution follow it.
std::vector<Explained> explain_reading(const Article& article, const Reading& reading,
                                       const Language& language);

std::string_view name_of(FindingKind kind);

}  // namespace sourcier
