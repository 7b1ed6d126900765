// ArticleWriter: puts documents into the tables of articles, states and search, and takes them out,
// inside a transaction of the caller's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/store/statements.h"
#include "engine/store/store.h"

namespace sourcier {

enum class Put : std::uint8_t { kAdded, kChanged, kKnown, kWithheld };

// A document with what the store keeps beside it.
struct Arrival {
  const Document& document;
  std::string_view page;  // Packed; "" where it is not kept.
  const std::string& made_by;
  const std::string& seen;
};

class ArticleWriter {
 public:
  explicit ArticleWriter(Store& store) : store_(&store), statements_(store.connection()) {}

  Result<Put> put(const Arrival& arrival);

  // Takes an article out of these tables; true when it was there. Its groups go with it.
  Result<bool> erase(const std::string& id);

  // Takes one state of an article away; the latest of the others becomes the article, and without
  // others the article goes.
  Result<void> erase_state(std::int64_t state);

  // Puts what a newer engine made of a state in its place.
  Result<void> replace(std::int64_t state, const Arrival& arrival);

  // Fills an empty search index with all articles.
  Result<void> index_all();

 private:
  // Rows of `article` and `state`, without what is large.
  struct Row {
    std::int64_t number = 0;
    std::int64_t state = 0;  // The current one.
    std::string language;
    std::string id;
  };
  struct State {
    std::int64_t number = 0;
    Article key;  // What tells which state is later: version, dates and path.
    std::string first_seen;
  };

  Result<std::optional<Row>> row_of(const std::string& id);
  Result<std::optional<Row>> row_of_state(std::int64_t state);
  Result<std::vector<State>> states_of(std::int64_t article);
  Result<Document> stored(std::int64_t state);
  Result<std::int64_t> insert_state(std::int64_t article, const Arrival& arrival,
                                    std::string_view first_seen);
  Result<Put> put_state(const Row& row, const Arrival& arrival);
  Result<void> make_current(const Row& row, std::int64_t state, const Document& document);
  Result<void> erase_row(const Row& row);

  Result<void> index(std::int64_t number, const Document& document);
  Result<void> unindex(const Row& row);
  Result<std::int64_t> label(std::int64_t kind, const std::string& name);
  Result<std::vector<std::string>> people_of(std::int64_t number);

  Store* store_;
  Statements statements_;
};

}  // namespace sourcier
