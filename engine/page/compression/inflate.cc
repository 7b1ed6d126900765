#include "engine/page/compression/inflate.h"

#include <algorithm>

namespace sourcier {
namespace {

constexpr std::size_t kSearchAtOnce = 64 << 10;

}  // namespace

void MemberWalk::damaged(std::string message) {
  damages_.push_back(
      {ErrorKind::kMalformed, path_ + ":" + std::to_string(member_), std::move(message)});
  ++damage_count_;
  is_lost_ = true;
}

void MemberWalk::found_bomb() {
  damaged("the compressed data was given up: it inflates to more than " +
          std::to_string(kMostInflateRatio) + " times its size");
  damages_.back().kind = ErrorKind::kTooLarge;
}

bool MemberWalk::give_up(std::string message) {
  damaged(std::move(message));
  is_given_up_ = true;
  return false;
}

bool MemberWalk::is_over(bool was_empty) {
  empty_in_a_row_ = was_empty ? empty_in_a_row_ + 1 : 0;
  if (empty_in_a_row_ <= kMostEmptyMembers) return true;
  return give_up("the rest of the file was given up: more than " +
                 std::to_string(kMostEmptyMembers) + " empty members in a row");
}

// Tapes and block devices leave zeros behind the last member.
void MemberWalk::skip_padding() {
  for (;;) {
    const std::string_view bytes = stored_.peek(1);
    const std::size_t size = std::min(bytes.find_first_not_of('\0'), bytes.size());
    if (size == 0) return;
    stored_.skip(size);
  }
}

// Steps to the next place that can be a member, or to the end.
bool MemberWalk::find_mark() {
  for (;;) {
    const std::string_view bytes = stored_.peek(kSearchAtOnce);
    const std::size_t at = bytes.find(mark_.begin);
    if (at == std::string_view::npos) {
      if (bytes.size() < kSearchAtOnce) {
        stored_.skip(bytes.size());
        return false;
      }
      stored_.skip(bytes.size() - mark_.begin.size() + 1);
      continue;
    }
    stored_.skip(at);
    if (mark_.fits(stored_.peek(mark_.looks_at))) return true;
    stored_.skip(1);
  }
}

bool MemberWalk::next_member() {
  if (is_given_up_) return false;
  if (damage_count_ >= kMostDamages) {
    return give_up("the rest of the file was given up: more than " + std::to_string(kMostDamages) +
                   " damaged places");
  }
  if (std::exchange(is_lost_, false)) {
    if (stored_.offset() == member_) stored_.skip(1);
    if (!find_mark()) return false;
    member_ = stored_.offset();
    return true;
  }
  member_ = stored_.offset();
  const std::string_view bytes = stored_.peek(mark_.looks_at);
  if (bytes.starts_with(mark_.begin) && mark_.fits(bytes)) return true;
  skip_padding();
  if (stored_.at_end()) return false;
  const std::uint64_t begin = stored_.offset();
  const bool is_found = find_mark();
  if (stored_.offset() > begin) {
    member_ = begin;
    damaged(std::to_string(stored_.offset() - begin) + " bytes that are no " +
            std::string(mark_.name) + " were stepped over");
    is_lost_ = false;
  }
  member_ = stored_.offset();
  return is_found;
}

}  // namespace sourcier
