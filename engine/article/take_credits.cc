#include "engine/article/take_credits.h"

#include <algorithm>

#include "engine/article/names.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::size_t kMostCredits = 200;  // A gallery has some dozens.

}  // namespace

void add_credit(const Credit& credit, Article& article) {
  if (article.credits.size() >= kMostCredits) return;
  const bool is_known = std::ranges::any_of(article.credits, [&](const Credit& known) {
    return known.name == credit.name && known.of == credit.of;
  });
  if (!is_known) article.credits.push_back(credit);
}

void take_credits(Piece& piece, const ExtractionRules::Data& rules, Article& article) {
  if (piece.kind != ParagraphKind::kCaption) {
    const std::vector<Credit> credits = credits_in_line(piece.text, false, rules);
    for (const Credit& credit : credits) add_credit(credit, article);
    if (!credits.empty()) piece.text.clear();
    return;
  }
  const CaptionParts parts = part_caption(piece.text, rules);
  for (const Credit& credit : parts.credits) add_credit(credit, article);
  piece.text = std::string(trim(std::string_view(piece.text).substr(0, parts.prose)));
  std::erase_if(piece.links, [&](const Link& link) { return link.span.end > piece.text.size(); });
}

}  // namespace sourcier
