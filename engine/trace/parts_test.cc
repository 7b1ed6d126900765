// A set of several stories: each is traced as if it were alone, and what they share is one thing.
#include "engine/trace/parts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/trace/drafts.h"

namespace sourcier {
namespace {

using testing::ElementsAre;

// Anna Lindqvar speaks in two stories; "b" and "d" are the Herald's. The second story knows her by
// another form of her name, which bears the same reference.
std::vector<Document> documents() {
  const std::string quay = "“The quay stays shut until spring,” said Anna Lindqvar.";
  const std::string school = "“The school will open in May,” said A. Lindqvar.";
  const auto about = [](std::string id, const std::string& text, std::string name) {
    return Draft(std::move(id), "en", text)
        .entity(EntityType::kPerson, std::move(name), "person:anna lindqvar")
        .known_as("person:7");
  };
  return {about("a", quay, "Anna Lindqvar")
              .outlet("Lantern")
              .dated("2031-03-17")
              .quote(quay.substr(0, quay.find(',')), QuotationKind::kDirect, {}),
          about("b", quay, "Anna Lindqvar")
              .outlet("Herald")
              .dated("2031-03-18")
              .quote(quay.substr(0, quay.find(',')), QuotationKind::kDirect, {}),
          about("c", school, "A. Lindqvar")
              .outlet("Gazette")
              .dated("2031-03-16")
              .quote(school.substr(0, school.find(',')), QuotationKind::kDirect, {}),
          about("d", school, "A. Lindqvar")
              .outlet("Herald")
              .dated("2031-03-16")
              .quote(school.substr(0, school.find(',')), QuotationKind::kDirect, {})};
}

Groups two_stories() {
  Groups groups;
  groups.articles = {{"a", "ev1", "st1", "cfa", {}},
                     {"b", "ev1", "st1", "cfb", {}},
                     {"c", "ev2", "st2", "cfc", {}},
                     {"d", "ev2", "st2", "cfd", {}}};
  groups.events = {{"ev1", "", "2031-03-17", "stated", {}, {}, {"a", "b"}},
                   {"ev2", "", "2031-03-16", "stated", {}, {}, {"c", "d"}}};
  return groups;
}

const OutletProfile* outlet(const Dossier& dossier, std::string_view name) {
  const auto found = std::ranges::find(dossier.outlets, name, &OutletProfile::name);
  return found == dossier.outlets.end() ? nullptr : &*found;
}

TEST(TraceParts, WhatTheyShareIsOneThing) {
  const Dossier dossier = trace(two_stories(), documents(), languages());
  ASSERT_EQ(dossier.entities.size(), 1u);
  EXPECT_EQ(dossier.entities[0].name, "Anna Lindqvar");
  EXPECT_THAT(dossier.entities[0].aliases, ElementsAre("A. Lindqvar"));
  EXPECT_THAT(dossier.entities[0].articles, ElementsAre("a", "b", "c", "d"));
  ASSERT_EQ(dossier.statements.size(), 2u);  // The older story's first.
  EXPECT_EQ(dossier.statements[0].event, "ev2");
  EXPECT_EQ(dossier.statements[0].speaker, "A. Lindqvar");  // As her own story calls her.
  for (const Statement& statement : dossier.statements)
    EXPECT_EQ(statement.speaker_entity, std::size_t{0});
  ASSERT_EQ(dossier.outlets.size(), 3u);
  ASSERT_NE(outlet(dossier, "Herald"), nullptr);
  EXPECT_THAT(outlet(dossier, "Herald")->articles, ElementsAre("b", "d"));
  EXPECT_EQ(outlet(dossier, "Herald")->shared_events, 2u);
  EXPECT_EQ(outlet(dossier, "Herald")->first_at, 1u);     // A day late at the first event.
  EXPECT_THAT(dossier.source_nodes, testing::SizeIs(4));  // Three outlets and the speaker.
  EXPECT_EQ(std::ranges::count(dossier.source_nodes, "Anna Lindqvar", &SourceNode::name), 1);
  EXPECT_TRUE(std::ranges::is_sorted(dossier.source_edges, {}, &SourceEdge::from));
}

// What is told of a story depends on no other story.
TEST(TraceParts, AStoryIsTracedAsIfItWereAlone) {
  const std::vector<Document> all = documents();
  const Dossier together = trace(two_stories(), all, languages());
  for (const std::size_t first : {0u, 2u}) {
    Groups own = two_stories();
    const std::vector<Document> some(all.begin() + static_cast<std::ptrdiff_t>(first),
                                     all.begin() + static_cast<std::ptrdiff_t>(first + 2));
    std::erase_if(own.articles, [&](const ArticleGroup& article) {
      return article.article != some[0].article.id && article.article != some[1].article.id;
    });
    const Dossier alone = trace(own, some, languages());
    ASSERT_EQ(alone.statements.size(), 1u);
    const auto same =
        std::ranges::find(together.statements, alone.statements[0].id, &Statement::id);
    ASSERT_NE(same, together.statements.end());
    EXPECT_EQ(same->counts.origins, alone.statements[0].counts.origins);
    EXPECT_EQ(same->wordings.size(), alone.statements[0].wordings.size());
    for (const Fact& fact : alone.facts)
      EXPECT_TRUE(std::ranges::any_of(together.facts,
                                      [&](const Fact& other) { return other.id == fact.id; }));
  }
}

TEST(TraceParts, AnArticleThatGroupsDoNotNameIsAPartOfItsOwn) {
  Groups groups = two_stories();
  groups.articles.pop_back();
  const std::vector<Document> all = documents();
  const std::vector<TracePart> parts = parts_of(groups, all);
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[1].documents.size(), 1u);
  EXPECT_EQ(parts[2].documents.front()->article.id, "d");
  EXPECT_EQ(trace(groups, all, languages()).articles.size(), 4u);
}

}  // namespace
}  // namespace sourcier
