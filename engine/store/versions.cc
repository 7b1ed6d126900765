#include "engine/store/versions.h"

#include <algorithm>

#include "engine/store/codec.h"
#include "engine/store/packed.h"
#include "engine/store/statements.h"

namespace sourcier {

Result<std::vector<ArticleVersion>> versions_of(Store& store, const std::string& id) {
  struct State {
    Article key;
    ArticleVersion version;
  };
  std::vector<State> states;
  Statements statements(store.connection());
  const auto read = statements.each(
      "SELECT s.version, s.modified, s.published, s.path, s.first_seen, s.number = a.state "
      "FROM article a JOIN state s ON s.article = a.number WHERE a.id = ?",
      [&](Query& row) {
        State& state = states.emplace_back();
        state.key.version = row.text(0);
        state.key.modified = row.text(1);
        state.key.published = row.text(2);
        state.key.source.path = row.text(3);
        state.version = {state.key.version, state.key.modified, state.key.published,
                         std::string(row.text(4)), row.number(5) != 0};
      },
      id);
  if (!read) return tl::unexpected(read.error());
  std::ranges::sort(states,
                    [](const State& a, const State& b) { return is_later_state(b.key, a.key); });
  std::vector<ArticleVersion> versions;
  for (State& state : states) versions.push_back(std::move(state.version));
  return versions;
}

Result<std::optional<Article>> version_of(Store& store, const std::string& id,
                                          const std::string& version) {
  Statements statements(store.connection());
  const auto row = statements.row(
      "SELECT s.form FROM article a JOIN state s ON s.article = a.number "
      "WHERE a.id = ? AND s.version = ?",
      id, version);
  if (!row) return tl::unexpected(row.error());
  if (*row == nullptr) return std::nullopt;
  const auto form = unpack_bytes((*row)->text(0));
  auto article = form ? codec::decode<Article>(*form) : std::nullopt;
  if (!article) return damaged_store(store.connection().path(), "article " + id);
  return article;
}

}  // namespace sourcier
