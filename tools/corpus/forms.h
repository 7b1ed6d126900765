// Forms: invented articles as lines of JSON, as the pages that outlets would show, as truth.
#pragma once

#include <string>

#include "tools/corpus/corpus.h"

namespace sourcier::corpus {

// One line each, with its end.
std::string json_line(const CorpusArticle& made);
std::string truth_line(const CorpusArticle& made);

// A WARC record with the page: menu, cookie notice and related links around the article.
std::string warc_record(const CorpusArticle& made);

}  // namespace sourcier::corpus
