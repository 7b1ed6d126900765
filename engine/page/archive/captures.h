// Captures: what a crawl has stored of one URL, and the page in it, if it is one. Shared by WARC
// and ARC, which differ in how a record says what it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/page/archive/http.h"
#include "engine/page/reader.h"
#include "engine/page/sniff.h"

namespace sourcier {

// A larger record is no page: the largest page, beside its headers and the sizes of its chunks.
inline constexpr std::uint64_t kLargestRecord = 33u << 20;
// Headers without an end in one file: each is searched for one, which costs more than it has bytes.
// The rest of a file that has more is given up.
inline constexpr std::size_t kMostEndlessHeaders = 4096;

// What is looked through at once for the next record, and what of it is looked at again, which is
// as much as the begin of a record may need.
inline constexpr std::size_t kSearchAtOnce = 64 << 10;
inline constexpr std::size_t kSearchAgain = 17 << 10;
inline constexpr std::size_t kLooksAt = kSearchAgain;

struct CaptureRecord {
  std::string url;
  std::string fetched;           // RFC 3339.
  std::string content_type;      // Of the content itself, where it is no HTTP response.
  std::uint64_t size = 0;        // Of the content, as the record says.
  bool has_size = true;          // False where it says nothing that is a number.
  bool is_text_welcome = false;  // Plain text was put there on purpose, not met by a crawler.
  std::string note;              // What the record itself says is missing.
};

// What a format knows about its records.
struct RecordFormat {
  std::string_view name;  // "WARC record"
  // Whether a record begins there.
  bool (*begins)(std::string_view bytes);
  // The first place, at a line's beginning behind the first, where one begins; npos for none.
  std::size_t (*find)(std::string_view bytes);
  // Whether bytes that follow a content are what lies between two records.
  bool (*is_between)(std::string_view bytes);
};

// Walks over the records of a file, and makes pages of their contents.
class CaptureReader {
 public:
  CaptureReader(ByteWindow& bytes, const PageSink& sink, const RecordFormat& format)
      : bytes_(bytes), sink_(sink), format_(format) {}

  // Steps to the next record, telling of what lies before it and is none; false at the end.
  bool find_record();
  // The header that begins at the position, up to and with its blank line, and steps over it;
  // nothing where it has no end, which is told, and what there is of it stepped over.
  std::optional<std::string> take_header();
  // The position is behind the record's header: hands on the page in its content, or counts why
  // there is none, and steps over it.
  void take(const CaptureRecord& record);
  void pass_over(PassedOver reason, const CaptureRecord& record);
  // A copy of the content, where it is only a part of what is wanted (segments.h), and steps over
  // it; nothing where it is too large for a page, which is told.
  struct Part {
    std::string bytes;
    std::string missing;
    std::uint64_t place = 0;  // Of the record.
  };
  std::optional<Part> take_part(const CaptureRecord& record);
  // The same as take() for a content that was put together, of the record that began at `place`.
  void take_joined(const CaptureRecord& record, std::uint64_t place, std::string_view content,
                   const std::string& missing);
  // Tells that the record found last is given up.
  void give_up(ErrorKind kind, const std::string& message);

 private:
  struct Content {
    std::string_view bytes;
    std::uint64_t size = 0;  // To step over.
    std::string missing;     // Why there should be more; "" where there should not.
    std::string note;        // What is odd about it though nothing is missing.
  };
  std::string_view of_record(std::size_t count);
  Content content_of(const CaptureRecord& record);
  Content content_by_search();
  std::string skip_large(std::uint64_t size);
  void step_to_record();
  std::string damage_before(std::uint64_t offset);
  std::string cut_short(std::uint64_t end, std::uint64_t size, std::uint64_t wanted);
  void leave(PassedOver reason, const Content& content);
  void take_page(const CaptureRecord& record, const HttpHead& head, const Content& content);
  void take_content(const CaptureRecord& record, const Content& content);
  void take_feed(Page&& whole, FileFormat format);

  ByteWindow& bytes_;
  const PageSink& sink_;
  const RecordFormat& format_;
  HttpDecoder decoder_;
  std::uint64_t place_ = 0;  // Of the record, in the file as stored.
  std::size_t endless_headers_ = 0;
  bool is_bomb_ = false;  // damage_before() met one: no page is made of what came before it.
};

}  // namespace sourcier
