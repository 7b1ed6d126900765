// Tools: what an assistant may ask. All of them only read.
#pragma once

#include <string_view>
#include <vector>

#include "engine/api/library.h"

namespace sourcier::mcp {

struct Tool {
  std::string_view name;
  std::string_view about;
  const char* schema;  // Of the arguments: JSON Schema.
  Result<json_parts::Json> (*run)(Library&, const json_parts::Json& arguments);
};

std::vector<Tool> all_tools();

}  // namespace sourcier::mcp
