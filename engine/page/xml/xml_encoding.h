// The encoding of an XML document, by its marks, its declaration and what was said of it.
//
// Not by page/charset: XML may be in encodings that the web's standard does not have (UTF-32,
// EBCDIC, which feeds in the wild use), and readers of files know no data. ICU converts them all.
#pragma once

#include <string>
#include <string_view>

namespace sourcier::xml {

struct DecodedXml {
  std::string text;         // UTF-8.
  bool has_errors = false;  // Bytes that the encoding has no character for became U+FFFD.
};

// `content_type` is the header's value, "" when unknown: its charset goes before the declaration's.
// Bytes that are valid UTF-8 are read as such, whatever is declared.
DecodedXml to_utf8(std::string_view bytes, std::string_view content_type);

}  // namespace sourcier::xml
