#include "engine/store/content.h"

#include "engine/base/digest.h"

namespace sourcier {
namespace {

// The tables and their columns that count, in an order that does not depend on row numbers.
// Each begins with SELECT. NOLINTBEGIN(bugprone-suspicious-missing-comma)
constexpr const char* kContent[] = {
    "SELECT a.id, a.version, a.url, a.outlet, a.title, a.published, a.language, s.version, "
    "s.modified, s.published, s.path, s.made_by, s.form, s.reading, s.page "
    "FROM state s JOIN article a ON a.number = s.article ORDER BY a.id, s.version",
    "SELECT a.id, f.day, o.name, l.name FROM article a JOIN facet f ON f.number = a.number "
    "JOIN label o ON o.number = f.outlet JOIN label l ON l.number = f.language ORDER BY a.id",
    "SELECT id FROM removed ORDER BY id",
    "SELECT place, kind, message FROM skipped ORDER BY place",
    "SELECT article, event, story, family, form FROM grouping ORDER BY article",
    "SELECT first, second, form FROM copy ORDER BY first, second",
    "SELECT id, title, date, form FROM event ORDER BY id",
    "SELECT id, title, form FROM story ORDER BY id",
    "SELECT kind, form, made_by, undone_by FROM correction ORDER BY number",
    "SELECT name, query FROM saved_search ORDER BY name",
    "SELECT article FROM followed_story ORDER BY article",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace

Result<std::string> content_digest(Store& store) {
  std::string digest;
  for (const char* sql : kContent) {
    auto query = store.connection().prepare(sql);
    if (!query) return tl::unexpected(query.error());
    for (;;) {
      const auto row = query->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) break;
      std::string values = digest;
      for (int column = 0; column < query->columns(); ++column) {
        const std::string_view value = query->text(column);
        values += std::to_string(value.size()) + ':';
        values += value;
      }
      digest = sha256(values);
    }
    digest = sha256(digest);
  }
  return digest;
}

}  // namespace sourcier
