// Parquet: written by the Python package, which has Arrow's writer.
#pragma once

#include <string>
#include <vector>

namespace sourcier::cli {

// Runs `python3 -m sourcier export` with these arguments, or the Python that $SOURCIER_PYTHON
// names; its exit status. A message tells how to install the package where it is missing.
int export_parquet(std::vector<std::string> arguments);

}  // namespace sourcier::cli
