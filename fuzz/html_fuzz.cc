// Any bytes are a page, of every format: paragraphs and links are in order, inside the text and on
// the boundaries of characters.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/article/extract.h"
#include "engine/text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const sourcier::Article& article) {
  require(sourcier::is_utf8(article.text) && sourcier::is_utf8(article.title));
  std::uint32_t end = 0;
  for (const sourcier::Paragraph& paragraph : article.paragraphs) {
    require(paragraph.span.begin >= end && paragraph.span.end > paragraph.span.begin);
    require(paragraph.span.end <= article.text.size());
    require(sourcier::is_boundary(article.text, paragraph.span.begin));
    require(sourcier::is_boundary(article.text, paragraph.span.end));
    end = paragraph.span.end;
  }
  for (const sourcier::Link& link : article.links) {
    require(link.span.begin <= link.span.end && link.span.end <= article.text.size());
    require(sourcier::is_boundary(article.text, link.span.begin));
    require(sourcier::is_boundary(article.text, link.span.end));
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const sourcier::ExtractionRules rules(*sourcier::Pack::open(SOURCIER_PACK));
  sourcier::Page page;
  page.body.assign(reinterpret_cast<const char*>(data), size);
  for (const auto format : {sourcier::PageFormat::kHtml, sourcier::PageFormat::kText,
                            sourcier::PageFormat::kJsonLines}) {
    page.format = format;
    check(sourcier::extract(page, rules, {}));
  }
  return 0;
}
