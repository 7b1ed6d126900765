#include "engine/store/sqlite.h"

#include <sqlite3.h>

#include <utility>

namespace sourcier {
namespace {

constexpr int kBusyMilliseconds = 5000;  // How long a writer waits for another one.

tl::unexpected<Error> problem(const std::string& path, sqlite3* connection) {
  const int code = connection == nullptr ? SQLITE_NOMEM : sqlite3_errcode(connection);
  const char* message = connection == nullptr ? "out of memory" : sqlite3_errmsg(connection);
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return fail(ErrorKind::kMalformed, path, "the file is not a Sourcier store");
    case SQLITE_CORRUPT:
      return fail(ErrorKind::kMalformed, path, std::string("the store is damaged: ") + message);
    case SQLITE_FULL:
      return fail(ErrorKind::kIo, path, "the disk is full; what was written before is intact");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(ErrorKind::kIo, path, "another program is writing to the store; try again");
    case SQLITE_READONLY:
      return fail(ErrorKind::kIo, path, "the store cannot be written to");
    case SQLITE_CANTOPEN:
      return fail(ErrorKind::kNotFound, path, "cannot open the store");
    default:
      return fail(ErrorKind::kIo, path, message);
  }
}

}  // namespace

void Sqlite::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
void Query::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<Sqlite> Sqlite::open(const std::string& path, Mode mode) {
  const int flags =
      mode == Mode::kReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_EXRESCODE, nullptr);
  Sqlite opened;
  opened.connection_.reset(raw);
  opened.path_ = path;
  if (code != SQLITE_OK) return problem(path, raw);
  sqlite3_busy_timeout(raw, kBusyMilliseconds);
  // A store may come from a stranger: no SQL of its schema is trusted, no structure is rewritten.
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return opened;
}

Result<void> Sqlite::run(const std::string& sql) {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return problem(path_, connection_.get());
  return {};
}

Result<Query> Sqlite::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                      &raw, nullptr);
  Query query;
  query.statement_.reset(raw);
  query.path_ = path_;
  if (code != SQLITE_OK) return problem(path_, connection_.get());
  return query;
}

Query& Query::bind(int index, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), index, text.data(), text.size(), SQLITE_TRANSIENT,
                      SQLITE_UTF8);
  return *this;
}

Query& Query::bind_blob(int index, std::string_view bytes) {
  sqlite3_bind_blob64(statement_.get(), index, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

Query& Query::bind(int index, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), index, number);
  return *this;
}

Result<bool> Query::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return problem(path_, sqlite3_db_handle(statement_.get()));
}

Result<void> Query::run() {
  for (;;) {
    const auto row = step();
    if (!row) {
      sqlite3_reset(statement_.get());
      return tl::unexpected(row.error());
    }
    if (!*row) break;
  }
  sqlite3_reset(statement_.get());
  return {};
}

std::string_view Query::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return {static_cast<const char*>(bytes), bytes == nullptr ? 0 : size};
}

std::int64_t Query::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

Result<Transaction> Transaction::begin(Sqlite& connection) {
  if (const auto begun = connection.run("BEGIN IMMEDIATE"); !begun) {
    return tl::unexpected(begun.error());
  }
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  if (connection_ != nullptr) (void)connection_->run("ROLLBACK");
}

Result<void> Transaction::commit() {
  const auto committed = connection_->run("COMMIT");
  if (committed) connection_ = nullptr;
  return committed;
}

}  // namespace sourcier
