#include "engine/story/set_apart.h"

#include <algorithm>

namespace sourcier {

std::vector<Span> set_apart_spans(const Document& document) {
  std::vector<Span> spans;
  for (const Quotation& quotation : document.reading.quotations)
    if (quotation.kind != QuotationKind::kIndirect) spans.push_back(quotation.span);
  for (const Paragraph& paragraph : document.article.paragraphs) {
    if (paragraph.kind == ParagraphKind::kCaption || paragraph.kind == ParagraphKind::kQuote)
      spans.push_back(paragraph.span);
  }
  std::ranges::sort(spans);
  std::vector<Span> merged;
  for (const Span span : spans) {
    if (!merged.empty() && span.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

}  // namespace sourcier
