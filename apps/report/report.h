// Report: what a person sees of a trace, on a terminal or as one page of HTML.
//
// Pure: values in, text out. The same values give the same bytes, but for the seconds, which only
// a terminal is shown. All text from outside is cleaned of control characters, in HTML escaped.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "apps/report/labels.h"
#include "engine/base/result.h"
#include "engine/reading/reading.h"
#include "engine/story/groups.h"
#include "engine/trace/dossier.h"

namespace sourcier {

struct ReportInput {
  const Dossier& dossier;
  const Groups& groups;
  std::span<const Document> documents;
  std::span<const Error> skipped;
  double seconds = 0;
  std::vector<std::string> inputs;  // As the user typed them; for the commands proposed next.
  bool all = false;                 // Every statement, not only the most telling ones.
};

struct TerminalStyle {
  bool colour = false;
  int width = 0;  // Columns; 0 where the output is not a terminal.
};

std::string terminal_report(const ReportInput& input, const Labels& labels,
                            const TerminalStyle& style);

// The whole evidence of what `wanted` names: the id of a statement, figure or event, or words of
// one. An indented path from the article outwards, each step with its passage and file. "" where
// nothing is so named.
std::string explain_report(const ReportInput& input, const Labels& labels,
                           const TerminalStyle& style, std::string_view wanted);

// One file, readable offline and without a script.
std::string html_report(const ReportInput& input, const Labels& labels);

// Markdown that any reader of it shows: headings, lists, tables; outside text is escaped.
std::string markdown_report(const ReportInput& input, const Labels& labels);

}  // namespace sourcier
