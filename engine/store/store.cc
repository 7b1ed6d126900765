#include "engine/store/store.h"

#include "engine/store/article_writer.h"
#include "engine/store/codec.h"
#include "engine/store/ledger.h"
#include "engine/store/migrate.h"
#include "engine/store/packed.h"
#include "engine/store/schema.h"

namespace sourcier::codec {

template <typename Archive>
void fields(Archive& archive, Page& v) {
  archive(v.path, v.url, v.fetched, v.content_type, v.format, v.record_offset, v.is_record,
          v.damage, v.body);
}

}  // namespace sourcier::codec

namespace sourcier {
namespace {

Result<std::int64_t> pragma(Sqlite& connection, const std::string& name) {
  auto query = connection.prepare("PRAGMA " + name);
  if (!query) return tl::unexpected(query.error());
  const auto row = query->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? query->number(0) : 0;
}

// How a writer uses the file. The cache and the log are sized for batches of a thousand articles:
// with SQLite's own sizes the search index is written several times over.
constexpr const char* kWriting =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
    "PRAGMA secure_delete = ON; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192;";

Result<void> put_places(Statements& statements, const Batch& batch) {
  for (const std::string& input : batch.restarted) {
    const auto done = statements.run("DELETE FROM skipped WHERE input = ?", input);
    if (!done) return done;
  }
  for (const std::string& place : batch.mended) {
    const auto done = statements.run("DELETE FROM skipped WHERE place = ?", place);
    if (!done) return done;
  }
  for (const SkippedInput& skipped : batch.skipped) {
    const auto done = statements.run(
        "INSERT OR REPLACE INTO skipped VALUES (?,?,?,?)", skipped.error.where, skipped.input,
        static_cast<std::int64_t>(skipped.error.kind), skipped.error.message);
    if (!done) return done;
  }
  for (const InputState& input : batch.inputs) {
    const auto name = ledger_name(statements, input.place);
    if (!name) return tl::unexpected(name.error());
    const auto done =
        statements.run("INSERT OR REPLACE INTO input VALUES (?,?,?,?,?,?,?)", *name, input.size,
                       input.modified, input.tag, input.items, input.is_whole ? 1 : 0, batch.seen);
    if (!done) return done;
  }
  return {};
}

void count_put(Put put, const std::string& id, AddSummary& summary) {
  switch (put) {
    case Put::kAdded:
      ++summary.added;
      break;
    case Put::kChanged:
      ++summary.changed;
      break;
    case Put::kKnown:
      ++summary.known;
      return;
    case Put::kWithheld:
      ++summary.withheld;
      return;
  }
  summary.touched.push_back(id);
}

Result<AddSummary> put_all(Store& store, const Batch& batch) {
  auto transaction = Transaction::begin(store.connection());
  if (!transaction) return tl::unexpected(transaction.error());
  ArticleWriter writer(store);
  AddSummary summary;
  for (std::size_t i = 0; i < batch.documents.size(); ++i) {
    const Document& document = batch.documents[i];
    const std::string_view page =
        i < batch.pages.size() ? std::string_view(batch.pages[i]) : std::string_view();
    const auto put = writer.put({document, page, batch.made_by, batch.seen});
    if (!put) return tl::unexpected(put.error());
    count_put(*put, document.article.id, summary);
  }
  Statements statements(store.connection());
  if (const auto put = put_places(statements, batch); !put) return tl::unexpected(put.error());
  if (!summary.touched.empty()) {
    const auto noted =
        store.connection().run("INSERT OR REPLACE INTO meta VALUES ('grouped', '0')");
    if (!noted) return tl::unexpected(noted.error());
  }
  if (const auto done = transaction->commit(); !done) return tl::unexpected(done.error());
  return summary;
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
    return no_store(connection_.path());
  }
  if (*version > kSchemaVersion) {
    return fail(ErrorKind::kUnsupported, connection_.path(),
                "the store has schema " + std::to_string(*version) + "; this program reads up to " +
                    std::to_string(kSchemaVersion) + ": use the newer program that made it");
  }
  if (mode == Mode::kReadOnly) {
    if (*tables == 0)
      return fail(ErrorKind::kNotFound, connection_.path(),
                  "there is nothing in it yet; sourcier add makes a store of it");
    return *version < kSchemaVersion ? upgrade(*version) : Result<void>();
  }
  if (const auto set = connection_.run(kWriting); !set) return set;
  if (*tables == 0) return create_schema(connection_);
  if (*version < kSchemaVersion) return migrate(*this, *version);
  return renew_index(*this);
}

// Who only reads brings an older store to today's schema all the same, where the file allows it.
Result<void> Store::upgrade(std::int64_t version) {
  const std::string path = connection_.path();
  {
    auto writer = Store::open(path, Mode::kReadWrite);
    if (!writer) {
      return fail(writer.error().kind, path,
                  "the store has schema " + std::to_string(version) +
                      " of an older program and cannot be brought to " +
                      std::to_string(kSchemaVersion) + ": " + writer.error().message);
    }
  }
  auto again = Sqlite::open(path, Mode::kReadOnly);
  if (!again) return tl::unexpected(again.error());
  connection_ = std::move(*again);
  return {};
}

Result<std::int64_t> Store::count(const std::string& table) {
  auto query = connection_.prepare("SELECT count(*) FROM " + table);
  if (!query) return tl::unexpected(query.error());
  const auto row = query->step();
  if (!row) return tl::unexpected(row.error());
  return query->number(0);
}

Result<AddSummary> Store::add(const Batch& batch) {
  auto summary = put_all(*this, batch);
  // What was rolled back took the numbers of its names with it.
  if (!summary) labels_.clear();
  return summary;
}

Result<AddSummary> Store::add(std::span<const Document> documents, std::span<const Error> skipped,
                              const std::string& made_by) {
  std::vector<SkippedInput> places;
  for (const Error& error : skipped) places.push_back({error, error.where});
  return add({.documents = documents,
              .pages = {},
              .skipped = places,
              .inputs = {},
              .restarted = {},
              .mended = {},
              .made_by = made_by,
              .seen = {}});
}

std::string pack_page(const Page& page) { return pack_bytes(codec::encode(page)); }

std::optional<Page> unpack_page(std::string_view packed) {
  if (packed.empty()) return {};
  const auto bytes = unpack_bytes(packed);
  return bytes ? codec::decode<Page>(*bytes) : std::nullopt;
}

}  // namespace sourcier
