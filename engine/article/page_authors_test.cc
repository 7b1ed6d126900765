// Who signs, as pages say it: one small page a row.
#include <gtest/gtest.h>

#include "engine/article/small_pages.h"

namespace sourcier {
namespace {

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
    EXPECT_EQ(extracted(c.html + kSmallBody + kSmallBody).authors, c.authors);
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
    EXPECT_EQ(extracted("<h1>Gates shut</h1>" + kSmallBody + kSmallBody + c.html).authors,
              c.authors);
  }
}

TEST(FindAuthors, AnAgencyIsCreditedAndSignsWhereNobodyElseDoes) {
  const Article article = extracted("<meta name=author content='AFP'>" + kSmallBody);
  EXPECT_EQ(article.authors, std::vector<std::string>{"AFP"});
  EXPECT_EQ(extracted("<meta name=author content='Ana Ruiz, AFP'>" + kSmallBody).authors,
            std::vector<std::string>{"Ana Ruiz"});
  ASSERT_EQ(article.credits.size(), 1u);
  EXPECT_EQ(article.credits[0].name, "AFP");
  EXPECT_EQ(article.credits[0].of, CreditOf::kText);
}

}  // namespace
}  // namespace sourcier
