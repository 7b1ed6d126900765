#include "engine/live/address.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace sourcier {
namespace {

struct Block4 {
  std::uint32_t first;
  int bits;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  return a << 24 | b << 16 | c << 8;
}

constexpr std::array<Block4, 15> kNotPublic4 = {{
    {v4(0, 0, 0), 8},        // This network.
    {v4(10, 0, 0), 8},       // Private.
    {v4(100, 64, 0), 10},    // Shared by carriers.
    {v4(127, 0, 0), 8},      // This machine.
    {v4(169, 254, 0), 16},   // Link local.
    {v4(172, 16, 0), 12},    // Private.
    {v4(192, 0, 0), 24},     // Protocols.
    {v4(192, 0, 2), 24},     // Documentation.
    {v4(192, 88, 99), 24},   // 6to4 relays.
    {v4(192, 168, 0), 16},   // Private.
    {v4(198, 18, 0), 15},    // Benchmarks.
    {v4(198, 51, 100), 24},  // Documentation.
    {v4(203, 0, 113), 24},   // Documentation.
    {v4(224, 0, 0), 4},      // Multicast.
    {v4(240, 0, 0), 4},      // Reserved, broadcast.
}};

bool is_public4(std::uint32_t address) {
  return std::ranges::none_of(kNotPublic4, [&](const Block4& block) {
    return (address ^ block.first) >> (32 - block.bits) == 0;
  });
}

using Bytes16 = std::array<std::uint8_t, 16>;

struct Block6 {
  Bytes16 first;
  int bits;
};

constexpr std::array<Block6, 7> kNotPublic6 = {{
    {{0x01}, 64},                    // Discard.
    {{0x20, 0x01}, 23},              // Protocols, Teredo among them.
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // Documentation.
    {{0x3f, 0xff}, 20},              // Documentation.
    {{0xfc}, 7},                     // Private.
    {{0xfe, 0x80}, 9},               // Link and site local.
    {{0xff}, 8},                     // Multicast.
}};

constexpr std::array<Block6, 4> kCarries4 = {{
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96},  // IPv4 mapped: the last four bytes.
    {{0x00, 0x64, 0xff, 0x9b}, 96},                    // NAT64: the last four bytes.
    {{}, 96},            // IPv4 compatible, :: and ::1: the last four bytes.
    {{0x20, 0x02}, 16},  // 6to4: the four after the first two.
}};

bool lies_in(const Bytes16& address, const Block6& block) {
  for (int bit = 0; bit < block.bits; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    const int mask = 0x80 >> (bit % 8);
    if (((address[byte] ^ block.first[byte]) & mask) != 0) return false;
  }
  return true;
}

bool is_public6(const Bytes16& address) {
  const auto four = [&](std::size_t at) {
    return static_cast<std::uint32_t>(address[at]) << 24 |
           static_cast<std::uint32_t>(address[at + 1]) << 16 |
           static_cast<std::uint32_t>(address[at + 2]) << 8 | address[at + 3];
  };
  for (const Block6& block : kCarries4) {
    if (lies_in(address, block)) return is_public4(four(block.bits == 16 ? 2 : 12));
  }
  return std::ranges::none_of(kNotPublic6,
                              [&](const Block6& block) { return lies_in(address, block); });
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    return is_public4(ntohl(in.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    Bytes16 bytes{};
    std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
    return is_public6(bytes);
  }
  return false;
}

}  // namespace sourcier
