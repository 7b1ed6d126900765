// Days that pages state or show: one small page a row.
#include <gtest/gtest.h>

#include "engine/article/small_pages.h"

namespace sourcier {
namespace {

struct DateCase {
  const char* name;
  const char* html;  // Before the body.
  const char* published;
  DateBasis basis;
};

const DateCase kDates[] = {
    {"JSON-LD",
     "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":"
     "\"2031-03-04T08:00:00+01:00\"}</script>",
     "2031-03-04T08:00:00+01:00", DateBasis::kJsonLd},
    {"meta", "<meta property=article:published_time content=2031-03-04T08:00:00Z>",
     "2031-03-04T08:00:00Z", DateBasis::kMeta},
    {"a vocabulary that nobody knows", "<meta name='x:article_published_time' content=2031-03-04>",
     "2031-03-04", DateBasis::kMeta},
    {"microdata", "<meta itemprop=datePublished content=2031-03-04>", "2031-03-04",
     DateBasis::kMicrodata},
    {"RDFa", "<span property='dc:date dc:created' content='2031-03-04'>then</span>", "2031-03-04",
     DateBasis::kMicrodata},
    {"time", "<h1>Gates shut</h1><time datetime=2031-03-04>Tuesday</time>", "2031-03-04",
     DateBasis::kTime},
    {"the address", "<link rel=canonical href=https://post.example/2031/03/04/gates>", "2031-03-04",
     DateBasis::kUrl},
    {"what is shown", "<h1>Gates shut</h1><p>Publié le 4 mars 2031</p>", "2031-03-04",
     DateBasis::kVisible},
    {"a clock over the page is not the article's",
     "<div class=clock>Donnerstag, 16. Februar 2034</div><h1>Gates shut</h1><p>4. März 2031</p>",
     "2031-03-04", DateBasis::kVisible},
    {"only the day of the change", "<h1>Gates shut</h1><p>Mis à jour le 4 mars 2031</p>",
     "2031-03-04", DateBasis::kInferred},
    {"the evening of the readers, not the morning of Greenwich",
     "<link rel=canonical href=https://post.example/2031/03/04/gates><meta "
     "property=article:published_time content=2031-03-05T02:25:54Z>",
     "2031-03-04", DateBasis::kUrl},
    {"the same instant with its zone",
     "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":"
     "\"2031-03-05T02:25:54Z\"}</script><h1>Gates shut</h1><time "
     "datetime='2031-03-04T21:25:54-05:00'>March 4</time>",
     "2031-03-04T21:25:54-05:00", DateBasis::kTime},
    {"an address and a time agree",
     "<link rel=canonical href=https://post.example/2031/03/04/gates><meta "
     "property=article:published_time content=2031-03-04T08:00:00Z>",
     "2031-03-04T08:00:00Z", DateBasis::kMeta},
    {"two days, and each is shown: the one that more say",
     "<meta name=date content=2031-03-05T20:00:25Z><h1>Gates shut</h1><time "
     "datetime=2031-03-06T03:00:00Z>x</time><p>Published March 6, 2031</p>",
     "2031-03-06T03:00:00Z", DateBasis::kTime},
    {"data in a script", "<script>var page = {\"publishedAt\":\"2031-03-04 08:00\"}</script>",
     "2031-03-04", DateBasis::kJsonLd},
    {"keys without marks, a day with signs",
     "<script>show({id: 7, pubtime: '2031年3月4日07:17'})</script>", "2031-03-04",
     DateBasis::kJsonLd},
    {"a script that writes the day", "<script>showDate(\"2031/03/04 07:17:00\")</script>",
     "2031-03-04", DateBasis::kJsonLd},
    {"a script with another number", "<script>load('20310304')</script>", "", DateBasis::kNone},
    {"the title bears it", "<title>Gates shut - 04.03.2031 - Post</title>", "2031-03-04",
     DateBasis::kVisible},
    {"a day of two readings, as what is shown says",
     "<html lang=de><meta name=date content='11/03/2031 12:43:42'><h1>Gates shut</h1><p>Erstellt "
     "am: 03.11.2031</p>",
     "2031-11-03", DateBasis::kMeta},
    {"thin spaces", "<h1>Gates shut</h1><p>Von Ana Ruiz, 4.\u20093.\u20092031</p>", "2031-03-04",
     DateBasis::kVisible},
    {"the topics of an article are no comment",
     "<div class='post-6 hentry category-kommentar tag-port'><h1>Gates shut</h1><p>4. März "
     "2031</p>",
     "2031-03-04", DateBasis::kVisible},
    {"a sentence without spaces only mentions a day",
     "<meta itemprop=dateUpdate content=2031-03-05><h1>Gates shut</h1><p>2030年7月18日，港口主任在"
     "星期一表示大门将一直关闭直到更换电缆。</p>",
     "2031-03-05", DateBasis::kInferred},
    {"a comment's day", "<div class=comments><p class=comment>4 March 2031</p></div>", "",
     DateBasis::kNone},
};

TEST(FindPageDates, Cases) {
  for (const DateCase& c : kDates) {
    SCOPED_TRACE(c.name);
    const Article article = extracted(c.html + kSmallBody + kSmallBody);
    EXPECT_EQ(article.published, c.published);
    EXPECT_EQ(article.published_basis, c.basis);
  }
}

TEST(FindPageDates, AtTheFootOfThePage) {
  const std::string page = "<h1>Gates shut</h1>" + kSmallBody + kSmallBody;
  EXPECT_EQ(extracted(page + "<p>Copyright © 04.03.2031 - 12:14 by Post</p>").published,
            "2031-03-04");
  EXPECT_EQ(extracted(page + "<p>Letzte Änderung: 04.03.2031</p>").published_basis,
            DateBasis::kInferred);
  EXPECT_EQ(extracted(page + "<p>© 2031 Post</p>").published, "");
}

TEST(FindPageDates, RelativeToTheVisitWhereItIsKnown) {
  const std::string page = "<h1>Gates shut</h1><p>Publié hier à 19h25</p>" + kSmallBody;
  EXPECT_EQ(extracted(page, "2031-03-05T08:00:00Z").published, "2031-03-04");
  EXPECT_EQ(extracted(page).published, "");
}

struct LineCase {
  const char* line;
  const char* published;
  const char* modified;
};

const LineCase kLines[] = {
    {"Mar 4, 2031, 6:05 PM ET · Updated Mar 5, 2031 7:10 AM", "2031-03-04", "2031-03-05"},
    {"Stand: 05.03.2031, 07:10 Uhr | Erstellt: 04.03.2031, 18:05 Uhr", "2031-03-04", "2031-03-05"},
    {"Publié le 4 mars 2031 à 18 h 05, mis à jour le mercredi 5 mars à 7 h 10", "2031-03-04",
     "2031-03-05"},
    {"Publié le 4 mars 2031, modifié hier à 7h10", "2031-03-04", "2031-03-09"},
    {"Publié le 4 mars 2031, pour le 6 mars 2031", "2031-03-04", ""},
};

TEST(FindPageDates, TwoInOneLine) {
  for (const LineCase& c : kLines) {
    SCOPED_TRACE(c.line);
    const Article article =
        extracted("<h1>Gates shut</h1><p>" + std::string(c.line) + "</p>" + kSmallBody + kSmallBody,
                  "2031-03-10T08:00:00Z");
    EXPECT_EQ(article.published, c.published);
    EXPECT_EQ(article.modified, c.modified);
  }
}

TEST(FindPageDates, ADatelineFurtherDown) {
  const std::string page =
      "<h1>Gates shut</h1>" + kSmallBody + kSmallBody.substr(0, kSmallBody.find("</p>") + 4);
  EXPECT_EQ(extracted(page + "<p>04.03.2031 „" + kSmallBody.substr(3)).published, "2031-03-04");
}

TEST(FindPageDates, ADateline) {
  const Article article = extracted("<h1>Gates shut</h1><p>Vaucelin, 4. März 2031 – " +
                                    kSmallBody.substr(3) + kSmallBody);
  EXPECT_EQ(article.published, "2031-03-04");
}

}  // namespace
}  // namespace sourcier
