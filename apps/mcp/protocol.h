// Protocol: JSON-RPC 2.0 as the Model Context Protocol speaks it over standard input and output,
// one message a line (https://modelcontextprotocol.io/specification/2025-06-18).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/api/library.h"

namespace sourcier::mcp {

// A longer line is no question of an assistant.
inline constexpr std::size_t kLongestMessage = 1 << 20;

// The answer to one message, without a line end; nothing for a notification. Never throws: what a
// tool throws is told as the tool's error.
std::optional<std::string> answer_message(Library& library, std::string_view message);

}  // namespace sourcier::mcp
