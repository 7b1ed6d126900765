// Whose a page is, and in which section: one small page a row.
#include <gtest/gtest.h>

#include "engine/article/small_pages.h"

namespace sourcier {
namespace {

struct OutletCase {
  const char* name;
  const char* head;
  const char* outlet;
  const char* section;
};

const OutletCase kOutlets[] = {
    {"site name",
     "<meta property=og:site_name content='Le Fanal'><meta "
     "property=article:section content=Mer>",
     "Le Fanal", "Mer"},
    {"publisher",
     "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"publisher\":"
     "{\"name\":\"Le Fanal\"},\"articleSection\":\"Mer\"}</script>",
     "Le Fanal", "Mer"},
    {"behind the title", "<title>Gates shut | Le Fanal</title>", "Le Fanal", ""},
    {"the h1 of a blog",
     "<title>Le Fanal : Gates shut at noon</title><h1>Le Fanal</h1><h2 class=entry-title>Gates "
     "shut "
     "at noon</h2>",
     "Le Fanal", ""},
    {"the domain", "<link rel=canonical href=https://www.fanal.example/a/b>", "fanal.example", ""},
    {"a headline is no name",
     "<meta property=og:title content='Gates shut at the port of Vaucelin'>"
     "<meta property=og:site_name content='Gates shut at the port of Vaucelin by fanal'><link "
     "rel=canonical href=https://www.fanal.example/a/b>",
     "fanal.example", ""},
    {"the outlet is no section",
     "<meta property=og:site_name content=Fanal><meta "
     "property=article:section content=Fanal>",
     "Fanal", ""},
};

TEST(FindOutlet, Cases) {
  for (const OutletCase& c : kOutlets) {
    SCOPED_TRACE(c.name);
    const Article article =
        extracted(std::string(c.head) + "<body><h1>Gates shut</h1>" + kSmallBody);
    EXPECT_EQ(article.outlet, c.outlet);
    EXPECT_EQ(article.section, c.section);
  }
}

}  // namespace
}  // namespace sourcier
