// HTTP: what a stored response says of its body, and the body as the reader of the page got it:
// transfer and content codings taken off.
#pragma once

#include <string>
#include <string_view>

#include "engine/page/archive/content_coding.h"

namespace sourcier {

struct HttpHead {
  std::size_t size = 0;  // Of the header with its blank line: where the body begins.
  int status = 0;        // 0 where the bytes are no response.
  std::string content_type;
  std::string content_encoding;  // The one coding, "" for none; "gzip, br" where there are several.
  bool is_chunked = false;
};

// The head of a response. Bytes that are none have status 0 and size 0: they may be a bare body.
HttpHead read_http_head(std::string_view bytes);

// Takes the codings off a body; keeps its room from one body to the next. What does not look coded
// as the head says is given as it is: some crawlers store the decoded body under the sent header.
class HttpDecoder {
 public:
  // Valid until the next call, and as long as `body` is.
  DecodedContent decode(const HttpHead& head, std::string_view body);

 private:
  std::string unchunked_;
  ContentDecoder content_;
};

}  // namespace sourcier
