#include "engine/live/robots.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* path;
  bool is_allowed;
};

const Case kCases[] = {
    {"no rules", "", "/a", true},
    {"for all", "User-agent: *\nDisallow: /a", "/a/b", false},
    {"another path", "User-agent: *\nDisallow: /a", "/b", true},
    {"an empty rule allows", "User-agent: *\nDisallow:", "/a", true},
    {"rules before any group are nobody's", "Disallow: /", "/a", true},
    {"its own group alone", "User-agent: sourcier\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a",
     true},
    {"the token in any case", "USER-AGENT: SourCier\ndisallow: /", "/a", false},
    {"a version after the token", "User-agent: Sourcier/2.0\nDisallow: /", "/a", false},
    {"another program's group", "User-agent: sourcier-news\nDisallow: /", "/a", true},
    {"groups of one program are one",
     "User-agent: sourcier\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: "
     "sourcier\nDisallow: /b",
     "/b", false},
    {"several programs, one group", "User-agent: x\nUser-agent: sourcier\nDisallow: /", "/a",
     false},
    {"a named group hides the general", "User-agent: *\nDisallow: /\nUser-agent: sourcier\n", "/a",
     true},
    {"the longest rule", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
    {"of equals the one that allows", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
    {"a star", "User-agent: *\nDisallow: /*.php", "/x/y.php?z", false},
    {"a star not met", "User-agent: *\nDisallow: /*.php", "/x/y.html", true},
    {"an anchor", "User-agent: *\nDisallow: /*.php$", "/x/y.php?z", true},
    {"an anchor met", "User-agent: *\nDisallow: /*.php$", "/x/y.php", false},
    {"an anchor takes the last", "User-agent: *\nDisallow: /*a$", "/aba", false},
    {"no star, an anchor", "User-agent: *\nDisallow: /a$", "/a", false},
    {"no star, an anchor, more", "User-agent: *\nDisallow: /a$", "/ab", true},
    {"two stars", "User-agent: *\nDisallow: /*/b*/c", "/a/bb/c", false},
    {"comments and blanks", "# x\nUser-agent : * # all\n\n  Disallow : /a # here\n", "/a", false},
    {"other lines end no group", "User-agent: *\nSitemap: /x\nDisallow: /a", "/a", false},
    {"escapes opened", "User-agent: *\nDisallow: /%61", "/a", false},
    {"escapes kept", "User-agent: *\nDisallow: /a%2fb", "/a%2Fb", false},
    {"escaped is another", "User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
    {"beyond ASCII", "User-agent: *\nDisallow: /é", "/%C3%A9", false},
    {"robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true},
    {"line ends of all systems", "User-agent: *\r\nDisallow: /a\rDisallow: /b", "/b", false},
    {"a mark at the beginning", "\xEF\xBB\xBFUser-agent: *\nDisallow: /a", "/a", false},
    {"a query", "User-agent: *\nDisallow: /*?print", "/a?print=1", false},
    {"cut escape", "User-agent: *\nDisallow: /a%", "/a%", false},
};

TEST(Robots, Cases) {
  for (const Case& c : kCases) {
    EXPECT_EQ(Robots::parse(c.text, "Sourcier/0.1").allows(c.path), c.is_allowed) << c.name;
  }
}

TEST(Robots, OfASiteThatHasNone) { EXPECT_TRUE(Robots::all_allowed().allows("/a")); }

TEST(Robots, AsksForPauses) {
  EXPECT_EQ(Robots::parse("User-agent: *\nCrawl-delay: 2.5", "x").crawl_delay(), 2.5);
  EXPECT_EQ(Robots::parse("User-agent: *\nCrawl-delay: 1e9", "x").crawl_delay(),
            kLongestCrawlDelay);
  EXPECT_FALSE(Robots::parse("User-agent: *\nCrawl-delay: soon", "x").crawl_delay());
  EXPECT_FALSE(Robots::parse("User-agent: *\nCrawl-delay: nan", "x").crawl_delay());
}

// As large as it may be, and made of stars: still soon told.
TEST(Robots, IsBoundedOnHostileRules) {
  std::string text = "User-agent: *\n";
  while (text.size() < kLongestRobots) text += "Disallow: /*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b\n";
  EXPECT_TRUE(Robots::parse(text, "x").allows("/" + std::string(100000, 'a')));
}

}  // namespace
}  // namespace sourcier
