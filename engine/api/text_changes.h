// Text changes: what was taken out of a text and what was put in, word by word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sourcier {

enum class TextChangeKind : std::uint8_t { kSame, kRemoved, kAdded };

struct TextChange {
  TextChangeKind kind = TextChangeKind::kSame;
  std::string text;

  bool operator==(const TextChange&) const = default;
};

// The pieces in order: those that are no kAdded make `before`, those that are no kRemoved `after`.
// Blocks are found as those of copies are: near linear.
std::vector<TextChange> text_changes(std::string_view before, std::string_view after);

}  // namespace sourcier
