// Stories: their list, and the dossier of each.
#include <algorithm>

#include "apps/server/page.h"
#include "apps/server/resource.h"
#include "apps/server/service.h"
#include "engine/story/group_ids.h"
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
  return list_over_stories(call, page, [&](const StoryPage& story, const std::string& rank) {
    if (!page.wants(rank)) return true;
    Json summary = Json::parse(story.summary);
    const bool is_kept = mentions(summary, q) &&
                         has_language(summary, call.parameter("language")) &&
                         is_between(summary, call.parameter("from"), call.parameter("to"));
    return !is_kept || page.add(rank, std::move(summary));
  });
}

// A page, or the keys of it that a view asks for.
Answer answer_of(const Call& call, const StoryPage& page) {
  const std::string only = call.parameter("only"), without = call.parameter("without");
  PackedJson packed = packed_json(page, only, without);
  return {.type = "application/json",
          .gzip = std::move(packed.gzip),
          .unpacked = packed.size,
          .made_of = page.key + page.merged + '\x1F' + only + '\x1F' + without};
}

Answer story(const Call& call) {
  std::string id = call.ids.front();
  const auto no_story = [&] {
    return problem(Status::kNotFound, "there is no story '" + call.ids.front() + "'");
  };
  auto now = call.library.at_hand(id);
  // An id that a story once had leads to what holds its article today; the answer says its id.
  if (now && !now->is_known && is_group_id(id)) {
    // Looking for it may take a walk over all articles.
    if (call.is_hasty) return {.is_postponed = true};
    const auto present = call.library.story_of(id);
    if (!present) return problem(present.error());
    if (present->empty()) return no_story();
    id = *present;
    now = call.library.at_hand(id);
  }
  if (!now) return problem(now.error());
  if (!now->is_known) return no_story();
  if (now->page) {
    if (!now->is_current) {
      call.service.workers.post_once(id, [&library = call.library, id] { (void)library.page(id); });
    }
    return answer_of(call, *now->page);
  }
  if (call.is_hasty) return {.is_postponed = true};
  const auto page = call.library.page(id);
  if (!page) return problem(page.error());
  return *page ? answer_of(call, **page) : no_story();
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
                 "All that is known of one story; an id that it once had leads to it.",
                 story,
                 {{"only", Takes::kText, "These keys of it alone, parted by commas."},
                  {"without", Takes::kText, "All but these keys, parted by commas."}},
                 "Dossier",
                 "",
                 Status::kOk,
                 {Status::kNotFound}});
}

}  // namespace sourcier::server
