// Features: what is measured of a block, each weighed by a row of rules/block_weights.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/article/blocks.h"

namespace sourcier {

enum class BlockFeature : std::uint8_t {
  kBias,
  kWords,           // log2 of 1 + words.
  kEndsSentence,    // Ends with a full stop or the like.
  kStops,           // Full stops, commas and the like, up to 4.
  kIsLong,          // 20 words and more.
  kIsShort,         // Fewer than 5.
  kLinkDensity,     // Share of bytes inside links.
  kIsLink,          // All of it is a link.
  kMarks,           // Sum of marks around it, within bounds.
  kBadMarks,        // Its negative part once more.
  kCapitals,        // Share of upper-case letters.
  kDigits,          // Share of digits.
  kParagraph,       // In a <p>,
  kHeading,         // a heading,
  kListItem,        // a list item,
  kCell,            // a cell of a table,
  kCaption,         // a caption,
  kQuote,           // a block quote,
  kBare,            // no such element: a <div> or the like.
  kProseBefore,     // The block before reads as prose,
  kProseAfter,      // the one after it does.
  kLinksBefore,     // Link density of the one before,
  kLinksAfter,      // of the one after.
  kLikeTheProse,    // Stands in the same kind of element, below the same parent, as most prose.
  kStandingPhrase,  // Holds a phrase of boilerplate.
  kCount,
};

using Features = std::array<float, static_cast<std::size_t>(BlockFeature::kCount)>;

// The weights by feature; 0 for one without a row.
Features load_weights(const Table& weights);

// Of the block at `index` among its neighbours. `prose_parent` is the element below which most
// prose stands.
Features measure(const Blocks& blocks, std::size_t index, const html::Tree& tree,
                 html::NodeId prose_parent, bool has_standing_phrase);

float weigh(const Features& features, const Features& weights);

}  // namespace sourcier
