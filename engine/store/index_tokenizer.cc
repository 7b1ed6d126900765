#include "engine/store/index_tokenizer.h"

#include <sqlite3.h>

#include <new>

namespace sourcier {
namespace {

using Token = int (*)(void*, int, const char*, int, int, int);

int create(void* context, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** out) {
  *out = static_cast<Fts5Tokenizer*>(context);  // Nothing of its own: all of it is the context.
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer* /*tokenizer*/) {}

int take_terms(std::string_view query, void* state, Token token) {
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = std::min(query.find(' ', at), query.size());
    const int size = static_cast<int>(end - at);
    if (size > 0) {
      const int status =
          token(state, 0, query.data() + at, size, static_cast<int>(at), static_cast<int>(end));
      if (status != SQLITE_OK) return status;
    }
    at = end + 1;
  }
  return SQLITE_OK;
}

int tokenize(Fts5Tokenizer* tokenizer, void* state, int flags, const char* text, int size,
             Token token) {
  if (text == nullptr) return SQLITE_OK;
  const std::string_view whole(text, static_cast<std::size_t>(size));
  if ((flags & FTS5_TOKENIZE_QUERY) != 0) return take_terms(whole, state, token);
  auto& context = *reinterpret_cast<IndexContext*>(tokenizer);
  int status = SQLITE_OK;
  try {
    context.words.each(whole, context.language, [&](const IndexedWord& word) {
      if (status != SQLITE_OK) return;
      const int begin = static_cast<int>(word.span.begin), end = static_cast<int>(word.span.end);
      status = token(state, 0, word.form.data(), static_cast<int>(word.form.size()), begin, end);
      if (status != SQLITE_OK || word.stem.empty()) return;
      status = token(state, FTS5_TOKEN_COLOCATED, word.stem.data(),
                     static_cast<int>(word.stem.size()), begin, end);
    });
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;  // No exception may pass through SQLite.
  }
  return status;
}

fts5_api* api_of(sqlite3* connection) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

bool register_tokenizer(sqlite3* connection, IndexContext& context) {
  fts5_api* api = api_of(connection);
  if (api == nullptr) return false;
  fts5_tokenizer functions{create, destroy, tokenize};
  return api->xCreateTokenizer(api, "sourcier", &context, &functions, nullptr) == SQLITE_OK;
}

}  // namespace sourcier
