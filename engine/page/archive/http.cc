#include "engine/page/archive/http.h"

#include <algorithm>
#include <charconv>

#include "engine/page/archive/header_fields.h"

namespace sourcier {
namespace {

// "HTTP/1.1 200 OK"; 0 for what is no status line.
int status_of(std::string_view line) {
  if (!line.starts_with("HTTP/")) return 0;
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return 0;
  line = trim_blanks(line.substr(blank));
  int status = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), status);
  const bool is_status = error == std::errc() && end - line.data() == 3;
  return is_status ? status : 0;
}

// The size that a chunk's first line gives; the line may bear extensions behind a semicolon.
bool chunk_size(std::string_view line, std::size_t& size) {
  line = trim_blanks(line.substr(0, line.find(';')));
  if (line.empty()) return false;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  return error == std::errc() && end == line.data() + line.size();
}

// Appends the chunks' bytes, and tells what is wrong with them; false where the first line is no
// chunk's, so that the body is stored without them.
bool append_chunks(std::string_view body, std::string& out, std::string& damage) {
  bool is_first = true;
  while (!body.empty()) {
    const std::size_t line_end = body.find('\n');
    std::size_t size = 0;
    if (line_end == std::string_view::npos || !chunk_size(body.substr(0, line_end), size)) {
      if (is_first) return false;
      damage = "a chunk of the body has no size: the rest was taken as it is";
      size = body.size();
    } else if (size == 0) {
      return true;
    } else {
      body.remove_prefix(line_end + 1);
      if (size > body.size()) damage = "the body ends inside a chunk";
    }
    out += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
    is_first = false;
  }
  return true;
}

}  // namespace

HttpHead read_http_head(std::string_view bytes) {
  HttpHead head;
  head.status = status_of(bytes.substr(0, bytes.substr(0, kLargestHeader).find('\n')));
  if (head.status == 0) return head;
  // A header without an end has no body behind it.
  head.size = header_size(bytes).value_or(bytes.size());
  const HeaderFields fields(bytes.substr(0, head.size));
  head.content_type = fields.value("content-type");
  head.content_encoding = fields.value("content-encoding");
  if (is_same_name(head.content_encoding, "identity")) head.content_encoding.clear();
  // The last coding is the outermost, and chunks are always that.
  constexpr std::string_view kChunked = "chunked";
  const std::string_view transfer = fields.value("transfer-encoding");
  const std::size_t before = transfer.size() - std::min(transfer.size(), kChunked.size());
  head.is_chunked = is_same_name(transfer.substr(before), kChunked);
  return head;
}

DecodedContent HttpDecoder::decode(const HttpHead& head, std::string_view body) {
  std::string damage;
  if (head.is_chunked) {
    unchunked_.clear();
    if (append_chunks(body, unchunked_, damage)) body = unchunked_;
  }
  if (head.content_encoding.empty()) return {body, std::move(damage), false};
  DecodedContent decoded = content_.decode(head.content_encoding, body);
  if (decoded.damage.empty()) decoded.damage = std::move(damage);
  return decoded;
}

}  // namespace sourcier
