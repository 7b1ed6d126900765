#include "engine/article/extract.h"

#include <algorithm>
#include <set>

#include "engine/article/block_piece.h"
#include "engine/article/body.h"
#include "engine/article/compose.h"
#include "engine/article/entry_article.h"
#include "engine/article/fragment.h"
#include "engine/article/given_dates.h"
#include "engine/article/json_article.h"
#include "engine/article/lines.h"
#include "engine/article/metadata.h"
#include "engine/article/names.h"
#include "engine/article/news_object.h"
#include "engine/article/opened_page.h"
#include "engine/article/press_article.h"
#include "engine/article/rules.h"
#include "engine/article/take_credits.h"
#include "engine/base/digest.h"
#include "engine/page/charset/charset.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kTellingText = 80;          // Bytes of text that tell its language for sure.
constexpr std::uint32_t kLongestCaption = 80;     // Words.
constexpr std::uint32_t kLongestCreditLine = 12;  // Words.
constexpr std::size_t kCreditLines = 3;           // At either end of a text that is kept.
constexpr std::size_t kShortestStated = 500;      // Bytes; a shorter text is a summary.
constexpr std::size_t kTimesShown = 2;            // A stated text must be so much longer.
constexpr std::uint32_t kSignatureWords = 6;      // A line that is a name.
constexpr std::size_t kLongestSignature = 80;     // Bytes.
constexpr std::uint32_t kSaidOnce = 12;           // Words; a longer line is not said twice.

// "Ana Ruiz", "Le Fanal": a line that only repeats who signs is no part of the text.
bool is_signature(std::string_view line, const Article& article) {
  if (line.size() > kLongestSignature) return false;
  const std::string folded = fold(line);
  return folded == fold(article.outlet) ||
         std::ranges::any_of(article.authors,
                             [&](const std::string& author) { return folded == fold(author); });
}

// A credit that the score dropped is a credit all the same, at a line's or a caption's end.
void take_dropped_credits(const PageView& page, const Block& block, Article& article) {
  if (block.link_density() >= 0.5F || block.words > kLongestCaption) return;
  const std::string_view line = page.blocks.text_of(block);
  const bool at_picture = block.in_figure || block.kind == ParagraphKind::kCaption;
  if (at_picture) {
    for (const Credit& credit : part_caption(line, page.rules).credits) add_credit(credit, article);
  } else if (block.words <= kLongestCreditLine) {
    // "© Le Fanal" is the page's, not a picture's.
    for (const Credit& credit : credits_in_line(line, false, page.rules)) {
      const bool is_own = credit.of == CreditOf::kPhoto && !article.outlet.empty() &&
                          fold(credit.name).starts_with(fold(article.outlet));
      if (!is_own) add_credit(credit, article);
    }
  }
}

// The row of the table whose cell the block is; 0 for none.
html::NodeId row_of(const html::Tree& tree, const Block& block) {
  if (block.kind != ParagraphKind::kTable) return 0;
  html::NodeId at = block.node;
  while (at != 0 && tree[at].tag != html::Tag::kTr) at = tree[at].parent;
  return at;
}

// A row is one paragraph, its cells parted by tabs.
void join_cell(Piece& cell, Piece& row) {
  row.text += '\t';
  const std::size_t moved = row.text.size();
  row.text += cell.text;
  for (Link& link : cell.links) {
    link.span = span_at(link.span.begin + moved, link.span.size());
    row.links.push_back(std::move(link));
  }
}

void take_body(const PageView& page, const Body& body, Article& article) {
  std::vector<Piece> pieces;
  std::set<std::string> taken;
  html::NodeId last_row = 0;
  for (std::size_t i = 0; i < page.blocks.list.size(); ++i) {
    const Block& block = page.blocks.list[i];
    const bool is_near = i + 3 > body.first && i < body.end + 3;
    if (!body.is_kept[i]) {
      if (is_near) take_dropped_credits(page, block, article);
      continue;
    }
    const bool may_sign = block.kind == ParagraphKind::kBody && block.words <= kSignatureWords;
    if (may_sign && is_signature(page.blocks.text_of(block), article)) continue;
    Piece piece = piece_of_block(page.tree, page.blocks, block, page.base);
    if (block.in_update && block.kind == ParagraphKind::kBody) piece.kind = ParagraphKind::kUpdate;
    if (block.in_figure) piece.kind = ParagraphKind::kCaption;
    take_credits(piece, page.rules, article);
    if (piece.text.empty()) continue;
    // Long lines are said once; short ones ("Ingredients") may head many parts.
    const bool is_repeat = !pieces.empty() && pieces.back().text == piece.text;
    if (is_repeat || (block.words >= kSaidOnce && !taken.insert(piece.text).second)) continue;
    const html::NodeId row = row_of(page.tree, block);
    if (row != 0 && row == last_row) {
      join_cell(piece, pieces.back());
    } else {
      pieces.push_back(std::move(piece));
    }
    last_row = row;
  }
  compose(pieces, article);
}

void note_truncated(std::string message, Article& article) {
  article.notes.push_back({"truncated", std::move(message)});
}

void note_guards(const html::Tree& tree, Article& article) {
  if (tree.truncated())
    note_truncated("the page's markup went beyond a limit; what follows was read as bare lines",
                   article);
}

// Where only a script writes the text into the page, or the page shows its beginning alone, the
// page's data may state all of it.
void take_stated_text(const PageView& page, Article& article) {
  const std::string& stated = page.facts.json_ld.body;
  if (stated.size() < kShortestStated || stated.size() < article.text.size() * kTimesShown) return;
  Article whole;
  take_fragment({MarkupKind::kUnknown, stated}, page.url, page.rules, whole);
  if (whole.text.size() < article.text.size() * kTimesShown) return;
  article.text = std::move(whole.text);
  article.paragraphs = std::move(whole.paragraphs);
  article.links = std::move(whole.links);
  for (const Credit& credit : whole.credits) add_credit(credit, article);
  article.notes.push_back(
      {"stated-text", "the text is what the page's JSON-LD states; the page shows less than half"});
}

void extract_html(std::string_view text, const Page& page, const ExtractionRules::Data& rules,
                  Article& article) {
  OpenedPage opened = open_page(text, page, rules);
  const Body body = choose_body(opened.tree, opened.blocks, rules, opened.claims());
  const PageView view = opened.view(rules);
  article.url = opened.url.text();
  std::vector<std::string> agencies;
  article.authors = find_authors(view, body, opened.outlet, agencies);
  for (const std::string& agency : agencies) add_credit({agency, agency, CreditOf::kText}, article);
  article.section = find_section(view, opened.outlet, opened.title);
  const Dates dates = find_page_dates(view, body, opened.title);
  article.published = dates.published;
  article.published_basis = dates.basis;
  article.modified = dates.modified;
  if (dates.basis == DateBasis::kInferred)
    article.notes.push_back({"date", "the page says only when it was last changed"});
  article.language = language_of_tag(opened.facts.language);
  article.outlet = opened.outlet;
  take_body(view, body, article);
  take_stated_text(view, article);
  note_guards(opened.tree, article);
  article.title = std::move(opened.title);
}

void extract_lines(std::string_view whole, const ExtractionRules::Data& rules, Article& article) {
  std::string text = readable_text(whole);
  if (text.size() < whole.size())
    note_truncated("the text went beyond a limit; its end was not read", article);
  LinesArticle lines = read_lines(std::move(text), rules);
  article.title = std::move(lines.title);
  article.outlet = std::move(lines.outlet);
  article.authors = std::move(lines.authors);
  article.published = std::move(lines.dates.published);
  article.published_basis = lines.dates.basis;
  article.modified = std::move(lines.dates.modified);
  // "Updated March 6, 2031" and no other day.
  if (article.published.empty() && !article.modified.empty()) {
    article.published = article.modified;
    article.published_basis = DateBasis::kInferred;
    article.notes.push_back({"date", "the page says only when it was last changed"});
  }
  for (const Credit& credit : lines.credits) add_credit(credit, article);
  compose(lines.pieces, article);
}

// What the text itself says overrules the page's claim where it is sure: templates lie.
void settle_language(const ExtractionOptions& options, Article& article) {
  if (!options.language.empty()) {
    article.language = options.language;
    return;
  }
  // A few words may be of many languages.
  if (!article.language.empty() && article.text.size() < kTellingText) return;
  const std::string detected = detect_language(article.text);
  if (!detected.empty()) article.language = detected;
}

void add_dateline(const ExtractionRules::Data& rules, Article& article) {
  for (const Paragraph& paragraph : article.paragraphs) {
    const bool is_end =
        &paragraph == &article.paragraphs.front() || &paragraph == &article.paragraphs.back();
    if (!is_end) continue;
    const std::string name = dateline_agency(slice(article.text, paragraph.span), rules);
    if (!name.empty()) add_credit({name, "(" + name + ")", CreditOf::kText}, article);
  }
}

// The credits of a text that is kept as it was given: its first lines and its last may say whose it
// is ("Avec AFP", "By PA Media").
void add_credit_lines(const ExtractionRules::Data& rules, Article& article) {
  std::vector<std::string_view> lines;
  std::string_view rest = article.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (const std::string_view line = trim(rest.substr(0, end)); !line.empty())
      lines.push_back(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i >= kCreditLines && i + kCreditLines < lines.size()) continue;
    std::vector<Credit> credits = read_byline(lines[i], rules).credits;
    if (credits.empty()) credits = credits_in_line(lines[i], false, rules);
    for (const Credit& credit : credits) {
      if (credit.of == CreditOf::kText && is_agency(credit.name, rules))
        add_credit(credit, article);
    }
  }
}

// docs/formats/limits.md lists the kinds of notes.
void note_charset(const Decoded& decoded, Article& article) {
  if (!decoded.overruled.empty()) {
    article.notes.push_back({"charset-overruled", "the page declares " + decoded.overruled +
                                                      ", but its bytes are not; it was read as " +
                                                      decoded.encoding});
  } else if (decoded.basis == CharsetBasis::kContent) {
    article.notes.push_back(
        {"charset-guessed", "the page declares no charset; it was read as " + decoded.encoding});
  }
  if (decoded.truncated)
    note_truncated(
        "the page is too large to be converted from " + decoded.encoding + "; its end was not read",
        article);
  if (decoded.has_errors) {
    article.notes.push_back({decoded.encoding == "utf-8" ? "invalid-utf8" : "invalid-bytes",
                             "some bytes of the page are no characters in " + decoded.encoding +
                                 "; they are left out "
                                 "or shown as U+FFFD"});
  }
}

Article extract_page(const Page& page, const ExtractionRules::Data& rules) {
  if (page.format == PageFormat::kEntry) return article_of_entry(entry_from_json(page.body), rules);
  if (page.format == PageFormat::kNews)
    return article_of_entry(entry_of_news_object(page.body), rules);
  Article article;
  Decoded decoded;
  decode(page, rules.charsets, decoded);
  note_charset(decoded, article);
  if (page.format == PageFormat::kHtml) {
    extract_html(decoded.text, page, rules, article);
  } else if (page.format == PageFormat::kEuropresse) {
    read_europresse(decoded.text, rules, article);
  } else if (page.format != PageFormat::kDocument || !read_nexis(decoded.text, rules, article)) {
    extract_lines(decoded.text, rules, article);
    article.url = parse_url(page.url).text();
  }
  return article;
}

// Said once, though the article may come back from what was printed of it.
void note_language(const ExtractionRules::Data& rules, Article& article) {
  static constexpr std::string_view kKind = "language";
  const bool is_said =
      std::ranges::any_of(article.notes, [](const Note& note) { return note.kind == kKind; });
  const std::string language = language_of_tag(article.language);
  if (is_said || language.empty() || rules.languages.find(language) != Table::kNone) return;
  article.notes.push_back({std::string(kKind), "there are no rules for this language (" + language +
                                                   "): what people say in it is not read"});
}

}  // namespace

Article extract(const Page& page, const ExtractionRules& rules, const ExtractionOptions& options) {
  const ExtractionRules::Data& data = rules.data();
  const bool is_article = page.format == PageFormat::kJsonLines;
  Article article = is_article ? read_json_article(page.body) : extract_page(page, data);
  if (article.language.empty() || !is_article) settle_language(options, article);
  if (!options.language.empty()) article.language = options.language;
  if (is_article) settle_given_dates(data, article);
  const bool is_credited = !article.credits.empty();
  if (!is_credited || !is_article) add_dateline(data, article);
  if (!is_credited && is_article) add_credit_lines(data, article);
  if (article.published.empty() && !options.reference_date.empty()) {
    article.published = options.reference_date;
    article.published_basis = DateBasis::kOption;
  }
  if (article.id.empty()) article.id = article_id(article.url, article.title, article.text);
  article.version = article_version(article.title, article.text);
  const bool is_json = is_article || page.format == PageFormat::kNews;
  article.source = {page.path, is_json ? std::nullopt : page.record_offset, sha256(page.body)};
  if (!page.damage.empty()) article.notes.push_back({"truncated", page.damage});
  if (article.text.empty()) article.notes.push_back({"empty", "no article was found on the page"});
  note_language(data, article);
  return article;
}

}  // namespace sourcier
