// Features: what is measured of a block, as small whole numbers that the model's trees ask about.
//
// Those before kFirstPassCount need the page alone; the others need the scores that the first pass
// gave to the block's neighbours.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/article/blocks.h"
#include "engine/article/claims.h"
#include "engine/article/shape.h"
#include "engine/article/standing.h"
#include "engine/article/wording.h"
#include "engine/resource/forest.h"

namespace sourcier {

// "log" stands for log_scale, "share" for share_scale (scales.h).
enum class BlockFeature : std::uint8_t {
  // The text.
  kWords,       // log
  kBytes,       // log
  kWordLength,  // Bytes a word.
  kEndsSentence,
  kStops,     // Full stops and the like,
  kCommas,    // commas.
  kCapitals,  // Share, times 4.
  kDigits,    // Share, times 4.
  kSigns,     // Share of other signs, times 4.
  kWide,      // Share of bytes beyond ASCII.
  kBegins,    // With 0 a small letter, 1 a capital, 2 a digit, 3 a sign, 4 a byte beyond ASCII.
  kLines,
  kLinkDensity,  // Share.
  kLinks,
  kBeginsLinked,
  kBeginsInline,  // 0 bare, 1 in a link, 2 in a span, 3 in another inline element.
  kLast,       // What it ends with: 0 a letter, 1 a digit, 2 a stop, 3 "?", 4 "!", 5 ":", 6 else.
  kAsks,       // Question marks,
  kExclaims,   // exclamation marks,
  kAddresses,  // "@" and "//".
  kRepeated,   // The page says it so often.
  kPictureBefore,  // A picture stands between it and the block before,
  kPictureAfter,   // or the one after.
  kPictureBlocks,  // log of the blocks in the nearest element that holds a picture; 0 for none.
  // The element.
  kTag,    // A ParagraphKind, 7 for a plain block outside <p>, or 8 for <pre>.
  kLevel,  // Of a heading.
  kInFigure,
  kInList,
  kDepth,
  kMarksSum,     // + 8
  kMarkNearest,  // + 8
  kMarkSince,
  kMarkLowest,   // + 8
  kMarkHighest,  // + 8
  kMarkOwn,      // + 8
  kInArticle,
  kInMain,
  kInAside,
  kInHeader,
  kInForm,
  kInTable,
  kInSection,
  // The place.
  kIndex,         // log
  kFromEnd,       // log
  kProseBefore,   // Share of the page's.
  kFromTitle,     // log of the blocks since the title; 0 above it.
  kToTitle,       // log of the blocks to the title; 0 below it.
  kFromHeading,   // log of the blocks since the last heading.
  kHeadingLevel,  // Its level.
  kPageBlocks,    // log
  kPageProse,     // log
  kPageLinks,     // Share of linked bytes.
  kContainer,     // 0 before, 1 in, 2 after the container.
  kOutside,       // log of the blocks to the container.
  kHeldThere,     // Share of the prose in the container.
  kWithProse,     // Stands below the element with most prose.
  kStepsUp,       // To the first element that holds prose_parent too.
  kStepsDown,     // From there to prose_parent.
  kLikeProse,     // Built like most prose.
  // The neighbours: one and two before, one and two after.
  kWords1Before,
  kWords1After,
  kWords2Before,
  kWords2After,
  kLinks1Before,
  kLinks1After,
  kLinks2Before,
  kLinks2After,
  kTag1Before,
  kTag1After,
  kEnds1Before,
  kEnds1After,
  kBeside1Before,  // Has the same parent.
  kBeside1After,
  kAlike1Before,  // Is built alike.
  kAlike1After,
  kProseAround,  // log of the bytes of prose in the five before and after.
  kLinksAround,  // Share of linked bytes there.
  // The three elements around it.
  kBytes1Up,  // log
  kBytes2Up,
  kBytes3Up,
  kLinks1Up,  // Share of linked bytes.
  kLinks2Up,
  kLinks3Up,
  kBlocks1Up,  // log
  kBlocks2Up,
  kBlocks3Up,
  kProse1Up,  // Share of the page's prose.
  kProse2Up,
  kProse3Up,
  // The blocks of the page that are built alike.
  kAlikeBlocks,   // log
  kAlikeWords,    // log of the mean.
  kAlikeLinks,    // Share.
  kAlikeProse,    // Share of the page's prose.
  kAlikeParents,  // log of the elements that they stand in,
  kAlikeBeside,   // of the blocks alike in this one's element.
  // The item of several alike that it stands in.
  kItems,       // log of those below one parent; 0 for none.
  kItemSteps,   // Elements up to it.
  kItemBlocks,  // log of its blocks,
  kItemBytes,   // of its bytes.
  kItemLinks,   // Share of linked bytes in it.
  kItemsLinks,  // The same of its parent,
  kItemsProse,  // and the share of the page's prose there.
  kItemsTitle,  // Whether the title stands in the item's parent.
  // Learned words and parts of class names; a quarter of WordWeights, + 32.
  kWordMean,
  kWordLowest,
  kWordHighest,
  kFirstWord,
  kPairLowest,
  kPairHighest,
  kLine,
  kTokenOwn,      // Of the nearest element with a class: the mean.
  kTokenLowest,   // Of the elements around it: the worst of such means,
  kTokenHighest,  // the best,
  kTokenSum,      // a sixteenth of their sum.
  kNames,         // How often it names the outlet.
  kStated,        // 0 where the page states no text; else 1 and the share found in it.
  kDescribed,     // The same of its description.
  kFirstPassCount,

  // Second pass: scores of the first, halved and + 32.
  kScore = kFirstPassCount,
  kScore1Before,
  kScore1After,
  kScore2Before,
  kScore2After,
  kScore3Before,
  kScore3After,
  kScoreAround,     // Mean over the words of the five before and after.
  kScore1Up,        // Mean over the words of the parent's blocks,
  kScore2Up,        // of the grandparent's,
  kScore3Up,        // and of the one's above.
  kScoreItem,       // Mean of the item's blocks.
  kScoreHeading,    // Of the last heading.
  kStandingBefore,  // The strongest Standing of the three blocks before.
  kScoreAlike,      // Mean of the blocks that are built alike.
  kGoodBefore,      // Share of the page's good words that stand before it.
  kGoodWords,       // log of the page's good words.
  kSinceGood,       // log of the blocks since the last good one,
  kToGood,          // to the next.
  kRunWords,        // log of the words in the run of good blocks around it.
  kRunShare,        // Share of the good words in it.
  kStanding,        // A Standing; 4 for a line of date or author.
  kSinceTail,       // log of the blocks since a line such as "Related stories"; 0 for none.
  kCount,
};

inline constexpr auto kFirstPassFeatures = static_cast<std::size_t>(BlockFeature::kFirstPassCount);
inline constexpr auto kBlockFeatures = static_cast<std::size_t>(BlockFeature::kCount);

// "words", "link_density", …
std::string_view feature_name(std::size_t feature);

// What the features need beside blocks and shape.
struct BlockFacts {
  std::size_t title = kNoTitle;         // The block that shows the title.
  std::vector<Standing> standing;       // Of each block, of those that were looked at.
  std::vector<std::uint8_t> signed_by;  // Whether it is a line of date or author.

  static constexpr std::size_t kNoTitle = static_cast<std::size_t>(-1);
};

// The features of the first pass.
void measure(const html::Tree& tree, const Blocks& blocks, const PageShape& shape,
             const BlockFacts& facts, FeatureColumns& columns);

// Those of them that look at each block's text alone and at what stands beside it.
void measure_text(const html::Tree& tree, const Blocks& blocks, const PageShape& shape,
                  FeatureColumns& columns);

// Those of words and class names.
void measure_wording(const html::Tree& tree, const Blocks& blocks, const WordWeights& words,
                     const WordWeights& tokens, const PageClaims& claims, FeatureColumns& columns);

// Those of the second, from the scores of the first.
void measure_again(const html::Tree& tree, const Blocks& blocks, const PageShape& shape,
                   const BlockFacts& facts, const std::vector<std::int32_t>& scores,
                   FeatureColumns& columns);

}  // namespace sourcier
