// Any bytes are a page: its article is NFC, its paragraphs are all of its text in order, its links
// lie inside, and it is the same a second time. The first byte picks format and charset.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/article/extract.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace {

using namespace sourcier;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_span(const std::string& text, Span span) {
  require(span.begin <= span.end && span.end <= text.size());
  require(is_boundary(text, span.begin) && is_boundary(text, span.end));
}

void check(const Article& article) {
  const std::string& text = article.text;
  require(is_utf8(text) && nfc(text) == text);
  require(is_utf8(article.title) && is_utf8(article.outlet) && is_utf8(article.url));
  std::size_t end = 0;
  for (const Paragraph& paragraph : article.paragraphs) {
    check_span(text, paragraph.span);
    require(!paragraph.span.empty());
    // Nothing but the blank line stands between two paragraphs.
    const bool is_first = &paragraph == &article.paragraphs.front();
    require(text.substr(end, paragraph.span.begin - end) == (is_first ? "" : "\n\n"));
    end = paragraph.span.end;
  }
  require(end == text.size());
  for (const Link& link : article.links) {
    check_span(text, link.span);
    require(!link.url.empty());
  }
  for (const std::string& author : article.authors) require(is_utf8(author) && !author.empty());
  for (const Credit& credit : article.credits) require(is_utf8(credit.name));
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ExtractionRules rules(*Pack::open(SOURCIER_PACK));
  if (size == 0) return 0;
  Page page;
  page.format = (data[0] & 1) != 0 ? PageFormat::kText : PageFormat::kHtml;
  if ((data[0] & 2) != 0) page.url = "https://nord.example/2031/03/04/un-pont.html";
  if ((data[0] & 4) != 0) page.content_type = "text/html; charset=windows-1252";
  page.body.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  const Article article = extract(page, rules, {});
  check(article);
  require(extract(page, rules, {}) == article);
  return 0;
}
