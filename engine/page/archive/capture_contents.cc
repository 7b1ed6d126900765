// Where the content of a record ends, whatever its header says, and why bytes of it are missing.
#include <algorithm>

#include "engine/page/archive/captures.h"

namespace sourcier {
namespace {

// Behind a content, to see whether the record ends there; no more, or the next member is inflated.
constexpr std::size_t kBehind = 4;
// Members behind a record's begin that are looked at for the next record. One record in more
// members is met in no file, and looking at all of a million small ones for each record would never
// end.
constexpr std::size_t kMostMembersLookedAt = 64;

std::string_view without_line_ends(std::string_view text) {
  const std::size_t last = text.find_last_not_of("\r\n");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

// The first damage of the stored bytes before an offset; later ones there come from it.
std::string CaptureReader::damage_before(std::uint64_t offset) {
  std::string message;
  while (auto damage = bytes_.take_damage(offset)) {
    is_bomb_ = is_bomb_ || damage->kind == ErrorKind::kTooLarge;
    if (message.empty()) message = std::move(damage->message);
  }
  return message;
}

// Why a content that ends at `end` has `size` bytes rather than those `wanted`.
std::string CaptureReader::cut_short(std::uint64_t end, std::uint64_t size, std::uint64_t wanted) {
  const std::string damage = damage_before(end);
  if (!damage.empty()) return damage;
  return "the record is cut short: " + std::to_string(size) + " of " + std::to_string(wanted) +
         " bytes";
}

// The content of a record whose length is wrong or missing: it ends where the next record begins.
CaptureReader::Content CaptureReader::content_by_search() {
  std::string_view some = of_record(1);
  std::size_t searched = 0;
  for (;;) {
    const std::size_t from = searched - std::min(searched, kSearchAgain);
    const std::size_t at = format_.find(some.substr(from));
    if (at != std::string_view::npos) {
      some = some.substr(0, from + at);
      break;
    }
    searched = some.size();
    if (searched >= kLargestRecord) {
      some = some.substr(0, kLargestRecord);
      break;
    }
    some = of_record(searched + kSearchAtOnce);
    if (some.size() == searched) break;
  }
  Content content;
  content.size = some.size();
  content.bytes = without_line_ends(some);
  content.note = "the length of the record is wrong or missing: it ends where the next one begins";
  content.missing = damage_before(bytes_.offset() + content.size);
  return content;
}

// At least `count` bytes from the position on, fewer where the record ends before: at the end of
// the file, or where a record begins with the next member.
std::string_view CaptureReader::of_record(std::size_t count) {
  const std::string_view some = bytes_.peek(count);
  const std::uint64_t begin = bytes_.offset();
  std::uint64_t next = begin;
  for (std::size_t i = 0; i < kMostMembersLookedAt; ++i) {
    next = bytes_.next_member(next);
    if (next - begin >= some.size()) break;
    const auto size = static_cast<std::size_t>(next - begin);
    if (format_.begins(some.substr(size))) return some.substr(0, size);
  }
  return some;
}

CaptureReader::Content CaptureReader::content_of(const CaptureRecord& record) {
  if (!record.has_size) return content_by_search();
  const auto size = static_cast<std::size_t>(record.size);
  const std::string_view some = of_record(size + kBehind);
  const std::uint64_t begin = bytes_.offset();
  // Another record in what is left: then the length is wrong, and nothing is missing.
  if (some.size() < size && format_.find(some) == std::string_view::npos) {
    return {without_line_ends(some),
            some.size(),
            cut_short(begin + some.size(), some.size(), size),
            {}};
  }
  if (some.size() < size || !format_.is_between(some.substr(size, kBehind)))
    return content_by_search();
  return {some.substr(0, size), size, damage_before(begin + size), {}};
}

// Steps over a content that is not looked at, and says why bytes of it are missing, if they are.
std::string CaptureReader::skip_large(std::uint64_t size) {
  std::uint64_t left = size;
  while (left > 0) {
    const std::uint64_t at_hand = bytes_.peek(1).size();
    const bool is_next =
        left < size && bytes_.is_at_member() && format_.begins(bytes_.peek(kLooksAt));
    if (at_hand == 0 || is_next) return cut_short(bytes_.offset(), size - left, size);
    const std::uint64_t step =
        std::min({left, at_hand, bytes_.next_member(bytes_.offset()) - bytes_.offset()});
    bytes_.skip(step);
    left -= step;
  }
  return damage_before(bytes_.offset());
}

}  // namespace sourcier
