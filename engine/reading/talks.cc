#include "engine/reading/talks.h"

#include <algorithm>

namespace sourcier {

void Talks::note(const Chain& chain, const Referent& speaker) {
  if (chain.empty() || !speaker.entity || speaker.kind != SourceKind::kPerson) return;
  const Referent& relay = chain.front();
  if (!relay.is_talk || !is_outlet(relay.kind)) return;
  std::vector<Referent>& outlets = outlets_[*speaker.entity];
  const bool known =
      std::ranges::any_of(outlets, [&](const Referent& other) { return other.is_same(relay); });
  if (!known) outlets.push_back(relay);
}

void Talks::pass_on(std::vector<Hop>& chain) const {
  if (chain.size() != 1 || !chain.front().entity) return;
  const auto found = outlets_.find(*chain.front().entity);
  if (found == outlets_.end() || found->second.size() != 1) return;
  Hop relay = hop_of(found->second.front(), false);
  relay.inherited = true;
  chain.insert(chain.begin(), std::move(relay));
}

}  // namespace sourcier
