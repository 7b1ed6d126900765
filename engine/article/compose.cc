#include "engine/article/compose.h"

#include <algorithm>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// The piece in NFC with its links moved along: piecewise, so that offsets stay known. Where a mark
// joins letters across a link's border the pieces differ from the whole, and the links are dropped.
void normalise(Piece& piece) {
  std::string whole = nfc(piece.text);
  if (whole == piece.text) return;
  std::string joined;
  std::size_t done = 0;
  std::vector<Link> moved;
  for (Link& link : piece.links) {
    joined += nfc(std::string_view(piece.text).substr(done, link.span.begin - done));
    const std::string inside = nfc(slice(piece.text, link.span));
    moved.push_back({std::move(link.url), span_at(joined.size(), inside.size())});
    joined += inside;
    done = link.span.end;
  }
  joined += nfc(std::string_view(piece.text).substr(done));
  piece.links = joined == whole ? std::move(moved) : std::vector<Link>();
  piece.text = std::move(whole);
}

bool is_blank(std::string_view text) { return trim(text).empty(); }

}  // namespace

void compose(const std::vector<Piece>& pieces, Article& article) {
  for (Piece piece : pieces) {
    if (is_blank(piece.text)) continue;
    normalise(piece);
    if (!article.text.empty()) article.text += "\n\n";
    const std::size_t begin = article.text.size();
    article.text += piece.text;
    article.paragraphs.push_back({span_at(begin, piece.text.size()), piece.kind});
    for (Link& link : piece.links) {
      const Span span = span_at(begin + link.span.begin, link.span.size());
      article.links.push_back({std::move(link.url), span});
    }
  }
}

std::vector<Paragraph> paragraphs_of(std::string_view text) {
  std::vector<Paragraph> paragraphs;
  std::size_t begin = 0, end = 0;  // Of the paragraph so far.
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, line_end - at);
    const std::string_view shown = trim(line);
    if (shown.empty()) {
      if (end > begin) paragraphs.push_back({span_of(begin, end), ParagraphKind::kBody});
      begin = end = line_end + 1;
    } else {
      const auto offset = static_cast<std::size_t>(shown.data() - text.data());
      if (end <= begin) begin = offset;
      end = offset + shown.size();
    }
    at = line_end + 1;
  }
  if (end > begin) paragraphs.push_back({span_of(begin, end), ParagraphKind::kBody});
  return paragraphs;
}

}  // namespace sourcier
