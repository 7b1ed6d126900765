// Embedded: files that are part of the program (cmake/embed.cmake).
#pragma once

#include <string_view>
#include <vector>

namespace sourcier::server {

// Views of bytes that live as long as the program.
struct EmbeddedFile {
  std::string_view path;  // Below the folder: "assets/app.js".
  std::string_view type;
  std::string_view bytes;
  std::string_view gzip;
  std::string_view brotli;
};

std::vector<EmbeddedFile> embedded_site();      // web/dist
std::vector<EmbeddedFile> embedded_document();  // apps/server/document

}  // namespace sourcier::server
