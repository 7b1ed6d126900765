// Hosts of URLs: domains through IDNA, IPv4 and IPv6 addresses, opaque hosts.
//
// https://url.spec.whatwg.org/#hosts-(domains-and-ip-addresses)
#pragma once

#include <string>
#include <string_view>

namespace sourcier {

// Longer names that are not ASCII are refused: encoding one costs the square of its length. DNS
// allows 253 bytes, and a name of Chinese characters is three times as long in UTF-8.
inline constexpr std::size_t kLongestDomain = 1024;

// Appends the host as the standard writes it; false for what is none. A special scheme's host is
// a domain or an address, another's anything without forbidden characters.
bool append_host(std::string& out, std::string_view text, bool is_special);

}  // namespace sourcier
