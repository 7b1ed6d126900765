#include "engine/store/story_groups.h"

#include <algorithm>

#include "engine/store/group_forms.h"
#include "engine/story/group_ids.h"

namespace sourcier {
namespace {

Result<std::string> first_text(Store& store, const char* sql, const std::string& id) {
  Statements statements(store.connection());
  const auto row = statements.row(sql, id);
  if (!row) return tl::unexpected(row.error());
  return *row == nullptr ? std::string() : std::string((*row)->text(0));
}

}  // namespace

Result<void> each_story(Store& store, const TakeStory& take) {
  Statements statements(store.connection());
  std::string id, last;
  std::vector<StoryMember> members;
  const auto end = [&] {
    if (!members.empty()) take(id, last, members);
    members.clear();
    last.clear();
  };
  const auto done = statements.each(
      "SELECT g.story, g.article, a.version, g.event, g.family, a.published FROM grouping g "
      "JOIN article a ON a.id = g.article ORDER BY g.story, g.article",
      [&](Query& row) {
        if (row.text(0) != id) {
          end();
          id = row.text(0);
        }
        members.push_back({std::string(row.text(1)), std::string(row.text(2)),
                           std::string(row.text(3)), std::string(row.text(4))});
        if (row.text(5) > last) last = row.text(5);
      });
  if (!done) return done;
  end();
  return {};
}

Result<std::vector<StoryMember>> story_members(Store& store, const std::string& story) {
  Statements statements(store.connection());
  std::vector<StoryMember> members;
  const auto done = statements.each(
      "SELECT g.article, a.version, g.event, g.family FROM grouping g "
      "JOIN article a ON a.id = g.article WHERE g.story = ? ORDER BY g.article",
      [&](Query& row) {
        members.push_back({std::string(row.text(0)), std::string(row.text(1)),
                           std::string(row.text(2)), std::string(row.text(3))});
      },
      story);
  if (!done) return tl::unexpected(done.error());
  return members;
}

Result<Groups> groups_of_story(Store& store, const std::string& story) {
  Statements statements(store.connection());
  auto articles = group_forms<ArticleGroup>(
      store, statements, "SELECT form FROM grouping WHERE story = ? ORDER BY article", story);
  if (!articles) return tl::unexpected(articles.error());
  auto copies = group_forms<Copy>(
      store, statements,
      "SELECT c.form FROM grouping g JOIN copy c ON c.first = g.article JOIN grouping h "
      "ON h.article = c.second WHERE g.story = ?1 AND h.story = ?1 ORDER BY c.first, c.second",
      story);
  if (!copies) return tl::unexpected(copies.error());
  auto events = group_forms<Event>(store, statements,
                                   "SELECT form FROM event WHERE id IN "
                                   "(SELECT event FROM grouping WHERE story = ?) ORDER BY id",
                                   story);
  if (!events) return tl::unexpected(events.error());
  auto stories =
      group_forms<Story>(store, statements, "SELECT form FROM story WHERE id = ?", story);
  if (!stories) return tl::unexpected(stories.error());
  return Groups{std::move(*articles), std::move(*copies), std::move(*events), std::move(*stories)};
}

Result<std::string> story_of_article(Store& store, const std::string& article) {
  return first_text(store, "SELECT story FROM grouping WHERE article = ?", article);
}

Result<std::string> story_of_event(Store& store, const std::string& event) {
  const auto form = first_text(store, "SELECT form FROM event WHERE id = ?", event);
  if (!form || form->empty()) return form;
  const auto value = codec::decode<Event>(*form);
  if (!value) return damaged_groups(store);
  return value->articles.empty() ? std::string() : story_of_article(store, value->articles.front());
}

Result<std::string> story_once_called(Store& store, const std::string& id) {
  if (!is_group_id(id)) return std::string();
  const std::string prefix = id.substr(0, kStoryPrefix.size());
  auto query = store.connection().prepare("SELECT article, story FROM grouping");
  if (!query) return tl::unexpected(query.error());
  for (;;) {
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::string();
    if (group_id(prefix, query->text(0)) == id) return std::string(query->text(1));
  }
}

}  // namespace sourcier
