// The store's groups, read back as they were; prints.h writes them.
#include "engine/store/group_forms.h"

namespace sourcier {

Result<bool> Store::is_grouped() {
  auto query = connection_.prepare("SELECT 1 FROM meta WHERE name = 'grouped' AND value = '0'");
  if (!query) return tl::unexpected(query.error());
  const auto row = query->step();
  if (!row) return row;
  return !*row;
}

Result<Groups> Store::groups() {
  Statements statements(connection_);
  auto articles =
      group_forms<ArticleGroup>(*this, statements, "SELECT form FROM grouping ORDER BY article");
  if (!articles) return tl::unexpected(articles.error());
  auto copies =
      group_forms<Copy>(*this, statements, "SELECT form FROM copy ORDER BY first, second");
  if (!copies) return tl::unexpected(copies.error());
  auto events = group_forms<Event>(*this, statements, "SELECT form FROM event ORDER BY id");
  if (!events) return tl::unexpected(events.error());
  auto stories = group_forms<Story>(*this, statements, "SELECT form FROM story ORDER BY id");
  if (!stories) return tl::unexpected(stories.error());
  return Groups{std::move(*articles), std::move(*copies), std::move(*events), std::move(*stories)};
}

}  // namespace sourcier
