// Which pairs of quotations are one statement: tests/cases/statements/*.tsv, read and traced as
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
// Of pairs that differ in one word, which is or is not a synonym: what the tables reach.
constexpr double kWantedOfSynonyms = 0.65;
constexpr std::size_t kMostWronglyJoined = 16;
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

std::vector<Pair> pairs(const std::string& name) {
  std::ifstream file(SOURCIER_ROOT "/tests/cases/statements/" + name);
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

struct Outcome {
  std::size_t same = 0;
  std::size_t joined = 0;
  std::size_t right = 0;
  double f1() const {
    return 2.0 * static_cast<double>(right) / static_cast<double>(joined + same);
  }
};

// Joins every pair of a file and prints those that it gets wrong.
Outcome outcome_of(const std::string& name) {
  Outcome outcome;
  std::map<std::string, std::vector<std::string>> wrong;
  for (const Pair& pair : pairs(name)) {
    const bool is_one = is_joined(pair);
    outcome.same += pair.same ? 1 : 0;
    outcome.joined += is_one ? 1 : 0;
    outcome.right += is_one && pair.same ? 1 : 0;
    const std::string texts = pair.text[0] + " / " + pair.text[1];
    if (is_one != pair.same) wrong[(is_one ? "joined " : "parted ") + pair.kind].push_back(texts);
    for (const char* kind : kNeverJoined)
      EXPECT_FALSE(is_one && !pair.same && pair.kind.starts_with(kind)) << texts;
  }
  std::cout << name << ": " << outcome.right << " of " << outcome.same << " joined, "
            << outcome.joined - outcome.right << " wrongly, F1 " << outcome.f1() << "\n";
  for (const auto& [kind, texts] : wrong)
    for (const std::string& text : texts) std::cout << kind << ": " << text << "\n";
  return outcome;
}

TEST(StatementPairs, AreJoinedWhereTheySayTheSame) {
  const Outcome outcome = outcome_of("pairs.tsv");
  ASSERT_EQ(outcome.same, 60U);
  EXPECT_GE(outcome.f1(), kWantedF1);
}

TEST(StatementPairs, KnowSynonyms) {
  const Outcome outcome = outcome_of("synonyms.tsv");
  ASSERT_EQ(outcome.same, 80U);
  EXPECT_GE(outcome.f1(), kWantedOfSynonyms);
  EXPECT_LE(outcome.joined - outcome.right, kMostWronglyJoined);
}

}  // namespace
}  // namespace sourcier
