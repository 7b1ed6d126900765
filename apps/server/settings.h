// Settings: where the server listens, whom it answers, and its limits.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sourcier::server {

// What a request may cost before it has shown what it is.
inline constexpr std::uint32_t kLargestHeader =
    16 << 10;  // Ours have one KiB, with cookies of others four.
inline constexpr std::uint64_t kLargestBody = 64 << 10;   // Of JSON that is no input.
inline constexpr std::uint64_t kLargestInput = 64 << 20;  // A page of 32 MiB in base64, and room.
inline constexpr std::chrono::seconds kHeaderDeadline{
    10};  // From the first byte to the last of a header.
inline constexpr std::chrono::seconds kBodyDeadline{60};  // A dropped file comes from this machine.
inline constexpr std::chrono::seconds kWriteDeadline{60};  // A reader that takes nothing is gone.
inline constexpr std::chrono::seconds kIdleDeadline{75};  // Browsers keep connections for a minute.
inline constexpr std::size_t kMostConnections = 1024;     // Far below the usual limit of files.
inline constexpr std::size_t kMostOfOneClient = 512;      // Leaves room for others.
inline constexpr std::size_t kMostStreams = 64;  // Of events; a reading room has few pages open.
inline constexpr std::chrono::seconds kStopDeadline{10};  // What is not answered by then is cut.

enum class Role : std::uint8_t { kNobody, kReader, kEditor };

struct Account {
  Role role = Role::kNobody;
  std::string name;   // Signs corrections.
  std::string token;  // At least kShortestToken characters.
};
inline constexpr std::size_t kShortestToken = 16;  // Of 6 bits each: not to be guessed.

struct Settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8642;
  std::vector<std::string> names;  // Of this server, beside the address: a proxy's, a host's.
  bool is_behind_proxy = false;    // Then a name holds with any port, and for https.
  std::string certificate, key;    // PEM files; "" without TLS.
  std::vector<Account> accounts;   // Empty: this machine's user alone, who may do all.
  unsigned threads = 4;            // That carry requests,
  unsigned searchers = 3;          // that search,
  unsigned workers = 2;            // and that make what takes long.
};

}  // namespace sourcier::server
