#include "engine/store/store.h"

#include "engine/store/codec.h"
#include "engine/store/schema.h"

namespace sourcier {
namespace {

Result<std::int64_t> pragma(Sqlite& connection, const std::string& name) {
  auto query = connection.prepare("PRAGMA " + name);
  if (!query) return tl::unexpected(query.error());
  const auto row = query->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? query->number(0) : 0;
}

Result<void> create_schema(Sqlite& connection) {
  auto transaction = Transaction::begin(connection);
  if (!transaction) return tl::unexpected(transaction.error());
  const std::string marks = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                            "; PRAGMA user_version = " + std::to_string(kSchemaVersion) + ";";
  if (const auto made = connection.run(kSchema + marks); !made) return made;
  return transaction->commit();
}

// The stored state of an article, if any: enough to tell which state is later.
Result<std::optional<Article>> stored_article(Query& find, const std::string& id,
                                              const std::string& path) {
  find.bind(1, id);
  const auto row = find.step();
  if (!row) return tl::unexpected(row.error());
  std::optional<Article> article;
  if (*row) {
    article = codec::decode<Article>(find.text(0));
    if (!article) return fail(ErrorKind::kMalformed, path, "the store is damaged: article " + id);
  }
  if (const auto done = find.run(); !done) return tl::unexpected(done.error());
  return article;
}

Result<void> put_document(Query& put, const Document& document, const std::string& made_by) {
  const Article& article = document.article;
  const std::string reading = codec::encode(document.reading);
  const std::string whole = codec::encode(article);
  put.bind(1, article.id).bind(2, article.version).bind(3, article.url).bind(4, article.outlet);
  put.bind(5, article.title).bind(6, article.published).bind(7, article.language);
  put.bind(8, made_by).bind_blob(9, whole).bind_blob(10, reading);
  return put.run();
}

}  // namespace

Result<Store> Store::open(const std::string& path, Mode mode) {
  auto connection = Sqlite::open(path, mode);
  if (!connection) return tl::unexpected(connection.error());
  Store store(std::move(*connection));
  if (const auto ready = store.prepare_schema(mode); !ready) return tl::unexpected(ready.error());
  return store;
}

Result<void> Store::prepare_schema(Mode mode) {
  const auto version = pragma(connection_, "user_version");
  if (!version) return tl::unexpected(version.error());
  const auto application = pragma(connection_, "application_id");
  if (!application) return tl::unexpected(application.error());
  const auto tables = count("sqlite_schema");
  if (!tables) return tl::unexpected(tables.error());

  if (*application != kApplicationId && *tables > 0) {
    return fail(ErrorKind::kMalformed, connection_.path(), "the file is not a Sourcier store");
  }
  if (*version > kSchemaVersion) {
    return fail(ErrorKind::kUnsupported, connection_.path(),
                "the store has schema " + std::to_string(*version) + "; this program reads up to " +
                    std::to_string(kSchemaVersion) + ": use the newer program that made it");
  }
  if (mode == Mode::kReadOnly) {
    if (*tables == 0) return fail(ErrorKind::kNotFound, connection_.path(), "the store is empty");
    return {};
  }
  const auto set = connection_.run(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  if (!set) return set;
  return *tables == 0 ? create_schema(connection_) : Result<void>();
}

Result<std::int64_t> Store::count(const std::string& table) {
  auto query = connection_.prepare("SELECT count(*) FROM " + table);
  if (!query) return tl::unexpected(query.error());
  const auto row = query->step();
  if (!row) return tl::unexpected(row.error());
  return query->number(0);
}

Result<AddSummary> Store::add(std::span<const Document> documents, std::span<const Error> skipped,
                              const std::string& made_by) {
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return tl::unexpected(transaction.error());
  auto find = connection_.prepare("SELECT article FROM article WHERE id = ?");
  // An update keeps the row, and with it the groups that refer to it, until they are made anew.
  auto put = connection_.prepare(
      "INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET "
      "version = excluded.version, url = excluded.url, outlet = excluded.outlet, "
      "title = excluded.title, published = excluded.published, language = excluded.language, "
      "made_by = excluded.made_by, article = excluded.article, reading = excluded.reading");
  auto skip = connection_.prepare("INSERT OR REPLACE INTO skipped VALUES (?,?,?)");
  if (!find) return tl::unexpected(find.error());
  if (!put) return tl::unexpected(put.error());
  if (!skip) return tl::unexpected(skip.error());

  AddSummary summary;
  for (const Document& document : documents) {
    const auto stored = stored_article(*find, document.article.id, connection_.path());
    if (!stored) return tl::unexpected(stored.error());
    if (*stored && !is_later_state(document.article, **stored)) {
      ++summary.known;
      continue;
    }
    ++(*stored ? summary.changed : summary.added);
    if (const auto done = put_document(*put, document, made_by); !done) {
      return tl::unexpected(done.error());
    }
  }
  for (const Error& error : skipped) {
    skip->bind(1, error.where)
        .bind(2, static_cast<std::int64_t>(error.kind))
        .bind(3, error.message);
    if (const auto done = skip->run(); !done) return tl::unexpected(done.error());
  }
  if (const auto done = transaction->commit(); !done) return tl::unexpected(done.error());
  return summary;
}

Result<std::vector<StoredDocument>> Store::documents() {
  auto query = connection_.prepare("SELECT id, made_by, article, reading FROM article ORDER BY id");
  if (!query) return tl::unexpected(query.error());
  std::vector<StoredDocument> documents;
  for (;;) {
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return documents;
    auto article = codec::decode<Article>(query->text(2));
    auto reading = codec::decode<Reading>(query->text(3));
    if (!article || !reading) {
      return fail(ErrorKind::kMalformed, connection_.path(),
                  "the store is damaged: article " + std::string(query->text(0)));
    }
    documents.push_back({{std::move(*article), std::move(*reading)}, std::string(query->text(1))});
  }
}

Result<std::vector<Error>> Store::skipped() {
  auto query = connection_.prepare("SELECT place, kind, message FROM skipped ORDER BY place");
  if (!query) return tl::unexpected(query.error());
  std::vector<Error> errors;
  for (;;) {
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return errors;
    errors.push_back({static_cast<ErrorKind>(query->number(1)), std::string(query->text(0)),
                      std::string(query->text(2))});
  }
}

}  // namespace sourcier
