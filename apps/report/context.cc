#include "apps/report/context.h"

#include "engine/text/utf8.h"

namespace sourcier::report {

bool is_in(std::string_view text, Span span) {
  return span.begin <= span.end && span.end <= text.size() && is_boundary(text, span.begin) &&
         is_boundary(text, span.end);
}

Span around(std::string_view text, Span span, std::size_t reach) {
  std::size_t begin = span.begin > reach ? text.find(' ', span.begin - reach) : 0;
  if (begin == std::string_view::npos || begin > span.begin) begin = span.begin;
  std::size_t end = span.end + reach;
  end = end >= text.size() ? text.size() : text.rfind(' ', end);
  if (end == std::string_view::npos || end < span.end) end = span.end;
  return span_of(begin, end);
}

}  // namespace sourcier::report
