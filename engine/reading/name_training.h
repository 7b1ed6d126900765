// Name training: learns a name model from texts whose names are labelled, by hand or by other
// taggers.
//
// The same input gives the same bytes: texts come in the order of their hashes, all sums are whole
// numbers.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/reading/language.h"
#include "engine/reading/name_features.h"
#include "engine/reading/word_clusters.h"

namespace sourcier {

struct LabelledName {
  Span span;
  EntityType type = EntityType::kOther;
  bool is_type_known = true;  // Else an organisation or a place.
};

struct NamedText {
  std::string text;
  std::vector<LabelledName> names;  // In order, disjoint.
  // The types that were labelled by hand; of the others, and of a text without any, the names are
  // another tagger's, or nobody's.
  std::vector<EntityType> by_hand;
  bool is_taught = false;  // Another tagger labelled it.
};

struct NameTrainingOptions {
  int choosing_rounds = 2;  // After which the features that do not fit into the table go.
  int rounds = 4;
  double rate = 0.05;      // Of the first steps.
  double cost = 2;         // Of a wrong label, in the logarithm of how likely it seems.
  unsigned row_bits = 17;  // 2^17 rows of 16 bytes: 2 MiB.
};

// The bytes of a name model.
std::string train_names(std::span<const NamedText> texts, std::span<const ClusteredWord> words,
                        const Language& language, const NameTrainingOptions& options);

}  // namespace sourcier
