#include "bindings/archive/verify.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "bindings/archive/packed.h"
#include "engine/story/feature_vector.h"
#include "engine/story/grouping.h"
#include "engine/story/nearest.h"
#include "engine/story/similarity.h"

namespace sourcier::archive {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

// The pairs by the index of what is placed; those of a place that is not there are left out.
std::vector<Pair> pairs_by_index(std::string_view bytes, const std::vector<PlacedPrints>& placed) {
  std::unordered_map<std::uint32_t, std::uint32_t> index_of;
  for (std::uint32_t i = 0; i < placed.size(); ++i) index_of.emplace(placed[i].place, i);
  const auto places = unpack_all<std::uint32_t>(bytes);
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i + 1 < places.size(); i += 2) {
    const auto first = index_of.find(places[i]);
    const auto second = index_of.find(places[i + 1]);
    if (first != index_of.end() && second != index_of.end())
      pairs.emplace_back(first->second, second->second);
  }
  return pairs;
}

}  // namespace

std::vector<CopyEdge> verify_copies(std::string_view bytes,
                                    const std::vector<PlacedPrints>& placed) {
  std::vector<const NumberedPrint*> numbered;
  for (const PlacedPrints& text : placed)
    for (const NumberedPrint& print : text.prints) numbered.push_back(&print);
  std::ranges::sort(numbered, {}, &NumberedPrint::number);
  std::vector<const Print*> prints;
  std::unordered_map<std::uint32_t, std::uint32_t> index_of;
  for (const NumberedPrint* print : numbered) {
    index_of.emplace(print->number, static_cast<std::uint32_t>(prints.size()));
    prints.push_back(&print->print);
  }
  std::vector<std::vector<std::uint32_t>> sets;
  for (const PlacedPrints& text : placed) {
    std::vector<std::uint32_t>& set = sets.emplace_back();
    for (const NumberedPrint& print : text.prints) set.push_back(index_of.at(print.number));
  }
  std::vector<CopyEdge> copies = copies_between(prints, sets, pairs_by_index(bytes, placed));
  for (CopyEdge& copy : copies) {
    copy.first = numbered[copy.first]->number;
    copy.second = numbered[copy.second]->number;
  }
  return copies;
}

std::vector<NearPrint> verify_near(std::string_view bytes,
                                   const std::vector<PlacedPrints>& placed) {
  std::vector<FeatureVector> vectors;
  for (const PlacedPrints& one : placed) vectors.push_back(vector_of(one.prints.front().print));
  std::map<std::uint32_t, Nearest> nearest;
  for (const auto& [first, second] : pairs_by_index(bytes, placed)) {
    const std::uint32_t similarity = story_similarity(vectors[first], vectors[second]);
    if (similarity < in_fine(kStoryThreshold)) continue;
    const std::uint32_t a = placed[first].prints.front().number;
    const std::uint32_t b = placed[second].prints.front().number;
    nearest[a].offer(similarity, b);
    nearest[b].offer(similarity, a);
  }
  std::vector<NearPrint> found;
  for (const auto& [number, near] : nearest)
    for (const auto& [similarity, other] : near.all()) found.push_back({number, other, similarity});
  return found;
}

}  // namespace sourcier::archive
