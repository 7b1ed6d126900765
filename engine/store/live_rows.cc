#include "engine/store/live_rows.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "engine/story/adjacency.h"
#include "engine/story/shared_text.h"
#include "engine/story/similarity.h"

namespace sourcier {
namespace {

// Rows sorted at once; of more the keys are gone through in so many ranges.
constexpr std::size_t kRowsAtOnce = std::size_t{1} << 22;
constexpr int kKeyBits = 32;

// Whose keys are in the lists: all, or of each text the first.
std::vector<std::uint32_t> listed(std::span<const Print* const> prints, PostingKind kind) {
  std::vector<std::uint32_t> articles;
  std::unordered_set<std::uint64_t> texts;
  for (std::uint32_t i = 0; i < prints.size(); ++i)
    if (kind == PostingKind::kFeature || texts.insert(prints[i]->text).second)
      articles.push_back(i);
  return articles;
}

std::vector<std::uint32_t> keys_of(const Print& print, PostingKind kind) {
  return kind == PostingKind::kFeature ? indexed_features(print) : grams_of(print);
}

}  // namespace

void for_each_posting(std::span<const Print* const> prints, PostingKind kind,
                      const TakePosting& take) {
  const std::vector<std::uint32_t> articles = listed(prints, kind);
  std::size_t rows_in_all = 0;
  for (const std::uint32_t i : articles) rows_in_all += keys_of(*prints[i], kind).size();
  const std::size_t ranges = 1 + rows_in_all / kRowsAtOnce;
  using Row = std::tuple<std::uint32_t, std::int64_t, std::uint32_t>;
  for (std::size_t range = 0; range < ranges; ++range) {
    std::vector<Row> rows;
    for (const std::uint32_t i : articles) {
      const std::int64_t day = time_place(*prints[i]).day;
      for (const std::uint32_t key : keys_of(*prints[i], kind))
        if (key * ranges >> kKeyBits == range) rows.emplace_back(key, day, i);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (const auto& [key, day, i] : rows) take(key, i);
  }
}

std::vector<std::vector<NearArticle>> near_rows(std::span<const Print* const> prints,
                                                std::span<const Edge> near) {
  const Adjacency adjacency(prints.size(), near);
  std::vector<std::vector<NearArticle>> rows(prints.size());
  for (std::uint32_t i = 0; i < prints.size(); ++i) {
    for (const Neighbour& one : adjacency.of(i))
      rows[i].push_back({prints[one.item]->article, one.similarity});
    std::ranges::sort(rows[i]);
  }
  return rows;
}

}  // namespace sourcier
