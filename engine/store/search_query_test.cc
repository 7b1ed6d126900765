#include "engine/store/search_query.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

// "title:[a b]*" a term, "|" between alternatives, "-" before what is excluded.
std::string told(const SearchQuery& query) {
  constexpr const char* kNames[] = {"", "title:", "outlet:", "person:"};
  std::string out;
  for (const SearchClause& clause : query.clauses) {
    out += out.empty() ? "" : " ";
    if (clause.is_excluded) out += '-';
    for (const SearchTerm& term : clause.alternatives) {
      if (&term != &clause.alternatives.front()) out += '|';
      out += kNames[static_cast<std::size_t>(term.field)];
      out += term.is_phrase ? '[' : '(';
      for (const std::string& word : term.words)
        out += (&word == &term.words.front() ? "" : " ") + word;
      out += term.is_phrase ? ']' : ')';
      if (term.is_prefix) out += '*';
    }
  }
  for (const std::string& language : query.languages) out += " language=" + language;
  if (query.from != 0) out += " from=" + std::to_string(query.from);
  if (query.before != 0) out += " before=" + std::to_string(query.before);
  return out;
}

struct Case {
  const char* text;
  const char* told;
};

const Case kCases[] = {
    {"", ""},
    {"port grève", "(port) (grève)"},
    {"\"port fermé\" port", "[port fermé] (port)"},
    {"« port fermé »", "[port fermé]"},
    {"“one two”", "[one two]"},
    {"\"left open", "[left open]"},
    {"port -grève", "(port) -(grève)"},
    {"port -\"en grève\"", "(port) -[en grève]"},
    {"a OR b c", "(a)|(b) (c)"},
    {"a OR b OR \"c d\"", "(a)|(b)|[c d]"},
    {"OR a", "(a)"},
    {"a OR", "(a)"},
    {"-a OR b", "-(a) (b)"},
    {"gouv*", "(gouv)*"},
    {"\"le gouv\"*", "[le gouv]*"},
    {"*", ""},
    {"l'été", "(l été)"},
    {"title:port", "title:(port)"},
    {"person:\"Anne Martel\"", "person:[Anne Martel]"},
    {"-outlet:Vigie", "-outlet:(Vigie)"},
    {"12:30 other:port", "(12 30) (other port)"},
    {"language:FR port", "(port) language=fr"},
    {"after:2031-03-17 before:2031-04 x", "(x) from=20310317 before=20310400"},
    {"a AND b NEAR(c) {d} ^e", "(a) (AND) (b) (NEAR c) (d) (e)"},
    {"- -- \"\" !", ""},
};

TEST(ParseSearch, Cases) {
  for (const Case& c : kCases) {
    const auto query = parse_search(c.text);
    ASSERT_TRUE(query) << c.text;
    EXPECT_EQ(told(*query), c.told) << c.text;
  }
}

TEST(ParseSearch, SaysWhatItCannotTake) {
  EXPECT_EQ(parse_search("before:soon").error().message,
            "before:soon is no date; wanted one such as before:2025-07-12");
  EXPECT_EQ(parse_search("-language:fr").error().message,
            "-language: cannot be excluded; wanted language:…");
  EXPECT_EQ(parse_search(std::string(5000, 'a')).error().message,
            "has 5000 bytes; at most 4096 are taken");
  std::string many;
  for (int i = 0; i < 65; ++i) many += "a ";
  EXPECT_EQ(parse_search(many).error().message, "asks for more than 64 words");
}

TEST(IndexExpression, IsWrittenByUsAlone) {
  IndexWords words;
  const auto query = parse_search("Travaux OR \"Pont Neuf\" -title:gr* person:martel");
  const auto expression = index_expression(*query, words, {"fr"});
  EXPECT_EQ(expression.wanted,
            "(({title text} : (\"travaux\" OR \"~traval\" OR \"traval\")) OR "
            "({title text} : (\"pont neuf\"))) AND ((person : (\"martel\")))");
  EXPECT_EQ(expression.excluded, "((title : (\"gr\" *)))");
}

TEST(IndexWords, AreFoldedAndStemmed) {
  IndexWords words;
  std::string out;
  words.each("L'été, les Gouvernements 12 %; 東京", "fr-CA", [&](const IndexedWord& word) {
    out += std::string(word.form) + std::string(word.stem) + ' ';
  });
  EXPECT_EQ(out, "l ete les~le gouvernements~gouvern 12 東 京 ");
  EXPECT_EQ(words.asked("running", {"en", "fr", "xx"}),
            (std::vector<std::string>{"running", "~run", "run", "~running"}));
  EXPECT_EQ(words.form(std::string(100, 'a')).size(), kLongestIndexedWord);
}

}  // namespace
}  // namespace sourcier
