// Phrases that both reports use: counts, outlets, ways, shares.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "apps/report/dates.h"
#include "apps/report/labels.h"
#include "apps/report/view.h"

namespace sourcier::report {

// What stands between the parts of a line of counts.
inline constexpr std::string_view kDot = " · ";

// The counts beside each other: "6 articles · 3 texts · 1 origin"; what is unstated in words.
std::string counts_text(const Labels& labels, const StatementCounts& counts);

// "5 articles (3 of them copies)".
std::string origin_counts_text(const Labels& labels, const OriginView& origin);

// Outlets of articles, each once: the first with "+ 2" for the others.
std::string outlets_text(const Labels& labels, const std::vector<const ArticleView*>& articles);

// The day or place, as the reader's language writes it.
std::string given_text(const Labels& labels, const DiscrepancyView& view, const GivenView& given,
                       DateForm form);

// The way a wording came: "Harbour Post ← Meridian ← Agence Littorale"; the origin, which stands
// above, is left out where it is the only hop.
std::string way_text(const Labels& labels, const WordingGroup& group, const OriginView& origin);

// Thousandths as "41 %".
std::string share_text(const Labels& labels, unsigned thousandths);

// "same text", "dispatch", …
std::string_view copy_text(const Labels& labels, CopyType type);

// "fr 10, en 4", most articles first.
std::string languages_text(const Labels& labels, const View& view);

// "14 pages · 9 outlets · fr 10, en 4 · 3 events · 1 story".
std::string summary_text(const Labels& labels, const ReportInput& input, const View& view);

// The command that made this report, its inputs quoted for a shell where they need it.
std::string command_text(const ReportInput& input);

// A title that is never empty.
std::string title_text(const Labels& labels, std::string_view title);

// The words of a wording without the comma that its sentence ended them with.
std::string_view shown_text(const Wording& wording);
// The label of how a wording is told: that it is denied, or reported; "" for quoted words.
std::string_view told_key(const Wording& wording);

// The language of the words of a group, "" when unknown.
std::string_view language_of(const WordingGroup& group);

// The parts of each wording that its sisters do not share; wordings of one language are compared
// with each other, translations are not.
std::vector<std::vector<Span>> marks_of(const std::vector<const WordingGroup*>& groups);

// All wording groups of a statement in the order in which they are shown.
std::vector<const WordingGroup*> groups_of(const StatementView& view);

}  // namespace sourcier::report
