// JSON-LD: what a page's schema.org data says of the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sourcier {

struct JsonLd {
  std::string headline;
  std::string published;
  std::string modified;
  std::vector<std::string> authors;
  std::string publisher;
  std::string url;
  std::string language;
  std::string body;  // articleBody, where it is there.
  bool is_article = false;
};

// Adds what a script of type application/ld+json says. Damaged JSON is mended where the damage is
// common (raw line ends in strings, commas at the end, comments), else its fields are picked out.
void add_json_ld(std::string_view script, JsonLd& data);

}  // namespace sourcier
