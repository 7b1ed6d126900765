#include "engine/reading/inherited_relays.h"

#include <utility>

namespace sourcier {
namespace {

// A relay is carried over to the next sentences, not farther.
constexpr std::size_t kFarthestInheritance = 2;

// "the new directors said in an interview with X. “…,” the president said": one of them.
bool is_one_of(const Referent& several, const Referent& one) {
  return several.is_plural && !several.entity && several.kind == SourceKind::kPerson &&
         one.kind == SourceKind::kPerson && one.entity.has_value() && !one.is_plural;
}

// What is carried over to a cue holds for those inside its content as well.
void inherit_from_outer(const std::vector<Spoken>& spoken, Spoken& inner) {
  std::size_t outer = inner.parent;
  for (std::size_t n = 0; n < kLongestChain && outer != kNoParent; ++n) {
    const Chain& carried = spoken[outer].chains.front();
    if (carried.front().is_inherited && !inner.chains.front().front().is_inherited) {
      for (Chain& chain : inner.chains) chain.insert(chain.begin(), carried.front());
      return;
    }
    outer = spoken[outer].parent;
  }
}

}  // namespace

void InheritedRelays::pass_on(Spoken& spoken, std::size_t index) const {
  if (spoken.parent != kNoParent || index > last_unit_ + kFarthestInheritance) return;
  for (Chain& chain : spoken.chains) {
    if (last_chain_.size() < 2 || chain.size() != 1) continue;
    if (!last_chain_.back().is_same(chain.back()) && !is_one_of(last_chain_.back(), chain.back()))
      continue;
    Chain longer(last_chain_.begin(), last_chain_.end() - 1);
    std::erase_if(longer, [](const Referent& hop) { return hop.kind == SourceKind::kPerson; });
    for (Referent& hop : longer) hop.is_inherited = true;
    longer.push_back(chain.back());
    chain = std::move(longer);
  }
}

void InheritedRelays::pass_on(std::vector<Spoken>& spoken, std::size_t index) const {
  for (Spoken& each : spoken) pass_on(each, index);
  for (Spoken& each : spoken) inherit_from_outer(spoken, each);
}

void InheritedRelays::note(const std::vector<Spoken>& spoken, std::size_t index) {
  for (const Spoken& each : spoken) {
    const Chain& chain = each.chains.front();
    const bool keeps_longer = last_unit_ == index && last_chain_.size() > chain.size();
    if (keeps_longer) continue;
    last_chain_ = chain;
    last_unit_ = index;
  }
}

}  // namespace sourcier
