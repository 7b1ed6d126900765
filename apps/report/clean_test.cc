#include "apps/report/clean.h"

#include <gtest/gtest.h>

namespace sourcier::report {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* cleaned;
};

const Case kCases[] = {
    {"plain text stays", "Été à Saint-Malo", "Été à Saint-Malo"},
    {"line ends and tabs are blanks", " a\tb\r\n\n c ", "a b c"},
    {"escape sequences lose their escape", "\x1b[31mred\x1b]0;title\x07", "[31mred]0;title"},
    {"C1 controls",
     "a\xC2\x9B"
     "31mb",
     "a31mb"},
    {"delete",
     "a\x7F"
     "b",
     "ab"},
    {"bidirectional overrides", "a\u202Ecod\u202C\u2066x\u2069\u200Fb", "acodxb"},
    {"invisible characters", "a\u200Bb\u00ADc\uFEFFd\u2060e", "abcde"},
    {"no-break spaces stay", "8\u202F000\u00A0km", "8\u202F000\u00A0km"},
    {"bytes that are not UTF-8", "a\xFFz", "a\uFFFDz"},
};

TEST(Clean, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(clean(c.text), c.cleaned);
  }
}

TEST(Clean, InnerTextKeepsItsBlanks) { EXPECT_EQ(clean_inner("  a  b\n"), " a b "); }

TEST(Clean, HtmlIsSafeInContentAndAttributes) {
  EXPECT_EQ(html("<a href=\"x\" b='y'>&"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
}

TEST(Clean, WebAddresses) {
  const Case cases[] = {
      {"https", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
      {"http in capitals", "HTTP://example.org/", "HTTP://example.org/"},
      {"script", "javascript:alert(1)", ""},
      {"script behind a blank", " javascript:alert(1)", ""},
      {"data", "data:text/html,x", ""},
      {"file", "file:///etc/passwd", ""},
      {"a blank inside", "https://example.org/a b", ""},
      {"a control character inside", "https://example.org/\x1b[2J", ""},
      {"nothing", "", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(web_address(c.text), c.cleaned);
  }
}

}  // namespace
}  // namespace sourcier::report
