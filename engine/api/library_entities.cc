// Corrections of entities: of several stories at once, held by the names that articles give.
#include <algorithm>

#include "engine/api/entity_names.h"
#include "engine/api/library.h"

namespace sourcier {
namespace {

// Stories in which the names of one entity are looked for: each is traced for it, and a merge holds
// in all others by the entity's id.
constexpr std::size_t kMostStoriesRead = 4;
// Of one story so many names are logged, each in so many articles: a merge outlives one of them.
constexpr std::size_t kMostNamed = 16;
constexpr std::ptrdiff_t kArticlesOfName = 3;

tl::unexpected<Error> misfit(std::string message) {
  return fail(ErrorKind::kMalformed, "of", std::move(message));
}

bool is_called(const TracedEntity& entity, const std::string& name) {
  return entity.name == name || std::ranges::binary_search(entity.aliases, name);
}

bool is_in(const TracedEntity& entity, const std::string& article) {
  return std::ranges::binary_search(entity.articles, article);
}

// The entity that the evidence means: by its id, or by what the article calls it, its own name
// before another one's alias.
const TracedEntity* entity_of(const StoryFile& file, const CorrectionEvidence& evidence) {
  const TracedEntity* found = nullptr;
  for (const TracedEntity& entity : file.dossier.entities) {
    if (!is_in(entity, evidence.article)) continue;
    const std::string& id = evidence.entity;
    if (!id.empty() && (entity.id == id || std::ranges::binary_search(entity.made_of, id)))
      return &entity;
    if (entity.name == evidence.name) return &entity;
    if (found == nullptr && is_called(entity, evidence.name)) found = &entity;
  }
  return found;
}

// What an article itself calls the entity.
std::vector<std::string> names_in(const Document& document, const TracedEntity& entity) {
  std::vector<std::string> names;
  for (const Entity& own : document.reading.entities) {
    if (is_called(entity, own.name)) names.push_back(own.name);
  }
  return names;
}

// A family name alone is borne by others too.
bool tells(const TracedEntity& entity, const std::string& name) {
  return entity.type != EntityType::kPerson || name.find(' ') != std::string::npos;
}

// The names of an entity in one story, each with the first articles that give it.
std::vector<CorrectionEvidence> evidence_in(const StoryFile& file, const TracedEntity& entity) {
  std::vector<CorrectionEvidence> evidence;
  const auto add = [&](const Document& document, const std::string& name) {
    const Article& article = document.article;
    const auto known = std::ranges::count(evidence, name, &CorrectionEvidence::name);
    const bool is_known = std::ranges::any_of(evidence, [&](const CorrectionEvidence& one) {
      return one.name == name && one.article == article.id;
    });
    if (is_known || known == kArticlesOfName || evidence.size() == kMostNamed) return;
    evidence.push_back({article.id, article.version, {}, {}, name, entity.id});
  };
  // Its own name stands first, in the first article that calls it so.
  for (const bool must_say : {true, false}) {
    for (const Document& document : file.documents) {
      if (!evidence.empty() || !is_in(entity, document.article.id)) continue;
      if (!must_say || std::ranges::count(names_in(document, entity), entity.name) > 0)
        add(document, entity.name);
    }
  }
  for (const Document& document : file.documents) {
    if (!is_in(entity, document.article.id)) continue;
    for (const std::string& name : names_in(document, entity)) {
      if (tells(entity, name)) add(document, name);
    }
  }
  return evidence;
}

}  // namespace

// As it is before anybody made entities one.
Result<StoryFilePtr> Library::unmerged(Store& store, const CorrectionLog& log,
                                       const std::string& story) {
  const auto members = story_members(store, story);
  if (!members) return tl::unexpected(members.error());
  return shelf_.make_file(store, story, *members, corrections_on(log.all, *members), {});
}

Result<std::vector<CorrectionEvidence>> Library::names_of_entity(const std::string& id) {
  const auto log = corrections_.now();
  if (!log) return tl::unexpected(log.error());
  const MergedEntity* one = (*log)->merges.find(id);
  const auto known = entities({.q = {}, .type = {}, .id = id, .after = {}, .limit = 1});
  if (!known) return tl::unexpected(known.error());
  std::vector<CorrectionEvidence> names;
  if (known->empty()) return names;
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  std::size_t read = 0;
  std::string found;  // The id, or where it has gone the first of those that are one with it.
  for (const std::string& story : known->front().stories) {
    if (read++ == kMostStoriesRead) break;
    const auto file = unmerged(**store, **log, story);
    if (!file) return tl::unexpected(file.error());
    for (const TracedEntity& entity : (*file)->dossier.entities) {
      const bool is_one =
          entity.id == id || (one != nullptr && (*log)->merges.find(entity.id) == one);
      if (!is_one || (found == id && entity.id != id)) continue;
      if (entity.id == id && found != id) names.clear();
      if (found.empty() || entity.id == id) found = entity.id;
      if (entity.id == found)
        std::ranges::move(evidence_in(**file, entity), std::back_inserter(names));
    }
  }
  return names;
}

// The states of the articles, and of a merge the ids.
Result<void> Library::complete_names(const CorrectionLog& log, Correction& correction) {
  if (const auto named = name_states(log, correction); !named) return named;
  return correction.kind == CorrectionKind::kMergeEntities ? check_merge(log, correction)
                                                           : complete_split(correction);
}

Result<void> Library::name_states(const CorrectionLog& log, Correction& correction) {
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  for (CorrectionEvidence& evidence : correction.of) {
    if (evidence.article.empty()) continue;
    const auto story = story_of_article(**store, evidence.article);
    if (!story) return tl::unexpected(story.error());
    if (story->empty()) return misfit("there is no article '" + evidence.article + "'");
    const auto members = story_members(**store, *story);
    if (!members) return tl::unexpected(members.error());
    const auto member =
        std::ranges::lower_bound(*members, evidence.article, {}, &StoryMember::article);
    if (evidence.version.empty()) evidence.version = member->version;
    if (correction.kind != CorrectionKind::kMergeEntities || !evidence.entity.empty()) continue;
    const auto file = unmerged(**store, log, *story);
    if (!file) return tl::unexpected(file.error());
    const TracedEntity* entity = entity_of(**file, evidence);
    if (entity == nullptr)
      return misfit("the article '" + evidence.article + "' calls nobody '" + evidence.name + "'");
    evidence.entity = entity->id;
  }
  return {};
}

Result<void> Library::check_merge(const CorrectionLog& log, const Correction& correction) {
  std::set<std::string> ones;
  for (const CorrectionEvidence& evidence : correction.of) {
    const auto is_known = index_.has_entity(evidence.entity);
    if (!is_known) return tl::unexpected(is_known.error());
    if (!*is_known) return misfit("there is no entity of id '" + evidence.entity + "'");
    const MergedEntity* one = log.merges.find(evidence.entity);
    ones.insert(one == nullptr ? evidence.entity : one->id);
  }
  if (ones.size() > 1) return {};
  return misfit("these names are one already; names of different entities are wanted");
}

// Puts what each article itself calls the entity in the place of what the caller calls it.
Result<void> Library::complete_split(Correction& correction) {
  std::vector<CorrectionEvidence> all;
  std::set<std::string> entities, articles;
  for (const CorrectionEvidence& evidence : correction.of) {
    const auto id = story_of(evidence.article);
    if (!id) return tl::unexpected(id.error());
    const auto file = shelf_.story(*id);
    if (!file) return tl::unexpected(file.error());
    const TracedEntity* entity = *file ? entity_of(**file, evidence) : nullptr;
    if (entity == nullptr)
      return misfit("the article '" + evidence.article + "' does not name this entity");
    entities.insert(entity->id);
    articles.insert(evidence.article);
    const auto document =
        std::ranges::find((*file)->documents, evidence.article,
                          [](const Document& d) { return std::string_view(d.article.id); });
    std::vector<std::string> names = names_in(*document, *entity);
    if (names.empty()) names.push_back(entity->name);
    for (const std::string& name : names)
      all.push_back({evidence.article, evidence.version, {}, {}, name, {}});
  }
  if (entities.size() > 1) return misfit("names of one entity are wanted");
  if (all.size() > kMostEvidence) return misfit("these are more than 1000 names; fewer are wanted");
  const auto whole =
      index_.entities({.q = {}, .type = {}, .id = *entities.begin(), .after = {}, .limit = 1});
  if (!whole) return tl::unexpected(whole.error());
  if (!whole->empty() && whole->front().articles == articles)
    return misfit("these are all its articles; a part of them is wanted");
  correction.of = std::move(all);
  return {};
}

// Whether a merge still makes any one of several; whether the names that leave are still there.
Result<bool> Library::fits(const Correction& correction) {
  std::set<std::string> ids;
  // What the index does not know yet may well be there.
  const bool is_indexed = list_.held() && index_.awaited() == 0;
  for (const CorrectionEvidence& evidence : correction.of) {
    if (correction.kind == CorrectionKind::kMergeEntities && !evidence.entity.empty()) {
      const auto is_known = index_.has_entity(evidence.entity);
      if (!is_known) return tl::unexpected(is_known.error());
      if (*is_known || !is_indexed) ids.insert(evidence.entity);
      continue;
    }
    const auto story = story_of(evidence.article);
    if (!story) return tl::unexpected(story.error());
    const auto file = story->empty() ? Result<StoryFilePtr>(nullptr) : shelf_.story(*story);
    if (!file) return tl::unexpected(file.error());
    if (!*file || (*file)->lost.contains(correction.id)) return false;
    ids.insert(evidence.article + '\x1F' + evidence.name);
  }
  return correction.kind != CorrectionKind::kMergeEntities || ids.size() > 1;
}

}  // namespace sourcier
