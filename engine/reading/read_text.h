// Read text: a text of a test, read as an article in its language.
#pragma once

#include <string>

#include "engine/reading/read.h"

namespace sourcier {

inline Reading read_text(const char* tag, const std::string& text) {
  static const Languages languages(Pack::open(SOURCIER_PACK).value());
  Article article;
  article.text = text;
  article.language = tag;
  return read(article, languages.of(tag));
}

}  // namespace sourcier
