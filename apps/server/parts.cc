// The parts of dossiers: events, statements, figures.
#include "apps/server/page.h"
#include "apps/server/resource.h"
#include "engine/story/group_ids.h"
#include "engine/text/unicode.h"

namespace sourcier::server {
namespace {

Answer events(const Call& call) {
  return list_items(call, "events", [](const Json&) { return true; });
}

// By the id of the speaker, or by a part of the name.
bool is_said_by(const Json& statement, const std::string& speaker, const std::string& folded) {
  if (speaker.empty()) return true;
  const Json& own = statement["speaker"];
  if (own.is_null()) return false;
  return own["entity"] == speaker ||
         fold(own["name"].get<std::string>()).find(folded) != std::string::npos;
}

Answer statements(const Call& call) {
  const std::string asked = call.parameter("speaker"), folded = fold(asked);
  const auto now = call.library.entity_now(asked);
  if (!now) return problem(now.error());
  const std::string& speaker = *now;
  return list_items(call, "statements",
                    [&](const Json& statement) { return is_said_by(statement, speaker, folded); });
}

Answer figures(const Call& call) {
  return list_items(call, "figures", [](const Json&) { return true; });
}

bool has_id(const Json& item, const std::string& id) { return item.at("id") == id; }

// An id that an event once had leads to the one that holds its article today.
bool is_or_was_called(const Json& event, const std::string& id) {
  return event.at("event") == id ||
         is_called(id, kEventPrefix, event.at("articles").get<std::vector<std::string>>());
}

Answer event(const Call& call) { return one_item(call, "events", is_or_was_called); }
Answer statement(const Call& call) { return one_item(call, "statements", has_id); }
Answer figure(const Call& call) { return one_item(call, "figures", has_id); }

void add(std::vector<Resource>& all, const char* path, const char* about,
         Answer (*answer)(const Call&), const char* schema) {
  all.push_back({"GET", path, about, answer, {}, schema, "", Status::kOk, {Status::kNotFound}});
}

}  // namespace

void add_parts(std::vector<Resource>& all) {
  const Parameter story{"story", Takes::kText, "Of this story only."};
  const std::vector<Status> missing = {Status::kNotFound};
  all.push_back({"GET", "/api/v1/events", "All events, those of the newest stories first.", events,
                 with_paging({story}), "[]Event", "", Status::kOk, missing});
  all.push_back(
      {"GET", "/api/v1/statements", "Who said what, in which wordings, through whom.", statements,
       with_paging({story, {"speaker", Takes::kText, "The speaker's id, or part of the name."}}),
       "[]Statement", "", Status::kOk, missing});
  all.push_back({"GET", "/api/v1/figures", "What is counted, with every value given.", figures,
                 with_paging({story}), "[]Figure", "", Status::kOk, missing});
  add(all, "/api/v1/events/{id}", "One event; an id that it once had leads to it.", event, "Event");
  add(all, "/api/v1/statements/{id}", "One statement.", statement, "Statement");
  add(all, "/api/v1/figures/{id}", "One figure.", figure, "Figure");
}

}  // namespace sourcier::server
