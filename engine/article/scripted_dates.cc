// Dates that only the scripts of a page know: its data, and days that a script writes into it.
#include <algorithm>
#include <bitset>

#include "engine/article/page_dates.h"

namespace sourcier {
namespace {

// How far into a page its scripts are searched, and how far behind a key its value may stand.
constexpr std::size_t kMostSearched = 4u << 20;
constexpr std::size_t kLongestGap = 24;
constexpr std::size_t kLongestValue = 40;

char before(std::string_view markup, std::size_t at) { return at == 0 ? ' ' : markup[at - 1]; }
bool is_quote(char c) { return c == '"' || c == '\'' || c == ';'; }  // ";" ends "&quot;".

bool may_precede(std::string_view markup, std::size_t at) {
  const char c = before(markup, at);
  return is_quote(c) || c == ' ' || c == ',' || c == '{' || c == '\n' || c == '\t';
}

// Whether a key stands there: in quotation marks, or bare before a colon ({pubtime: …}).
bool is_key(std::string_view markup, std::size_t at, std::size_t size) {
  if (is_quote(before(markup, at))) return true;
  const std::size_t behind = markup.find_first_not_of(' ', at + size);
  return behind != std::string_view::npos && markup[behind] == ':';
}

constexpr std::size_t kPairs = 1u << 16;

// Two bytes as one number.
std::size_t pair_at(std::string_view text, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8 |
         static_cast<unsigned char>(text[at + 1]);
}

// The date behind a key, whatever quotation marks and signs stand between; "" for none.
std::string value_behind(const PageView& page, std::string_view markup, std::size_t at) {
  constexpr std::string_view kBetween = "\\\"'&quot;#34:= ";
  const std::size_t begin = markup.find_first_not_of(kBetween, at);
  if (begin == std::string_view::npos || begin > at + kLongestGap) return {};
  const char c = markup[begin];
  if (c < '0' || c > '9') return {};
  // "3" and "4" of "&#34;" may have been the value's.
  std::size_t from = begin;
  while (from > at && markup[from - 1] >= '0' && markup[from - 1] <= '9') --from;
  const std::size_t end = markup.find_first_of("\"'<>&,}\\", from);
  const std::string_view value =
      markup.substr(from, std::min({end - from, kLongestValue, markup.size() - from}));
  return clean_date(value, page.rules.dates, day_order_of(page));
}

constexpr std::size_t kLongestScript = 160;  // Bytes of one that writes a day and nothing else.
constexpr std::size_t kMostScripts = 512;

// "<script>showDate('2031/03/04 17:20')</script>": a call that is given a day; "" for none.
std::string written_date(std::string_view markup) {
  constexpr std::string_view kBegin = "<script>";
  std::size_t at = markup.find(kBegin);
  for (std::size_t i = 0; i < kMostScripts && at != std::string_view::npos; ++i) {
    const std::string_view script = markup.substr(at + kBegin.size(), kLongestScript);
    const std::size_t end = std::min(script.find('<'), script.size());
    const std::size_t call = script.substr(0, end).find('(');
    const std::string_view given =
        call < end ? script.substr(call + 1, end - call - 1) : std::string_view();
    const bool is_quoted = given.starts_with('"') || given.starts_with('\'');
    // A year and a sign behind it: eight digits may be anything.
    if (is_quoted && end < script.size() && given.size() > 10 &&
        (given[5] == '/' || given[5] == '-')) {
      std::string day = date_in_url(given.substr(1, 10));
      if (!day.empty()) return day;
    }
    at = markup.find(kBegin, at + kBegin.size());
  }
  return {};
}

}  // namespace

// One pass for all keys: most bytes begin none, and only a more telling key than the last is read.
std::string scripted_date(const PageView& page) {
  const std::string_view markup = page.markup.substr(0, kMostSearched);
  const Table& keys = page.rules.json_dates;
  std::bitset<kPairs> begins_key;
  for (std::size_t row = 0; row < keys.rows(); ++row) {
    if (keys.cell(row, 0).size() > 1) begins_key.set(pair_at(keys.cell(row, 0), 0));
  }
  std::string published;
  std::size_t best = keys.rows();
  for (std::size_t at = 0; at + 1 < markup.size() && best > 0; ++at) {
    if (!begins_key[pair_at(markup, at)] || !may_precede(markup, at)) continue;
    for (std::size_t row = 0; row < best; ++row) {
      const std::string_view key = keys.cell(row, 0);
      if (!markup.substr(at).starts_with(key) || !is_key(markup, at, key.size())) continue;
      std::string value = value_behind(page, markup, at + key.size());
      if (value.empty()) continue;
      published = std::move(value);
      best = row;
    }
  }
  return published.empty() ? written_date(markup) : published;
}

}  // namespace sourcier
