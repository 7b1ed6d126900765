#include "engine/api/entity_names.h"

#include <algorithm>
#include <optional>

#include "engine/base/digest.h"

namespace sourcier {
namespace {

constexpr std::string_view kPrefix = "en";

// A merge of before ids were logged holds where its names are found.
std::string id_of(const CorrectionEvidence& evidence) {
  if (!evidence.entity.empty()) return evidence.entity;
  return content_id(kPrefix, {"named", evidence.article, evidence.name});
}

void add_once(std::vector<std::string>& all, const std::string& one) {
  if (std::ranges::find(all, one) == all.end()) all.push_back(one);
}

// What one merge makes of those before it.
class Merger {
 public:
  void add(const Correction& correction) {
    MergedEntity one = taken(id_of(correction.of.front()));
    for (const CorrectionEvidence& evidence : correction.of) {
      const std::string id = id_of(evidence);
      if (std::ranges::find(one.of, id) == one.of.end()) {
        const MergedEntity other = taken(id);
        for (const std::string& its : other.of) add_once(one.of, its);
        one.named.insert(one.named.end(), other.named.begin(), other.named.end());
      }
      const NameIn named{evidence.article, evidence.name};
      if (std::ranges::find(one.named, named) == one.named.end()) one.named.push_back(named);
    }
    one.name = correction.value.empty() ? correction.of.front().name : correction.value;
    all_.push_back(std::move(one));
  }

  std::vector<MergedEntity> take() { return std::move(all_); }

 private:
  // The merged entity that holds this id, which is another now; a new one where there is none.
  MergedEntity taken(const std::string& id) {
    const auto found = std::ranges::find_if(all_, [&](const MergedEntity& one) {
      return std::ranges::find(one.of, id) != one.of.end();
    });
    if (found == all_.end()) return {id, {}, {id}, {}};
    MergedEntity one = std::move(*found);
    all_.erase(found);
    return one;
  }

  std::vector<MergedEntity> all_;
};

}  // namespace

MergedEntities merged_entities(std::span<const Correction> corrections) {
  Merger merger;
  for (const Correction& correction : corrections) {
    const bool holds = !correction.is_undone && !correction.of.empty();
    if (holds && correction.kind == CorrectionKind::kMergeEntities) merger.add(correction);
  }
  return MergedEntities(merger.take());
}

std::string id_of_split(const Correction& correction) {
  const auto first = std::ranges::min_element(correction.of, {}, &CorrectionEvidence::article);
  return content_id(kPrefix, {"split", first->article, first->name, correction.value});
}

std::vector<SplitEntity> split_entities(std::span<const Correction> corrections) {
  std::vector<SplitEntity> splits;
  for (const Correction& correction : corrections) {
    if (correction.is_undone || correction.kind != CorrectionKind::kSplitEntity) continue;
    if (correction.of.empty()) continue;
    SplitEntity split;
    split.id = id_of_split(correction);
    split.name = correction.value.empty() ? correction.of.front().name : correction.value;
    for (const CorrectionEvidence& evidence : correction.of)
      split.of.push_back({evidence.article, evidence.name});
    splits.push_back(std::move(split));
  }
  return splits;
}

std::vector<std::vector<std::string>> same_names(const MergedEntities& merges) {
  std::vector<std::vector<std::string>> all;
  for (const MergedEntity& one : merges.all()) {
    std::vector<std::string> names = {one.name};
    for (const NameIn& named : one.named) add_once(names, named.name);
    all.push_back(std::move(names));
  }
  return all;
}

std::vector<std::uint64_t> entity_numbers(const Dossier& dossier) {
  std::vector<std::uint64_t> numbers;
  for (const TracedEntity& entity : dossier.entities) {
    if (entity.made_of.empty()) numbers.push_back(stable_hash(entity.id));
    for (const std::string& id : entity.made_of) numbers.push_back(stable_hash(id));
  }
  std::ranges::sort(numbers);
  return numbers;
}

std::string state_of(const MergedEntities& merges, std::span<const std::uint64_t> entities) {
  std::string touched;
  for (const MergedEntity& one : merges.all()) {
    for (const std::string& id : one.of) {
      if (!std::ranges::binary_search(entities, stable_hash(id))) continue;
      for (const std::string* part : {&id, &one.id, &one.name}) (touched += *part) += '\x1F';
    }
  }
  return touched.empty() ? touched : content_id("", {touched});
}

}  // namespace sourcier
