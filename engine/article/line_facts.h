// Line facts: what each line of a plain text is by itself, before its neighbours are asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/names.h"
#include "engine/article/rules.h"
#include "engine/article/standing.h"

namespace sourcier {

enum class LineType : std::uint8_t {
  kOther,     // Short, of no known type: a headline, a heading, a name.
  kProse,     // A sentence or more.
  kStanding,  // What pages print around every article.
  kByline,
  kDate,
  kCredit,
  kDomain,  // A lone name of a site.
  kTrail,   // Breadcrumbs: "Accueil › Mer › …".
};

struct Line {
  std::string_view text;
  std::string folded;  // Of lines that may be repeated; "" for long ones.
  LineType type = LineType::kOther;
  Standing standing = Standing::kNone;
  std::vector<Credit> credits;  // Of a credit line.
  std::uint32_t words = 0;
  bool is_sentence = false;   // Ends as sentences do.
  bool after_blank = false;   // A blank line stands before,
  bool before_blank = false;  // or after it.
};

// Whether a short line bears a date, or the words before one, and little else.
bool is_date_line(std::string_view line, const LineWords& words, const Phrases& dates);

// The lines that hold something. Lines that were wrapped at a fixed width are joined again into
// `joined`, which must outlive the lines.
std::vector<Line> make_lines(std::string_view text, const ExtractionRules::Data& rules,
                             std::string& joined);

}  // namespace sourcier
