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
constexpr std::int64_t kSecondsADay = 86400;
constexpr std::int64_t kMigrationDays = 30;
constexpr std::int64_t kMostWest = 10 * 3600;  // Hours from UTC of most readers.
constexpr std::int64_t kMostEast = 11 * 3600;

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
    if (std::string value = clean(page, one.content); !value.empty())
      values.push_back({std::move(value), DateBasis::kMeta, weight});
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

std::int64_t day_of(std::string_view value) {
  const auto date = parse_date(value.substr(0, 10));
  return date && date->is_day() ? day_number(*date) : 0;
}

bool is_utc(std::string_view value) { return value.ends_with('Z') || value.ends_with("+00:00"); }

// Whether a time in UTC may be of another day where its readers are.
bool is_near_midnight(const DateStatement& one) {
  const auto instant = is_utc(one.value) ? instant_of(one.value) : std::nullopt;
  if (!instant) return false;
  const std::int64_t second = *instant % kSecondsADay;
  return second < kMostWest || second > kSecondsADay - kMostEast;
}

bool agree(const std::vector<DateStatement>& all) {
  return std::ranges::all_of(
      all, [&](const auto& one) { return day_of(one.value) == day_of(all.front().value); });
}

// The day that a statement speaks for. A time in UTC near midnight may be of the day before or
// after where its readers are: it is of that day if anything that is no such time says so.
std::int64_t meant_day(const DateStatement& one, const std::vector<DateStatement>& all) {
  const std::int64_t day = day_of(one.value);
  if (!is_near_midnight(one)) return day;
  std::int64_t meant = day;
  for (const DateStatement& other : all) {
    if (is_utc(other.value)) continue;
    const std::int64_t apart = day_of(other.value) - day;
    if (apart == 0) return day;
    if (apart == 1 || apart == -1) meant = day + apart;
  }
  return meant;
}

// The day for which most speaks; of statements of one kind the first speaks. An address that is
// much older than all else has seen a new system come.
std::int64_t chosen_day(const std::vector<DateStatement>& all) {
  std::int64_t best = 0;
  int best_weight = 0;
  for (const DateStatement& candidate : all) {
    const std::int64_t day = meant_day(candidate, all);
    const bool is_oldest = std::ranges::all_of(all, [&](const DateStatement& one) {
      return one.basis == DateBasis::kUrl || meant_day(one, all) > day + kMigrationDays;
    });
    if (candidate.basis == DateBasis::kUrl && is_oldest) return day;
    int weight = 0, kinds_seen = 0;
    for (const DateStatement& one : all) {
      const int kind = 1 << static_cast<int>(one.basis);
      if (meant_day(one, all) != day) continue;
      if ((kinds_seen & kind) == 0) weight += one.weight;
      kinds_seen |= kind;
    }
    if (weight <= best_weight) continue;
    best_weight = weight;
    best = day;
  }
  return best;
}

// Of the statements of the chosen day the most exact: one with a time, in the outlet's own zone if
// there is one.
DateStatement most_exact(const std::vector<DateStatement>& all, std::int64_t day) {
  const DateStatement* best = nullptr;
  const auto exactness = [](const DateStatement& one) {
    return !instant_of(one.value) ? 0 : is_utc(one.value) ? 1 : 2;
  };
  for (const DateStatement& one : all) {
    if (day_of(one.value) != day) continue;
    if (best == nullptr || (exactness(*best) == 0 && exactness(one) > 0)) best = &one;
  }
  return best == nullptr ? DateStatement() : *best;
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
    if (!value.empty()) all.push_back({std::move(value), basis, weight});
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

Dates find_page_dates(const PageView& page, const Body& body, std::string_view title) {
  Dates dates;
  dates.modified = clean(page, page.facts.json_ld.modified);
  if (dates.modified.empty()) {
    const std::vector<DateStatement> values = meta_dates(page, StatedField::kModified);
    dates.modified =
        values.empty() ? item_date(page, StatedField::kModified) : values.front().value;
  }
  std::vector<DateStatement> stated = stated_dates(page, body);
  // A time in UTC may fall on the day before or after the one that the outlet's readers saw.
  const bool is_sure =
      !stated.empty() && agree(stated) && (stated.size() > 1 || !is_near_midnight(stated.front()));
  if (!is_sure) {
    const Dates visible = visible_dates(page, body, title);
    if (dates.modified.empty()) dates.modified = visible.modified;
    if (!visible.published.empty())
      stated.push_back({visible.published, DateBasis::kVisible, kVisibleWeight});
  }
  if (stated.empty()) {
    dates.published = scripted_date(page);
    if (!dates.published.empty()) dates.basis = DateBasis::kJsonLd;
    if (!dates.published.empty() || dates.modified.empty()) return dates;
    // This state of the page is as old as that, whenever it was first there.
    dates.published = dates.modified;
    dates.basis = DateBasis::kInferred;
    return dates;
  }
  DateStatement chosen = most_exact(stated, chosen_day(stated));
  dates.published = std::move(chosen.value);
  dates.basis = chosen.basis;
  return dates;
}

}  // namespace sourcier
