#include "engine/store/migrate.h"

#include "engine/store/article_writer.h"
#include "engine/store/codec.h"
#include "engine/store/schema.h"

namespace sourcier {
namespace {

Result<void> make_tables(Sqlite& connection) {
  for (const char* part :
       {kArticleSchema, kSearchSchema, kGroupSchema, kLiveSchema, kJoinSchema, kDeskSchema}) {
    if (const auto made = connection.run(part); !made) return made;
  }
  // The index gathers words in memory up to this size before it writes them: a batch at once.
  return connection.run("INSERT INTO search (search, rank) VALUES ('hashsize', 33554432)");
}

Result<void> mark(Sqlite& connection) {
  return connection.run("PRAGMA application_id = " + std::to_string(kApplicationId) +
                        "; PRAGMA user_version = " + std::to_string(kSchemaVersion) +
                        "; INSERT OR REPLACE INTO meta VALUES ('index_form', '" +
                        std::to_string(kIndexForm) + "');");
}

// Schema 1 kept an article and its reading in one row, and nothing beside.
Result<void> from_1(Store& store) {
  Sqlite& connection = store.connection();
  const auto renamed = connection.run(
      "DROP INDEX article_published; ALTER TABLE article RENAME TO old_article; "
      "ALTER TABLE skipped RENAME TO old_skipped; ALTER TABLE grouping RENAME TO old_grouping; "
      "ALTER TABLE copy RENAME TO old_copy; ALTER TABLE event RENAME TO old_event; "
      "ALTER TABLE story RENAME TO old_story;");
  if (!renamed) return renamed;
  if (const auto made = make_tables(connection); !made) return made;
  {
    ArticleWriter writer(store);
    auto query =
        connection.prepare("SELECT id, made_by, article, reading FROM old_article ORDER BY id");
    if (!query) return tl::unexpected(query.error());
    for (;;) {
      const auto row = query->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) break;
      auto article = codec::decode<Article>(query->text(2));
      if (!article)
        return damaged_store(connection.path(), "article " + std::string(query->text(0)));
      auto reading = codec::decode<Reading>(query->text(3));
      const std::string made_by(reading ? query->text(1) : std::string_view());
      const Document document{std::move(*article), std::move(reading).value_or(Reading{})};
      const auto put = writer.put({document, {}, made_by, {}});
      if (!put) return tl::unexpected(put.error());
    }
  }
  return connection.run(
      "INSERT INTO skipped SELECT place, place, kind, message FROM old_skipped; "
      "INSERT INTO event SELECT * FROM old_event; INSERT INTO story SELECT * FROM old_story; "
      "INSERT INTO grouping SELECT * FROM old_grouping; INSERT INTO copy SELECT * FROM old_copy; "
      "DROP TABLE old_copy; DROP TABLE old_grouping; DROP TABLE old_event; DROP TABLE old_story; "
      "DROP TABLE old_skipped; DROP TABLE old_article;");
}

// Schema 2 had no tables of neighbours.
Result<void> from_2(Sqlite& connection) {
  for (const char* part : {kLiveSchema, kJoinSchema})
    if (const auto made = connection.run(part); !made) return made;
  return {};
}

// Schema 3 did not know how stories were joined: the tables of neighbours are to be filled anew.
Result<void> from_3(Sqlite& connection) {
  if (const auto made = connection.run(kJoinSchema); !made) return made;
  return connection.run("DELETE FROM meta WHERE name = 'live_made_by'");
}

}  // namespace

Result<void> create_schema(Sqlite& connection) {
  auto transaction = Transaction::begin(connection);
  if (!transaction) return tl::unexpected(transaction.error());
  if (const auto made = make_tables(connection); !made) return made;
  if (const auto marked = mark(connection); !marked) return marked;
  return transaction->commit();
}

Result<void> migrate(Store& store, std::int64_t from) {
  Sqlite& connection = store.connection();
  auto transaction = Transaction::begin(connection);
  if (!transaction) return tl::unexpected(transaction.error());
  if (from < 2) {
    if (const auto done = from_1(store); !done) return done;
  } else if (from < 3) {
    if (const auto done = from_2(connection); !done) return done;
  } else if (from < 4) {
    if (const auto done = from_3(connection); !done) return done;
  }
  if (const auto marked = mark(connection); !marked) return marked;
  return transaction->commit();
}

Result<void> renew_index(Store& store) {
  Sqlite& connection = store.connection();
  std::string form;
  {
    auto query = connection.prepare("SELECT value FROM meta WHERE name = 'index_form'");
    if (!query) return tl::unexpected(query.error());
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (*row) form = query->text(0);
  }
  if (form == std::to_string(kIndexForm)) return {};
  auto transaction = Transaction::begin(connection);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto dropped = connection.run("DROP TABLE search; DROP TABLE facet; DROP TABLE label;");
  if (!dropped) return dropped;
  if (const auto made = connection.run(kSearchSchema); !made) return made;
  ArticleWriter writer(store);
  if (const auto filled = writer.index_all(); !filled) return filled;
  if (const auto marked = mark(connection); !marked) return marked;
  return transaction->commit();
}

}  // namespace sourcier
