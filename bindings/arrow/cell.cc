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
std::string_view text_between(const ArrowArray& array, std::int64_t at) {
  const Offset begin = at_index<Offset>(array, 1, at);
  const Offset end = at_index<Offset>(array, 1, at + 1);
  return {static_cast<const char*>(array.buffers[2]) + begin,
          static_cast<std::size_t>(end - begin)};
}

std::string_view text_view(const ArrowArray& array, std::int64_t at) {
  const auto* view = static_cast<const TextView*>(array.buffers[1]) + at;
  const auto size = static_cast<std::size_t>(view->size);
  if (view->size <= kInline) return {view->prefix, size};
  return {static_cast<const char*>(array.buffers[2 + view->buffer]) + view->offset, size};
}

std::optional<std::string_view> text_at(std::string_view format, const ArrowArray& array,
                                        std::int64_t at) {
  if (format == "u") return text_between<std::int32_t>(array, at);
  if (format == "U") return text_between<std::int64_t>(array, at);
  if (format == "vu") return text_view(array, at);
  return std::nullopt;
}

std::string day_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

// Units of a timestamp in a second: "tss:", "tsm:", "tsu:", "tsn:".
std::int64_t per_second(char unit) {
  return unit == 's' ? 1 : unit == 'm' ? 1'000 : unit == 'u' ? 1'000'000 : 1'000'000'000;
}

std::string time_text(std::int64_t value, std::int64_t unit) {
  const std::int64_t whole = value / unit - (value % unit < 0 ? 1 : 0);
  const std::chrono::sys_seconds time{std::chrono::seconds(whole)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", day_text(day), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

template <typename Offset>
Json list_at(const ArrowSchema& type, const ArrowArray& array, std::int64_t at) {
  Json items = Json::array();
  const Offset end = at_index<Offset>(array, 1, at + 1);
  for (Offset item = at_index<Offset>(array, 1, at); item < end; ++item)
    items.push_back(cell(*type.children[0], *array.children[0], item));
  return items;
}

bool is_text(std::string_view format) { return format == "u" || format == "U" || format == "vu"; }
bool is_list(std::string_view format) { return format == "+l" || format == "+L"; }

}  // namespace

bool is_readable(const ArrowSchema& type) {
  const std::string_view format = type.format;
  if (type.dictionary != nullptr) return false;
  if (is_list(format)) return type.n_children == 1 && is_readable(*type.children[0]);
  return format == "n" || is_text(format) || format == "tdD" || format.starts_with("ts");
}

Json cell(const ArrowSchema& type, const ArrowArray& array, std::int64_t row) {
  const std::string_view format = type.format;
  const std::int64_t at = row + array.offset;
  if (format == "n" || is_null(array, at)) return {};
  if (const auto text = text_at(format, array, at)) return *text;
  if (format == "+l") return list_at<std::int32_t>(type, array, at);
  if (format == "+L") return list_at<std::int64_t>(type, array, at);
  if (format == "tdD")
    return day_text(std::chrono::sys_days(std::chrono::days(at_index<std::int32_t>(array, 1, at))));
  return time_text(at_index<std::int64_t>(array, 1, at), per_second(format[2]));
}

}  // namespace sourcier::arrow
