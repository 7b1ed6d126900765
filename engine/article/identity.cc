#include "engine/article/article.h"
#include "engine/base/digest.h"

namespace sourcier {

std::string article_version(const std::string& title, const std::string& text) {
  return sha256(title + "\n\n" + text);
}

}  // namespace sourcier
