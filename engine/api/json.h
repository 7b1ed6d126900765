// JSON: the forms of contract and docs/formats/json.md, keys in one fixed order, spans in code
// points.
//
// Each function that returns one form returns a line of UTF-8 without a line end.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "engine/reading/reading.h"
#include "engine/story/explain_pair.h"
#include "engine/story/groups.h"
#include "engine/trace/dossier.h"

namespace sourcier {

// The forms are those of docs/formats/json.md: UTF-8, one line without its end, keys in one order;
// positions are code points of the article's text. Linear in what is written.

struct ReadingForm {
  bool with_tokens = false;  // They are most of the bytes.
};

std::string to_json(const Article& article);
std::string to_json(const Document& document, const ReadingForm& form);

// Takes a text part by part: forms of many articles are larger than memory likes.
using TextSink = std::function<void(std::string_view)>;

// One line for each article, then for each event, then for each story, each with its line end.
// `documents` are those that the groups name, by id.
void write_json_lines(const Groups& groups, std::span<const Document> documents,
                      const TextSink& put);
std::string to_json_lines(const Groups& groups, std::span<const Document> documents);

// Why two articles are, or are not, copies, one event, one story.
std::string to_json(const PairExplanation& told, std::span<const Document> documents);

// The dossier as one object.
void write_json(const Dossier& dossier, const Groups& groups, std::span<const Document> documents,
                const TextSink& put);
std::string to_json(const Dossier& dossier, const Groups& groups,
                    std::span<const Document> documents);

}  // namespace sourcier
