#include "engine/store/story_changes.h"

namespace sourcier {

Result<void> note_story_change(Statements& statements) {
  return statements.run(
      "INSERT INTO meta VALUES ('story_changes', '1') ON CONFLICT (name) DO UPDATE "
      "SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)");
}

Result<std::int64_t> story_changes(Store& store) {
  Statements statements(store.connection());
  const auto row = statements.row("SELECT value FROM meta WHERE name = 'story_changes'");
  if (!row) return tl::unexpected(row.error());
  return *row == nullptr ? 0 : (*row)->number(0);
}

}  // namespace sourcier
