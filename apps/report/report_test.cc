#include "apps/report/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "apps/report/fixture.h"

namespace sourcier::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Report : public ::testing::Test {
 protected:
  const Fixture story_ = port_story();
  const std::shared_ptr<const Pack> pack_ = *Pack::open(SOURCIER_PACK);
  const Labels english_{*pack_, "en"};
  const Labels french_{*pack_, "fr"};
};

TEST_F(Report, SaysWhoSaidWhatThroughWhom) {
  const std::string text = terminal_report(story_.input(), english_, {});
  if (std::getenv("SOURCIER_SHOW") != nullptr) std::puts(text.c_str());
  EXPECT_THAT(text, HasSubstr("5 articles · 4 texts · 1 origin"));
  EXPECT_THAT(text, HasSubstr("Harbour Post ← Meridian"));
  EXPECT_THAT(text, HasSubstr("origin not stated"));
  EXPECT_THAT(text, HasSubstr("Denied by Syndicat des dockers"));
}

TEST_F(Report, SetsTheSameAsOnePage) {
  const std::string page = html_report(story_.input(), french_);
  if (const char* path = std::getenv("SOURCIER_SHOW")) std::ofstream(path) << page;
  EXPECT_THAT(page, HasSubstr("<html lang=\"fr\">"));
}

TEST_F(Report, SecondsAreForATerminalOnly) {
  EXPECT_THAT(terminal_report(story_.input(), english_, {}), Not(HasSubstr("0.09 s")));
  EXPECT_THAT(terminal_report(story_.input(), english_, {.colour = false, .width = 100}),
              HasSubstr("0.09 s"));
}

}  // namespace
}  // namespace sourcier::report
