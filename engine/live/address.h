// Address: which addresses of the network a fetch may connect to.
#pragma once

struct sockaddr;  // NOLINT(readability-identifier-naming): the system names it.

namespace sourcier {

// False for what is not of the public Internet: this machine, private and shared networks, link
// local ones (169.254.169.254 tells clouds' secrets), documentation, multicast, and IPv6 forms that
// carry such an IPv4 address (IANA's special-purpose registries).
bool is_public_address(const sockaddr& address);

}  // namespace sourcier
