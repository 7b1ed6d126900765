// Any bytes are a text: whatever is read in it lies inside, on character boundaries and in order.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "engine/reading/read.h"
#include "engine/text/utf8.h"

namespace {

using namespace sourcier;

void check(const std::string& text, Span span) {
  if (span.begin > span.end || span.end > text.size()) std::abort();
  if (!is_boundary(text, span.begin) || !is_boundary(text, span.end)) std::abort();
}

void check(const std::string& text, const std::vector<Hop>& chain) {
  for (const Hop& hop : chain) {
    if (hop.mention) check(text, *hop.mention);
  }
}

void check(const Article& article, const Reading& reading) {
  Span last;
  for (const Quotation& quotation : reading.quotations) {
    check(article.text, quotation.span);
    if (quotation.span < last) std::abort();
    last = quotation.span;
    if (quotation.cue) check(article.text, *quotation.cue);
    if (quotation.speaker && quotation.speaker->mention) {
      check(article.text, *quotation.speaker->mention);
    }
    check(article.text, quotation.chain);
  }
  for (const Attribution& attribution : reading.attributions) {
    check(article.text, attribution.cue);
    check(article.text, attribution.content);
    check(article.text, attribution.chain);
    if (attribution.chain.empty()) std::abort();
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto pack = sourcier::Pack::open(SOURCIER_PACK);
  if (!pack) std::abort();
  static const sourcier::Languages languages(*pack);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  sourcier::Article article;
  article.text = sourcier::mend_utf8(bytes);
  article.published = "2024-05-14";
  for (const char* tag : {"fr", "en", "de"}) {
    check(article, sourcier::read(article, languages.of(tag)));
  }
  return 0;
}
