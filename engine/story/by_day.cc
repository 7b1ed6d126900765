#include "engine/story/by_day.h"

#include <algorithm>

namespace sourcier {

std::vector<std::uint32_t> by_day(std::span<const Print* const> prints) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> order;
  order.reserve(prints.size());
  for (std::uint32_t i = 0; i < prints.size(); ++i) {
    const Date& date = prints[i]->published;
    order.emplace_back(date.is_day() ? day_number(date) : INT64_MIN, i);
  }
  std::ranges::sort(order);
  std::vector<std::uint32_t> indices;
  indices.reserve(order.size());
  for (const auto& [day, index] : order) indices.push_back(index);
  return indices;
}

}  // namespace sourcier
