// When undated articles of an event of Monday 17 March 2031 were written, read from sentences.
#include <gtest/gtest.h>

#include "engine/trace/drafts.h"

namespace sourcier {
namespace {

struct Case {
  const char* language;
  const char* text;
  const char* earliest;
  const char* latest;
};

constexpr Case kCases[] = {
    {"fr", "La grue s'est effondrée lundi, selon les pompiers.", "2031-03-17", "2031-03-19"},
    {"en", "The crane collapsed on Monday, firefighters said.", "2031-03-17", "2031-03-19"},
    {"fr", "La grue effondrée lundi était usée, a révélé mercredi le syndicat.", "2031-03-19",
     "2031-03-19"},
    {"en", "The director resigned on Thursday, three days after the collapse.", "2031-03-20",
     "2031-03-22"},
    {"fr", "Le port restera fermé jusqu'à vendredi, a indiqué mardi la préfecture.", "2031-03-18",
     "2031-03-18"},
    {"en", "The crane collapsed on Monday. The funeral will be held on Friday.", "2031-03-17",
     "2031-03-19"},
};

TEST(Dates, AnUndatedArticleIsAsLateAsTheLastWeekdayItNames) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);
    const auto inferred = traced({read_as("a", c.language, c.text, "")}).articles[0].date_inferred;
    ASSERT_TRUE(inferred);
    EXPECT_EQ(inferred->earliest, c.earliest);
    EXPECT_EQ(inferred->latest, c.latest);
  }
}

}  // namespace
}  // namespace sourcier
