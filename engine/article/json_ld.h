// JSON-LD: what a page's schema.org data says of the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sourcier {

struct JsonAuthor {
  std::string name;
  bool is_organization = false;
};

// What one object says; of an article, or of the page that shows it.
struct JsonLdItem {
  int rank = 0;          // 2 of an article, 1 of a page, a video, a recipe or the like.
  bool is_page = false;  // Of the page that shows the article.
  std::string headline;
  std::string published;
  std::string created;  // dateCreated or uploadDate.
  std::string modified;
  std::vector<JsonAuthor> authors;
  std::string publisher;
  std::string url;
  std::string language;
  std::string section;
  std::string body;  // articleBody, where it is there.
};

struct JsonLd : JsonLdItem {
  // Persons that stand beside the article: its authors where nothing else names any.
  std::vector<JsonAuthor> persons;
  std::string trail;  // The last part of a breadcrumb that is not the page itself.
  bool is_article = false;
  std::vector<JsonLdItem> items;  // All of them, in the order of the page.
};

// Adds what a script of type application/ld+json says. Damaged JSON is mended where the damage is
// common (json_mend.h), else its fields are picked out.
void add_json_ld(std::string_view script, JsonLd& data);

// Of all that was added, what is of the article: the object with this address or headline, else the
// first of the highest rank; what it leaves open is taken from the objects that are of a page.
// `url` and `title` may be empty.
void settle_json_ld(std::string_view url, std::string_view title, JsonLd& data);

}  // namespace sourcier
