// Titles that pages give their articles, one small page a row.
#include "engine/article/titles.h"

#include <gtest/gtest.h>

#include "engine/article/small_pages.h"

namespace sourcier {
namespace {

struct TitleCase {
  const char* name;
  const char* head;
  const char* heading;
  const char* title;
};

const TitleCase kTitles[] = {
    {"the site behind a bar",
     "<title>Gates shut at noon | Post</title><meta property=og:site_name "
     "content=Post>",
     "", "Gates shut at noon"},
    {"the site before", "<title>Post » Gates shut at noon</title>", "<h1><a href='/'>Post</a></h1>",
     "Gates shut at noon"},
    {"a linked site at another address", "<title>Gates shut at noon - Post</title>",
     "<h1><a href='https://archive.example/2031/https://post.example/'>Post</a></h1>",
     "Gates shut at noon"},
    {"a kicker in the headline", "<title>Strike: Gates shut at noon</title>",
     "<h1><span class=overline>Strike</span> Gates shut at noon</h1>", "Gates shut at noon"},
    {"a kicker that only the head leaves out", "<meta property=og:title content='Gates shut'>",
     "<h1><b>Strike</b><br>Gates shut</h1>", "Gates shut"},
    {"a day over the headline", "<title>x</title>",
     "<h1><time datetime=2031-03-04>4 March</time> Gates shut at noon</h1>", "Gates shut at noon"},
    {"what is only read aloud", "<meta property=og:title content='Gates shut at noon'>",
     "<h1>Gates shut at noon<span class=sr-only> | Post</span></h1>", "Gates shut at noon"},
    {"emphasis is no kicker", "<title>The gates shut at noon</title>",
     "<h1>The <em>gates</em> shut at noon</h1>", "The gates shut at noon"},
    {"one word, said twice",
     "<title>Hope! - Post</title><script type='application/ld+json'>"
     "{\"@type\":\"Article\",\"headline\":\"Hope!\"}</script>",
     "<h1>Hope!</h1><h2>You are one</h2>", "Hope!"},
    {"a blog whose name is the h1", "<title>The Post\u00a0: Gates shut at noon</title>",
     "<h1 class=title>The Post</h1><h3 class=post-title>Gates shut at noon</h3>",
     "Gates shut at noon"},
    {"the site's name in a heading below", "<title>Gates shut | The Post</title>",
     "<h1>Gates shut</h1><h3>The Post</h3>", "Gates shut"},
    {"a print page's name before it",
     "<title>Version imprimable - Les portes fermées - Post</title>", "",
     "Les portes fermées - Post"},
    {"in the headline too", "<title>Print: Gates shut at noon</title>",
     "<h1>Print: Gates shut at noon</h1>", "Gates shut at noon"},
    {"behind it in brackets", "<title>Gates shut at noon (Printable version)</title>", "",
     "Gates shut at noon"},
    {"a heading that is nothing else", "<title>Gates shut at noon | Druckversion</title>",
     "<h1>Druckversion</h1>", "Gates shut at noon"},
    {"a headline about print", "<title>Print is dead: a history</title>", "",
     "Print is dead: a history"},
    {"references", "<meta property=og:title content='Tom &amp;amp; Ana&amp;#039;s port'>", "",
     "Tom & Ana's port"},
};

TEST(FindTitle, Cases) {
  for (const TitleCase& c : kTitles) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(extracted(std::string(c.head) + "<body>" + c.heading + kSmallBody).title, c.title);
  }
}

TEST(WithoutSite, Cases) {
  const std::vector<std::string> names = {"post", "新华网"};
  EXPECT_EQ(without_site("Gates shut - World - Post", names), "Gates shut - World");
  EXPECT_EQ(without_site("Post: a history", names), "Post: a history");
  EXPECT_EQ(without_site("武汉的声音！-新华网", names), "武汉的声音！");
}

}  // namespace
}  // namespace sourcier
