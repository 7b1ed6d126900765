// Store: articles, their readings and their groups in one SQLite file.
//
// A batch is one transaction: once add returns, it survives a crash. What the store holds is a
// function of the set of articles, not of the order in which they came. docs/formats/store.md lists
// the tables.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/reading/reading.h"
#include "engine/store/sqlite.h"
#include "engine/story/groups.h"

namespace sourcier {

struct StoredDocument {
  Document document;
  std::string made_by;  // The version of engine and data that made the reading.
};

struct AddSummary {
  std::size_t added = 0;    // Articles that were not there.
  std::size_t changed = 0;  // Articles of which a later state came.
  std::size_t known = 0;    // The same state, or an earlier one.
};

struct StoreReport {
  std::size_t articles = 0;
  std::size_t skipped = 0;
  std::size_t events = 0;
  std::size_t stories = 0;
  std::vector<std::string> problems;  // What was found, and where; empty for a sound store.
};

class Store {
 public:
  using Mode = Sqlite::Mode;

  // Opens the file; kReadWrite makes it when it is not there. Refuses a file of a newer schema.
  static Result<Store> open(const std::string& path, Mode mode);

  // Adds the documents and the inputs that were skipped, all or nothing.
  Result<AddSummary> add(std::span<const Document> documents, std::span<const Error> skipped,
                         const std::string& made_by);

  // All documents, by id.
  Result<std::vector<StoredDocument>> documents();

  // Inputs that were skipped, by place.
  Result<std::vector<Error>> skipped();

  // Replaces the groups, all or nothing.
  Result<void> set_groups(const Groups& groups);
  Result<Groups> groups();

  // Verifies the file, every article's digest and spans, and that groups and articles agree. Reads
  // all.
  Result<StoreReport> check();

 private:
  explicit Store(Sqlite connection) : connection_(std::move(connection)) {}
  Result<void> prepare_schema(Mode mode);
  Result<std::int64_t> count(const std::string& table);

  Sqlite connection_;
};

}  // namespace sourcier
