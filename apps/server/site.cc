#include "apps/server/site.h"

#include <algorithm>
#include <array>

#include "apps/server/embedded.h"

namespace sourcier::server {
namespace {

constexpr std::string_view kPage = "index.html";
constexpr std::string_view kAssets = "assets/";  // Their names hold a digest of their bytes.
constexpr std::string_view kAssetFolder = "assets";
constexpr std::string_view kApi = "api";  // What programs ask, in their words.

// Where the user interface was not built, the first page says so.
constexpr std::string_view kPlainPage =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sourcier</title></head>"
    "<body><h1>Sourcier</h1><p>This program was built without its web pages: Node and npm were not "
    "there. <code>script/install</code> and <code>script/build</code> add them. The API answers at "
    "<a href=\"/api/v1/stories\">/api/v1/stories</a>; <a href=\"/api/v1/openapi.json\">"
    "/api/v1/openapi.json</a> describes it.</p></body></html>\n";

// Addresses that the page itself resolves; it answers for whatever follows them.
constexpr std::array<std::string_view, 13> kViews = {
    "stories", "story", "article",     "entities", "entity", "sources", "source",
    "search",  "inbox", "corrections", "alerts",   "events", "figures"};

const EmbeddedFile* find(std::string_view path) {
  static const std::vector<EmbeddedFile> kFiles = embedded_site();
  const auto found = std::ranges::find(kFiles, path, &EmbeddedFile::path);
  return found == kFiles.end() ? nullptr : &*found;
}

Answer file_answer(const EmbeddedFile& file) {
  return {.type = std::string(file.type),
          .body = std::string(file.bytes),
          .is_forever = file.path.starts_with(kAssets),
          .gzip = std::string(file.gzip),
          .brotli = std::string(file.brotli)};
}

}  // namespace

Answer site_answer(const Target& target) {
  std::string path;
  for (const std::string& segment : target.path) path += (path.empty() ? "" : "/") + segment;
  if (path != kPage) {
    if (const EmbeddedFile* file = find(path)) return file_answer(*file);
  }
  const std::string first = target.path.empty() ? std::string(kViews.front()) : target.path.front();
  const bool is_view = std::ranges::find(kViews, first) != kViews.end();
  const EmbeddedFile* page = find(kPage);
  const bool is_for_readers = page != nullptr && first != kApi && first != kAssetFolder;
  if (!is_view && !is_for_readers)
    return problem(Status::kNotFound, "there is nothing at this address");
  if (page != nullptr) {
    Answer answer = file_answer(*page);  // Which says so itself where it has no such view.
    if (!is_view) answer.status = Status::kNotFound;
    return answer;
  }
  return {.type = "text/html; charset=utf-8", .body = std::string(kPlainPage)};
}

}  // namespace sourcier::server
