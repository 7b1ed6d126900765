// The reports of a made-up story: goldens of the terminal at two widths, what the page of HTML
// must hold, and hostile text in every field of both.
#include "apps/report/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "apps/report/fixture.h"
#include "apps/report/html_page.h"
#include "apps/report/width.h"

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

// SOURCIER_BLESS=1 rewrites the answers; the review of that difference is the test.
void expect_golden(const std::string& name, const std::string& answer) {
  const std::filesystem::path path =
      std::filesystem::path(SOURCIER_ROOT) / "tests/cases/report" / name;
  if (std::getenv("SOURCIER_BLESS") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << answer;
  }
  std::ostringstream expected;
  expected << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_EQ(answer, expected.str()) << name;
}

// The first thing wrong with the nesting of tags or the quoting of attributes, or "".
std::string fault_of(std::string_view page) {
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    std::size_t end = at;
    for (bool quoted = false; end < page.size() && (quoted || page[end] != '>'); ++end) {
      if (page[end] == '"') quoted = !quoted;
    }
    if (end >= page.size()) return "left open: " + std::string(page.substr(at, 40));
    const std::string_view tag = page.substr(at + 1, end - at - 1);
    const std::string name(tag.substr(0, tag.find_first_of(" />", 1)));
    at = end;
    if (name.starts_with('!') || name == "meta" || tag.ends_with('/')) continue;
    if (!name.starts_with('/')) {
      open.push_back(name);
      if (name == "script" || name == "style") at = page.find("</" + name, at);
      continue;
    }
    if (open.empty() || open.back() != name.substr(1)) return "closed but not open: " + name;
    open.pop_back();
  }
  return open.empty() ? "" : "never closed: " + open.back();
}

std::size_t times_in(std::string_view page, std::string_view part) {
  std::size_t times = 0;
  for (std::size_t at = page.find(part); at != std::string_view::npos; at = page.find(part, at + 1))
    ++times;
  return times;
}

TEST_F(Report, TerminalGoldens) {
  expect_golden("port.en.txt", terminal_report(story_.input(), english_, {}));
  expect_golden("port.fr.txt", terminal_report(story_.input(), french_, {}));
  expect_golden("port.en.80.txt", terminal_report(story_.input(), english_, {false, 80}));
  expect_golden("port.en.40.txt", terminal_report(story_.input(), english_, {false, 40}));
}

TEST_F(Report, NoLineIsWiderThanTheTerminal) {
  for (const int width : {40, 61, 80, 100, 140}) {
    std::istringstream lines(terminal_report(story_.input(), french_, {false, width}));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(width_of(line), width) << line;
  }
}

TEST_F(Report, SecondsAndColoursAreForATerminalOnly) {
  EXPECT_THAT(terminal_report(story_.input(), english_, {}), Not(HasSubstr("0.09 s")));
  EXPECT_THAT(terminal_report(story_.input(), english_, {.colour = false, .width = 100}),
              HasSubstr("0.09 s"));
  EXPECT_THAT(terminal_report(story_.input(), english_, {}), Not(HasSubstr("\x1b")));
  EXPECT_THAT(terminal_report(story_.input(), english_, {.colour = true, .width = 100}),
              HasSubstr("\x1b[4;36m"));
}

TEST_F(Report, TheOrderOfDocumentsDoesNotMatter) {
  Fixture turned = story_;
  std::ranges::reverse(turned.documents);
  EXPECT_EQ(terminal_report(turned.input(), english_, {}),
            terminal_report(story_.input(), english_, {}));
  EXPECT_EQ(html_report(turned.input(), english_), html_report(story_.input(), english_));
}

TEST_F(Report, StatementsOfOneArticleAreLimitedButCounted) {
  Fixture many = story_;
  for (int i = 0; i < 20; ++i) {
    Statement alone = many.dossier.statements[1];
    alone.id = "x" + std::to_string(i);
    many.dossier.statements.push_back(alone);
  }
  const std::string text = terminal_report(many.input(), english_, {});
  EXPECT_THAT(text, HasSubstr("12 more statements, each in a single article"));
  EXPECT_THAT(text, HasSubstr("sourcier trace pages/ --all"));
  ReportInput all = many.input();
  all.all = true;
  EXPECT_THAT(terminal_report(all, english_, {}), Not(HasSubstr("more statements")));
}

TEST_F(Report, ExplainsAStatementByItsIdAndAFigureByItsWords) {
  const std::string id = story_.dossier.statements[0].id;
  expect_golden("explained_en.txt", explain_report(story_.input(), english_, {}, id));
  const std::string counted = story_.dossier.figures[0].counted;
  EXPECT_THAT(explain_report(story_.input(), french_, {}, counted), HasSubstr(counted));
  EXPECT_EQ(explain_report(story_.input(), english_, {}, "zeppelin"), "");
  EXPECT_EQ(explain_report(story_.input(), english_, {}, ""), "");
}

TEST_F(Report, Markdown) { expect_golden("story_fr.md", markdown_report(story_.input(), french_)); }

TEST_F(Report, NothingReadSaysWhatToDo) {
  const Fixture empty;
  EXPECT_THAT(terminal_report(empty.input(), english_, {}), HasSubstr("sourcier trace FOLDER"));
  EXPECT_EQ(fault_of(html_report(empty.input(), english_)), "");
}

TEST_F(Report, PageHoldsWordsCountsAndPassages) {
  const std::string page = html_report(story_.input(), french_);
  if (const char* path = std::getenv("SOURCIER_SHOW")) std::ofstream(path) << page;
  EXPECT_EQ(fault_of(page), "");
  EXPECT_THAT(page, HasSubstr("<html lang=\"fr\">"));
  EXPECT_THAT(page, HasSubstr("<blockquote lang=\"en\">"));
  EXPECT_THAT(page, HasSubstr("5 articles · 4 textes · 1 origine"));
  EXPECT_THAT(page, HasSubstr("<mark>demain</mark>"));
  EXPECT_THAT(page, HasSubstr("<mark class=\"exact\">300 to 350</mark>"));
  EXPECT_THAT(page, HasSubstr("origine non indiquée"));
  EXPECT_THAT(page, HasSubstr("8\u202F000"));
}

TEST_F(Report, EveryLinkInsideThePageHasItsTarget) {
  const std::string page = html_report(story_.input(), english_);
  std::size_t links = 0;
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos;
       at = page.find("href=\"#", at + 1)) {
    const std::size_t begin = at + 7;
    const std::string anchor = page.substr(begin, page.find('"', begin) - begin);
    EXPECT_EQ(times_in(page, " id=\"" + anchor + "\""), 1U) << anchor;
    ++links;
  }
  EXPECT_GT(links, 30U);
}

TEST_F(Report, OnlyOurScriptMayRun) {
  const std::string page = html_report(story_.input(), english_);
  EXPECT_THAT(page, HasSubstr("default-src 'none'; style-src 'unsafe-inline'; script-src '" +
                              script_hash(page_script()) + "'"));
  EXPECT_THAT(page, HasSubstr("<script>" + std::string(page_script()) + "</script>"));
  // RFC 6234's digest of "abc", as Base64.
  EXPECT_EQ(script_hash("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_F(Report, HostileTextStaysText) {
  const std::string hostile[] = {"<script>alert(1)</script>",
                                 "\"><img src=x onerror=alert(1)>",
                                 "' onmouseover='alert(1)",
                                 "</title></style><svg onload=alert(1)>",
                                 "\x1b[2J\x1b]0;x\x07\xC2\x9B\x33\x31m",
                                 "\u202Ecod.exe\u2066",
                                 "javascript:alert(1)",
                                 "&lt;&#60;",
                                 "\xFF\xFE",
                                 "<!--",
                                 "]]>",
                                 std::string("\0null", 5)};
  for (const std::string& poison : hostile) {
    SCOPED_TRACE(poison);
    const Fixture fixture = poisoned(poison);
    const std::string page = html_report(fixture.input(), english_);
    EXPECT_EQ(fault_of(page), "");
    EXPECT_EQ(times_in(page, "<script"), 1U);
    EXPECT_EQ(times_in(page, "<img"), 0U);
    EXPECT_EQ(times_in(page, "<!--"), 0U);
    EXPECT_EQ(times_in(page, "href=\"javascript"), 0U);
    EXPECT_EQ(times_in(page, "<svg onload"), 0U);
    const std::string text = terminal_report(fixture.input(), english_, {});
    const std::string markdown = markdown_report(fixture.input(), english_);
    const std::string explained =
        explain_report(fixture.input(), english_, {}, fixture.dossier.statements[0].id);
    EXPECT_NE(explained, "");
    for (const std::string_view out :
         std::initializer_list<std::string_view>{page, text, markdown, explained}) {
      for (const char* sign : {"\x1b", "\x07", "\xC2\x9B", "\u202E", "\u2066"}) {
        EXPECT_EQ(times_in(out, sign), 0U);
      }
      EXPECT_EQ(out.find('\0'), std::string_view::npos);
    }
  }
}

}  // namespace
}  // namespace sourcier::report
