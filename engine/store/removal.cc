#include "engine/store/removal.h"

#include "engine/store/article_writer.h"
#include "engine/store/facets.h"
#include "engine/store/ledger.h"

namespace sourcier {
namespace {

template <typename... Values>
Result<std::vector<std::string>> ids_of(Store& store, const char* sql, const Values&... values) {
  std::vector<std::string> ids;
  Statements statements(store.connection());
  const auto read =
      statements.each(sql, [&](Query& row) { ids.emplace_back(row.text(0)); }, values...);
  if (!read) return tl::unexpected(read.error());
  return ids;
}

// The corrections that hold on to an article, merges of entities or all others.
Result<std::vector<std::string>> corrections_on(Store& store, const std::string& id, bool merges) {
  return ids_of(store,
                "SELECT number FROM correction WHERE (kind = 'merge_entities') = ?2 AND CASE "
                "WHEN json_valid(form) THEN EXISTS (SELECT 1 FROM json_each(form, '$.of') "
                "WHERE json_extract(value, '$.article') = ?1) ELSE instr(form, ?1) > 0 END",
                id, merges);
}

// A merge of entities holds in all stories: it stays as long as it holds on to two of them. Where
// the article may come back only the article is forgotten, else the names that it alone gave too.
Result<void> forget_in_merge(Statements& statements, const std::string& merge,
                             const std::string& id, Return may) {
  if (may == Return::kMayComeBack) {
    return statements.run(
        "UPDATE correction SET form = json_set(form, '$.of', json((SELECT "
        "json_group_array(json(CASE "
        "WHEN json_extract(value, '$.article') = ?1 AND json_extract(value, '$.entity') NOT NULL "
        "THEN json_set(value, '$.article', NULL, '$.version', NULL) ELSE value END)) "
        "FROM json_each(form, '$.of')))) WHERE number = ?2 AND json_valid(form)",
        id, merge);
  }
  const auto named = statements.run(
      "UPDATE correction SET form = json_set(form, '$.value', NULL) "
      "WHERE number = ?2 AND json_valid(form) "
      "AND EXISTS (SELECT 1 FROM json_each(form, '$.of') WHERE json_extract(value, '$.article') = "
      "?1 AND json_extract(value, '$.name') = json_extract(form, '$.value')) "
      "AND NOT EXISTS (SELECT 1 FROM json_each(form, '$.of') WHERE json_extract(value, "
      "'$.article') "
      "IS NOT ?1 AND json_extract(value, '$.name') = json_extract(form, '$.value'))",
      id, merge);
  if (!named) return named;
  const auto cut = statements.run(
      "UPDATE correction SET form = json_set(form, '$.of', json((SELECT "
      "json_group_array(json(value)) "
      "FROM json_each(form, '$.of') WHERE json_extract(value, '$.article') IS NOT ?1))) "
      "WHERE number = ?2 AND json_valid(form)",
      id, merge);
  if (!cut) return cut;
  return statements.run(
      "DELETE FROM correction WHERE number = ? AND (NOT json_valid(form) OR (SELECT count(DISTINCT "
      "coalesce(json_extract(value, '$.entity'), value)) FROM json_each(form, '$.of')) < 2)",
      merge);
}

// What a correction or a kept dossier says of an article goes with it.
Result<void> forget_mentions(Store& store, Statements& statements, const std::string& id,
                             Return may) {
  const auto merges = corrections_on(store, id, true);
  const auto others = corrections_on(store, id, false);
  if (!merges || !others) return tl::unexpected((merges ? others : merges).error());
  for (const std::string& merge : *merges) {
    if (const auto cut = forget_in_merge(statements, merge, id, may); !cut) return cut;
  }
  for (const std::string& other : *others) {
    const auto gone = statements.run("DELETE FROM correction WHERE number = ?", other);
    if (!gone) return gone;
  }
  return statements.run("DELETE FROM dossier");
}

}  // namespace

Result<std::vector<std::string>> articles_called(Store& store, const std::string& id_or_url) {
  return ids_of(store, "SELECT id FROM article WHERE id = ?1 OR url = ?1 ORDER BY id", id_or_url);
}

Result<std::vector<std::string>> articles_before(Store& store, const std::string& date) {
  return ids_of(store,
                "SELECT a.id FROM article a JOIN facet f ON f.number = a.number "
                "JOIN state s ON s.number = a.state "
                "LEFT JOIN grouping g ON g.article = a.id "
                "WHERE ((f.day > 0 AND f.day < ?1) OR "
                "(f.day = 0 AND s.first_seen != '' AND s.first_seen < ?2)) "
                "AND a.id NOT IN (SELECT article FROM followed_story) "
                "AND (g.story IS NULL OR g.story NOT IN (SELECT own.story FROM grouping own "
                "JOIN followed_story w ON w.article = own.article)) ORDER BY a.id",
                day_key(date), date);
}

Result<std::vector<std::string>> articles_of_story(Store& store, const std::string& story) {
  return ids_of(store, "SELECT article FROM grouping WHERE story = ? ORDER BY article", story);
}

Result<std::size_t> remove_articles(Store& store, std::span<const std::string> ids, Return may) {
  auto transaction = Transaction::begin(store.connection());
  if (!transaction) return tl::unexpected(transaction.error());
  std::size_t removed = 0;
  {
    ArticleWriter writer(store);
    Statements statements(store.connection());
    if (may == Return::kNever) {
      if (const auto hidden = hide_places(statements, ids); !hidden)
        return tl::unexpected(hidden.error());
    }
    for (const std::string& id : ids) {
      const auto erased = writer.erase(id);
      if (!erased) return tl::unexpected(erased.error());
      if (*erased) ++removed;
      if (may == Return::kNever) {
        const auto noted = statements.run("INSERT OR IGNORE INTO removed VALUES (?)", id);
        if (!noted) return tl::unexpected(noted.error());
      }
      const auto forgotten = forget_mentions(store, statements, id, may);
      if (!forgotten) return tl::unexpected(forgotten.error());
    }
    const auto noted = statements.run("INSERT OR REPLACE INTO meta VALUES ('grouped', '0')");
    if (!noted) return tl::unexpected(noted.error());
  }
  if (const auto done = transaction->commit(); !done) return tl::unexpected(done.error());
  return removed;
}

Result<bool> allow_article(Store& store, const std::string& id) {
  Statements statements(store.connection());
  const auto done = statements.run("DELETE FROM removed WHERE id = ?", id);
  if (!done) return tl::unexpected(done.error());
  return store.connection().changed_rows() > 0;
}

}  // namespace sourcier
