// Lines: the article in a plain text that someone else scraped, menus and comment forms included.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/body.h"
#include "engine/article/compose.h"
#include "engine/article/line_model.h"
#include "engine/article/metadata.h"
#include "engine/article/rules.h"

namespace sourcier {

// A text is read as far as these; a scrape of a long page has 10,000 lines, a long book 3 MiB.
inline constexpr std::size_t kMostLines = 1u << 17;
inline constexpr std::size_t kMostLineText = 8u << 20;

struct LinesArticle {
  std::string title;
  std::string outlet;
  std::vector<std::string> authors;
  Dates dates;
  std::vector<Credit> credits;
  std::vector<Piece> pieces;
};

// What became of a line.
struct LineFate {
  bool is_kept = false;
  ParagraphKind kind = ParagraphKind::kBody;
};

struct LineReason {
  std::string text;
  LineFate fate;
  Verdict verdict = Verdict::kScore;
};

// How an article was read, for people who ask.
struct LineReasons {
  std::vector<LineReason> lines;
  LineMeasure measure;
};

// The text as far as it is read, cut at the end of a line.
std::string readable_text(std::string_view whole);

// Linear in the text. Tells why in `reasons`, where it is not null.
LinesArticle read_lines(std::string text, const ExtractionRules::Data& rules,
                        LineReasons* reasons = nullptr);

// A lone name such as "Exemple.fr".
bool is_domain_name(std::string_view line);

}  // namespace sourcier
