#include "engine/page/captures.h"

#include <algorithm>

#include "engine/page/capture_type.h"
#include "engine/page/header_fields.h"

namespace sourcier {
namespace {

// What is looked through at once for the next record, and what of it is looked at again, which is
// as much as the begin of a record may need.
constexpr std::size_t kSearchAtOnce = 64 << 10;
constexpr std::size_t kSearchAgain = 17 << 10;
constexpr std::size_t kLooksAt = kSearchAgain;
// Behind a content, to see whether the record ends there; no more, or the next member is inflated.
constexpr std::size_t kBehind = 4;
// A record that is passed over is looked at as a whole up to this size, so that a wrong length does
// not swallow the records behind it.
constexpr std::uint64_t kLargestLookedAt = 1 << 20;

void skip_line_ends(ByteWindow& bytes) {
  for (;;) {
    const std::string_view some = bytes.peek(1);
    const std::size_t size = std::min(some.find_first_not_of("\r\n"), some.size());
    if (size == 0) return;
    bytes.skip(size);
  }
}

// Members behind a record's begin that are looked at for the next record. One record in more
// members is met in no file, and looking at all of a million small ones for each record would never
// end.
constexpr std::size_t kMostMembersLookedAt = 64;

bool is_large(const CaptureRecord& record) {
  return record.has_size && record.size > kLargestLookedAt;
}

const std::string& type_of(const CaptureRecord& record, const HttpHead& head) {
  return head.status != 0 ? head.content_type : record.content_type;
}

// Why the head alone says that there is no page.
std::optional<PassedOver> reason_to_pass_over(const CaptureRecord& record, const HttpHead& head) {
  if (head.status != 0 && (head.status < 200 || head.status > 299)) return PassedOver::kOtherStatus;
  if (declared_type(type_of(record, head)) == DeclaredType::kOther) return PassedOver::kOtherType;
  return {};
}

std::string_view without_line_ends(std::string_view text) {
  const std::size_t last = text.find_last_not_of("\r\n");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

void CaptureReader::give_up(ErrorKind kind, const std::string& message) {
  sink_.skipped({kind, sink_.path + ":" + std::to_string(place_), message});
}

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

// Steps over junk, member by member, for a record that begins with a member is always found.
void CaptureReader::step_to_record() {
  for (;;) {
    std::string_view some = bytes_.peek(kSearchAtOnce);
    const bool is_last = some.size() < kSearchAtOnce;
    const std::uint64_t member_left = bytes_.next_member(bytes_.offset()) - bytes_.offset();
    const bool has_member_end = member_left <= some.size();
    if (has_member_end) some = some.substr(0, static_cast<std::size_t>(member_left));
    const std::size_t at = format_.find(some);
    if (at != std::string_view::npos) return bytes_.skip(at);
    if (has_member_end) {
      bytes_.skip(some.size());
      skip_line_ends(bytes_);
      if (bytes_.at_end() || format_.begins(bytes_.peek(kLooksAt))) return;
    } else if (is_last) {
      return bytes_.skip(some.size());
    } else {
      bytes_.skip(some.size() - kSearchAgain);
    }
  }
}

bool CaptureReader::find_record() {
  skip_line_ends(bytes_);
  place_ = bytes_.stored_offset();
  if (bytes_.at_end()) return false;
  if (endless_headers_ > kMostEndlessHeaders) {
    give_up(ErrorKind::kMalformed, "the rest of the file was given up: more than " +
                                       std::to_string(kMostEndlessHeaders) +
                                       " headers have no end");
    return false;
  }
  // What was damaged before is not this record's.
  while (const auto damage = bytes_.take_damage(bytes_.offset())) sink_.skipped(*damage);
  if (format_.begins(bytes_.peek(1)) || format_.begins(bytes_.peek(kLooksAt))) return true;
  const std::uint64_t begin = bytes_.offset();
  step_to_record();
  const std::string damage = damage_before(bytes_.offset());
  give_up(ErrorKind::kMalformed, std::to_string(bytes_.offset() - begin) + " bytes that are no " +
                                     std::string(format_.name) + " were stepped over" +
                                     (damage.empty() ? "" : ": " + damage));
  place_ = bytes_.stored_offset();
  return !bytes_.at_end();
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

std::optional<std::string> CaptureReader::take_header() {
  std::string_view some = of_record(1);
  std::optional<std::size_t> size = header_size(some);
  if (!size) {
    some = of_record(kLargestHeader);
    size = header_size(some);
  }
  if (size) {
    std::string header(some.substr(0, *size));
    bytes_.skip(*size);
    return header;
  }
  if (some.size() < kLargestHeader) {
    const std::string damage = damage_before(bytes_.offset() + some.size());
    give_up(ErrorKind::kMalformed, damage.empty() ? "the record ends inside its header" : damage);
    bytes_.skip(some.size());
  } else {
    give_up(ErrorKind::kMalformed,
            "the record's header has more than " + std::to_string(kLargestHeader) + " bytes");
    bytes_.skip(1);  // What follows is stepped over to the next record.
    ++endless_headers_;
  }
  return {};
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

void CaptureReader::pass_over(PassedOver reason, const CaptureRecord& record) {
  if (!is_large(record)) {
    const Content content = content_of(record);
    leave(reason, content);
    return bytes_.skip(content.size);
  }
  leave(reason, {{}, 0, skip_large(record.size), {}});
}

// Counts a content that is no page. That it is cut short is told: what else is missing is not
// known.
void CaptureReader::leave(PassedOver reason, const Content& content) {
  sink_.tally.count(reason);
  if (!content.missing.empty()) give_up(ErrorKind::kMalformed, content.missing);
}

void CaptureReader::take(const CaptureRecord& record) {
  // What is large is looked into before it is read.
  if (is_large(record)) {
    const HttpHead head = read_http_head(bytes_.peek(kLargestHeader));
    if (const auto reason = reason_to_pass_over(record, head)) return pass_over(*reason, record);
    if (record.size > kLargestRecord) {
      give_up(ErrorKind::kTooLarge, "the record has " + std::to_string(record.size) +
                                        " bytes; a page is read up to " +
                                        std::to_string(kLargestPage));
      skip_large(record.size);
      return;
    }
  }
  is_bomb_ = false;
  const Content content = content_of(record);
  const HttpHead head = read_http_head(content.bytes);
  if (is_bomb_) {
    give_up(ErrorKind::kTooLarge, content.missing);
  } else if (const auto reason = reason_to_pass_over(record, head)) {
    leave(*reason, content);
  } else {
    take_page(record, head, content);
  }
  bytes_.skip(content.size);
}

void CaptureReader::take_page(const CaptureRecord& record, const HttpHead& head,
                              const Content& content) {
  const std::string& type = type_of(record, head);
  const std::string_view body = content.bytes.substr(std::min(head.size, content.bytes.size()));
  const DecodedContent decoded = decoder_.decode(head, body);
  if (decoded.is_too_large || decoded.bytes.size() > kLargestPage) {
    return give_up(ErrorKind::kTooLarge, "the page has more than " + std::to_string(kLargestPage) +
                                             " bytes; a page is read up to that size");
  }
  const std::string& missing = content.missing.empty() ? decoded.damage : content.missing;
  const auto format = format_of_capture(decoded.bytes, type, record.is_text_welcome);
  if (!format) {
    return leave(body.empty() ? PassedOver::kEmpty : PassedOver::kOtherType,
                 {body, body.size(), missing, {}});
  }
  Page page;
  page.path = sink_.path;
  page.url = record.url;
  page.fetched = record.fetched;
  page.content_type = type;
  page.format = *format;
  page.record_offset = place_;
  page.is_record = true;
  page.damage = !missing.empty() ? missing : !content.note.empty() ? content.note : record.note;
  page.body = decoded.bytes;
  sink_.take(std::move(page));
}

}  // namespace sourcier
