// Store: articles, their readings and their groups in one SQLite file.
//
// A batch is one transaction: once add returns, it survives a crash. What the store holds is a
// function of the set of pages, not of the order in which they came: of several states of one page
// the latest is the article, the others are kept as its versions. docs/formats/store.md lists the
// tables. Beside this header: search.h, ledger.h, versions.h, removal.h, desk.h.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/base/result.h"
#include "engine/page/page.h"
#include "engine/reading/reading.h"
#include "engine/store/sqlite.h"
#include "engine/story/groups.h"

namespace sourcier {

struct StoredDocument {
  Document document;
  std::string made_by;  // The version of engine and data that made the reading.
};

// An input that could not be read, and the file or feed it came from.
struct SkippedInput {
  Error error;
  std::string input;
};

// How far an input has been read: the ledger's row for it (ledger.h).
struct InputState {
  std::string place;          // An absolute path, or a URL.
  std::uint64_t size = 0;     // Of the file; 0 for what is no file.
  std::int64_t modified = 0;  // Nanoseconds since 1970, of the file.
  std::string tag;            // Of an answer over HTTP: what asks whether it has changed.
  std::uint64_t items = 0;    // Pages and skipped places of it that are in the store.
  bool is_whole = false;      // All of it is.
};

// What goes in together, all or nothing.
struct Batch {
  std::span<const Document> documents;
  // The pages the documents were read from, packed (pack_page): as many as documents, or none.
  std::span<const std::string> pages;
  std::span<const SkippedInput> skipped;
  std::span<const InputState> inputs;
  // Inputs that were read from their beginning: what was skipped of them before is forgotten.
  std::span<const std::string> restarted;
  // Places that were skipped once and are not any more.
  std::span<const std::string> mended;
  std::string made_by;
  std::string seen;  // RFC 3339: when; "" where nobody shall know.
};

struct AddSummary {
  std::size_t added = 0;             // Articles that were not there.
  std::size_t changed = 0;           // Articles of which a later state came.
  std::size_t known = 0;             // The same state, or an earlier one.
  std::size_t withheld = 0;          // Removed for good before.
  std::vector<std::string> touched;  // Ids of those added or changed, in the order of coming.
};

struct StoreReport {
  std::size_t articles = 0;
  std::size_t versions = 0;  // Earlier states that are kept.
  std::size_t skipped = 0;
  std::size_t events = 0;
  std::size_t stories = 0;
  bool is_grouped = true;             // Else the groups are those of an earlier set of articles.
  std::string content;                // A digest of all that is kept, clocks aside.
  std::vector<std::string> problems;  // What was found, and where; empty for a sound store.
};

class Store {
 public:
  using Mode = Sqlite::Mode;

  // Opens the file; kReadWrite makes it when it is not there. A file of an older schema is brought
  // to today's, a newer one is refused.
  static Result<Store> open(const std::string& path, Mode mode);

  Result<AddSummary> add(const Batch& batch);
  Result<AddSummary> add(std::span<const Document> documents, std::span<const Error> skipped,
                         const std::string& made_by);

  // All documents, by id; or one by one, which a large store needs.
  Result<std::vector<StoredDocument>> documents();
  Result<void> each_document(const std::function<void(StoredDocument&&)>& take);
  // Those of the ids that are there, in the order of the ids.
  Result<std::vector<StoredDocument>> documents(std::span<const std::string> ids);

  // Inputs that were skipped, by place.
  Result<std::vector<Error>> skipped();

  // As write_groups (prints.h) wrote them last.
  Result<Groups> groups();

  // Whether the groups are those of the articles: an addition leaves them behind until the next
  // write_groups.
  Result<bool> is_grouped();

  // Verifies the file, every article's digest and spans, the search index, and that groups and
  // articles agree. Reads all.
  Result<StoreReport> check();

  // For what stands beside this header.
  Sqlite& connection() { return connection_; }
  Result<std::int64_t> count(const std::string& table);

 private:
  friend class ArticleWriter;
  explicit Store(Sqlite connection) : connection_(std::move(connection)) {}
  Result<void> prepare_schema(Mode mode);
  Result<void> upgrade(std::int64_t version);

  Sqlite connection_;
  // Numbers of names in the index's facets, remembered while one program writes.
  std::unordered_map<std::string, std::int64_t> labels_;
};

// A page for Batch::pages, and back; nothing for damaged bytes.
std::string pack_page(const Page& page);
std::optional<Page> unpack_page(std::string_view packed);

}  // namespace sourcier
