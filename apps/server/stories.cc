// Stories: their list, and the dossier of each.
#include <algorithm>

#include "apps/server/page.h"
#include "apps/server/resource.h"
#include "engine/text/unicode.h"

namespace sourcier::server {
namespace {

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : ""; }

bool is_between(const Json& summary, const std::string& from, const std::string& to) {
  const std::string first = text_of(summary["first"]), last = text_of(summary["last"]);
  if (!from.empty() && (last.empty() || last < from)) return false;
  return to.empty() || (!first.empty() && first.substr(0, to.size()) <= to);
}

// In the title of the story or of an event, or an outlet's name; `q` is folded.
bool mentions(const Json& summary, const std::string& q) {
  const auto has = [&](const Json& text) {
    return fold(text_of(text)).find(q) != std::string::npos;
  };
  return q.empty() || has(summary["title"]) ||
         std::ranges::any_of(summary["events"], [&](const Json& e) { return has(e["title"]); }) ||
         std::ranges::any_of(summary["outlets"], has);
}

bool has_language(const Json& summary, const std::string& language) {
  return language.empty() || std::ranges::any_of(summary["languages"], [&](const Json& own) {
           return text_of(own).starts_with(language);
         });
}

Answer stories(const Call& call) {
  ListPage page(call);
  const std::string q = fold(call.parameter("q"));
  return list_over_stories(call, page, [&](const StoryFile& file, const std::string& rank) {
    const Json& summary = file.summary;
    const bool is_kept = mentions(summary, q) &&
                         has_language(summary, call.parameter("language")) &&
                         is_between(summary, call.parameter("from"), call.parameter("to"));
    return !is_kept || !page.wants(rank) || page.add(rank, summary);
  });
}

bool is_listed(const std::string& list, const std::string& key) {
  return ("," + list + ",").find("," + key + ",") != std::string::npos;
}

// Of a large story the keys that a view asks for.
Json part_of(const Json& form, const std::string& only, const std::string& without) {
  if (only.empty() && without.empty()) return form;
  Json part = Json::object();
  for (const auto& [key, value] : form.items()) {
    const bool is_named = key == "story" || key == "title" || is_listed(only, key);
    if ((only.empty() || is_named) && !is_listed(without, key)) part[key] = value;
  }
  return part;
}

Answer story(const Call& call) {
  const auto file = call.library.story(call.ids.front());
  if (!file) return problem(file.error());
  if (!*file) return problem(Status::kNotFound, "there is no story '" + call.ids.front() + "'");
  return json_answer(part_of((*file)->form, call.parameter("only"), call.parameter("without")));
}

}  // namespace

void add_stories(std::vector<Resource>& all) {
  all.push_back({"GET", "/api/v1/stories", "All stories, newest first.", stories,
                 with_paging({{"q", Takes::kText, "Words of the title, of an event or an outlet."},
                              {"language", Takes::kLanguage, "With an article in it."},
                              {"from", Takes::kDay, "With an article of this day or later."},
                              {"to", Takes::kDay, "With an article of this day or earlier."}}),
                 "[]StorySummary"});
  all.push_back({"GET",
                 "/api/v1/stories/{id}",
                 "All that is known of one story.",
                 story,
                 {{"only", Takes::kText, "These keys of it alone, parted by commas."},
                  {"without", Takes::kText, "All but these keys, parted by commas."}},
                 "Dossier",
                 "",
                 Status::kOk,
                 {Status::kNotFound}});
}

}  // namespace sourcier::server
