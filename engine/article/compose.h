// Compose: paragraphs become the article's one text, with spans into it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.h"

namespace sourcier {

struct Piece {
  std::string text;  // Not yet in NFC.
  ParagraphKind kind = ParagraphKind::kBody;
  std::vector<Link> links;  // Spans in `text`, in order, disjoint.
};

// Sets text, paragraphs and links: NFC, "\n\n" between paragraphs, blank pieces left out.
void compose(const std::vector<Piece>& pieces, Article& article);

// The paragraphs of a text that is kept to the byte: parted by blank lines.
std::vector<Paragraph> paragraphs_of(std::string_view text);

}  // namespace sourcier
