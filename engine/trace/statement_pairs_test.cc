// Which pairs of quotations are one statement: tests/cases/statements/pairs.tsv, read and traced as
// articles are.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "engine/reading/read.h"
#include "engine/resource/pack.h"
#include "engine/trace/trace.h"

namespace sourcier {
namespace {

// The share of pairs that the joining must get right, and the kinds that may never be joined.
constexpr double kWantedF1 = 0.90;
constexpr const char* kNeverJoined[] = {"negated", "number"};

const Languages& languages() {
  static const Languages instance(*Pack::open(SOURCIER_PACK));
  return instance;
}

struct Pair {
  bool same = false;
  std::string kind;
  std::string language[2];
  std::string text[2];
};

std::vector<Pair> pairs() {
  std::ifstream file(SOURCIER_ROOT "/tests/cases/statements/pairs.tsv");
  std::vector<Pair> all;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back().push_back(c);
      }
    }
    EXPECT_EQ(cells.size(), 6U) << line;
    if (cells.size() != 6) continue;
    all.push_back({cells[0] == "same", cells[1], {cells[2], cells[4]}, {cells[3], cells[5]}});
  }
  return all;
}

Document document(const std::string& id, const std::string& language, const std::string& words) {
  Document made;
  made.article.id = id;
  made.article.language = language;
  made.article.published = "2031-03-17";
  made.article.text = language == "fr" ? "« " + words + " », a déclaré Anna Lindqvar à Vaucelin."
                                       : "“" + words + "”, Anna Lindqvar said in Vaucelin.";
  made.reading = read(made.article, languages().of(language));
  return made;
}

bool is_joined(const Pair& pair) {
  const std::vector<Document> documents = {document("a", pair.language[0], pair.text[0]),
                                           document("b", pair.language[1], pair.text[1])};
  Groups groups;
  for (const Document& each : documents)
    groups.articles.push_back({each.article.id, "ev1", "st1", "cf" + each.article.id, {}});
  groups.events.push_back({"ev1", "", "2031-03-17", "stated", {}, {}, {}});
  const Dossier dossier = trace(groups, documents, languages());
  std::size_t wordings = 0;
  for (const Statement& statement : dossier.statements) wordings += statement.wordings.size();
  EXPECT_EQ(wordings, 2U) << pair.text[0] << " / " << pair.text[1];
  return dossier.statements.size() == 1;
}

TEST(StatementPairs, AreJoinedWhereTheySayTheSame) {
  std::size_t right = 0;
  std::size_t joined = 0;
  std::size_t same = 0;
  std::map<std::string, std::vector<std::string>> wrong;
  for (const Pair& pair : pairs()) {
    const bool is_one = is_joined(pair);
    same += pair.same ? 1 : 0;
    joined += is_one ? 1 : 0;
    right += is_one && pair.same ? 1 : 0;
    if (is_one != pair.same) wrong[pair.kind].push_back(pair.text[0] + " / " + pair.text[1]);
    for (const char* kind : kNeverJoined)
      EXPECT_FALSE(is_one && !pair.same && pair.kind.starts_with(kind))
          << pair.text[0] << " / " << pair.text[1];
  }
  ASSERT_EQ(same, 60U);
  const double f1 = 2.0 * static_cast<double>(right) / static_cast<double>(joined + same);
  std::cout << "statement pairs: " << right << " of " << same << " joined, " << joined - right
            << " wrongly, F1 " << f1 << "\n";
  EXPECT_GE(f1, kWantedF1);
  for (const auto& [kind, texts] : wrong)
    for (const std::string& text : texts) std::cout << kind << ": " << text << "\n";
}

}  // namespace
}  // namespace sourcier
