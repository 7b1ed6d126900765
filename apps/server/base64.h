// Base64 (RFC 4648): files in JSON, and cursors in addresses.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sourcier::server {

std::string to_base64url(std::string_view bytes);  // Without padding.

// Nothing for what is not base64; padding may lack. Linear.
std::optional<std::string> from_base64(std::string_view text);
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace sourcier::server
