// Small pages for tests of metadata: a few elements around one body.
#pragma once

#include <string>

#include "engine/article/extract.h"

namespace sourcier {

inline const ExtractionRules& small_page_rules() {
  static const ExtractionRules loaded(*Pack::open(SOURCIER_PACK));
  return loaded;
}

inline const std::string kSmallBody =
    "<p>The director of the port said on Monday that the gates would stay shut until the cables of "
    "all five cranes had been changed, and that nobody knew when that would be.</p><p>The dockers, "
    "who had asked for new cables since the spring, answered that they had never been heard.</p>";

inline Article extracted(const std::string& html, const char* fetched = "", const char* url = "") {
  Page page;
  page.path = "page";
  page.url = url;
  page.fetched = fetched;
  page.body = html;
  return extract(page, small_page_rules(), {});
}

}  // namespace sourcier
