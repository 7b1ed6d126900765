// Opened page: an HTML page parsed and cut into blocks, before its body is chosen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/article/blocks.h"
#include "engine/article/claims.h"
#include "engine/article/facts.h"
#include "engine/article/metadata.h"
#include "engine/article/rules.h"
#include "engine/html/tree.h"
#include "engine/page/page.h"
#include "engine/page/url/url.h"

namespace sourcier {

struct OpenedPage {
  html::Tree tree;
  Facts facts;
  Blocks blocks;
  Url url;
  Url base;
  std::string outlet;
  std::string title;
  std::vector<std::string> titles;  // All spellings of the title on the page, folded.
  std::string_view fetched;         // Views into the page and its text, which must outlive this
  std::string_view text;            // object.

  PageClaims claims() const {
    return {
        titles,        outlet, url.host, facts.json_ld.body, facts.first(StatedField::kDescription),
        facts.language};
  }

  // Views into this object, which must outlive them.
  PageView view(const ExtractionRules::Data& rules) const {
    return {tree, facts, blocks, rules, url, base, fetched, text};
  }
};

// `text` is the page's in UTF-8.
OpenedPage open_page(std::string_view text, const Page& page, const ExtractionRules::Data& rules);

}  // namespace sourcier
