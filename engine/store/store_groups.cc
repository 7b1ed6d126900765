// The store's groups: replaced as a whole, read back as they were.
#include "engine/store/group_codec.h"
#include "engine/store/store.h"

namespace sourcier {
namespace {

template <typename Value, typename Bind>
Result<void> put_all(Sqlite& connection, const char* sql, const std::vector<Value>& values,
                     Bind bind) {
  auto query = connection.prepare(sql);
  if (!query) return tl::unexpected(query.error());
  for (const Value& value : values) {
    const std::string form = codec::encode(value);
    bind(*query, value, form);
    if (const auto done = query->run(); !done) return done;
  }
  return {};
}

template <typename Value>
Result<std::vector<Value>> read_all(Sqlite& connection, const char* sql) {
  auto query = connection.prepare(sql);
  if (!query) return tl::unexpected(query.error());
  std::vector<Value> values;
  for (;;) {
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return values;
    auto value = codec::decode<Value>(query->text(0));
    if (!value) {
      return fail(ErrorKind::kMalformed, connection.path(), "the store is damaged: its groups");
    }
    values.push_back(std::move(*value));
  }
}

}  // namespace

Result<void> Store::set_groups(const Groups& groups) {
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto cleared = connection_.run(
      "DELETE FROM copy; DELETE FROM grouping; DELETE FROM event; DELETE FROM story; "
      "INSERT OR REPLACE INTO meta VALUES ('grouped', '1');");
  if (!cleared) return cleared;

  const auto articles =
      put_all(connection_, "INSERT INTO grouping VALUES (?,?,?,?,?)", groups.articles,
              [](Query& query, const ArticleGroup& group, const std::string& form) {
                query.bind(1, group.article).bind(2, group.event).bind(3, group.story);
                query.bind(4, group.family).bind_blob(5, form);
              });
  if (!articles) return articles;
  const auto copies = put_all(connection_, "INSERT INTO copy VALUES (?,?,?)", groups.copies,
                              [](Query& query, const Copy& copy, const std::string& form) {
                                query.bind(1, copy.first).bind(2, copy.second).bind_blob(3, form);
                              });
  if (!copies) return copies;
  const auto events =
      put_all(connection_, "INSERT INTO event VALUES (?,?,?,?)", groups.events,
              [](Query& query, const Event& event, const std::string& form) {
                query.bind(1, event.id).bind(2, event.title).bind(3, event.date).bind_blob(4, form);
              });
  if (!events) return events;
  const auto stories = put_all(connection_, "INSERT INTO story VALUES (?,?,?)", groups.stories,
                               [](Query& query, const Story& story, const std::string& form) {
                                 query.bind(1, story.id).bind(2, story.title).bind_blob(3, form);
                               });
  if (!stories) return stories;
  return transaction->commit();
}

Result<bool> Store::is_grouped() {
  auto query = connection_.prepare("SELECT 1 FROM meta WHERE name = 'grouped' AND value = '0'");
  if (!query) return tl::unexpected(query.error());
  const auto row = query->step();
  if (!row) return row;
  return !*row;
}

Result<Groups> Store::groups() {
  Groups groups;
  auto articles = read_all<ArticleGroup>(connection_, "SELECT form FROM grouping ORDER BY article");
  if (!articles) return tl::unexpected(articles.error());
  auto copies = read_all<Copy>(connection_, "SELECT form FROM copy ORDER BY first, second");
  if (!copies) return tl::unexpected(copies.error());
  auto events = read_all<Event>(connection_, "SELECT form FROM event ORDER BY id");
  if (!events) return tl::unexpected(events.error());
  auto stories = read_all<Story>(connection_, "SELECT form FROM story ORDER BY id");
  if (!stories) return tl::unexpected(stories.error());
  return Groups{std::move(*articles), std::move(*copies), std::move(*events), std::move(*stories)};
}

}  // namespace sourcier
