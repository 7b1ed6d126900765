#include "engine/article/page_dates.h"

#include <algorithm>

#include "engine/article/marks.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using html::Attribute;
using html::NodeId;

constexpr std::size_t kMostTimes =
    256;  // <time> elements that are read; lists of teasers have dozens.

// How much statements are believed where they differ, by what their words were worth on dated
// pages: the day in an address is that of the first publication; what calls itself the
// publication's date comes before what is just a date.
constexpr int kUrlWeight = 30;
constexpr int kItemWeight = 21;
constexpr int kTimeWeight = 20;
constexpr int kVisibleWeight = 20;
constexpr int kSaidMetaWeight = 18;
constexpr int kMetaWeight = 15;
constexpr int kJsonLdWeight = 12;
constexpr int kCreatedWeight = 10;
constexpr int kExplicitRank = 2;  // Of rows of rules/meta_names: they say "published".

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::string clean(const PageView& page, std::string_view value) {
  return clean_date(value, page.rules.dates, day_order_of(page));
}

// "11/01/2031" is of January or of November.
std::string other_order(std::string_view value, const std::string& day) {
  const std::size_t first = value.find('/');
  const std::size_t second = first < 3 ? value.find('/', first + 1) : std::string_view::npos;
  if (second == std::string_view::npos || second - first > 3 || day.size() < 10) return {};
  const std::string other = day.substr(0, 5) + day.substr(8, 2) + day.substr(4, 3);
  return parse_date(other) ? other : std::string();
}

// All plausible values of meta elements for a field, by rank.
std::vector<DateStatement> meta_dates(const PageView& page, StatedField field) {
  std::vector<StatedValue> stated;
  for (const StatedValue& one : page.facts.stated) {
    if (one.field == field) stated.push_back(one);
  }
  std::ranges::stable_sort(stated, {}, &StatedValue::rank);
  std::vector<DateStatement> values;
  for (const StatedValue& one : stated) {
    const int weight = one.rank <= kExplicitRank ? kSaidMetaWeight : kMetaWeight;
    std::string value = clean(page, one.content);
    if (value.empty()) continue;
    std::string other = other_order(trim(one.content), value);
    values.push_back({std::move(value), DateBasis::kMeta, weight, std::move(other)});
  }
  return values;
}

std::string item_value(const html::Tree& tree, NodeId id) {
  for (const Attribute name : {Attribute::kContent, Attribute::kDatetime}) {
    const std::string_view value = tree.attribute(id, name);
    if (!value.empty()) return std::string(value);
  }
  return text_below(tree, id, 200);
}

std::string item_date(const PageView& page, StatedField field) {
  const StatingNode* best = nullptr;
  std::string found;
  for (const StatingNode& item : page.facts.items) {
    if (item.field != field || (best != nullptr && best->rank <= item.rank)) continue;
    std::string value = clean(page, item_value(page.tree, item.id));
    if (value.empty() || is_in_comment(page, item.id)) continue;
    best = &item;
    found = std::move(value);
  }
  return found;
}

// The first <time> after the title, or one that says that it is the publication's.
std::string time_date(const PageView& page, const Body& body) {
  const NodeId title = page.facts.headings.empty() ? 0 : page.facts.headings.front();
  std::string first;
  const std::size_t count = std::min(page.facts.times.size(), kMostTimes);
  for (std::size_t i = 0; i < count; ++i) {
    const NodeId id = page.facts.times[i];
    const std::string_view stamp = page.tree.attribute(id, Attribute::kDatetime);
    std::string value = clean(page, stamp);
    if (value.empty()) value = clean(page, text_below(page.tree, id, 100));
    if (value.empty() || is_in_comment(page, id)) continue;
    if (page.tree.has_attribute(id, Attribute::kPubdate)) return value;
    const std::string names = lower_ascii(page.tree.attribute(id, Attribute::kClass));
    if (names.find("publi") != std::string::npos) return value;
    const bool is_update =
        names.find("updated") != std::string::npos && names.find("entry-date") == std::string::npos;
    if (first.empty() && !is_update && id > title && id < page.tree[body.container].end)
      first = std::move(value);
  }
  return first;
}

}  // namespace

// Where dates are written month first: English pages that are not British or the like.
DayOrder day_order_of(const PageView& page) {
  const std::string language = lower_ascii(page.facts.language);
  if (!language.empty() && !language.starts_with("en")) return DayOrder::kDayFirst;
  const std::string& host = page.url.host;
  const std::size_t dot = host.rfind('.');
  const std::string_view domain =
      dot == std::string::npos ? std::string_view() : std::string_view(host).substr(dot);
  const bool is_american = domain == ".com" || domain == ".org" || domain == ".us" ||
                           domain == ".net" || domain == ".gov" || domain == ".edu";
  return is_american ? DayOrder::kMonthFirst : DayOrder::kDayFirst;
}

std::vector<DateStatement> stated_dates(const PageView& page, const Body& body) {
  std::vector<DateStatement> all;
  const auto add = [&](std::string value, DateBasis basis, int weight) {
    if (!value.empty()) all.push_back({std::move(value), basis, weight, {}});
  };
  add(clean(page, page.facts.json_ld.published), DateBasis::kJsonLd, kJsonLdWeight);
  for (DateStatement& one : meta_dates(page, StatedField::kPublished))
    all.push_back(std::move(one));
  add(item_date(page, StatedField::kPublished), DateBasis::kMicrodata, kItemWeight);
  add(time_date(page, body), DateBasis::kTime, kTimeWeight);
  add(date_in_url(page.url.path), DateBasis::kUrl, kUrlWeight);
  add(clean(page, page.facts.json_ld.created), DateBasis::kJsonLd, kCreatedWeight);
  return all;
}

namespace {

// "Gates shut - 07.12.2031 - Post": the one day that the page's title bears; "" for none.
std::string title_date(const PageView& page) {
  const std::string title = shown(page.facts.title);
  const LineWords words(title);
  const auto found = find_dates(title, words, page.rules.dates, day_order_of(page));
  return found.size() == 1 && found.front().first_word > 0 ? iso(found.front().date)
                                                           : std::string();
}

}  // namespace

Dates find_page_dates(const PageView& page, const Body& body, std::string_view title) {
  Dates dates;
  dates.modified = clean(page, page.facts.json_ld.modified);
  if (dates.modified.empty()) {
    const std::vector<DateStatement> values = meta_dates(page, StatedField::kModified);
    dates.modified =
        values.empty() ? item_date(page, StatedField::kModified) : values.front().value;
  }
  std::vector<DateStatement> stated = stated_dates(page, body);
  bool is_mentioned = false;
  if (!are_sure(stated)) {
    const VisibleDates visible = visible_dates(page, body, title);
    // A day that stands somewhere in the text counts for less than that of the last change.
    is_mentioned = visible.is_mention && stated.empty() && !dates.modified.empty();
    if (dates.modified.empty()) dates.modified = visible.modified;
    if (!visible.published.empty() && !is_mentioned)
      stated.push_back({visible.published, DateBasis::kVisible, kVisibleWeight, {}});
  }
  if (stated.empty()) {
    dates.published = title_date(page);
    if (!dates.published.empty()) dates.basis = DateBasis::kVisible;
    // Scripts of such a page have the days of what it mentions.
    if (dates.published.empty() && !is_mentioned) dates.published = scripted_date(page);
    if (!dates.published.empty() && dates.basis == DateBasis::kNone)
      dates.basis = DateBasis::kJsonLd;
    if (!dates.published.empty() || dates.modified.empty()) return dates;
    // This state of the page is as old as that, whenever it was first there.
    dates.published = dates.modified;
    dates.basis = DateBasis::kInferred;
    return dates;
  }
  DateStatement chosen = chosen_date(std::move(stated));
  dates.published = std::move(chosen.value);
  dates.basis = chosen.basis;
  return dates;
}

}  // namespace sourcier
