#include "engine/reading/read.h"

namespace sourcier {

Reading read(const Article&, const Language&) { return {}; }

}  // namespace sourcier
