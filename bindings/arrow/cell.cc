#include "bindings/arrow/cell.h"

#include <fmt/format.h>

#include <chrono>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace sourcier::arrow {
namespace {

using Json = nlohmann::ordered_json;

// A string_view of Arrow: its length, then up to twelve bytes, else where the bytes stand.
struct TextView {
  std::int32_t size;
  char prefix[4];
  std::int32_t buffer;
  std::int32_t offset;
};
constexpr std::int32_t kInline = 12;

bool is_null(const ArrowArray& array, std::int64_t at) {
  const auto* bits = static_cast<const std::uint8_t*>(array.buffers[0]);
  return bits != nullptr && array.null_count != 0 && (bits[at / 8] >> (at % 8) & 1) == 0;
}

template <typename Value>
Value at_index(const ArrowArray& array, int buffer, std::int64_t index) {
  Value value;
  std::memcpy(&value,
              static_cast<const char*>(array.buffers[buffer]) +
                  index * static_cast<std::int64_t>(sizeof value),
              sizeof value);
  return value;
}

template <typename Offset>
struct Bounds {
  Offset begin;
  Offset end;
};

// Where a text or a list begins and ends; nothing where a damaged table lets it go backwards, or
// beyond the last of its offsets, which is as far as anyone can look.
template <typename Offset>
std::optional<Bounds<Offset>> bounds_at(const ArrowArray& array, std::int64_t at) {
  const Bounds<Offset> bounds{at_index<Offset>(array, 1, at), at_index<Offset>(array, 1, at + 1)};
  const Offset last = at_index<Offset>(array, 1, array.offset + array.length);
  if (bounds.begin < 0 || bounds.end < bounds.begin || bounds.end > last) return std::nullopt;
  return bounds;
}

template <typename Offset>
std::optional<std::string_view> text_between(const ArrowArray& array, std::int64_t at) {
  const auto bounds = bounds_at<Offset>(array, at);
  if (!bounds) return std::nullopt;
  return std::string_view(static_cast<const char*>(array.buffers[2]) + bounds->begin,
                          static_cast<std::size_t>(bounds->end - bounds->begin));
}

// Its buffers are: nulls, views, those that the views look into, and the sizes of these.
std::optional<std::string_view> text_view(const ArrowArray& array, std::int64_t at) {
  const auto* view = static_cast<const TextView*>(array.buffers[1]) + at;
  const auto size = static_cast<std::size_t>(view->size);
  if (view->size < 0) return std::nullopt;
  if (view->size <= kInline)
    return std::string_view(reinterpret_cast<const char*>(view) + sizeof view->size, size);
  if (view->buffer < 0 || view->buffer >= array.n_buffers - 3 || view->offset < 0)
    return std::nullopt;
  const auto sizes = static_cast<int>(array.n_buffers - 1);
  if (view->offset > at_index<std::int64_t>(array, sizes, view->buffer) - view->size)
    return std::nullopt;
  return std::string_view(static_cast<const char*>(array.buffers[2 + view->buffer]) + view->offset,
                          size);
}

// Of a column of texts.
std::optional<std::string_view> text_at(std::string_view format, const ArrowArray& array,
                                        std::int64_t at) {
  if (format == "u") return text_between<std::int32_t>(array, at);
  if (format == "U") return text_between<std::int64_t>(array, at);
  return text_view(array, at);
}

// What four digits of a year can write; what else a table holds is no date.
constexpr std::chrono::sys_days kFirstDay{std::chrono::year(0) / 1 / 1};
constexpr std::chrono::sys_days kBehindLast{std::chrono::year(10000) / 1 / 1};

std::string written(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Json day_text(std::chrono::sys_days day) {
  return day >= kFirstDay && day < kBehindLast ? Json(written(day)) : Json();
}

// Units of a timestamp in a second: "tss:", "tsm:", "tsu:", "tsn:".
std::int64_t per_second(char unit) {
  return unit == 's' ? 1 : unit == 'm' ? 1'000 : unit == 'u' ? 1'000'000 : 1'000'000'000;
}

Json time_text(std::int64_t value, std::int64_t unit) {
  const std::int64_t whole = value / unit - (value % unit < 0 ? 1 : 0);
  const std::chrono::sys_seconds time{std::chrono::seconds(whole)};
  if (time < kFirstDay || time >= kBehindLast) return {};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", written(day), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

template <typename Offset>
Json list_at(const ArrowSchema& type, const ArrowArray& array, std::int64_t at) {
  const auto bounds = bounds_at<Offset>(array, at);
  if (!bounds || bounds->end > array.children[0]->length) return {};
  Json items = Json::array();
  for (Offset item = bounds->begin; item < bounds->end; ++item)
    items.push_back(cell(*type.children[0], *array.children[0], item));
  return items;
}

bool is_text(std::string_view format) { return format == "u" || format == "U" || format == "vu"; }
bool is_list(std::string_view format) { return format == "+l" || format == "+L"; }

// Lists are of texts, or of nothing where all of them are empty.
bool is_item(const ArrowSchema& type) {
  return type.dictionary == nullptr && (is_text(type.format) || std::strcmp(type.format, "n") == 0);
}

}  // namespace

bool is_readable(const ArrowSchema& type) {
  const std::string_view format = type.format;
  if (type.dictionary != nullptr) return false;
  if (is_list(format)) return type.n_children == 1 && is_item(*type.children[0]);
  return format == "n" || is_text(format) || format == "tdD" || format.starts_with("ts");
}

Json cell(const ArrowSchema& type, const ArrowArray& array, std::int64_t row) {
  const std::string_view format = type.format;
  const std::int64_t at = row + array.offset;
  if (format == "n" || row < 0 || row >= array.length || is_null(array, at)) return {};
  if (is_text(format)) {
    const auto text = text_at(format, array, at);
    return text ? Json(*text) : Json();
  }
  if (format == "+l") return list_at<std::int32_t>(type, array, at);
  if (format == "+L") return list_at<std::int64_t>(type, array, at);
  if (format == "tdD")
    return day_text(std::chrono::sys_days(std::chrono::days(at_index<std::int32_t>(array, 1, at))));
  return time_text(at_index<std::int64_t>(array, 1, at), per_second(format[2]));
}

}  // namespace sourcier::arrow
