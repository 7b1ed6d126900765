// sourcier search: articles of a store by words and operators.
#include "engine/store/search.h"

#include <nlohmann/json.hpp>

#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/store_command.h"
#include "engine/api/entity_names.h"

namespace sourcier::cli {
namespace {

struct SearchCommand {
  InputOptions common;
  SearchRequest request;
  bool newest = false;
  bool json = false;
};

using Json = nlohmann::ordered_json;

Json spans(const std::vector<Span>& all) {
  Json out = Json::array();
  for (const Span span : all) out.push_back({span.begin, span.end});
  return out;
}

Json facet(const std::vector<FacetValue>& values) {
  Json out = Json::array();
  for (const FacetValue& value : values)
    out.push_back({{"value", value.value}, {"count", value.count}});
  return out;
}

Json known(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::string json_form(const SearchResult& result) {
  Json items = Json::array();
  for (const SearchHit& hit : result.hits) {
    Json snippet = Json::array();
    for (const SnippetPart& part : hit.snippet)
      snippet.push_back({{"text", part.text}, {"match", part.is_match}});
    items.push_back({{"article", hit.id},
                     {"title", known(hit.title)},
                     {"outlet", known(hit.outlet)},
                     {"published", known(hit.published)},
                     {"language", known(hit.language)},
                     {"url", known(hit.url)},
                     {"story", known(hit.story)},
                     {"passage", {hit.passage.begin, hit.passage.end}},
                     {"matches", spans(hit.matches)},
                     {"snippet", std::move(snippet)}});
  }
  const Json form = {{"items", std::move(items)},
                     {"total", result.total},
                     {"complete", result.is_whole},
                     {"facets",
                      {{"outlet", facet(result.outlets)},
                       {"language", facet(result.languages)},
                       {"person", facet(result.people)},
                       {"month", facet(result.months)}}},
                     {"next", known(result.next)}};
  return form.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string text_form(const SearchResult& result) {
  std::string text;
  for (const SearchHit& hit : result.hits) {
    text += hit.title + "\n  " + hit.outlet + "  " + hit.published + "  " + hit.id + "\n  ";
    for (const SnippetPart& part : hit.snippet)
      text += part.is_match ? "[" + part.text + "]" : part.text;
    text += "\n\n";
  }
  text += std::to_string(result.total) + (result.is_whole ? "" : " or more") + " articles\n";
  if (!result.next.empty()) text += "More: --after " + result.next + "\n";
  return text;
}

int search_command(const SearchCommand& command) {
  auto store = Store::open(command.common.store, Store::Mode::kReadOnly);
  if (!store) return failed(store.error());
  SearchRequest request = command.request;
  if (command.newest) request.order = SearchOrder::kNewest;
  const auto log = read_log(*store);
  if (!log) return failed(log.error());
  request.same_people = same_names((*log)->merges);
  const auto result = search(*store, request);
  if (!result) return failed(result.error());
  return put(command.json ? json_form(*result) : printable_text(text_form(*result))) ? kAllRead
                                                                                     : kFailed;
}

}  // namespace

void add_search(CLI::App& program, int& status) {
  const auto options = std::make_shared<SearchCommand>();
  CLI::App* command =
      program.add_subcommand("search", "Find articles of a store by words and operators");
  command
      ->add_option("QUERY", options->request.query,
                   "Words, \"a phrase\", -not, a OR b, begin*, title: outlet: person: language: "
                   "before: after:")
      ->required()
      ->type_name("WORDS");
  command->add_option("--db", options->common.store, "The store, one SQLite file")
      ->required()
      ->type_name("FILE");
  command->add_flag("--newest", options->newest, "The newest first, not the best");
  command->add_option("--limit", options->request.limit, "Articles shown (default: 20)")
      ->check(between(std::size_t{1}, kMostHits))
      ->type_name("N");
  command->add_option("--after", options->request.cursor, "Go on where a page ended")
      ->type_name("CURSOR");
  command->add_flag("--json", options->json, "The result as one JSON object");
  add_common_options(*command, options->common);
  set_examples(*command,
               {{"sourcier search 'port -grève' --db news.db", "the one word without the other"},
                {R"(sourcier search '"quai 4" outlet:fanal after:2031-03-01' --db news.db)",
                 "a phrase, of one outlet, of late"}});
  command->callback([options, &status] { status = search_command(*options); });
}

}  // namespace sourcier::cli
