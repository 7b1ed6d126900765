// What pages say of their articles, one small page a row.
#include "engine/article/metadata.h"

#include <gtest/gtest.h>

#include "engine/article/extract.h"
#include "engine/article/titles.h"

namespace sourcier {
namespace {

const ExtractionRules& rules() {
  static const ExtractionRules loaded(*Pack::open(SOURCIER_PACK));
  return loaded;
}

const std::string kBody =
    "<p>The director of the port said on Monday that the gates would stay shut until the cables of "
    "all five cranes had been changed, and that nobody knew when that would be.</p><p>The dockers, "
    "who had asked for new cables since the spring, answered that they had never been heard.</p>";

Article extracted(const std::string& html, const char* fetched = "", const char* url = "") {
  Page page;
  page.path = "page";
  page.url = url;
  page.fetched = fetched;
  page.body = html;
  return extract(page, rules(), {});
}

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
    EXPECT_EQ(extracted(std::string(c.head) + "<body>" + c.heading + kBody).title, c.title);
  }
}

struct AuthorCase {
  const char* name;
  const char* html;  // Before the body.
  std::vector<std::string> authors;
};

const AuthorCase kAuthors[] = {
    {"meta", "<meta name=author content='Ana Ruiz, Léo Blin'>", {"Ana Ruiz", "Léo Blin"}},
    {"several metas",
     "<meta name=citation_author content='Ana Ruiz'><meta name=citation_author "
     "content='Léo Blin'>",
     {"Ana Ruiz", "Léo Blin"}},
    {"a vocabulary that nobody knows",
     "<meta property='xyz:author' content='Ana Ruiz'>",
     {"Ana Ruiz"}},
    {"the card's label",
     "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 "
     "content='Ana Ruiz'>",
     {"Ana Ruiz"}},
    {"microdata",
     "<span itemprop=author itemscope>Photo <b itemprop=name>Ana Ruiz</b></span>",
     {"Ana Ruiz"}},
    {"rel=author",
     "<a rel=author href='/a'>Ana Ruiz</a>, <a rel=author href='/l'>Léo Blin</a>",
     {"Ana Ruiz", "Léo Blin"}},
    {"what they call themselves", "<a rel=author href='/a'>surfguard</a>", {"surfguard"}},
    {"a page of a person",
     "<p>Erstellt von <a href='https://post.example/author/ana/'>ana r</a></p>",
     {"ana r"}},
    {"a class",
     "<div class=submitted>Gespeichert von <b class=username>rasos</b> am 24. Juli</div>",
     {"rasos"}},
    {"a role before the name", "<div class=byline>Interview: Julia Lauter</div>", {"Julia Lauter"}},
    {"a handle behind the name", "<meta name=author content='Ana Ruiz @anaruiz'>", {"Ana Ruiz"}},
    {"a particle",
     "<div class=byline>Por Ana de la Cruz y Léo Blin</div>",
     {"Ana de la Cruz", "Léo Blin"}},
    {"an initial is no joint", "<meta name=author content='E. Y. Ruiz'>", {"E. Y. Ruiz"}},
    {"a day and a name", "<h1>Gates shut</h1><p>4.3.2031 - Denis Dubois</p>", {"Denis Dubois"}},
    {"a day before the by",
     "<div class=meta-author>Posted on March 4, 2031 by Adi Tzlil</div>",
     {"Adi Tzlil"}},
    {"a label in an element of its own",
     "<p>Datum: 4.3.2031<br><b class=authorLabel>Autor:</b> Fritz Imhof<br>Quelle: Post</p>",
     {"Fritz Imhof"}},
    {"a label on a line of its own", "<p>Von:</p><p>Denis Dubois</p>", {"Denis Dubois"}},
    {"a given name whose byline is whole",
     "<meta name=author content=Ana><p>Text von Ana Ruiz</p>",
     {"Ana Ruiz"}},
    {"the byline knows more than the data",
     "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"name\":\"Kim Ode\"}}"
     "</script><meta name=parsely-author content='Ana Ruiz'><meta name=parsely-author "
     "content='Léo Blin'>",
     {"Ana Ruiz", "Léo Blin"}},
    {"whoever filled the system in did not write",
     "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"name\":\"Kim Ode\"}}"
     "</script><h1>Gates shut</h1><a href='/staff/ana-ruiz/'>Ana Ruiz</a>",
     {"Ana Ruiz"}},
    {"the spelling that is shown",
     "<meta name=author content='gabor_munier'><ul><li>Author: Gàbor Muniér, Datum: 4.3.31</ul>",
     {"Gàbor Muniér"}},
    {"brackets in a name", "<a rel=author href='/a'>Ana (A. M.) Ruiz</a>", {"Ana (A. M.) Ruiz"}},
    {"brackets behind a name", "<a rel=author href='/a'>Ana Ruiz (Bern)</a>", {"Ana Ruiz"}},
    {"an unknown given name behind a label", "<p>Von:</p><p>Quorl Dubois</p>", {"Quorl Dubois"}},
    {"for whom they write",
     "<p class=byline>By ANA RUIZ and LÉO BLIN Associated Press</p>",
     {"ANA RUIZ", "LÉO BLIN"}},
    {"what they are there", "<p class=byline>By ANA RUIZ<br>AP Sports Writer</p>", {"ANA RUIZ"}},
    {"the stop of a sentence",
     "<div class=byline>Recueilli par Denis Dubois.</div>",
     {"Denis Dubois"}},
    {"an initial at the end", "<meta name=author content='Denis D.'>", {"Denis D."}},
    {"who took the picture",
     "<figure><img src=a><figcaption>A gate. <b class=author>Denis "
     "Dubois</b></figcaption></figure>",
     {}},
    {"where it was written", "<p class=byline>Ana Ruiz, Washington, Hong Kong</p>", {"Ana Ruiz"}},
    {"the surname first", "<meta name=citation_author content='Ruiz, Ana'>", {"Ana Ruiz"}},
    {"two given names", "<meta name=author content='Claudia, Denis'>", {"Claudia", "Denis"}},
    {"a sign of three bytes at the end",
     "<meta name=author content='国際特許事務所'>",
     {"国際特許事務所"}},
    {"spaces that do not break", "<meta name=author content='Ana\u00a0Ruiz'>", {"Ana Ruiz"}},
    {"an app's banner", "<meta name='smartbanner:author' content='Now in the App'>", {}},
    {"the outlet's channel", "<a href='https://www.youtube.com/user/post'>YouTube</a>", {}},
    {"a crane of five storeys", "<p>5-story Biscayne Boulevard tower</p>", {}},
    {"an address",
     "<meta name=author content='Harbour Works, Bern, Switzerland'>",
     {"Harbour Works"}},
    {"once for eyes and once for ears", "<a rel=author>Ana Ruiz Ana Ruiz</a>", {"Ana Ruiz"}},
    {"a sign of the name", "<meta name=author content='Ana Ruiz, AR'>", {"Ana Ruiz"}},
    {"an outlet and its slogan", "<meta name=author content='Digue – Das Magazin'>", {}},
    {"a link to all that they wrote", "<a rel=author>Ana Ruiz Alle Artikel</a>", {"Ana Ruiz"}},
    {"Italian, a small by", "<meta name=author content='di Sami al-Ruiz'>", {"Sami al-Ruiz"}},
    {"a desk with a name",
     "<meta name=author content='Redaktion Hafenticker'>",
     {"Redaktion Hafenticker"}},
    {"any desk, where nobody else signs", "<meta name=author content='Web Team'>", {"Web Team"}},
    {"a person before the desk",
     "<meta name=author content='Redaktion'><div class=byline>Von Ana Ruiz</div>",
     {"Ana Ruiz"}},
    {"answers to a question",
     "<b itemprop=author>ana1</b><b itemprop=author>bo2b</b><b itemprop=author>cy3c</b>"
     "<b itemprop=author>di4d</b><b itemprop=author>ed5e</b>",
     {"ana1"}},
    {"the newsroom", "<meta name=author content='Redaktion'>", {"Redaktion"}},
    {"the outlet, which systems fill in",
     "<meta property=og:site_name content='Post'><meta name=author content='Post'>",
     {}},
    {"the outlet, where it is shown",
     "<meta property=og:site_name content='Post'><div class=byline>By Post</div>",
     {"Post"}},
    {"an organisation",
     "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":"
     "{\"@type\":\"Organization\",\"name\":\"Harbour Works\"}}</script>",
     {"Harbour Works"}},
    {"a company owns the page",
     "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":"
     "{\"@type\":\"Organization\",\"name\":\"Harbour Works Ltd\"}}</script>",
     {}},
    {"an institute with an and in its name",
     "<meta name=author content='Institut für Wald und Forst'>",
     {"Institut für Wald und Forst"}},
    {"a given name that is a word elsewhere", "<meta name=author content='Tim Ode'>", {"Tim Ode"}},
    {"the letter of a postal code", "<meta name=author content='D'>", {}},
    {"a sign and an agency", "<p class=byline>Von: det/dpa</p>", {"det", "dpa"}},
    {"a byline with hyphens that nobody sees",
     "<meta name=author content='Kim Ode'><h1>Gates shut</h1><p>Von Mat\u00adthi\u00adas Ruiz</p>",
     {"Matthias Ruiz"}},
    {"a day behind the name",
     "<h1>Gates shut</h1><p>Ana Ruiz | 12/05/2031 10:20</p>",
     {"Ana Ruiz"}},
    {"a day in words behind it", "<h1>Gates shut</h1><p>Ana Ruiz, 12 May 2031</p>", {"Ana Ruiz"}},
    {"a place and a day", "<h1>Gates shut</h1><p>Genoa, 12 May 2031</p>", {}},
    {"nobody", "<div class=author>admin</div>", {}},
    {"who comments",
     "<div class=comments><div class=comment><b class=fn>Ana Ruiz</b></div></div>",
     {}},
};

TEST(FindAuthors, Cases) {
  for (const AuthorCase& c : kAuthors) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(extracted(c.html + kBody + kBody).authors, c.authors);
  }
}

// Under the body.
const AuthorCase kSigned[] = {
    {"a name whose first word is another word too", "<p>Marina Mucha</p>", {"Marina Mucha"}},
    {"the last line of the last paragraph",
     "<p>The gates were shut all day, the director said, and nobody knew for how long they would "
     "be.<br><em>Ana Ruiz</em></p>",
     {"Ana Ruiz"}},
    {"a paragraph that says whose the text was",
     "<p><em>An interview by Ana Ruiz with the director of the port.</em></p>",
     {"Ana Ruiz"}},
    {"whose the text is", "<p>© 2031 Denis Dubois</p>", {"Denis Dubois"}},
    {"a sentence", "<p>Grant Park was shut.</p>", {}},
};

TEST(FindAuthors, UnderTheText) {
  for (const AuthorCase& c : kSigned) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(extracted("<h1>Gates shut</h1>" + kBody + kBody + c.html).authors, c.authors);
  }
}

TEST(FindAuthors, AnAgencyIsCreditedAndSignsWhereNobodyElseDoes) {
  const Article article = extracted("<meta name=author content='AFP'>" + kBody);
  EXPECT_EQ(article.authors, std::vector<std::string>{"AFP"});
  EXPECT_EQ(extracted("<meta name=author content='Ana Ruiz, AFP'>" + kBody).authors,
            std::vector<std::string>{"Ana Ruiz"});
  ASSERT_EQ(article.credits.size(), 1u);
  EXPECT_EQ(article.credits[0].name, "AFP");
  EXPECT_EQ(article.credits[0].of, CreditOf::kText);
}

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
    const Article article = extracted(c.html + kBody + kBody);
    EXPECT_EQ(article.published, c.published);
    EXPECT_EQ(article.published_basis, c.basis);
  }
}

TEST(FindPageDates, AtTheFootOfThePage) {
  const std::string page = "<h1>Gates shut</h1>" + kBody + kBody;
  EXPECT_EQ(extracted(page + "<p>Copyright © 04.03.2031 - 12:14 by Post</p>").published,
            "2031-03-04");
  EXPECT_EQ(extracted(page + "<p>Letzte Änderung: 04.03.2031</p>").published_basis,
            DateBasis::kInferred);
  EXPECT_EQ(extracted(page + "<p>© 2031 Post</p>").published, "");
}

TEST(FindPageDates, RelativeToTheVisitWhereItIsKnown) {
  const std::string page = "<h1>Gates shut</h1><p>Publié hier à 19h25</p>" + kBody;
  EXPECT_EQ(extracted(page, "2031-03-05T08:00:00Z").published, "2031-03-04");
  EXPECT_EQ(extracted(page).published, "");
}

TEST(FindPageDates, ADatelineFurtherDown) {
  const std::string page = "<h1>Gates shut</h1>" + kBody + kBody.substr(0, kBody.find("</p>") + 4);
  EXPECT_EQ(extracted(page + "<p>04.03.2031 „" + kBody.substr(3)).published, "2031-03-04");
}

TEST(FindPageDates, ADateline) {
  const Article article =
      extracted("<h1>Gates shut</h1><p>Vaucelin, 4. März 2031 – " + kBody.substr(3) + kBody);
  EXPECT_EQ(article.published, "2031-03-04");
}

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
    const Article article = extracted(std::string(c.head) + "<body><h1>Gates shut</h1>" + kBody);
    EXPECT_EQ(article.outlet, c.outlet);
    EXPECT_EQ(article.section, c.section);
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
