// Outlets: what a set of articles shows of each outlet: how much is its own, whom it has it from,
// how soon it is there, what only it tells.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/trace/dossier.h"
#include "engine/trace/source_names.h"
#include "engine/trace/view.h"

namespace sourcier {

// What is counted of one outlet, part by part of the set: sums.
struct OutletTally {
  OutletProfile profile;  // Its name, articles and facts.
  std::uint64_t bytes = 0, taken = 0, unsettled = 0;
  std::map<std::string, std::uint32_t> credits, copies, copied_by;  // Articles, by name.
  std::vector<std::uint32_t> days_after;                            // At each event.
};
using OutletTallies = std::map<std::string, OutletTally>;  // By the key of the source's name.

// Counts one part, the coverage of whose dossier must be there. Articles without the name of an
// outlet are in no profile. Linear in articles, passages and cells of the coverage.
OutletTallies tally_outlets(const Dossier& dossier, const TraceView& view, const Groups& groups,
                            const SourceNames& names);

// Adds what another part counts; what is called differently there keeps its name here.
void add_tallies(OutletTallies& all, OutletTallies&& part);

// By id.
std::vector<OutletProfile> outlet_profiles(OutletTallies tallies);

}  // namespace sourcier
