// Groups: which articles are copies, which tell of one event, which events make one story.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/text/span.h"

namespace sourcier {

enum class CopyType : std::uint8_t { kExact, kNear, kDispatch, kPartial, kQuotation, kBoilerplate };
enum class Direction : std::uint8_t { kUnknown, kFirstIsSource, kSecondIsSource };

struct Passage {
  Span first;   // In the first article's text.
  Span second;  // In the second's.
};

// A pair of articles that share text; `first` and `second` are ids, first < second.
// Containment is the share of the one's reporting text that stands in the other, in thousandths.
struct Copy {
  std::string first;
  std::string second;
  CopyType type = CopyType::kPartial;
  std::uint16_t containment_of_first = 0;
  std::uint16_t containment_of_second = 0;
  Direction direction = Direction::kUnknown;
  std::vector<Passage> passages;  // Empty until aligned with the texts (align.h).
};

struct ArticleGroup {
  std::string article;
  std::string event;
  std::string story;
  std::string family;
  std::vector<std::string> events_mentioned;  // Sorted.
};

struct Event {
  std::string id;
  std::string title;
  std::string date;                       // ISO 8601, "" when unknown.
  std::string date_basis;                 // "stated", "published", "" when unknown.
  std::vector<std::string> places;        // Most named first.
  std::vector<std::string> participants;  // Most named first.
  std::vector<std::string> articles;      // Sorted.
};

struct Story {
  std::string id;
  std::string title;
  std::vector<std::string> events;  // By date, then id.
};

struct Groups {
  std::vector<ArticleGroup> articles;  // By article.
  std::vector<Copy> copies;            // By first, then second.
  std::vector<Event> events;           // By id.
  std::vector<Story> stories;          // By id.
};

}  // namespace sourcier
