#include "engine/page/archive/captures.h"

#include <algorithm>

#include "engine/page/archive/capture_type.h"
#include "engine/page/archive/header_fields.h"
#include "engine/page/feed/feed.h"

namespace sourcier {
namespace {

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

}  // namespace

void CaptureReader::give_up(ErrorKind kind, const std::string& message) {
  sink_.skipped({kind, sink_.path + ":" + std::to_string(place_), message});
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
  take_content(record, content);
  bytes_.skip(content.size);
}

void CaptureReader::take_content(const CaptureRecord& record, const Content& content) {
  const HttpHead head = read_http_head(content.bytes);
  if (is_bomb_) {
    give_up(ErrorKind::kTooLarge, content.missing);
  } else if (const auto reason = reason_to_pass_over(record, head)) {
    leave(*reason, content);
  } else {
    take_page(record, head, content);
  }
}

std::optional<CaptureReader::Part> CaptureReader::take_part(const CaptureRecord& record) {
  if (record.has_size && record.size > kLargestRecord) {
    give_up(ErrorKind::kTooLarge, "the segment has " + std::to_string(record.size) +
                                      " bytes; a page is read up to " +
                                      std::to_string(kLargestPage));
    skip_large(record.size);
    return {};
  }
  const Content content = content_of(record);
  Part part{std::string(content.bytes), content.missing, place_};
  if (part.missing.empty()) part.missing = content.note;
  bytes_.skip(content.size);
  return part;
}

void CaptureReader::take_joined(const CaptureRecord& record, std::uint64_t place,
                                std::string_view content, const std::string& missing) {
  is_bomb_ = false;
  place_ = place;
  take_content(record, {content, 0, missing, {}});
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
  Page page;
  page.path = sink_.path;
  page.url = record.url;
  page.fetched = record.fetched;
  page.content_type = type;
  page.record_offset = place_;
  page.is_record = true;
  page.damage = !missing.empty() ? missing : !content.note.empty() ? content.note : record.note;
  if (const auto feed = feed_of_capture(decoded.bytes, type)) {
    page.body = decoded.bytes;
    return take_feed(std::move(page), *feed);
  }
  const auto format = format_of_capture(decoded.bytes, type, record.is_text_welcome);
  if (!format) {
    return leave(body.empty() ? PassedOver::kEmpty : PassedOver::kOtherType,
                 {body, body.size(), missing, {}});
  }
  page.format = *format;
  page.body = decoded.bytes;
  sink_.take(std::move(page));
}

// Each entry of a feed is a page, as in a file that is one.
void CaptureReader::take_feed(Page&& whole, FileFormat format) {
  const Feed feed = feed_of_page(whole, format);
  if (!feed.is_feed || feed.entries.empty())
    return leave(PassedOver::kOtherType, {{}, 0, whole.damage, {}});
  whole.body.clear();
  for (const Entry& entry : feed.entries) {
    Page page = page_of_entry(whole, entry);
    page.damage = whole.damage;
    sink_.take(std::move(page));
  }
}

}  // namespace sourcier
