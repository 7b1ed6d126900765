// Sqlite: a connection and prepared statements that close themselves, with errors as Results.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sourcier {

class Query;

class Sqlite {
 public:
  enum class Mode : std::uint8_t { kReadOnly, kReadWrite };

  static Result<Sqlite> open(const std::string& path, Mode mode);

  // Runs statements that return no rows.
  Result<void> run(const std::string& sql);
  Result<Query> prepare(std::string_view sql);
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::unique_ptr<sqlite3, Close> connection_;
  std::string path_;
};

// A prepared statement. Bound values are copied; views of a row live until the next step.
class Query {
 public:
  Query& bind(int index, std::string_view text);
  Query& bind_blob(int index, std::string_view bytes);
  Query& bind(int index, std::int64_t number);

  // True when there is a row to read, false at the end.
  Result<bool> step();
  // Steps to the end and makes the statement ready to be bound again.
  Result<void> run();

  std::string_view text(int column) const;
  std::int64_t number(int column) const;

 private:
  friend class Sqlite;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::string path_;
};

// Rolls back unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(Sqlite& connection);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(Sqlite& connection) : connection_(&connection) {}
  Sqlite* connection_;
};

}  // namespace sourcier
