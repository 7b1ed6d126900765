// Any bytes are a feed: every entry survives its JSON form, and its article is sound.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/article/extract.h"
#include "engine/page/feed/feed.h"
#include "engine/page/xml/xml_encoding.h"
#include "engine/text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const sourcier::Feed& feed, const sourcier::ExtractionRules& rules) {
  for (const sourcier::Entry& entry : feed.entries) {
    const sourcier::Page page = sourcier::page_of_entry({}, entry);
    require(sourcier::is_utf8(page.body));
    require(sourcier::entry_to_json(sourcier::entry_from_json(page.body)) == page.body);
    const sourcier::Article article = sourcier::extract(page, rules, {});
    require(sourcier::is_utf8(article.text) && sourcier::is_utf8(article.title));
    for (const sourcier::Paragraph& paragraph : article.paragraphs)
      require(paragraph.span.end <= article.text.size());
    for (const sourcier::Link& link : article.links)
      require(link.span.begin <= link.span.end && link.span.end <= article.text.size());
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const sourcier::ExtractionRules rules(*sourcier::Pack::open(SOURCIER_PACK));
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const sourcier::xml::DecodedXml document = sourcier::xml::to_utf8(bytes, {});
  require(sourcier::is_utf8(document.text));
  check(sourcier::parse_feed(document.text, "https://feed.example/all.xml"), rules);
  if (sourcier::is_utf8(bytes)) check(sourcier::parse_json_feed(bytes, {}), rules);
  return 0;
}
