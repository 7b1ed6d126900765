// Lexicon layout: the bytes of a word lexicon, for the one that writes and the one that reads.
//
// header: (offset, count) of the slots of forms, of the slots of endings, of the classes and of
// the rules. slot: value u16 (0: empty), fingerprint u24. class: signature u8, sure tag u8,
// readings u8, then each reading (part u8, rule u16). rule: bytes cut u8, size u8, the bytes put
// instead.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/reading/model_bytes.h"
#include "engine/reading/reading.h"

namespace sourcier::lexicon_layout {

inline constexpr std::size_t kHeader = 8 * sizeof(std::uint32_t);
inline constexpr std::size_t kSlot = 5;
inline constexpr std::size_t kReading = 3;
inline constexpr int kLongestEnding = 5;  // In letters.

inline std::uint32_t fingerprint(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash & 0xFFFFFF);
}

inline std::uint32_t slot_of(std::uint64_t hash, std::uint32_t slots) {
  return static_cast<std::uint32_t>(((hash >> 32) * slots) >> 32);
}

// Hashes of words run from the end, so that those of the endings come on the way.
inline std::uint64_t hash_step(std::uint64_t state, char byte) {
  return (state ^ static_cast<unsigned char>(byte)) * 0x9FB21C651E98DF25ULL;
}

inline std::uint64_t hash_end(std::uint64_t state) {
  state ^= state >> 32;
  state *= 0xD6E8FEB86659FD93ULL;
  return state ^ (state >> 29);
}

inline std::uint64_t word_hash(std::string_view word) {
  std::uint64_t state = 0;
  for (std::size_t at = word.size(); at > 0; --at) state = hash_step(state, word[at - 1]);
  return hash_end(state);
}

inline std::uint64_t ending_hash(std::string_view ending, PartOfSpeech part) {
  const auto seed = static_cast<std::uint64_t>(part) + 1;
  return word_hash(ending) ^ (seed * 0x9E3779B97F4A7C15ULL);
}

inline constexpr std::size_t kClassHeader = 3;

// The first reading of a class as `part`, in its bytes; "" where there is none.
inline std::string_view readings_of(std::string_view bytes, std::size_t classes, std::uint16_t word,
                                    PartOfSpeech part) {
  if (word == 0) return {};
  const auto at = number_at<std::uint32_t>(bytes, classes + word * sizeof(std::uint32_t));
  const auto count = number_at<std::uint8_t>(bytes, at + 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view reading = bytes.substr(at + kClassHeader + i * kReading, kReading);
    if (number_at<std::uint8_t>(reading, 0) == static_cast<std::uint8_t>(part)) return reading;
  }
  return {};
}

}  // namespace sourcier::lexicon_layout
