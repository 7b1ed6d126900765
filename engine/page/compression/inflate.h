// Inflate: the limits that every layer of compression keeps, and what is said where one is met.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/page/bytes.h"

namespace sourcier {

// What inflates to more than so many times its size is a bomb: real pages reach 20, and the most
// that gzip can do is 1,032. A member under kInflateFloor is never one: it costs milliseconds.
inline constexpr std::uint64_t kMostInflateRatio = 200;
inline constexpr std::uint64_t kInflateFloor = 16u << 20;
// Members without a byte inside, one after another: real files have one at their end.
inline constexpr std::size_t kMostEmptyMembers = 1024;
// Damaged members, or stretches of junk, of one file: what has more is no file of its format, and
// looking for the next one costs more than reading it. The rest is given up, and said so.
inline constexpr std::size_t kMostDamages = 256;
// Compression inside compression is unpacked once only: what needs more was made to hurt.
inline constexpr int kMostLayers = 1;

// Whether a member that gave `out` bytes for `in` is a bomb.
inline bool is_bomb(std::uint64_t in, std::uint64_t out) {
  return out > kInflateFloor && out / kMostInflateRatio > in;
}

// What a layer of compression keeps while it walks over the members of its file: where they begin,
// what is damaged, and how the next one is found behind damage or junk.
class MemberWalk {
 public:
  // The bytes with which each member begins, and whether what follows can be one.
  struct Mark {
    std::string_view name;   // "gzip data"
    std::string_view begin;  // Found byte by byte, so the first one is rare.
    bool (*fits)(std::string_view bytes);
    std::size_t looks_at;  // Bytes that `fits` needs.
  };
  MemberWalk(ByteWindow& stored, std::string path, Mark mark)
      : stored_(stored), path_(std::move(path)), mark_(mark) {}

  // Steps to the beginning of the next member, telling of what lies before it; false at the end.
  bool next_member();
  // The member that began last is damaged: next_member() looks for one from the position on, though
  // not where this one began.
  void damaged(std::string message);
  // The same for a bomb: an Error of the kind kTooLarge.
  void found_bomb();
  // The same without a word: what began was no member.
  void lose() { is_lost_ = true; }
  // Counts a member that is over; false where too many in a row were empty.
  bool is_over(bool was_empty);

  ByteWindow& stored() const { return stored_; }
  std::uint64_t member() const { return member_; }
  std::vector<Error> take_damages() { return std::exchange(damages_, {}); }

 private:
  bool give_up(std::string message);
  bool find_mark();
  void skip_padding();

  ByteWindow& stored_;
  std::string path_;
  Mark mark_;
  std::uint64_t member_ = 0;
  std::uint64_t damage_count_ = 0;
  std::size_t empty_in_a_row_ = 0;
  bool is_lost_ = false;  // The position is inside a damaged member.
  bool is_given_up_ = false;
  std::vector<Error> damages_;
};

}  // namespace sourcier
