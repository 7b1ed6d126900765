// The parts of explain, one for each kind of finding. Internal to explain.
#pragma once

#include <vector>

#include "engine/reading/explain.h"

namespace sourcier {

// Each appends its findings.
void explain_entities(const Article& article, const Reading& reading, const Language& language,
                      std::vector<Explained>& found);
void explain_speech(const Article& article, const Reading& reading, const Language& language,
                    std::vector<Explained>& found);
void explain_times(const Article& article, const Reading& reading, const Language& language,
                   std::vector<Explained>& found);
void explain_quantities(const Article& article, const Reading& reading, const Language& language,
                        std::vector<Explained>& found);

}  // namespace sourcier
