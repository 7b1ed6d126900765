// Corrections, kept searches, followed stories and kept dossiers.
#include "engine/store/desk.h"

#include "engine/store/packed.h"
#include "engine/store/statements.h"
#include "engine/store/story_changes.h"

namespace sourcier {
namespace {

enum class Of : std::uint8_t { kDesk, kStories };

// One change, all or nothing; the number of rows it touched.
template <typename... Values>
Result<std::int64_t> change(Store& store, Of of, const char* sql, const Values&... values) {
  Statements statements(store.connection());
  auto transaction = Transaction::begin(store.connection());
  if (!transaction) return tl::unexpected(transaction.error());
  if (const auto done = statements.run(sql, values...); !done) return tl::unexpected(done.error());
  const std::int64_t touched = store.connection().changed_rows();
  if (of == Of::kStories) {
    if (const auto noted = note_story_change(statements); !noted)
      return tl::unexpected(noted.error());
  }
  if (const auto done = transaction->commit(); !done) return tl::unexpected(done.error());
  return touched;
}

template <typename... Values>
Result<bool> has_changed(Store& store, Of of, const char* sql, const Values&... values) {
  const auto touched = change(store, of, sql, values...);
  if (!touched) return tl::unexpected(touched.error());
  return *touched > 0;
}

template <typename... Values>
Result<void> just_change(Store& store, const char* sql, const Values&... values) {
  const auto touched = change(store, Of::kDesk, sql, values...);
  if (!touched) return tl::unexpected(touched.error());
  return {};
}

}  // namespace

Result<std::int64_t> log_correction(Store& store, const LoggedCorrection& correction) {
  const auto put = change(store, Of::kStories,
                          "INSERT INTO correction (kind, form, made_by, at) VALUES (?,?,?,?)",
                          correction.kind, correction.form, correction.made_by, correction.at);
  if (!put) return put;
  return store.connection().last_row();
}

Result<std::vector<LoggedCorrection>> corrections(Store& store) {
  std::vector<LoggedCorrection> all;
  Statements statements(store.connection());
  const auto read = statements.each(
      "SELECT number, kind, form, made_by, at, undone_by, undone_at FROM correction "
      "ORDER BY number",
      [&](Query& row) {
        all.push_back({row.number(0), std::string(row.text(1)), std::string(row.text(2)),
                       std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5)),
                       std::string(row.text(6))});
      });
  if (!read) return tl::unexpected(read.error());
  return all;
}

Result<bool> undo_correction(Store& store, std::int64_t number, const std::string& by,
                             const std::string& at) {
  return has_changed(store, Of::kStories,
                     "UPDATE correction SET undone_by = ?, undone_at = ? "
                     "WHERE number = ? AND undone_at IS NULL",
                     by, at, number);
}

Result<void> save_search(Store& store, const SavedSearch& search) {
  return just_change(store, "INSERT OR REPLACE INTO saved_search VALUES (?,?,?)", search.name,
                     search.query, search.at);
}

Result<bool> forget_search(Store& store, const std::string& name) {
  return has_changed(store, Of::kDesk, "DELETE FROM saved_search WHERE name = ?", name);
}

Result<std::vector<SavedSearch>> saved_searches(Store& store) {
  std::vector<SavedSearch> searches;
  Statements statements(store.connection());
  const auto read =
      statements.each("SELECT name, query, at FROM saved_search ORDER BY name", [&](Query& row) {
        searches.push_back(
            {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))});
      });
  if (!read) return tl::unexpected(read.error());
  return searches;
}

Result<void> follow_story(Store& store, const std::string& article, const std::string& at) {
  return just_change(store, "INSERT OR IGNORE INTO followed_story VALUES (?,?)", article, at);
}

Result<bool> unfollow_story(Store& store, const std::string& article) {
  return has_changed(store, Of::kDesk, "DELETE FROM followed_story WHERE article = ?", article);
}

Result<std::vector<FollowedStory>> followed_stories(Store& store) {
  std::vector<FollowedStory> stories;
  Statements statements(store.connection());
  const auto read = statements.each(
      "SELECT f.article, coalesce(g.story, ''), coalesce(s.title, '') FROM followed_story f "
      "LEFT JOIN grouping g ON g.article = f.article LEFT JOIN story s ON s.id = g.story "
      "ORDER BY f.article",
      [&](Query& row) {
        stories.push_back(
            {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))});
      });
  if (!read) return tl::unexpected(read.error());
  return stories;
}

Result<std::optional<std::string>> kept_dossier(Store& store, const std::string& story,
                                                const std::string& key) {
  Statements statements(store.connection());
  const auto row =
      statements.row("SELECT form FROM dossier WHERE story = ? AND key = ?", story, key);
  if (!row) return tl::unexpected(row.error());
  if (*row == nullptr) return std::nullopt;
  return unpack_bytes((*row)->text(0));
}

Result<void> keep_dossiers(Store& store, std::span<const KeptDossier> dossiers,
                           const std::function<bool(const KeptDossier&)>& still_holds) {
  Statements statements(store.connection());
  auto transaction = Transaction::begin(store.connection());
  if (!transaction) return tl::unexpected(transaction.error());
  for (const KeptDossier& one : dossiers) {
    if (!still_holds(one)) continue;
    const std::string packed = pack_bytes(one.form);
    const auto put = statements.run("INSERT OR REPLACE INTO dossier VALUES (?,?,?)", one.story,
                                    one.key, Blob{packed});
    if (!put) return put;
  }
  return transaction->commit();
}

}  // namespace sourcier
