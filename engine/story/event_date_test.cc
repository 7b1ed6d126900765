// Days of events: near the publication of their articles; of undated ones only what these open
// with.
#include "engine/story/event_date.h"

#include <gtest/gtest.h>

#include <vector>

namespace sourcier {
namespace {

struct Told {
  const char* day;
  std::uint32_t at;
};

struct Source {
  const char* published;
  std::vector<Told> days;
};

struct Case {
  const char* name;
  std::vector<Source> articles;
  const char* date;
  const char* basis;
};

const Case kCases[] = {
    {"nothing is known", {{"", {}}}, "", ""},
    {"published", {{"2031-03-05", {}}, {"2031-03-06", {}}}, "2031-03-05", "published"},
    {"stated near publication", {{"2031-03-05", {{"2031-03-04", 900}}}}, "2031-03-04", "stated"},
    {"history is no event", {{"2031-03-05", {{"2005-04-22", 10}}}}, "2031-03-05", "published"},
    {"an undated article opens with its day", {{"", {{"2031-03-04", 20}}}}, "2031-03-04", "stated"},
    {"what an undated article tells later is the past", {{"", {{"2005-04-22", 900}}}}, "", ""},
    {"one of many undated articles opens with a day",
     {{"", {{"2005-04-22", 20}}}, {"", {}}, {"", {}}, {"", {}}},
     "",
     ""},
    {"one dated article is enough to tell history apart",
     {{"", {{"2005-04-22", 20}}}, {"2031-03-05", {{"2031-03-03", 700}}}},
     "2031-03-03",
     "stated"},
};

TEST(DateEvent, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    std::vector<Document> documents;
    for (const Source& source : c.articles) {
      Document& document = documents.emplace_back();
      document.article.published = source.published;
      for (const Told& told : source.days)
        document.reading.times.push_back({.span = span_at(told.at, 5),
                                          .type = TimeType::kDate,
                                          .value = told.day,
                                          .modifier = {}});
    }
    std::vector<const Document*> pointers;
    for (const Document& document : documents) pointers.push_back(&document);
    const EventDate date = date_event(pointers);
    EXPECT_EQ(date.date, c.date);
    EXPECT_EQ(date.basis, c.basis);
  }
}

}  // namespace
}  // namespace sourcier
