// Corrections: their log, a new one, and one taken back.
#include "engine/api/corrections.h"

#include <charconv>

#include "apps/server/page.h"
#include "apps/server/resource.h"

namespace sourcier::server {
namespace {

std::string_view word_for(CorrectionState state) {
  switch (state) {
    case CorrectionState::kApplied:
      return "applied";
    case CorrectionState::kUndone:
      return "undone";
    case CorrectionState::kLost:
      break;
  }
  return "lost";
}

Json known_form(const KnownCorrection& known) {
  Json form = {{"id", std::to_string(known.correction.id)}};
  form.update(to_form(known.correction));
  form["by"] = json_parts::known(known.correction.by);
  form["at"] = known.correction.at;
  form["state"] = word_for(known.state);
  return form;
}

// Newest last, as they were made; the rank is the number, in digits of one length.
std::string rank_of(const Correction& correction) {
  std::string digits = std::to_string(correction.id);
  return std::string(20 - std::min<std::size_t>(20, digits.size()), '0') + digits;
}

Answer corrections(const Call& call) {
  ListPage page(call);
  const auto all = call.library.corrections();
  if (!all) return problem(all.error());
  for (const KnownCorrection& known : *all) {
    const std::string rank = rank_of(known.correction);
    if (page.wants(rank) && !page.add(rank, known_form(known))) break;
  }
  return page.answer();
}

// What a thing of this id stands on, as evidence; nothing where there is none such.
std::optional<Json> evidence_of(const StoryFile& file, const std::string& id) {
  const auto is_it = [&](const auto& value) { return value.id == id; };
  const auto is_article = [&](const Document& document) { return document.article.id == id; };
  if (std::ranges::any_of(file.documents, is_article)) return Json{{"article", id}};
  if (const auto e = std::ranges::find_if(file.groups.events, is_it);
      e != file.groups.events.end()) {
    return Json{{"article", e->articles.front()}};
  }
  for (const Json& statement : part_of(*file.page, "statements")) {
    if (statement.at("id") != id) continue;
    const Json& first = statement.at("wordings").front();
    return Json{{"article", first.at("article")}, {"span", first.at("span")}};
  }
  return {};
}

// Of one thing in one story.
tl::expected<Json, Answer> evidence_of(const Call& call, const std::string& id) {
  const auto refuse = [](Answer answer) { return tl::unexpected<Answer>(std::move(answer)); };
  const auto story = call.library.story_of(id);
  if (!story) return refuse(problem(story.error()));
  const auto file = call.library.story(*story);
  if (!file) return refuse(problem(file.error()));
  auto evidence = *file ? evidence_of(**file, id) : std::nullopt;
  if (evidence) return std::move(*evidence);
  return refuse(problem(Status::kUnprocessable, "of: there is none of id '" + id + "'"));
}

// Of an entity its names in several stories.
tl::expected<Json, Answer> names_of(const Call& call, const std::string& id) {
  const auto refuse = [](Answer answer) { return tl::unexpected<Answer>(std::move(answer)); };
  const auto names = call.library.names_of_entity(id);
  if (!names) return refuse(problem(names.error()));
  if (names->empty())
    return refuse(problem(Status::kUnprocessable, "of: there is no entity of id '" + id + "'"));
  Json all = Json::array();
  for (const CorrectionEvidence& name : *names) all.push_back(to_form(name));
  return all;
}

// Ids hold as long as nothing changes; what is kept is the evidence under them.
std::optional<Answer> replace_ids(const Call& call, Json& body) {
  const auto of = body.find("of");
  if (of == body.end() || !of->is_array() || of->size() > kMostEvidence) return {};
  const bool is_of_entities = short_text(body, "kind").value_or("") == "merge_entities";
  Json all = Json::array();
  for (Json& each : *of) {
    if (each.is_string()) each = Json{{"id", each}};  // Short for the same.
    if (!each.is_object() || !each.contains("id") || !each["id"].is_string()) {
      all.push_back(std::move(each));
      continue;
    }
    const std::string id = each["id"].get<std::string>();
    if (each.contains("article")) {  // An entity in that article.
      each["entity"] = id;
      all.push_back(std::move(each));
      continue;
    }
    auto evidence = is_of_entities ? names_of(call, id) : evidence_of(call, id);
    if (!evidence) return evidence.error();
    if (evidence->is_array()) {
      std::ranges::move(*evidence, std::back_inserter(all));
    } else {
      all.push_back(std::move(*evidence));
    }
  }
  *of = std::move(all);
  return {};
}

Answer correct(const Call& call) {
  Json body = call.body;
  if (auto refused = replace_ids(call, body)) return *refused;
  auto correction = correction_from(body);
  if (!correction) return problem(correction.error());
  // Where the server is shared the account signs, else whoever the page names.
  correction->by = call.caller.name;
  if (correction->by.empty()) correction->by = short_text(body, "by").value_or("");
  const auto made = call.library.correct(std::move(*correction));
  if (!made) return problem(made.error());
  return json_answer(known_form(*made), Status::kCreated);
}

Answer undo(const Call& call) {
  const std::string& id = call.ids.front();
  std::int64_t number = 0;
  const auto end = std::from_chars(id.data(), id.data() + id.size(), number);
  const bool is_number = end.ec == std::errc() && end.ptr == id.data() + id.size();
  const auto undone = is_number ? call.library.undo(number, call.caller.name) : Result<bool>(false);
  if (!undone) return problem(undone.error());
  if (!*undone)
    return problem(Status::kNotFound, "there is no correction '" + id + "' that still holds");
  return json_answer({{"id", id}, {"state", "undone"}});
}

}  // namespace

void add_corrections(std::vector<Resource>& all) {
  all.push_back({"GET", "/api/v1/corrections", "The log of corrections, oldest first.", corrections,
                 with_paging({}), "[]Correction"});
  all.push_back({"POST",
                 "/api/v1/corrections",
                 "Puts something right.",
                 correct,
                 {},
                 "Correction",
                 "CorrectionToMake",
                 Status::kCreated,
                 {Status::kUnprocessable}});
  all.push_back({"POST",
                 "/api/v1/corrections/{id}/undo",
                 "Takes a correction back.",
                 undo,
                 {},
                 "Undone",
                 "",
                 Status::kOk,
                 {Status::kNotFound}});
}

}  // namespace sourcier::server
