// Explain: for each block of a page, or line of a text, what decided whether it is part of the
// article.
//
// Works anew what `extract` worked out and keeps the reasons; extraction itself pays nothing.
#pragma once

#include <string>
#include <vector>

#include "engine/article/body.h"
#include "engine/article/extract.h"

namespace sourcier {

struct FeatureShare {
  std::string_view name;  // Of a BlockFeature or a LineFeature.
  int value = 0;          // As the trees see it: 0 to 63.
  double share = 0;       // Of the score; log-odds.
};

struct BlockExplanation {
  std::string text;
  ParagraphKind kind = ParagraphKind::kBody;
  bool is_kept = false;
  Verdict verdict = Verdict::kScore;
  double first_score = 0;              // Log-odds of the first pass,
  double score = 0;                    // of the second, which counts.
  std::vector<FeatureShare> features;  // The strongest first.
  std::string line_rule;     // The row of boilerplate that knows the line: "fr: lire aussi".
  std::string element_rule;  // The row of rules/elements that speaks last on the way to it.
  std::string path;          // "article > div.body > p"
};

struct PageExplanation {
  std::string path;
  std::string title;
  std::vector<BlockExplanation> blocks;
};

// Of an HTML page or a plain text, whose blocks are its lines; other formats have none.
PageExplanation explain(const Page& page, const ExtractionRules& rules);

// "score", "title", "rule", …
std::string_view verdict_name(Verdict verdict);

}  // namespace sourcier
