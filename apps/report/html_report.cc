#include "apps/report/clean.h"
#include "apps/report/report.h"

namespace sourcier {

std::string html_report(const ReportInput& input, const Labels& labels) {
  const std::string text = terminal_report(input, labels, {});
  std::string body;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    body += report::html(text.substr(at, end - at)) + "\n";
    at = end == std::string::npos ? text.size() : end + 1;
  }
  return "<!doctype html>\n<html lang=\"" + report::html(labels.language()) +
         "\"><head><meta charset=\"utf-8\"><title>Sourcier</title></head><body><pre>" + body +
         "</pre></body></html>\n";
}

}  // namespace sourcier
