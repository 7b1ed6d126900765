#include "engine/store/sqlite.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <new>
#include <utility>

#include "engine/store/index_tokenizer.h"

namespace sourcier {
namespace {

constexpr int kBusyMilliseconds = 5000;  // How long a writer waits for another one.

// ": Permission denied"; "" where the system told nothing.
std::string system_reason(sqlite3* connection) {
  const int code = connection == nullptr ? 0 : sqlite3_system_errno(connection);
  return code == 0 ? std::string() : std::string(": ") + std::strerror(code);
}

}  // namespace

tl::unexpected<Error> no_store(const std::string& path) {
  return fail(ErrorKind::kMalformed, path,
              "the file is not a Sourcier store; wanted one that sourcier add or watch made");
}

tl::unexpected<Error> damaged_store(const std::string& path, const std::string& what) {
  return fail(ErrorKind::kMalformed, path,
              "the store is damaged: " + what +
                  "; put a copy that sourcier backup made in its place, or add the pages to a new "
                  "one");
}

namespace {

tl::unexpected<Error> problem(const std::string& path, sqlite3* connection) {
  const int code = connection == nullptr ? SQLITE_NOMEM : sqlite3_errcode(connection);
  const char* message = connection == nullptr ? "out of memory" : sqlite3_errmsg(connection);
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return no_store(path);
    case SQLITE_CORRUPT:
      return damaged_store(path, message);
    case SQLITE_FULL:
      return fail(ErrorKind::kIo, path, "the disk is full; what was written before is intact");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(ErrorKind::kIo, path, "another program is writing to the store; try again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return fail(ErrorKind::kIo, path, "the store cannot be written to");
    case SQLITE_IOERR:
      return fail(ErrorKind::kIo, path,
                  "the disk refused a read or a write" + system_reason(connection) +
                      "; what was written before is intact");
    case SQLITE_INTERRUPT:
      return fail(ErrorKind::kTooLarge, path, "took too long and was given up");
    case SQLITE_CANTOPEN:
      return fail(ErrorKind::kNotFound, path, "cannot open the store" + system_reason(connection));
    default:
      return fail(ErrorKind::kIo, path, message);
  }
}

// A path as the URI of a file that nobody changes: how a store in a folder that cannot be written
// to is read, for WAL wants a file of its own beside it.
std::string unchanging(const std::string& path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#') {
      uri += '%';
      uri += kHex[byte >> 4];
      uri += kHex[byte & 0xF];
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

// Counting memory takes a lock of all connections: a thread that steps back would hold up those
// that answer. Where another part of the program uses SQLite already, it stays as that one has it.
void leave_memory_uncounted() {
  static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)done;
}

// A connection is used by one thread at a time: it needs no lock of its own.
int open_file(const std::string& name, int flags, sqlite3** raw) {
  leave_memory_uncounted();
  flags |= SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(name.c_str(), raw, flags, nullptr);
  if (code != SQLITE_OK) return code;
  sqlite3_busy_timeout(*raw, kBusyMilliseconds);
  // The file is only looked at now: what is wrong with it shows here.
  return sqlite3_exec(*raw, "SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr);
}

bool needs_writing(int code) {
  return (code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY;
}

}  // namespace

void Sqlite::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
void Sqlite::Free::operator()(IndexContext* index) const { delete index; }
void Query::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<Sqlite> Sqlite::open(const std::string& path, Mode mode) {
  std::error_code none;
  if (std::filesystem::is_directory(path, none))
    return fail(ErrorKind::kUnsupported, path, "is a folder; wanted the file of a store");
  const bool reads = mode == Mode::kReadOnly;
  const int flags = reads ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  Sqlite opened;
  opened.path_ = path;
  sqlite3* raw = nullptr;
  int code = open_file(path, flags, &raw);
  opened.connection_.reset(raw);
  if (reads && needs_writing(code) && access(path.c_str(), R_OK) == 0) {
    code = open_file(unchanging(path), flags | SQLITE_OPEN_URI, &raw);
    opened.connection_.reset(raw);
  }
  if (code != SQLITE_OK) return problem(path, raw);
  // SQLite opens a file that is protected all the same, and would say so at the first change.
  if (!reads && sqlite3_db_readonly(raw, "main") == 1)
    return fail(ErrorKind::kIo, path, "the store cannot be written to");
  // A store may come from a stranger: no SQL of its schema is trusted, no structure is rewritten.
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  opened.index_.reset(new IndexContext);
  if (!register_tokenizer(raw, *opened.index_)) {
    return fail(ErrorKind::kUnsupported, path, "this SQLite was built without full-text search");
  }
  return opened;
}

std::int64_t Sqlite::last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }

std::int64_t Sqlite::changed_rows() const { return sqlite3_changes64(connection_.get()); }

bool Sqlite::is_in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

void Sqlite::set_index_language(std::string_view language) { index_->language = language; }

void Sqlite::set_deadline(std::optional<Deadline> deadline) {
  constexpr int kStepsBetweenLooks = 1000;  // Of SQLite's machine: some tens of microseconds.
  if (!deadline) {
    sqlite3_progress_handler(connection_.get(), 0, nullptr, nullptr);
    return;
  }
  deadline_ = std::make_unique<Deadline>(*deadline);
  const auto is_late = [](void* until) {
    return std::chrono::steady_clock::now() > *static_cast<const Deadline*>(until) ? 1 : 0;
  };
  sqlite3_progress_handler(connection_.get(), kStepsBetweenLooks, is_late, deadline_.get());
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

Query& Query::bound(int code) {
  if (code != SQLITE_OK) unbound_ = code;
  return *this;
}

Query& Query::bind(int index, std::string_view text) {
  return bound(sqlite3_bind_text64(statement_.get(), index, text.data(), text.size(),
                                   SQLITE_TRANSIENT, SQLITE_UTF8));
}

Query& Query::bind_blob(int index, std::string_view bytes) {
  return bound(
      sqlite3_bind_blob64(statement_.get(), index, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
}

Query& Query::bind(int index, std::int64_t number) {
  return bound(sqlite3_bind_int64(statement_.get(), index, number));
}

Query& Query::bind_null(int index) { return bound(sqlite3_bind_null(statement_.get(), index)); }

void Query::reset() {
  sqlite3_reset(statement_.get());
  unbound_ = SQLITE_OK;
}

Result<bool> Query::step() {
  // Where a value could not be bound, for want of memory, nothing would be stored in its place.
  if (unbound_ != SQLITE_OK) return fail(ErrorKind::kIo, path_, sqlite3_errstr(unbound_));
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return problem(path_, sqlite3_db_handle(statement_.get()));
}

Result<void> Query::run() {
  for (;;) {
    const auto row = step();
    if (!row) {
      reset();
      return tl::unexpected(row.error());
    }
    if (!*row) break;
  }
  reset();
  return {};
}

int Query::columns() const { return sqlite3_column_count(statement_.get()); }

std::string_view Query::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  // An empty value has no bytes either.
  if (bytes == nullptr && sqlite3_errcode(sqlite3_db_handle(statement_.get())) == SQLITE_NOMEM)
    throw std::bad_alloc();
  return {static_cast<const char*>(bytes), bytes == nullptr ? 0 : size};
}

std::int64_t Query::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Query::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

Result<Transaction> Transaction::begin(Sqlite& connection) {
  if (const auto begun = connection.run("BEGIN IMMEDIATE"); !begun) {
    return tl::unexpected(begun.error());
  }
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  if (connection_ == nullptr) return;
  try {
    (void)connection_->run("ROLLBACK");
  } catch (const std::bad_alloc&) {
    connection_ = nullptr;  // Without memory it is closed next, which rolls back too.
  }
}

Result<void> Transaction::commit() {
  const auto committed = connection_->run("COMMIT");
  if (committed) connection_ = nullptr;
  return committed;
}

}  // namespace sourcier
