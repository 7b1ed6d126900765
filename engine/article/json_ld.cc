#include "engine/article/json_ld.h"

#include "engine/article/json_ld_document.h"
#include "engine/article/json_mend.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// What can be read of JSON that no mending parses.
void pick(std::string_view script, JsonLd& data) {
  JsonLdItem item;
  item.rank = 2;
  item.headline = picked_string(script, "headline");
  item.published = picked_string(script, "datePublished");
  item.modified = picked_string(script, "dateModified");
  item.section = picked_string(script, "articleSection");
  const std::size_t author = script.find("\"author\"");
  if (author != std::string_view::npos) {
    const std::string_view name = picked_string(script.substr(author, 400), "name");
    if (!name.empty()) item.authors.push_back({std::string(name), false});
  }
  const bool is_empty = item.headline.empty() && item.published.empty() && item.authors.empty();
  if (!is_empty && data.items.size() < kMostItems) data.items.push_back(std::move(item));
}

// Whether two addresses are of one page, whatever their scheme, query or last slash.
bool is_same_url(std::string_view a, std::string_view b) {
  const auto bare = [](std::string_view url) {
    url = url.substr(0, url.find_first_of("?#"));
    if (const std::size_t scheme = url.find("//"); scheme != std::string_view::npos)
      url.remove_prefix(scheme + 2);
    if (url.starts_with("www.")) url.remove_prefix(4);
    while (url.ends_with('/')) url.remove_suffix(1);
    return url;
  };
  return !bare(a).empty() && bare(a) == bare(b);
}

// How well an item fits the page.
int fit_of(const JsonLdItem& item, std::string_view url, std::string_view folded_title) {
  int fit = item.rank * 4;
  if (is_same_url(item.url, url)) fit += 2;
  const std::string headline = fold(item.headline);
  if (headline.size() > 8 && folded_title.find(headline) != std::string_view::npos) fit += 3;
  return fit;
}

void take_item(const JsonLdItem& item, JsonLd& data) {
  if (item.rank == 2) take(data.headline, item.headline);
  if (item.rank == 2) take(data.url, item.url);
  take(data.published, item.published);
  take(data.created, item.created);
  take(data.modified, item.modified);
  take(data.publisher, item.publisher);
  take(data.language, item.language);
  take(data.section, item.section);
  take(data.body, item.body);
  if (data.authors.empty()) data.authors = item.authors;
}

}  // namespace

void add_json_ld(std::string_view script, JsonLd& data) {
  if (add_json_document(script, data)) return;
  bool is_read = false;
  for (const std::string& root : mended_json(script)) is_read |= add_json_document(root, data);
  if (!is_read) pick(script, data);
}

void settle_json_ld(std::string_view url, std::string_view title, JsonLd& data) {
  const std::string folded = fold(title);
  const JsonLdItem* best = nullptr;
  int best_fit = 0;
  for (const JsonLdItem& item : data.items) {
    const int fit = fit_of(item, url, folded);
    if (item.rank > 0 && fit > best_fit) {
      best = &item;
      best_fit = fit;
    }
  }
  if (best != nullptr) {
    take_item(*best, data);
    data.rank = best->rank;
    data.is_article = best->rank == 2;
  }
  // Another article is the same one where it bears the same headline; a video is another thing.
  for (const JsonLdItem& item : data.items) {
    const bool is_same =
        item.rank == 0 || item.is_page || (best != nullptr && item.headline == best->headline);
    if (&item != best && is_same) take_item(item, data);
  }
}

}  // namespace sourcier
