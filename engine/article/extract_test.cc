// The whole stage: properties on any input, hostile pages, and what single features must give.
// Whole pages with their expected articles are in tests/cases/article.
#include "engine/article/extract.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

namespace fs = std::filesystem;

const ExtractionRules& rules() {
  static const ExtractionRules loaded(*Pack::open(SOURCIER_PACK));
  return loaded;
}

Article extracted(std::string body, PageFormat format = PageFormat::kHtml) {
  Page page;
  page.path = "page";
  page.format = format;
  page.body = std::move(body);
  return extract(page, rules(), {});
}

std::string slurp(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::string repeat(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

void expect_sound(const Article& article) {
  EXPECT_TRUE(is_utf8(article.text));
  std::uint32_t end = 0;
  for (const Paragraph& paragraph : article.paragraphs) {
    ASSERT_GE(paragraph.span.begin, end);
    ASSERT_LE(paragraph.span.end, article.text.size());
    ASSERT_FALSE(paragraph.span.empty());
    EXPECT_TRUE(is_boundary(article.text, paragraph.span.begin));
    EXPECT_TRUE(is_boundary(article.text, paragraph.span.end));
    // Between paragraphs stand blank lines only.
    EXPECT_EQ(trim(slice(article.text, span_of(end, paragraph.span.begin))), "");
    end = paragraph.span.end;
  }
  EXPECT_EQ(trim(std::string_view(article.text).substr(end)), "");
  for (const Link& link : article.links) {
    ASSERT_LE(link.span.end, article.text.size());
    EXPECT_FALSE(link.span.empty());
    EXPECT_TRUE(is_boundary(article.text, link.span.begin));
    EXPECT_TRUE(is_boundary(article.text, link.span.end));
  }
  EXPECT_FALSE(article.id.empty());
  EXPECT_TRUE(article.version.starts_with("sha256:"));
}

constexpr std::string_view kSentence =
    "The director of the port said on Monday that the gates would stay shut until the cables of "
    "all five cranes had been changed. ";

TEST(Extract, PagesOfTheExampleAreSound) {
  int pages = 0;
  for (const auto& entry :
       fs::directory_iterator(fs::path(SOURCIER_ROOT) / "examples/port-closure/pages")) {
    SCOPED_TRACE(entry.path().filename());
    const bool is_text = entry.path().extension() == ".txt";
    const Article article =
        extracted(slurp(entry.path()), is_text ? PageFormat::kText : PageFormat::kHtml);
    expect_sound(article);
    EXPECT_EQ(article.text, nfc(article.text));
    EXPECT_GT(article.text.size(), 500u);
    ++pages;
  }
  EXPECT_GT(pages, 10);
}

struct Hostile {
  const char* name;
  std::string page;
  const char* note;
  const char* has;
};

TEST(Extract, HostilePagesGiveAnArticleAndANote) {
  const std::string sentence(kSentence);
  const std::string article = "<html><body><p>" + repeat(sentence, 3) + "</p>";
  const Hostile cases[] = {
      {"nested divs", article + repeat("<div>", 1000000) + "<p>" + sentence, "truncated", "gates"},
      {"attributes", article + "<p " + repeat("a=1 ", 500000) + ">x", "truncated", "gates"},
      {"invalid UTF-8", "<meta charset=utf-8>" + article + "<p>caf\xE9 \xFF" + sentence,
       "invalid-utf8", "gates"},
      {"no charset", article + "<p>caf\xE9 " + sentence, "charset-guessed", "gates"},
      {"another charset", "<meta charset=latin1>" + article + "<p>caf\xC3\xA9 " + sentence,
       "charset-overruled", "gates"},
      {"an endless comment", article + "<!--" + repeat("x", 5000000), "", "gates"},
      {"NULs", article + std::string("<p>a\0b", 6) + sentence, "", "gates"},
  };
  for (const Hostile& c : cases) {
    SCOPED_TRACE(c.name);
    const Article found = extracted(c.page);
    expect_sound(found);
    EXPECT_NE(found.text.find(c.has), std::string::npos);
    const bool has_note =
        std::ranges::any_of(found.notes, [&](const Note& note) { return note.kind == c.note; });
    EXPECT_EQ(has_note, std::string_view(c.note) != "");
  }
}

// What is compared with its neighbours is bounded: this would take hours else.
TEST(Extract, ManyShortLinesTakeLinearTime) {
  std::string lines;
  for (int i = 0; i < 10000; ++i) lines += "A short line number " + std::to_string(i) + "\n";
  expect_sound(extracted(lines + std::string(kSentence), PageFormat::kText));
}

// Every prefix of a page is a page.
TEST(Extract, PrefixesAreSound) {
  const std::string page =
      "<!doctype html><html lang=en><title>Gates shut | Post</title><body><nav><a href=/>Home</a>"
      "</nav><article><h1>Gates shut</h1><p>By Sam Hill</p><p>" +
      repeat(kSentence, 2) + "<a href='/x'>caf\xC3\xA9 e\xCC\x81</a> " + std::string(kSentence) +
      "</p><figure><figcaption>A gate. Ana Ruiz/AP</figcaption></figure></article>";
  for (std::size_t size = 0; size <= page.size(); size += 3) {
    SCOPED_TRACE(size);
    expect_sound(extracted(page.substr(0, size)));
    expect_sound(extracted(page.substr(0, size), PageFormat::kText));
    expect_sound(extracted(page.substr(0, size), PageFormat::kJsonLines));
  }
}

TEST(Extract, LinksStandWhereTheyStood) {
  const Article article = extracted(
      "<link rel=canonical href=https://post.example/a/gates-shut><p>" + std::string(kSentence) +
      "It e\xCC\x81tait <a href='../b?utm_source=x'>a cafe\xCC\x81</a> once. " +
      std::string(kSentence) + "</p>");
  ASSERT_EQ(article.links.size(), 1u);
  EXPECT_EQ(slice(article.text, article.links[0].span), "a café");
  EXPECT_EQ(article.links[0].url, "https://post.example/b?utm_source=x");
  EXPECT_EQ(article.url, "https://post.example/a/gates-shut");
}

TEST(Extract, LinksAreRelativeToTheBase) {
  Page page;
  page.url = "https://post.example/a/gates?print=1";
  const auto link_of = [&](const std::string& head) {
    page.body = head + "<p>" + std::string(kSentence) + " <a href='b'>one</a> " +
                std::string(kSentence) + "</p>";
    const Article article = extract(page, rules(), {});
    return article.links.empty() ? std::string() : article.links[0].url;
  };
  const std::string canonical = "<link rel=canonical href=https://post.example/x/y/gates>";
  EXPECT_EQ(link_of(canonical), "https://post.example/a/b");
  EXPECT_EQ(link_of(canonical + "<base href='/base/'>"), "https://post.example/base/b");
  EXPECT_EQ(link_of("<base href='https://cdn.example/c/'>"), "https://cdn.example/c/b");
  page.url.clear();
  EXPECT_EQ(link_of(canonical), "https://post.example/x/y/b");
}

TEST(Extract, APageAndItsTwinsHaveOneId) {
  const auto of_case = [](const char* name) {
    std::ifstream in(fs::path(SOURCIER_ROOT) / "tests/cases/article" / name);
    return extracted(std::string(std::istreambuf_iterator<char>(in), {}));
  };
  const Article amp = of_case("fr-amp.html"), print = of_case("fr-imprimer.html");
  EXPECT_EQ(amp.url, "https://www.lefanal.example/mer/2031/03/04/digue-keravel-relevee");
  EXPECT_EQ(amp.id, print.id);
  EXPECT_EQ(amp.version, print.version);
}

TEST(Extract, AJsonArticleIsKeptToTheByte) {
  const Article article = extracted(
      R"({"id":"mine","text":" e\u0301 one\n\n\ntwo \n","date":"2031-03-04","lang":"fr","x":[1]})",
      PageFormat::kJsonLines);
  EXPECT_EQ(article.id, "mine");
  EXPECT_EQ(article.text, " e\xCC\x81 one\n\n\ntwo \n");
  EXPECT_EQ(article.published, "2031-03-04");
  EXPECT_EQ(article.language, "fr");
  ASSERT_EQ(article.paragraphs.size(), 2u);
  EXPECT_EQ(slice(article.text, article.paragraphs[1].span), "two");
  expect_sound(article);
}

TEST(Extract, AJsonArticleIsReadWhateverFormItsDateHas) {
  const struct {
    const char *language, *given, *published;
  } cases[] = {
      // As it stands.
      {"fr", "2031-03-04", "2031-03-04"},
      {"fr", "2031-03", "2031-03"},
      {"fr", "1931", "1931"},
      {"fr", "2031-03-04T17:20:00.5+05:30", "2031-03-04T17:20:00.5+05:30"},
      {"fr", "2031-03-04T17:20", "2031-03-04T17:20"},
      {"fr", "1931-03-04T23:59:60Z", "1931-03-04T23:59:60Z"},
      {"fr", "2031-03-04 17:20:00", "2031-03-04T17:20:00"},
      // As others write.
      {"en", "March 4, 2031", "2031-03-04"},
      {"fr", "4 mars 2031", "2031-03-04"},
      {"fr", "04/03/2031", "2031-03-04"},
      {"en", "03/04/2031", "2031-03-04"},
      {"en", "Tue, 04 Mar 2031 17:20:00 GMT", "2031-03-04T17:20:00Z"},
      {"fr", "2031-03-04 17:20:00 +0100", "2031-03-04T17:20:00+01:00"},
      {"fr", "20310304", "2031-03-04"},
      {"fr", "2031-3-4", "2031-03-04"},
      {"en", "1930411200", "2031-03-04T17:20:00Z"},
      // No time that there is.
      {"fr", "2031-03-04T25:61:00Z", "2031-03-04"},
      {"fr", "2031-03-04T17:20:75", "2031-03-04"},
      {"fr", "2031-03-04T17:20:00-99:99", "2031-03-04"},
      // No date.
      {"fr", "2031-02-30", ""},
      {"fr", "0000-01-01T00:00:00Z", ""},
      {"en", "recently", ""},
  };
  for (const auto& c : cases) {
    const std::string record = std::string(R"({"text":"Le port ferme.","lang":")") + c.language +
                               R"(","date":")" + c.given + R"("})";
    const Article article = extracted(record, PageFormat::kJsonLines);
    EXPECT_EQ(article.published, c.published) << c.given;
    EXPECT_EQ(article.notes.size(), *c.published == 0 ? 1 : 0) << c.given;
  }
  EXPECT_EQ(extracted(R"({"text":"Le port ferme.","date":1930411200000})", PageFormat::kJsonLines)
                .published,
            "2031-03-04T17:20:00Z");
  const Article article = extracted(R"({"text":"Le port ferme.","lang":"fr","date":")" +
                                        repeat("é", 30) + R"(","modified":"jamais"})",
                                    PageFormat::kJsonLines);
  ASSERT_EQ(article.notes.size(), 2);
  EXPECT_EQ(article.notes[0].message,
            "published is given as \"" + repeat("é", 20) + "…\", which cannot be read as a date");
  EXPECT_EQ(article.notes[1].message,
            "modified is given as \"jamais\", which cannot be read as a date");
  EXPECT_EQ(article.modified, "");
}

TEST(Extract, AJsonArticleIsReadWhateverFormItsLanguageHas) {
  const std::string text = "Le conseil municipal a voté mardi soir la rénovation du pont.";
  for (const char* language : {"fr", "FR", "fr-FR", "fr_CA", "fra", "fre", "French", "français"}) {
    const std::string record =
        R"({"text":")" + text + R"(","language":")" + std::string(language) + R"("})";
    EXPECT_EQ(extracted(record, PageFormat::kJsonLines).language, "fr") << language;
  }
}

TEST(Extract, AJsonArticleOfOtherProgramsSaysWhatItIs) {
  const Article trafilatura = extracted(
      R"({"title":"Le port ferme","author":"Anne Holm; Paul Renaud","hostname":"fanal.example",)"
      R"("date":"2031-03-18","id":null,"text":"Le port ferme.","language":"fr",)"
      R"("source":"https://fanal.example/1","source-hostname":"Le Fanal"})",
      PageFormat::kJsonLines);
  EXPECT_EQ(trafilatura.url, "https://fanal.example/1");
  EXPECT_EQ(trafilatura.outlet, "Le Fanal");
  EXPECT_EQ(trafilatura.authors, (std::vector<std::string>{"Anne Holm", "Paul Renaud"}));
  const Article news_please = extracted(
      R"({"title":"Le port ferme","authors":["Anne Holm"],"date_publish":"2031-03-18 10:00:00",)"
      R"("maintext":"Le port ferme.","url":"https://digue.example/2",)"
      R"("source_domain":"digue.example"})",
      PageFormat::kJsonLines);
  EXPECT_EQ(news_please.text, "Le port ferme.");
  EXPECT_EQ(news_please.outlet, "digue.example");
  EXPECT_EQ(news_please.published, "2031-03-18T10:00:00");
  // Control characters are blanks, and blanks alone no name.
  EXPECT_EQ(
      extracted(R"({"text":"Le port ferme.","outlet":"\u0001\u0002"})", PageFormat::kJsonLines)
          .outlet,
      "");
  const Article named = extracted(
      R"({"text":"The port closes.","source":"The Lantern","link":"https://lantern.example/3"})",
      PageFormat::kJsonLines);
  EXPECT_EQ(named.outlet, "The Lantern");
  EXPECT_EQ(named.url, "https://lantern.example/3");
}

TEST(Extract, ALanguageWithoutRulesIsSaidToBeOne) {
  const auto notes_in = [](const std::string& language, const std::string& notes) {
    return extracted(
               R"({"text":"Um texto.","language":")" + language + R"(","notes":[)" + notes + "]}",
               PageFormat::kJsonLines)
        .notes;
  };
  for (const char* tag : {"fr", "en-GB", "de"}) EXPECT_TRUE(notes_in(tag, "").empty()) << tag;
  const std::vector<Note> told = notes_in("pt-BR", "");
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].message,
            "there are no rules for this language (pt): what people say in it is not read");
  // As it comes back.
  EXPECT_EQ(notes_in("pt", R"({"kind":"language","message":"said"})").size(), 1u);
}

TEST(Extract, AJsonArticleKeepsItsCreditLinesAndHasTheirCredits) {
  const auto credit_of = [](const std::string& text) {
    const Article article =
        extracted(R"({"text":")" + text + R"(","lang":"fr"})", PageFormat::kJsonLines);
    return article.credits.empty() ? std::string() : article.credits[0].name;
  };
  const std::string body = repeat(kSentence, 3);
  EXPECT_EQ(credit_of(body + "\\n\\nAvec AFP"), "AFP");
  EXPECT_EQ(credit_of(body + "\\n(avec Reuters)"), "Reuters");
  EXPECT_EQ(credit_of("Par AFP\\n\\n" + body), "AFP");
  EXPECT_EQ(credit_of(body + "\\n\\nReporting by Ana Ruiz"), "");
  EXPECT_EQ(credit_of(body + "\\n\\nPhoto : AFP"), "");
}

TEST(Extract, TheSamePageHasTheSameIdentityWhereverItLies) {
  Page page;
  page.body = "<p>" + repeat(kSentence, 3);
  page.path = "here";
  const Article here = extract(page, rules(), {});
  page.path = "there";
  const Article there = extract(page, rules(), {});
  EXPECT_EQ(here.id, there.id);
  EXPECT_EQ(here.version, there.version);
  page.body += " And one more sentence came later in the day.";
  EXPECT_NE(extract(page, rules(), {}).version, here.version);
}

TEST(Extract, OptionsFillWhatThePageDoesNotSay) {
  Page page;
  page.body = "<p>" + repeat(kSentence, 3);
  const Article article =
      extract(page, rules(), {.language = "fr", .reference_date = "2031-03-04"});
  EXPECT_EQ(article.language, "fr");
  EXPECT_EQ(article.published, "2031-03-04");
  EXPECT_EQ(article.published_basis, DateBasis::kOption);
}

TEST(Extract, OneEndlessLineHidesNoArticle) {
  const std::string article = "<h1>Gates shut</h1><p>" + repeat(kSentence, 1) + "</p>";
  for (const char* const line : {"<a href=/x>more</a> ", "word "}) {
    for (const std::size_t count : {300, 3000, 30000}) {
      SCOPED_TRACE(std::to_string(count) + " of " + line);
      const Article found = extracted("<article>" + article + "</article>" + repeat(line, count));
      EXPECT_NE(found.text.find(trim(kSentence)), std::string::npos);
    }
  }
}

TEST(Extract, LanguagesBearTheirPresentCodes) {
  EXPECT_EQ(extracted("<html lang=iw><p>" + repeat("123 ", 30)).language, "he");
  EXPECT_EQ(extracted("<html lang=in><p>" + repeat("123 ", 30)).language, "id");
  EXPECT_EQ(extracted("<html lang=nl-BE><p>" + repeat("123 ", 30)).language, "nl");
}

TEST(Extract, PublishedFollowedByNothingIsUnknown) {
  const Article article =
      extracted("<h1>Gates shut</h1><div>Publié le</div><p>" + repeat(kSentence, 3));
  EXPECT_EQ(article.published, "");
  EXPECT_EQ(article.published_basis, DateBasis::kNone);
}

TEST(Extract, ATextThatOnlyTheDataStateIsTheText) {
  const std::string head = "<title>Gates shut</title><script type=application/ld+json>";
  const std::string data = R"({"@type":"NewsArticle","headline":"Gates shut","articleBody":")";
  const std::string stated = repeat(kSentence, 6) + "\\n\\nThe last gate shut at noon.";
  const std::string shown = "<h1>Gates shut</h1><p>" + std::string(kSentence) + "</p>";
  const Article whole = extracted(head + data + stated + "\"}</script>" + shown);
  EXPECT_TRUE(whole.text.ends_with("The last gate shut at noon."));
  ASSERT_EQ(whole.paragraphs.size(), 2u);
  ASSERT_EQ(whole.notes.size(), 1u);
  EXPECT_EQ(whole.notes[0].kind, "stated-text");
  expect_sound(whole);
  // A page that shows the text itself is believed.
  const Article same =
      extracted(head + data + stated + "\"}</script><h1>Gates shut</h1><p>" + repeat(kSentence, 4));
  EXPECT_EQ(same.text.find("The last gate"), std::string::npos);
}

TEST(Extract, NumbersOfATableStay) {
  const Article article = extracted(
      "<h1>Gates shut</h1><p>" + repeat(kSentence, 3) +
      "<table><tr><th>Gate</th><th>Ships that passed</th></tr><tr><td>North gate</td><td>57</td>"
      "</tr><tr><td>South gate</td><td>77%</td></tr></table><p>" +
      repeat(kSentence, 3));
  EXPECT_NE(article.text.find("North gate\t57"), std::string::npos);
  EXPECT_NE(article.text.find("South gate\t77%"), std::string::npos);
}

TEST(Extract, ACreditInPlainTextIsACreditWhateverElseItSays) {
  const Article article =
      extracted("Gates shut on the river\n\n" + repeat(kSentence, 3) +
                    "\n\nFoto: Ana Ruiz / AFP\n\n" + repeat(kSentence, 2) + "\n",
                PageFormat::kText);
  ASSERT_FALSE(article.credits.empty());
  EXPECT_EQ(article.text.find("Ana Ruiz"), std::string::npos);
}

// What shows only under a pointer is no part of the sentence around it.
TEST(Extract, WordsThatPopUpAreNoText) {
  const std::string card = "<span class='tooltip-content'>" +
                           repeat("<span>Ana Ruiz</span><a href='/pool'>Mayor opens pool</a>", 5) +
                           "</span>";
  const Article article = extracted(
      "<article><p>Mayor <a href='/ruiz'>Ana Ruiz</a>" + card +
      " said on Monday that the port would stay closed until the crane is lifted.</p><p>" +
      repeat(kSentence, 3) + "</p></article>");
  EXPECT_TRUE(article.text.starts_with("Mayor Ana Ruiz said on Monday")) << article.text;
}

// Some sites write every paragraph as a heading.
TEST(Extract, AParagraphWrittenAsAHeadingIsText) {
  std::string page = "<h1>Crane falls in Aster</h1>";
  for (int i = 0; i < 4; ++i) page += "<h4>" + repeat(kSentence, 2) + "</h4>";
  const Article article = extracted("<article>" + page + "</article>");
  EXPECT_NE(article.text.find(repeat(kSentence, 2).substr(0, 60)), std::string::npos);
}

}  // namespace
}  // namespace sourcier
