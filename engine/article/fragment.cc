#include "engine/article/fragment.h"

#include <algorithm>
#include <array>

#include "engine/article/block_piece.h"
#include "engine/article/blocks.h"
#include "engine/article/facts.h"
#include "engine/article/names.h"
#include "engine/article/standing.h"
#include "engine/article/take_credits.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestLine = 2000;   // Of a title; bytes.
constexpr std::size_t kLongestTagName = 10;  // "blockquote"
constexpr std::size_t kLongestAttributeName = 40;
constexpr std::size_t kLongestReference = 32;  // Bytes between "&" and ";".

// Tags that nobody writes about without escaping them once more.
constexpr std::array<std::string_view, 12> kTags = {"a",   "b", "br", "div", "em", "i",
                                                    "img", "p", "ul", "hr",  "h2", "strong"};

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_tag_at(std::string_view text, std::size_t at) {
  const bool is_end = at + 1 < text.size() && text[at + 1] == '/';
  const std::size_t begin = at + (is_end ? 2 : 1);
  std::size_t end = begin;
  while (end < text.size() && end - begin <= kLongestTagName && is_letter_or_digit(text[end]))
    ++end;
  if (end == begin || end >= text.size()) return false;
  if (is_end) return text[end] == '>';
  const std::string name = lower(text.substr(begin, end - begin));
  const std::string_view rest = text.substr(end, kLongestAttributeName);
  if (rest.starts_with("/>")) return true;
  // Only a tag has attributes.
  if (text[end] == ' ' && rest.find('=') < rest.find_first_of("<>")) return true;
  return text[end] == '>' && std::ranges::find(kTags, name) != kTags.end();
}

bool is_reference_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  if (end < text.size() && text[end] == '#') ++end;
  const std::size_t begin = end;
  while (end < text.size() && end - begin < kLongestReference && is_letter_or_digit(text[end]))
    ++end;
  return end > begin && end < text.size() && text[end] == ';';
}

// Elements that swallow what follows them; XML may close them in their own tag, HTML may not.
constexpr std::array<std::string_view, 5> kSwallowing = {"iframe", "script", "style", "textarea",
                                                         "title"};

// `<iframe …/>` becomes `<iframe …></iframe>`.
std::string with_end_tags(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('<'), text.size());
    const std::size_t close = std::min(text.find('>', open), text.size());
    const std::string_view tag = text.substr(open, close - open);
    const std::string name =
        lower(tag.substr(std::min<std::size_t>(1, tag.size()), kLongestTagName));
    out += text.substr(0, std::min(close + 1, text.size()));
    text.remove_prefix(std::min(close + 1, text.size()));
    if (!tag.ends_with('/')) continue;
    for (const std::string_view known : kSwallowing) {
      const bool is_it = name.starts_with(known) &&
                         (name.size() == known.size() || !is_letter_or_digit(name[known.size()]));
      if (is_it) ((out += "</") += known) += '>';
    }
  }
  return out;
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_blank = static_cast<unsigned char>(c) <= ' ';
    if (!is_blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return nfc(trim(out));
}

// Lines between blank ones are one paragraph: feeds wrap their texts.
std::vector<Piece> plain_pieces(std::string_view text) {
  std::vector<Piece> pieces;
  for (const Paragraph& paragraph : paragraphs_of(text))
    pieces.push_back({squeezed(slice(text, paragraph.span)), ParagraphKind::kBody, {}});
  return pieces;
}

std::vector<Piece> html_pieces(std::string_view text, const Url& base,
                               const ExtractionRules::Data& rules) {
  const html::Tree tree = html::parse(with_end_tags(text));
  const Blocks blocks = make_blocks(tree, rules);
  std::vector<Piece> pieces;
  for (const Block& block : blocks.list) {
    Piece piece = piece_of_block(tree, blocks, block, base);
    if (block.in_figure && piece.kind == ParagraphKind::kBody) piece.kind = ParagraphKind::kCaption;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace

bool looks_like_html(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    at = text.find_first_of("<&", at);
    if (at == std::string_view::npos) return false;
    if (text[at] == '<' ? is_tag_at(text, at) : is_reference_at(text, at)) return true;
  }
  return false;
}

std::string one_line(const MarkupText& text) {
  const bool is_html = text.kind == MarkupKind::kHtml ||
                       (text.kind == MarkupKind::kUnknown && looks_like_html(text.value));
  if (!is_html) return squeezed(std::string_view(text.value).substr(0, kLongestLine));
  const html::Tree tree = html::parse(with_end_tags(text.value));
  return nfc(trim(text_below(tree, 0, kLongestLine)));
}

void take_paragraphs(std::vector<Piece> pieces, const ExtractionRules::Data& rules,
                     Article& article) {
  const bool is_single = pieces.size() == 1;
  const std::string title = fold(article.title);
  for (Piece& piece : pieces) {
    const bool repeats = piece.kind == ParagraphKind::kHeading && fold(piece.text) == title;
    const bool stands = !is_single && standing_of(piece.text, rules.boilerplate) != Standing::kNone;
    if (repeats || stands) {
      piece.text.clear();
    } else if (!is_single) {
      take_credits(piece, rules, article);
    }
    if (piece.text.empty()) piece.links.clear();
  }
  compose(pieces, article);
}

void take_fragment(const MarkupText& text, const Url& base, const ExtractionRules::Data& rules,
                   Article& article) {
  const bool is_html = text.kind == MarkupKind::kHtml ||
                       (text.kind == MarkupKind::kUnknown && looks_like_html(text.value));
  take_paragraphs(is_html ? html_pieces(text.value, base, rules) : plain_pieces(text.value), rules,
                  article);
}

}  // namespace sourcier
