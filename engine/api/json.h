// JSON: the forms of contract and docs/formats/json.md, keys in one fixed order, spans in code
// points.
//
// Each function returns one line of UTF-8 without a line end.
#pragma once

#include <span>
#include <string>

#include "engine/reading/reading.h"
#include "engine/story/explain_pair.h"
#include "engine/story/groups.h"
#include "engine/trace/dossier.h"

namespace sourcier {

struct ReadingForm {
  bool with_tokens = false;
};

std::string to_json(const Article& article);
std::string to_json(const Document& document, const ReadingForm& form);

// One line for each article, then for each event, then for each story. `documents` are those that
// the groups name, by id.
std::string to_json_lines(const Groups& groups, std::span<const Document> documents);

// Why two articles are, or are not, copies, one event, one story.
std::string to_json(const PairExplanation& told, std::span<const Document> documents);

// The dossier as one object.
std::string to_json(const Dossier& dossier, const Groups& groups,
                    std::span<const Document> documents);

}  // namespace sourcier
