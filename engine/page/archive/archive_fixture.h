// Archives of the tests' own making, and what our readers find in them, a line a page or complaint.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine/page/memory.h"
#include "engine/page/reader.h"

namespace sourcier {

inline std::string gzip(std::string_view text) {
  z_stream stream = {};
  deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string zstd(std::string_view text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

inline std::string http(std::string_view body, std::string_view fields = "",
                        std::string_view status = "200 OK") {
  std::string text = "HTTP/1.1 " + std::string(status) + "\r\n";
  text += fields.empty() ? "Content-Type: text/html; charset=utf-8\r\n" : fields;
  return text.append("\r\n").append(body);
}

// A record of any type; `fields` stand before the length.
inline std::string warc(std::string_view type, std::string_view content,
                        std::string_view fields = "") {
  std::string text = "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\n";
  text += "WARC-Target-URI: http://a.test/\r\nWARC-Date: 2031-03-18T07:00:00Z\r\n";
  text.append(fields).append("Content-Length: " + std::to_string(content.size()) + "\r\n\r\n");
  return text.append(content).append("\r\n\r\n");
}

inline std::string response(std::string_view body) { return warc("response", http(body)); }

struct Found {
  std::vector<std::string> pages;  // "offset body", and "offset body | damage" where there is any.
  std::vector<std::string>
      complaints;  // "a.warc:offset: message"; the file's own error is the last.
  std::string first_url, first_type, first_fetched;
  ReadTally tally;
};

inline Found found_in(std::string_view bytes, std::size_t piece = 256 << 10) {
  Found found;
  const std::string path = "a";
  const Take take = [&](Page&& page) {
    if (found.pages.empty()) {
      found.first_url = page.url;
      found.first_type = page.content_type;
      found.first_fetched = page.fetched;
    }
    found.pages.push_back((page.record_offset ? std::to_string(*page.record_offset) + " " : "") +
                          page.body + (page.damage.empty() ? "" : " | " + page.damage));
  };
  const Skip skip = [&](const Error& error) { found.complaints.push_back(error.text()); };
  MemoryStream stream(bytes, piece);
  ByteWindow window(stream);
  const auto result = read_format(window, {path, take, skip, found.tally});
  if (!result) found.complaints.push_back(result.error().text());
  return found;
}

}  // namespace sourcier
