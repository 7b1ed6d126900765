// Sqlite: a connection and prepared statements that close themselves, with errors as Results.
#pragma once

#include <chrono>
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
struct IndexContext;

// What is told of a file that is no store, and of a store that holds what cannot be.
tl::unexpected<Error> no_store(const std::string& path);
tl::unexpected<Error> damaged_store(const std::string& path, const std::string& what);

class Sqlite {
 public:
  enum class Mode : std::uint8_t { kReadOnly, kReadWrite };

  static Result<Sqlite> open(const std::string& path, Mode mode);

  // Runs statements that return no rows.
  Result<void> run(const std::string& sql);
  Result<Query> prepare(std::string_view sql);
  std::int64_t last_row() const;      // The number of the row inserted last.
  std::int64_t changed_rows() const;  // By the statement run last.
  bool is_in_transaction() const;
  const std::string& path() const { return path_; }

  // The language of the text that is put into the search index, or taken out of it, next.
  void set_index_language(std::string_view language);
  // The words of the index, for who asks it.
  IndexContext& index() { return *index_; }

  // What runs longer than until then ends as an Error of kind kTooLarge; nothing lifts the limit.
  void set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline);

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  struct Free {
    void operator()(IndexContext* index) const;
  };
  using Deadline = std::chrono::steady_clock::time_point;

  std::unique_ptr<IndexContext, Free> index_;  // Outlives the connection.
  std::unique_ptr<Deadline> deadline_;
  std::unique_ptr<sqlite3, Close> connection_;
  std::string path_;
};

// A prepared statement. Bound values are copied; views of a row live until the next step.
class Query {
 public:
  Query& bind(int index, std::string_view text);
  Query& bind_blob(int index, std::string_view bytes);
  Query& bind(int index, std::int64_t number);
  Query& bind_null(int index);

  // True when there is a row to read, false at the end. Fails, too, where a value could not be
  // bound.
  Result<bool> step();
  // Steps to the end and makes the statement ready to be bound again.
  Result<void> run();
  // Makes the statement ready to be bound again before its end.
  void reset();

  int columns() const;
  std::string_view text(int column) const;  // Numbers as their digits.
  std::int64_t number(int column) const;
  double real(int column) const;

 private:
  friend class Sqlite;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Query& bound(int code);

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int unbound_ = 0;  // SQLite's code of the last value that it did not take.
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
