// Any bytes are a search: they are refused with a reason, or searched for without an error of
// SQLite's, in a store that holds articles.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/store/search.h"
#include "engine/store/search_query.h"

namespace {

using namespace sourcier;

void require(bool holds) {
  if (!holds) std::abort();
}

Document document_of(const char* id, const char* language, const char* title, const char* text) {
  Document document;
  document.article.id = id;
  document.article.version = "sha256:" + std::string(id);
  document.article.language = language;
  document.article.outlet = "Le Fanal";
  document.article.published = "2031-03-17";
  document.article.title = title;
  document.article.text = text;
  return document;
}

Store opened() {
  auto store = Store::open(":memory:", Store::Mode::kReadWrite);
  require(store.has_value());
  const std::vector<Document> documents = {
      document_of("a", "fr", "Le port ferme", "Le port « fermera » mardi, a dit Lucie Tarbel."),
      document_of("b", "en", "The port closes", "The \"port\" closes on Tuesday, she said."),
      document_of("c", "", "港", "港 port* title:x OR -y"),
  };
  require(store->add(documents, {}, "fuzz").has_value());
  return std::move(*store);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Store store = opened();
  SearchRequest request;
  request.query.assign(reinterpret_cast<const char*>(data), size);
  if (size > 0 && data[0] % 4 == 0) request.order = SearchOrder::kNewest;
  const auto parsed = parse_search(request.query);
  const auto found = search(store, request);
  if (!parsed || !found) {
    // Only what was asked may be wrong, never what we made of it for SQLite.
    const Error& error = parsed ? found.error() : parsed.error();
    require(error.kind == ErrorKind::kMalformed || error.kind == ErrorKind::kTooLarge);
    require(!error.message.empty());
    return 0;
  }
  require(found->hits.size() <= found->total && found->total <= 3);
  return 0;
}
