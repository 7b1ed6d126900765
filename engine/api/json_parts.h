// The parts that several JSON forms share. For api/ and apps/export/ only: it drags in the JSON
// library.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "engine/api/names.h"
#include "engine/reading/reading.h"
#include "engine/story/groups.h"
#include "engine/text/offsets.h"
#include "engine/trace/dossier.h"

namespace sourcier::json_parts {

using Json = nlohmann::ordered_json;

// null for an empty text: an unknown value is never "".
Json known(std::string_view text);

// Whole numbers without a fraction: 25000, not 25000.0.
Json number(std::optional<double> value);

// Thousandths as 0.93.
Json share(std::uint16_t thousandths);

Json pair(Span code_points);
Json span(const CodePointIndex& index, Span bytes);
Json span(const CodePointIndex& index, const std::optional<Span>& bytes);

Json chain(const CodePointIndex& index, const std::vector<Hop>& hops);

// The article's keys up to and with `notes`; without its text, paragraphs and links where told so.
Json article(const Article& article, const CodePointIndex& index, bool with_text);

Json event(const Event& event);
Json story(const Story& story);

// A copy as the article `here` sees it; `index_here` and `index_there` are of the two texts, null
// where they are not at hand.
Json copy_from(const Copy& copy, bool is_first, const CodePointIndex* index_here,
               const CodePointIndex* index_there);

// The readings' keys, after those of the article.
Json reading(const Document& document, const CodePointIndex& index, bool with_tokens);

// Gives each key of the dossier's object with the JSON of its value, in their order.
using TakePart = std::function<void(const char* key, const std::string& value)>;
void each_part(const Dossier& dossier, const Groups& groups, std::span<const Document> documents,
               const TakePart& take);

std::string line(const Json& value);

// The documents by id, each with the index of its text.
class Texts {
 public:
  explicit Texts(std::span<const Document> documents);
  // Null for an id that no document has.
  const CodePointIndex* index(const std::string& article) const;

 private:
  std::unordered_map<std::string, CodePointIndex> indexes_;
};

}  // namespace sourcier::json_parts
