#include "engine/article/article.h"
#include "engine/base/digest.h"
#include "engine/page/url/url.h"

namespace sourcier {

std::string article_version(const std::string& title, const std::string& text) {
  return sha256(title + "\n\n" + text);
}

std::string article_id(const std::string& canonical_url, const std::string& title,
                       const std::string& text) {
  if (!canonical_url.empty() && !is_home_page(parse_url(canonical_url)))
    return content_id("a", {"url", canonical_url});
  return content_id("a", {"text", title, text});
}

}  // namespace sourcier
