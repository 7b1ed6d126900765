// The words of the search index (index_words.h) as a tokenizer of SQLite's FTS5.
#pragma once

#include <string>

#include "engine/store/index_words.h"

struct sqlite3;

namespace sourcier {

// What the tokenizer of one connection works with; it outlives the connection. `language` is that
// of the text which is put into the index, or taken out of it, next.
struct IndexContext {
  IndexWords words;
  std::string language;
};

// Makes "sourcier" known as a tokenizer; false where this SQLite has no FTS5. The terms of a query
// are taken as they are, parted by spaces: who asks has folded them (search_query.h).
bool register_tokenizer(sqlite3* connection, IndexContext& context);

}  // namespace sourcier
