#include "apps/report/html_page.h"

#include <algorithm>
#include <cstdio>

#include "apps/report/context.h"
#include "apps/report/dates.h"
#include "apps/report/phrases.h"
#include "apps/report/width.h"
#include "engine/base/digest.h"
#include "engine/text/utf8.h"

namespace sourcier::report {
namespace {

// What is shown around a passage on each side (bytes): two lines, enough to judge it by.
constexpr std::size_t kContext = 180;

// What a statement's or figure's id may not bring into an anchor.
std::string plain_id(std::string_view id) {
  std::string out;
  for (const char c : id) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_';
    out += is_plain ? c : '_';
  }
  return out;
}

}  // namespace

HtmlPage& HtmlPage::element(std::string_view tag, std::string_view classes,
                            std::string_view words) {
  raw("<").raw(tag);
  if (!classes.empty()) raw(" class=\"").raw(classes).raw("\"");
  return raw(">").text(words).raw("</").raw(tag).raw(">");
}

std::string HtmlPage::passage(const ArticleView& article, Span span) {
  const Article& source = article.document->article;
  const std::string anchor = std::string("p").append(std::to_string(++passages_));
  raw("<figure class=\"passage\" id=\"").raw(anchor).raw("\">");
  if (is_in(source.text, span)) {
    const Span frame = around(source.text, span, kContext);
    raw("<blockquote" + lang_attribute(source.language) + "><p>");
    raw(frame.begin > 0 ? "… " : "").text(slice(source.text, span_of(frame.begin, span.begin)));
    raw("<mark class=\"exact\">").text(slice(source.text, span)).raw("</mark>");
    text(slice(source.text, span_of(span.end, frame.end)));
    raw(frame.end < source.text.size() ? " …" : "").raw("</p></blockquote>");
  }
  raw("<figcaption>");
  article_link(*this, article);
  raw("<cite" + lang_attribute(source.language) + ">").text(title_text(labels, source.title));
  raw("</cite>").text(kDot).text(date_text(labels, article.date, DateForm::kShort));
  const std::string address = web_address(source.url);
  if (!address.empty()) {
    raw(" <a class=\"out\" rel=\"noopener noreferrer nofollow\" href=\"").text(address);
    raw("\">").text(cut_to(address, 60)).raw("</a>");
  } else if (!source.source.path.empty()) {
    raw(" <span class=\"path\">").text(source.source.path).raw("</span>");
  }
  raw("</figcaption></figure>");
  return anchor;
}

void HtmlPage::open_details(std::string_view words) {
  raw("<details><summary>").text(words).raw("</summary><div class=\"passages\">");
}

std::string lang_attribute(std::string_view language) {
  const std::string tag = html(language);
  return tag.empty() ? std::string() : " lang=\"" + tag + "\"";
}

std::string article_anchor(const ArticleView& article) {
  return std::string("a").append(std::to_string(article.number));
}

void article_link(HtmlPage& page, const ArticleView& article) {
  page.raw("<a class=\"outlet\" href=\"#" + article_anchor(article) + "\">");
  page.text(article.outlet).raw("</a> ");
}

void wording_text(HtmlPage& page, const WordingGroup& group, const std::vector<Span>& marks) {
  const Wording& wording = *group.wordings.front();
  const std::string_view text = shown_text(wording);
  const bool quoted = wording.kind != QuotationKind::kIndirect;
  const QuotePair quotes = page.labels.quotes(language_of(group));
  page.raw("<blockquote" + lang_attribute(language_of(group)) + "><p>");
  if (quoted) page.text(quotes.open);
  std::size_t at = 0;
  for (const Span mark : marks) {
    page.text(text.substr(at, mark.begin - at));
    page.raw("<mark>").text(slice(text, mark)).raw("</mark>");
    at = mark.end;
  }
  page.text(text.substr(at));
  if (quoted) page.text(quotes.close);
  if (const std::string_view key = told_key(wording); !key.empty()) {
    page.raw(" <span class=\"tag\" lang=\"").text(page.labels.language()).raw("\">");
    page.label(key).raw("</span>");
  }
  page.raw("</p></blockquote>");
}

std::string svg_number(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.2f", value);
  std::string out = digits;
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string cut_to(std::string_view text, int columns) {
  const std::string whole = clean(text);
  if (width_of(whole) <= columns) return whole;
  std::string out;
  int used = 0;
  for (std::size_t at = 0; at < whole.size();) {
    const CodePoint point = code_point_at(whole, at);
    used += width_of(point.value);
    if (used > columns - 1) break;
    append_utf8(out, point.value);
    at += point.size;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out + "…";
}

std::string statement_anchor(std::string_view id) { return "s-" + plain_id(id); }
std::string figure_anchor(std::string_view id) { return "f-" + plain_id(id); }

std::string script_hash(std::string_view script) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = sha256(script).substr(std::string_view("sha256:").size());
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  }
  std::string out = "sha256-";
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = i; j < i + 3; ++j) {
      group = group << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      out += i + j > bytes.size() ? '=' : kDigits[group >> (18 - 6 * j) & 63];
    }
  }
  return out;
}

}  // namespace sourcier::report
