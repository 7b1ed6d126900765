// Any bytes are a page in any encoding: its text is UTF-8 and no shorter than its ASCII allows. The
// first byte picks what the header declares.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/page/charset/charset.h"
#include "engine/page/charset/charset_decoders.h"
#include "engine/text/utf8.h"

namespace {

using namespace sourcier;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_page(const Page& page, const Charsets& charsets) {
  Decoded decoded;
  decode(page, charsets, decoded);
  require(is_utf8(decoded.text));
  require(decoded.encoding == charsets.encoding_of(decoded.encoding));
  require(decoded.overruled != decoded.encoding);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto pack = Pack::open(SOURCIER_PACK);
  if (!pack) std::abort();
  static const Charsets charsets(**pack);
  static const Table labels = (*pack)->table("rules/charset_labels");
  if (size == 0) return 0;
  const std::size_t row = data[0] % (labels.rows() + 1);
  Page page;
  page.body.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  if (row < labels.rows()) {
    page.content_type = "text/html; charset=" + std::string(labels.cell(row, 0));
    const DecodedText text = decode_legacy(page.body, labels.cell(row, 1), charsets);
    require(is_utf8(text.text) && text.errors <= page.body.size());
  }
  for (const auto format : {PageFormat::kHtml, PageFormat::kText}) {
    page.format = format;
    check_page(page, charsets);
  }
  return 0;
}
