// Word changes: what of a text was taken away, put in, and kept, word by word.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace sourcier {

enum class ChangeKind : std::uint8_t { kSame, kRemoved, kAdded };

struct TextChange {
  ChangeKind kind = ChangeKind::kSame;
  Span span;  // Of the earlier text for what was removed, else of the later one.

  bool operator==(const TextChange&) const = default;
};

// Words that may differ before the rest is told as one change: the search for the least changes
// costs the words times this number.
inline constexpr std::size_t kMostWordChanges = 1024;

// The changes in order: the kept and added parts make up the later text, the kept and removed ones
// the earlier. A word is a run of characters between white space, with the space that follows.
std::vector<TextChange> word_changes(std::string_view earlier, std::string_view later);

}  // namespace sourcier
