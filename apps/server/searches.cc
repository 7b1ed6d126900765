// Search: the articles that hold the words asked for.
#include <chrono>
#include <cstdlib>

#include "apps/server/base64.h"
#include "apps/server/page.h"
#include "apps/server/parameters.h"
#include "apps/server/resource.h"
#include "apps/server/service.h"
#include "engine/api/gzip.h"
#include "engine/store/search_query.h"

namespace sourcier::server {
namespace {

Json hit_form(const SearchHit& hit) {
  Json snippet = Json::array();
  for (const SnippetPart& part : hit.snippet)
    snippet.push_back({{"text", part.text}, {"match", part.is_match}});
  return {{"article", hit.id},
          {"title", json_parts::known(hit.title)},
          {"outlet", json_parts::known(hit.outlet)},
          {"published", json_parts::known(hit.published)},
          {"language", json_parts::known(hit.language)},
          {"story", json_parts::known(hit.story)},
          {"passage", json_parts::pair(hit.passage)},
          {"snippet", std::move(snippet)}};
}

// Written as it is told: some hundreds of values, each a tree of its own otherwise.
std::string facet_form(const std::vector<FacetValue>& values) {
  std::string out = "[";
  for (const FacetValue& value : values) {
    if (out.size() > 1) out += ',';
    out += R"({"value":)" + json_parts::line(json_parts::known(value.value)) + R"(,"count":)";
    out += std::to_string(value.count) + '}';
  }
  return out + ']';
}

SearchRequest request_of(const Call& call) {
  const std::string limit = call.parameter("limit");
  SearchRequest request;
  request.query = call.parameter("q");
  request.outlet = call.parameter("outlet");
  request.person = call.parameter("person");
  request.language = call.parameter("language");
  request.from = call.parameter("from");
  request.to = call.parameter("to");
  request.order =
      call.parameter("order") == "newest" ? SearchOrder::kNewest : SearchOrder::kRelevance;
  // The cursor of the store is text of its own; outside it looks like all cursors.
  request.cursor = from_base64url(call.parameter("after")).value_or("");
  request.limit = limit.empty() ? kUsualLimit : std::strtoul(limit.c_str(), nullptr, 10);
  return request;
}

Answer search_anew(const Call& call) {
  const auto found = call.library.search(request_of(call));
  if (!found) return problem(found.error());
  Json items = Json::array();
  for (const SearchHit& hit : found->hits) items.push_back(hit_form(hit));
  const Json next = found->next.empty() ? Json() : Json(to_base64url(found->next));
  std::string json = R"({"items":)" + json_parts::line(items);
  json += R"(,"total":)" + std::to_string(found->total);
  json += R"(,"whole":)" + json_parts::line(found->is_whole);
  json += R"(,"facets":{"outlet":)" + facet_form(found->outlets);
  json += R"(,"language":)" + facet_form(found->languages);
  json += R"(,"person":)" + facet_form(found->people);
  json += R"(,"month":)" + facet_form(found->months);
  json += R"(},"next":)" + json_parts::line(next) + "}\n";
  return {.type = "application/json", .body = std::move(json)};
}

// The same question again is answered alike while nothing has changed, or for a moment while
// another program adds.
constexpr std::chrono::seconds kLongestKept{1};

bool still_holds(const KeptAnswer& kept, Library& library) {
  if (kept.revision == library.revision()) return true;
  return kept.revision >= library.own_change() &&
         std::chrono::steady_clock::now() - kept.at < kLongestKept;
}

Answer search(const Call& call) {
  std::string name;
  for (const auto& [key, value] : call.query) ((name += key) += '\x1F') += value + '\x1E';
  KeptAnswers& answers = call.service.searches;
  if (const auto kept = answers.find(name); kept && still_holds(*kept, call.library))
    return kept->answer;
  if (call.is_hasty) return {.is_postponed = true, .is_search = true};
  const std::uint64_t revision = call.library.revision();
  Answer made = search_anew(call);
  if (made.status != Status::kOk) return made;
  made.gzip = gzip(made.body);
  const auto kept = std::make_shared<const KeptAnswer>(
      KeptAnswer{made, revision, std::chrono::steady_clock::now()});
  answers.put(name, kept, name.size() + made.body.size() + made.gzip.size());
  return made;
}

Json saved_form(const SavedSearch& saved) {
  return {{"id", saved.name}, {"name", saved.name}, {"q", saved.query}, {"at", saved.at}};
}

Answer saved(const Call& call) {
  ListPage page(call);
  const auto all = call.library.saved_searches();
  if (!all) return problem(all.error());
  for (const SavedSearch& one : *all) {
    if (page.wants(one.name) && !page.add(one.name, saved_form(one))) break;
  }
  return page.answer();
}

Answer save(const Call& call) {
  const auto name = short_text(call.body, "name"), q = short_text(call.body, "q");
  if (!name || !q)
    return problem(Status::kUnprocessable, "name and q are wanted, texts of 1 to 1000 bytes");
  if (const auto parsed = parse_search(*q); !parsed) return problem(parsed.error());
  if (const auto kept = call.library.save_search(*name, *q); !kept) return problem(kept.error());
  return json_answer(saved_form({*name, *q, ""}), Status::kCreated);
}

Answer forget(const Call& call) {
  const auto forgotten = call.library.forget_search(call.ids.front());
  if (!forgotten) return problem(forgotten.error());
  if (!*forgotten)
    return problem(Status::kNotFound, "no search is saved as '" + call.ids.front() + "'");
  return {.status = Status::kNoContent, .may_be_stored = false};
}

}  // namespace

void add_searches(std::vector<Resource>& all) {
  all.push_back({"GET",
                 "/api/v1/search",
                 "Articles by their words: word, \"a phrase\", -not, OR, prefix*, title:…, "
                 "outlet:…, person:…, language:…, before:DATE, after:DATE.",
                 search,
                 with_paging({{"q", Takes::kText, "The question; all if not given."},
                              {"outlet", Takes::kText, "Of this outlet only."},
                              {"person", Takes::kText, "Naming this person."},
                              {"language", Takes::kLanguage, "In this language."},
                              {"from", Takes::kDay, "Published on this day or later."},
                              {"to", Takes::kDay, "Published on this day or earlier."},
                              {"order",
                               Takes::kWord,
                               "The fittest first, or the newest.",
                               false,
                               {"relevance", "newest"}}}),
                 "SearchPage",
                 "",
                 Status::kOk,
                 {Status::kUnprocessable}});
  all.push_back({"GET", "/api/v1/searches", "Saved searches, by name.", saved, with_paging({}),
                 "[]SavedSearch"});
  all.push_back({"POST",
                 "/api/v1/searches",
                 "Saves a search; one of that name is replaced.",
                 save,
                 {},
                 "SavedSearch",
                 "SearchToSave",
                 Status::kCreated,
                 {Status::kUnprocessable}});
  all.push_back({"DELETE",
                 "/api/v1/searches/{id}",
                 "Forgets a saved search.",
                 forget,
                 {},
                 "",
                 "",
                 Status::kNoContent,
                 {Status::kNotFound}});
}

}  // namespace sourcier::server
