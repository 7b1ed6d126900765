// Talks: the interviews that an article tells of. What one says in it elsewhere is of his
// interview.
#pragma once

#include <map>
#include <vector>

#include "engine/reading/chains.h"

namespace sourcier {

class Talks {
 public:
  // An interview's outlet is the relay of `chain` that is nearest to the article. Who gave two
  // outlets one is not passed on by either.
  void note(const Chain& chain, const Referent& speaker);

  // The outlet before the source of a chain that has no relay, inherited.
  void pass_on(std::vector<Hop>& chain) const;

 private:
  std::map<EntityIndex, std::vector<Referent>> outlets_;  // Of each person, each once.
};

}  // namespace sourcier
