#include "engine/store/again.h"

#include "engine/store/article_writer.h"
#include "engine/store/codec.h"
#include "engine/store/packed.h"
#include "engine/store/story_changes.h"

namespace sourcier {

Result<std::vector<OldState>> states_not_by(Store& store, const std::string& made_by,
                                            std::int64_t after, std::size_t limit) {
  std::vector<OldState> states;
  bool is_damaged = false;
  Statements statements(store.connection());
  const auto read = statements.each(
      "SELECT number, form, page, first_seen FROM state WHERE number > ? AND made_by != ? "
      "ORDER BY number LIMIT ?",
      [&](Query& row) {
        const auto form = unpack_bytes(row.text(1));
        auto article = form ? codec::decode<Article>(*form) : std::nullopt;
        is_damaged = is_damaged || !article;
        states.push_back({row.number(0), std::move(article).value_or(Article{}),
                          std::string(row.text(2)), std::string(row.text(3))});
      },
      after, made_by, limit);
  if (!read) return tl::unexpected(read.error());
  if (is_damaged) return damaged_store(store.connection().path(), "an article cannot be unpacked");
  return states;
}

Result<AddSummary> replace_states(Store& store, std::span<const NewState> states,
                                  const std::string& made_by) {
  auto transaction = Transaction::begin(store.connection());
  if (!transaction) return tl::unexpected(transaction.error());
  AddSummary summary;
  ArticleWriter writer(store);
  for (const NewState& state : states) {
    const auto put =
        writer.replace(state.number, {state.document, state.page, made_by, state.first_seen});
    if (!put) return tl::unexpected(put.error());
    ++summary.changed;
    summary.touched.push_back(state.document.article.id);
  }
  const auto noted = store.connection().run("INSERT OR REPLACE INTO meta VALUES ('grouped', '0')");
  if (!noted) return tl::unexpected(noted.error());
  Statements statements(store.connection());
  if (const auto told = note_story_change(statements); !told) return tl::unexpected(told.error());
  if (const auto done = transaction->commit(); !done) return tl::unexpected(done.error());
  return summary;
}

}  // namespace sourcier
