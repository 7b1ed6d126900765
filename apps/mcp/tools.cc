#include "apps/mcp/tools.h"

#include <algorithm>

namespace sourcier::mcp {
namespace {

using json_parts::Json;
using json_parts::known;

constexpr std::size_t kUsualItems = 20;
constexpr std::size_t kMostItems = 100;  // An assistant reads all that it is given.

tl::unexpected<Error> none(std::string_view what, const std::string& id) {
  return fail(ErrorKind::kNotFound, std::string(what), "there is none of id '" + id + "'");
}

std::string text_at(const Json& arguments, const char* key) {
  const auto found = arguments.find(key);
  return found != arguments.end() && found->is_string() ? found->get<std::string>() : "";
}

std::size_t limit_of(const Json& arguments) {
  const auto found = arguments.find("limit");
  if (found == arguments.end() || !found->is_number_unsigned()) return kUsualItems;
  return std::clamp<std::size_t>(found->get<std::size_t>(), 1, kMostItems);
}

// An argument that must be there.
Result<std::string> id_of(const Json& arguments, const char* key) {
  std::string id = text_at(arguments, key);
  if (id.empty()) return fail(ErrorKind::kMalformed, key, "an id is wanted");
  return id;
}

Result<StoryFilePtr> story_with(Library& library, std::string_view what, const std::string& id) {
  const auto story = library.story_of(id);
  if (!story) return tl::unexpected(story.error());
  if (story->empty()) return none(what, id);
  auto file = library.story(*story);
  if (file && !*file) return none(what, id);
  return file;
}

Result<Json> list_stories(Library& library, const Json& arguments) {
  const auto stories = library.stories();
  if (!stories) return tl::unexpected(stories.error());
  const std::string after = text_at(arguments, "after");
  const std::size_t limit = limit_of(arguments);
  auto at = (*stories)->begin();
  if (!after.empty()) {
    at = std::ranges::find(**stories, after, &RankedStory::id);
    if (at == (*stories)->end()) return none("after", after);
    ++at;
  }
  Json items = Json::array();
  for (; at != (*stories)->end() && items.size() < limit; ++at) {
    const auto page = library.page(at->id);
    if (!page) return tl::unexpected(page.error());
    if (*page) items.push_back(Json::parse((*page)->summary));
  }
  const bool has_more = at != (*stories)->end() && !items.empty();
  Json next = has_more ? items.back()["story"] : Json();
  return Json{{"stories", std::move(items)}, {"next", std::move(next)}};
}

Json brief(const Json& statement) {
  const Json& first = statement["wordings"].front();
  return {{"id", statement["id"]},
          {"speaker", statement["speaker"]},
          {"text", first["text"]},
          {"first_seen", statement["first_seen"]},
          {"counts", statement["counts"]},
          {"origins", statement["origins"]},
          {"denied_by", statement["denied_by"]}};
}

// A story without its passages: they are asked for one statement at a time.
Result<Json> get_story(Library& library, const Json& arguments) {
  const auto id = id_of(arguments, "story");
  if (!id) return tl::unexpected(id.error());
  const auto found = library.page(*id);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return none("story", *id);
  const StoryPage& page = **found;
  Json out = Json::parse(page.summary);
  out["articles"] = Json::array();
  for (const Json& article : part_of(page, "articles")) {
    Json one = Json::object();
    for (const char* key : {"id", "title", "outlet", "published", "language", "url", "origins"})
      one[key] = article[key];
    out["articles"].push_back(std::move(one));
  }
  out["statements"] = Json::array();
  for (const Json& statement : part_of(page, "statements"))
    out["statements"].push_back(brief(statement));
  out["figures"] = part_of(page, "figures");
  return out;
}

Result<Json> item_of(Library& library, const char* array, const std::string& id) {
  const auto file = story_with(library, array, id);
  if (!file) return tl::unexpected(file.error());
  for (const Json& item : part_of(*(*file)->page, array)) {
    if (item["id"] == id) return item;
  }
  return none(array, id);
}

Result<Json> get_statement(Library& library, const Json& arguments) {
  const auto id = id_of(arguments, "statement");
  if (!id) return tl::unexpected(id.error());
  return item_of(library, "statements", *id);
}

Result<Json> search(Library& library, const Json& arguments) {
  SearchRequest request;
  request.query = text_at(arguments, "q");
  request.limit = limit_of(arguments);
  request.cursor = text_at(arguments, "after");
  const auto found = library.search(request);
  if (!found) return tl::unexpected(found.error());
  Json items = Json::array();
  for (const SearchHit& hit : found->hits) {
    std::string passage;
    for (const SnippetPart& part : hit.snippet) passage += part.text;
    items.push_back({{"article", hit.id},
                     {"title", known(hit.title)},
                     {"outlet", known(hit.outlet)},
                     {"published", known(hit.published)},
                     {"story", known(hit.story)},
                     {"passage", passage}});
  }
  return Json{
      {"total", found->total}, {"articles", std::move(items)}, {"next", known(found->next)}};
}

const Document* document_of(const StoryFile& file, std::string_view id) {
  const auto found = std::ranges::find(
      file.documents, id, [](const Document& d) { return std::string_view(d.article.id); });
  return found == file.documents.end() ? nullptr : &*found;
}

// The passage in its sentence, with the article that it stands in.
Json evidence(const StoryFile& file, const std::string& article, Span span) {
  const Document* document = document_of(file, article);
  if (document == nullptr) return Json();
  const Article& value = document->article;
  Span around = span;
  for (const Span sentence : document->reading.sentences) {
    if (!sentence.overlaps(span)) continue;
    around = {std::min(around.begin, sentence.begin), std::max(around.end, sentence.end)};
  }
  const CodePointIndex index(value.text);
  return {{"article", value.id},
          {"title", known(value.title)},
          {"outlet", known(value.outlet)},
          {"published", known(value.published)},
          {"url", known(value.url)},
          {"span", json_parts::span(index, span)},
          {"passage", slice(value.text, span)},
          {"in_context", slice(value.text, around)}};
}

Json evidence_of(const StoryFile& file, const Statement& statement) {
  Json passages = Json::array();
  for (const Wording& wording : statement.wordings) {
    Json one = evidence(file, wording.article, wording.span);
    Json chain = Json::array();
    for (const Hop& hop : wording.chain)
      chain.push_back({{"name", hop.name}, {"role", name_of(hop.role)}});
    one["chain"] = std::move(chain);
    one["origin"] = known(wording.origin);
    one["origin_basis"] = wording.origin.empty() ? Json() : Json(name_of(wording.basis));
    passages.push_back(std::move(one));
  }
  return {{"statement", statement.id},
          {"speaker", known(statement.speaker)},
          {"passages", std::move(passages)}};
}

Json evidence_of(const StoryFile& file, const Figure& figure) {
  Json passages = Json::array();
  for (const FigureValue& value : figure.values) {
    Json one = evidence(file, value.article, value.span);
    one["according_to"] = known(value.according_to);
    passages.push_back(std::move(one));
  }
  return {
      {"figure", figure.id}, {"counted", known(figure.counted)}, {"passages", std::move(passages)}};
}

Result<Json> get_evidence(Library& library, const Json& arguments) {
  const auto id = id_of(arguments, "id");
  if (!id) return tl::unexpected(id.error());
  const auto held = story_with(library, "id", *id);
  if (!held) return tl::unexpected(held.error());
  const StoryFile& file = **held;
  const auto& statements = file.dossier.statements;
  const auto statement = std::ranges::find(statements, *id, &Statement::id);
  if (statement != statements.end()) return evidence_of(file, *statement);
  const auto& figures = file.dossier.figures;
  const auto figure = std::ranges::find(figures, *id, &Figure::id);
  if (figure != figures.end()) return evidence_of(file, *figure);
  return none("id", *id);
}

}  // namespace

std::vector<Tool> all_tools() {
  return {
      {"list_stories", "The stories held, newest first, with their events, outlets and counts.",
       R"({"type":"object","properties":{"limit":{"type":"integer","minimum":1,"maximum":100},
           "after":{"type":"string","description":"The next of an earlier answer."}}})",
       list_stories},
      {"get_story",
       "One story: its articles, who said what with counts and origins, figures and their values.",
       R"({"type":"object","properties":{"story":{"type":"string"}},"required":["story"]})",
       get_story},
      {"get_statement",
       "One statement in all its wordings, each with the chain by which its article has it.",
       R"({"type":"object","properties":{"statement":{"type":"string"}},"required":["statement"]})",
       get_statement},
      {"search",
       "Articles by words: all must be there; \"a phrase\", -not, OR, prefix*, title:, outlet:, "
       "person:, language:fr, before:2025-07-01, after:2025-06-01.",
       R"({"type":"object","properties":{"q":{"type":"string"},
           "limit":{"type":"integer","minimum":1,"maximum":100},
           "after":{"type":"string","description":"The next of an earlier answer."}},
           "required":["q"]})",
       search},
      {"get_evidence",
       "The passages under a statement or a figure, each in its sentence, with article and "
       "address.",
       R"({"type":"object","properties":{"id":{"type":"string",
           "description":"Of a statement or a figure."}},"required":["id"]})",
       get_evidence},
  };
}

}  // namespace sourcier::mcp
