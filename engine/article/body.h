// Body: which blocks of a page are its article.
//
// A trained model scores every block of the page, twice: by itself and where it stands, then once
// more with what the first pass thinks of its neighbours. What the lines themselves say ("Lire
// aussi", "Related stories") and the article's title have the last word.
#pragma once

#include <string>
#include <vector>

#include "engine/article/blocks.h"
#include "engine/article/body_model.h"

namespace sourcier {

// What decided on a block.
enum class Verdict : std::uint8_t {
  kScore,     // The model's score.
  kProse,     // Nothing had a good score: what reads as prose is kept.
  kTogether,  // The cells of its table, the items of its list, or its good neighbours.
  kCaption,   // A sentence below a picture amid the article.
  kRecipe,    // Says for how many a recipe is, or how long it takes.
  kTitle,     // Repeats the title.
  kDeck,      // Stands between an English headline and its article.
  kStanding,  // A row of boilerplate; a line of date or author.
  kTeased,    // The headline below a teaser.
  kTail,      // Below a tail.
  kLone,      // A heading without a text.
  kMetadata,  // A line of plain text that says who, when or where.
};

struct Body {
  std::vector<std::uint8_t> is_kept;  // Of each block.
  html::NodeId container = 0;
  std::size_t first = 0;  // Blocks [first, end) stand in the container.
  std::size_t end = 0;
};

// How a body was chosen, for people who ask: of each block.
struct BodyReasons {
  std::vector<Verdict> verdicts;
  std::vector<std::int32_t> scores;
  PageMeasure page;
};

// A block that repeats a title is no part of the text. Sets the blocks' marks.
// Tells why in `reasons`, where it is not null.
Body choose_body(const html::Tree& tree, Blocks& blocks, const ExtractionRules::Data& rules,
                 const PageClaims& claims, BodyReasons* reasons = nullptr);

// The same by a model that is still being trained or measured.
Body choose_body_by(const BodyModel& model, const html::Tree& tree, Blocks& blocks,
                    const ExtractionRules::Data& rules, const PageClaims& claims,
                    BodyReasons* reasons = nullptr);

}  // namespace sourcier
