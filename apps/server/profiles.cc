// Entities and sources: what all stories together say of one person, place, outlet or agency.
#include "apps/server/page.h"
#include "apps/server/resource.h"

namespace sourcier::server {
namespace {

// A page of profiles, found one by one: the page is full when one more is found.
template <typename Profile>
Answer list(const Call& call,
            Result<std::vector<Profile>> (Library::*find)(const ProfileQuestion&)) {
  ListPage page(call);
  const auto found = (call.library.*find)({.q = call.parameter("q"),
                                           .type = call.parameter("type"),
                                           .id = {},
                                           .after = page.after(),
                                           .limit = page.limit() + 1});
  if (!found) return problem(found.error());
  for (const Profile& profile : *found) {
    if (!page.add(profile.rank, to_form(profile))) break;
  }
  return page.answer();
}

template <typename Profile>
Answer one(const Call& call,
           Result<std::vector<Profile>> (Library::*find)(const ProfileQuestion&)) {
  const std::string& id = call.ids.front();
  const auto found = (call.library.*find)({.q = {}, .type = {}, .id = id, .after = {}, .limit = 1});
  if (!found) return problem(found.error());
  if (found->empty()) return problem(Status::kNotFound, "there is none of id '" + id + "'");
  return json_answer(to_form(found->front()));
}

Answer entities(const Call& call) { return list(call, &Library::entities); }
Answer sources(const Call& call) { return list(call, &Library::sources); }
Answer entity(const Call& call) { return one(call, &Library::entities); }
Answer source(const Call& call) { return one(call, &Library::sources); }

}  // namespace

void add_profiles(std::vector<Resource>& all) {
  const std::vector<Status> missing = {Status::kNotFound};
  all.push_back(
      {"GET", "/api/v1/entities", "Who and what is named.", entities,
       with_paging(
           {{"q", Takes::kText, "Part of a name."},
            {"type", Takes::kWord, "Of this type only.", false, {"PER", "ORG", "LOC", "MISC"}}}),
       "[]Entity"});
  all.push_back({"GET",
                 "/api/v1/entities/{id}",
                 "One entity.",
                 entity,
                 {},
                 "Entity",
                 "",
                 Status::kOk,
                 missing});
  all.push_back({"GET", "/api/v1/sources", "Outlets, agencies and all who are cited.", sources,
                 with_paging({{"q", Takes::kText, "Part of a name."}}), "[]Source"});
  all.push_back({"GET",
                 "/api/v1/sources/{id}",
                 "One source.",
                 source,
                 {},
                 "Source",
                 "",
                 Status::kOk,
                 missing});
}

}  // namespace sourcier::server
