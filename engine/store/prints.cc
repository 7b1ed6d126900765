#include "engine/store/prints.h"

#include "engine/store/group_codec.h"
#include "engine/store/print_codec.h"
#include "engine/store/statements.h"
#include "engine/store/story_changes.h"

namespace sourcier {
namespace {

// Walks through two lists in the order of their keys: calls put(value, form) for what is new or
// differs and drop(value) for what is gone.
template <typename Value, typename Key, typename Put, typename Drop>
Result<void> for_each_change(const std::vector<Value>& known, const std::vector<Value>& now,
                             const Key& key, const Put& put, const Drop& drop) {
  auto before = known.begin();
  auto after = now.begin();
  while (before != known.end() || after != now.end()) {
    const bool is_gone =
        after == now.end() || (before != known.end() && key(*before) < key(*after));
    const bool is_new = !is_gone && (before == known.end() || key(*after) < key(*before));
    Result<void> done;
    if (is_gone) {
      done = drop(*before);
    } else {
      const std::string form = codec::encode(*after);
      if (is_new || codec::encode(*before) != form) done = put(*after, Blob{form});
    }
    if (!done) return done;
    if (!is_new) ++before;
    if (!is_gone) ++after;
  }
  return {};
}

Result<void> update_articles(Statements& statements, const GroupsUpdate& update) {
  return for_each_change(
      update.known.articles, update.groups.articles,
      [](const ArticleGroup& group) -> const std::string& { return group.article; },
      [&](const ArticleGroup& group, Blob form) {
        return statements.run("INSERT OR REPLACE INTO grouping VALUES (?,?,?,?,?)", group.article,
                              group.event, group.story, group.family, form);
      },
      [&](const ArticleGroup& group) {
        return statements.run("DELETE FROM grouping WHERE article = ?", group.article);
      });
}

Result<void> update_copies(Statements& statements, const GroupsUpdate& update) {
  return for_each_change(
      update.known.copies, update.groups.copies,
      [](const Copy& copy) { return std::tie(copy.first, copy.second); },
      [&](const Copy& copy, Blob form) {
        return statements.run("INSERT OR REPLACE INTO copy VALUES (?,?,?)", copy.first, copy.second,
                              form);
      },
      [&](const Copy& copy) {
        return statements.run("DELETE FROM copy WHERE first = ? AND second = ?", copy.first,
                              copy.second);
      });
}

Result<void> update_events(Statements& statements, const GroupsUpdate& update) {
  const auto events = for_each_change(
      update.known.events, update.groups.events,
      [](const Event& event) -> const std::string& { return event.id; },
      [&](const Event& event, Blob form) {
        return statements.run("INSERT OR REPLACE INTO event VALUES (?,?,?,?)", event.id,
                              event.title, event.date, form);
      },
      [&](const Event& event) {
        return statements.run("DELETE FROM event WHERE id = ?", event.id);
      });
  if (!events) return events;
  return for_each_change(
      update.known.stories, update.groups.stories,
      [](const Story& story) -> const std::string& { return story.id; },
      [&](const Story& story, Blob form) {
        return statements.run("INSERT OR REPLACE INTO story VALUES (?,?,?)", story.id, story.title,
                              form);
      },
      [&](const Story& story) {
        const auto page = statements.run("DELETE FROM dossier WHERE story = ?", story.id);
        return page ? statements.run("DELETE FROM story WHERE id = ?", story.id) : page;
      });
}

Result<void> put_prints(Statements& statements, const GroupsUpdate& update) {
  for (const Print& print : update.prints) {
    const std::string form = pack_print(print);
    const auto put = statements.run(
        "INSERT OR REPLACE INTO print SELECT number, state, ?, ? FROM article WHERE id = ?",
        update.made_by, Blob{form}, print.article);
    if (!put) return put;
  }
  return {};
}

}  // namespace

Result<std::vector<StoredPrint>> stored_prints(Store& store, const std::string& made_by) {
  Statements statements(store.connection());
  std::vector<StoredPrint> prints;
  const auto read = statements.each(
      "SELECT a.id, p.form FROM article a LEFT JOIN print p ON p.article = a.number "
      "AND p.state = a.state AND p.made_by = ? ORDER BY a.id",
      [&](Query& row) { prints.push_back({std::string(row.text(0)), unpack_print(row.text(1))}); },
      made_by);
  if (!read) return tl::unexpected(read.error());
  return prints;
}

Result<void> write_groups(Store& store, const GroupsUpdate& update) {
  Statements statements(store.connection());
  for (const auto step : {update_articles, update_copies, update_events, put_prints})
    if (const auto done = step(statements, update); !done) return done;
  const auto marked =
      statements.run("INSERT OR REPLACE INTO meta VALUES ('groups_made_by', ?)", update.made_by);
  if (!marked) return marked;
  const auto grouped = statements.run("INSERT OR REPLACE INTO meta VALUES ('grouped', '1')");
  if (!grouped) return grouped;
  return note_story_change(statements);
}

namespace {

Result<std::string> meta(Store& store, std::string_view name) {
  Statements statements(store.connection());
  const auto row = statements.row("SELECT value FROM meta WHERE name = ?", name);
  if (!row) return tl::unexpected(row.error());
  return *row == nullptr ? std::string() : std::string((*row)->text(0));
}

}  // namespace

Result<std::string> groups_made_by(Store& store) { return meta(store, "groups_made_by"); }

Result<std::string> live_made_by(Store& store) { return meta(store, "live_made_by"); }

Result<void> mark_live(Store& store, const std::string& made_by) {
  Statements statements(store.connection());
  return statements.run("INSERT OR REPLACE INTO meta VALUES ('live_made_by', ?)", made_by);
}

}  // namespace sourcier
