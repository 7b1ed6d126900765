// The states of one page, told apart and put in order.
#include <tuple>

#include "engine/article/article.h"

namespace sourcier {

bool is_later_state(const Article& a, const Article& b) {
  const auto key = [](const Article& article) {
    return std::tie(article.modified, article.published, article.version);
  };
  if (key(a) != key(b)) return key(a) > key(b);
  return a.source.path < b.source.path;
}

}  // namespace sourcier
