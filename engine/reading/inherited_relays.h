// Inherited relays: what a sentence leaves out because the one before told it. "Il a aussi exprimé
// …" is still what the agency reported that was named there.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/reading/spoken.h"

namespace sourcier {

class InheritedRelays {
 public:
  // Puts the relays of the last chains in front of those of unit `index` that have none and whose
  // source is the same, and of the reports inside them; each is marked as inherited.
  void pass_on(std::vector<Spoken>& spoken, std::size_t index) const;

  // Remembers the longest chain of the unit.
  void note(const std::vector<Spoken>& spoken, std::size_t index);

 private:
  void pass_on(Spoken& spoken, std::size_t index) const;

  Chain last_chain_;  // The longest chain of the last unit that had one.
  std::size_t last_unit_ = 0;
};

}  // namespace sourcier
