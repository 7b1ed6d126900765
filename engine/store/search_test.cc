#include "engine/store/search.h"

#include <gtest/gtest.h>

#include "engine/store/fixture.h"
#include "engine/text/offsets.h"

namespace sourcier {
namespace {

Document article(const std::string& id, const std::string& language, const std::string& published,
                 const std::string& outlet, const std::string& title, const std::string& text,
                 const std::vector<std::string>& people) {
  Document document;
  Article& a = document.article;
  a.id = id;
  a.language = language;
  a.published = published;
  a.outlet = outlet;
  a.title = title;
  a.text = text;
  a.version = article_version(title, text);
  for (const std::string& name : people)
    document.reading.entities.push_back({EntityType::kPerson, name, {}, {}, {}, {}});
  return document;
}

const std::vector<Document>& collection() {
  static const std::vector<Document> documents = {
      article("a1", "fr", "2031-03-17", "La Vigie", "Le port ferme",
              "Les travaux du port commenceront au printemps, a déclaré Anne Martel.",
              {"Anne Martel"}),
      article("a2", "fr-CA", "2031-03-18T10:00:00Z", "Le Courrier", "Grève",
              "Le travail a cessé. Une grève générale débute à l'été.", {"Paul Ney"}),
      article("a3", "en", "2031-04-02", "Harbour Post", "Port closed",
              "Workers were running late; the general strike goes on, Anne Martel said.",
              {"Anne Martel", "Paul Ney"}),
      article("a4", "en", "2031-04", "Harbour Post", "Closing time", "The port of the isle.", {}),
      article("a5", "fr", "", "La Vigie", "Sans date", "Un texte sans date ni port.", {}),
  };
  return documents;
}

Store& store() {
  static Store made = [] {
    auto opened = Store::open(fresh_path("search"), Store::Mode::kReadWrite);
    EXPECT_TRUE(opened) << opened.error().text();
    EXPECT_TRUE(opened->add(collection(), {}, kMadeBy));
    return std::move(*opened);
  }();
  return made;
}

std::string ids(const SearchRequest& request) {
  const auto result = search(store(), request);
  if (!result) return result.error().text();
  std::string out;
  for (const SearchHit& hit : result->hits) out += (out.empty() ? "" : " ") + hit.id;
  return out;
}

SearchRequest newest(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.order = SearchOrder::kNewest;
  return request;
}

struct Case {
  const char* query;
  const char* ids;  // Newest first; without a date last.
};

const Case kCases[] = {
    {"", "a3 a4 a2 a1 a5"},
    {"commencer", "a1"},                     // Inflections: "commenceront".
    {"\"commencer\"", ""},                   // The very word.
    {"GREVE", "a2"},                         // No accents, no case.
    {"run", "a3"},                           // The stemmer of the article's language.
    {"port ferme", "a1"},                    // Both.
    {"port -grève -title:closed", "a1 a5"},  // "Closing" is an inflection of it.
    {"grève OR strike", "a3 a2"},
    {"grève OR strike martel", "a3"},
    {"grèv*", "a2"},
    {"\"the general\"", "a3"},
    {"\"general the\"", ""},
    {"\"la gr\"*", ""},
    {"\"une gr\"*", "a2"},
    {"title:port", "a3 a1"},
    {"outlet:vigie", "a1 a5"},
    {"outlet:\"harbour post\"", "a3 a4"},
    {"person:ney", "a3 a2"},
    {"person:\"anne martel\"", "a3 a1"},
    {"person:\"martel paul\"", ""},  // A phrase does not run into the next name.
    {"person:port", ""},
    {"language:fr", "a2 a1 a5"},
    {"language:fr port", "a1 a5"},
    {"language:de port", ""},
    {"after:2031-03-18", "a3 a4 a2"},
    {"before:2031-03-18", "a1"},
    {"before:2031-04 after:2031-03", "a2 a1"},
    {"-port", "a2"},
    {"l'été", "a2"},
    {"\" ) OR (", ""},
    {"title:\"; DROP TABLE article", ""},
};

TEST(Search, Cases) {
  for (const Case& c : kCases) EXPECT_EQ(ids(newest(c.query)), c.ids) << c.query;
}

TEST(Search, IsNarrowedByTheValuesOfFacets) {
  SearchRequest request = newest("port");
  request.outlet = "Harbour Post";
  EXPECT_EQ(ids(request), "a3 a4");
  request.person = "Paul Ney";
  EXPECT_EQ(ids(request), "a3");
  request.outlet = "Nobody's";
  EXPECT_EQ(ids(request), "");
  SearchRequest dated = newest("");
  dated.from = "2031-03-18";
  dated.to = "2031-03";
  EXPECT_EQ(ids(dated), "a2");
  dated.language = "fr-CA";
  EXPECT_EQ(ids(dated), "a2");
}

TEST(Search, CountsAllThatItFinds) {
  SearchRequest request = newest("port");
  request.limit = 1;
  const auto result = search(store(), request);
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->is_whole);
  EXPECT_EQ(result->total, 4u);
  using Values = std::vector<FacetValue>;
  EXPECT_EQ(result->outlets, (Values{{"Harbour Post", 2}, {"La Vigie", 2}}));
  EXPECT_EQ(result->languages, (Values{{"en", 2}, {"fr", 2}}));
  EXPECT_EQ(result->people, (Values{{"Anne Martel", 2}, {"Paul Ney", 1}}));
  EXPECT_EQ(result->months, (Values{{"", 1}, {"2031-03", 1}, {"2031-04", 2}}));
}

TEST(Search, PagesFollowEachOther) {
  for (const SearchOrder order : {SearchOrder::kNewest, SearchOrder::kRelevance}) {
    SearchRequest request;
    request.query = "port OR grève OR date";
    request.order = order;
    const std::string all = ids(request);
    EXPECT_EQ(all.size(), std::string("a1 a2 a3 a4 a5").size());
    request.limit = 2;
    std::string paged;
    do {
      const auto result = search(store(), request);
      ASSERT_TRUE(result);
      EXPECT_EQ(result->total, 5u);
      for (const SearchHit& hit : result->hits) paged += (paged.empty() ? "" : " ") + hit.id;
      request.cursor = result->next;
    } while (!request.cursor.empty());
    EXPECT_EQ(paged, all);
  }
  SearchRequest request = newest("port");
  request.cursor = "x";
  EXPECT_EQ(search(store(), request).error().text(),
            "search: 'x' is no cursor; wanted the one that the page before gave");
}

TEST(Search, TheBetterHitComesFirst) {
  SearchRequest request;
  request.query = "port";
  EXPECT_EQ(ids(request).substr(0, 2), "a1");  // In the title and in the text.
}

TEST(Search, ShowsWhereTheWordsStand) {
  SearchRequest request = newest("été \"a cessé\"");
  const auto result = search(store(), request);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->hits.size(), 1u);
  const SearchHit& hit = result->hits.front();
  const std::string& text = collection()[1].article.text;
  const CodePointIndex index(text);
  ASSERT_EQ(hit.matches.size(), 2u);
  std::vector<std::string> found;
  for (const Span span : hit.matches)
    found.emplace_back(slice(text, {*index.byte_of(span.begin), *index.byte_of(span.end)}));
  EXPECT_EQ(found, (std::vector<std::string>{"a cessé", "été"}));
  EXPECT_EQ(hit.snippet, (std::vector<SnippetPart>{{"Le travail ", false},
                                                   {"a cessé", true},
                                                   {". Une grève générale débute à l'", false},
                                                   {"été", true},
                                                   {".", false}}));
}

TEST(Search, APassageIsTheBestOfALongText) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "mot ";
  text += "port ";
  for (int i = 0; i < 100; ++i) text += "mot ";
  text += "le port en grève ";
  for (int i = 0; i < 100; ++i) text += "mot ";
  IndexWords words;
  TermFinder finder(*parse_search("port grève"), words, {"fr"});
  const auto found = finder.find(text, "fr", SearchField::kAnywhere);
  EXPECT_EQ(found.size(), 3u);
  const Span passage = best_passage(text, found);
  const std::string_view shown = slice(text, passage);
  EXPECT_NE(shown.find("port en grève"), std::string_view::npos);
  EXPECT_LE(shown.size(), kSnippetBytes);
  EXPECT_EQ(shown.substr(0, 4), "mot ");
  EXPECT_TRUE(best_passage("", {}).empty());
  EXPECT_EQ(best_passage("short", {}).size(), 5u);
}

// Where the search ends at the first passage that has all terms, nothing that is shown is lost.
TEST(Search, APassageIsTheSameWhereTheRestOfTheTextIsNotRead) {
  constexpr std::string_view kVocabulary[] = {"mot", "port", "grève", "quai", "le", "Ports"};
  constexpr std::string_view kQueries[] = {"port", "port grève", "\"le port\" quai", "gre* OR mot"};
  std::uint32_t random = 1;
  IndexWords words;
  for (int turn = 0; turn < 200; ++turn) {
    std::string text;
    for (int i = 0; i < 150; ++i) {
      random = random * 1664525 + 1013904223;
      const std::uint32_t choice = random >> 24;  // Most are the first.
      (text += kVocabulary[choice < 6 ? choice : 0]) += ' ';
    }
    for (const std::string_view query : kQueries) {
      TermFinder finder(*parse_search(query), words, {"fr"});
      const auto all = finder.find(text, "fr", SearchField::kAnywhere);
      const auto some =
          finder.find(text, "fr", SearchField::kAnywhere, TermFinder::Until::kPassage);
      EXPECT_LE(some.size(), all.size());
      const Span passage = best_passage(text, all);
      EXPECT_EQ(best_passage(text, some), passage) << query << ": " << text;
      EXPECT_EQ(parts_of(text, passage, some), parts_of(text, passage, all));
    }
  }
}

TEST(Search, OfManyTheLatestAreCounted) {
  SearchRequest request;
  request.query = "port";
  const auto all = search(store(), request);
  ASSERT_TRUE(all);
  EXPECT_TRUE(all->is_whole);
  EXPECT_EQ(all->total, 4u);
  request.most_counted = 2;
  const auto latest = search(store(), request);
  ASSERT_TRUE(latest);
  EXPECT_FALSE(latest->is_whole);
  EXPECT_EQ(latest->total, 2u);
  EXPECT_EQ(ids(request), "a4 a5");
  request.most_counted = 4;  // All that there are.
  EXPECT_TRUE(search(store(), request)->is_whole);
}

TEST(Search, EndsAtItsDeadline) {
  SearchRequest request = newest("port");
  request.deadline = std::chrono::milliseconds(-1);
  const auto result = search(store(), request);
  ASSERT_TRUE(result) << result.error().text();
  // So small a store may be gone through before SQLite first looks at the clock.
  EXPECT_LE(result->total, 4u);
  EXPECT_EQ(ids(newest("port")).size(), 11u);  // The next search has its own.
}

TEST(Search, ForgetsWhatAnArticleNoLongerSays) {
  auto own = Store::open(fresh_path("search_again"), Store::Mode::kReadWrite);
  ASSERT_TRUE(own);
  ASSERT_TRUE(own->add(collection(), {}, kMadeBy));
  Document later = collection()[0];
  later.article.text = "Le chantier est fini.";
  later.article.modified = "2031-05-01";
  later.article.version = article_version(later.article.title, later.article.text);
  later.reading.entities.clear();
  ASSERT_EQ(own->add({&later, 1}, {}, kMadeBy)->changed, 1u);
  for (const auto& [query, total] :
       {std::pair("printemps", 0u), std::pair("chantier", 1u), std::pair("person:martel", 1u)}) {
    const auto result = search(*own, newest(query));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->total, total) << query;
  }
}

}  // namespace
}  // namespace sourcier
