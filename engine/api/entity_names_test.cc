#include "engine/api/entity_names.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sourcier {
namespace {

Correction merge(std::int64_t id, const std::vector<std::string>& entities,
                 std::string value = {}) {
  Correction correction;
  correction.id = id;
  correction.kind = CorrectionKind::kMergeEntities;
  for (const std::string& entity : entities)
    correction.of.push_back({"a-" + entity, "v", {}, {}, "name of " + entity, entity});
  correction.value = std::move(value);
  return correction;
}

// "id (name): of, of" for each of them, in the order of the log.
std::string told(const std::vector<Correction>& corrections) {
  std::string out;
  const MergedEntities merges = merged_entities(corrections);
  for (const MergedEntity& one : merges.all()) {
    out += one.id + " (" + one.name + "):";
    for (const std::string& id : one.of) out += " " + id;
    out += "\n";
  }
  return out;
}

TEST(MergedEntities, FollowTheLog) {
  std::vector<Correction> log = {merge(1, {"e1", "e2"}), merge(2, {"e3", "e4"}, "Four")};
  EXPECT_EQ(told(log), "e1 (name of e1): e1 e2\ne3 (Four): e3 e4\n");
  log.push_back(merge(3, {"e4", "e2", "e2"}));  // Both, under the id of the later one's first.
  EXPECT_EQ(told(log), "e3 (name of e4): e3 e4 e1 e2\n");
  log[0].is_undone = true;
  EXPECT_EQ(told(log), "e3 (name of e4): e3 e4 e2\n");
  log[2].is_undone = true;
  EXPECT_EQ(told(log), "e3 (Four): e3 e4\n");
  EXPECT_EQ(told({}), "");
}

TEST(MergedEntities, AreFoundByIdAndByTheNamesInAnArticle) {
  const std::vector<Correction> log = {merge(1, {"e1", "e2"})};
  const MergedEntities merges = merged_entities(log);
  ASSERT_NE(merges.find("e2"), nullptr);
  EXPECT_EQ(merges.find("e2")->id, "e1");
  EXPECT_EQ(merges.find("e3"), nullptr);
  std::vector<std::string> names;
  merges.each_name_in("a-e2", [&](const std::string& name, const MergedEntity& one) {
    names.push_back(name + " of " + one.id);
  });
  EXPECT_EQ(names, std::vector<std::string>{"name of e2 of e1"});
}

// Merges of before ids were logged hold where their names are found.
TEST(MergedEntities, WithoutIdsHoldByTheirNames) {
  std::vector<Correction> log = {merge(1, {"e1", "e2"})};
  for (CorrectionEvidence& evidence : log[0].of) evidence.entity.clear();
  const MergedEntities merges = merged_entities(log);
  ASSERT_EQ(merges.all().size(), 1u);
  EXPECT_EQ(merges.all()[0].of.size(), 2u);
  EXPECT_EQ(merges.all()[0].named.size(), 2u);
}

TEST(MergedEntities, TouchAStoryThatHasOneOfThem) {
  Dossier dossier;
  dossier.entities.push_back({"e2", EntityType::kPerson, "Two", {}, {}, {}});
  const std::vector<std::uint64_t> numbers = entity_numbers(dossier);
  const std::vector<Correction> log = {merge(1, {"e1", "e2"}), merge(2, {"e5", "e6"})};
  const std::string state = state_of(merged_entities(log), numbers);
  EXPECT_NE(state, "");
  EXPECT_EQ(state_of(merged_entities(std::span(log).first(1)), numbers), state);
  EXPECT_EQ(state_of(merged_entities(std::span(log).last(1)), numbers), "");
  // Made one, it still tells what it was made of.
  dossier.entities = {{"e1", EntityType::kPerson, "One", {}, {}, {}, {"e2"}}};
  EXPECT_EQ(entity_numbers(dossier), numbers);
}

TEST(SplitEntities, HaveOneIdInAllStories) {
  Correction split;
  split.kind = CorrectionKind::kSplitEntity;
  split.of = {{"a2", "", {}, {}, "Kim", ""}, {"a1", "", {}, {}, "Mr Kim", ""}};
  split.value = "Another";
  const auto splits = split_entities(std::span(&split, 1));
  ASSERT_EQ(splits.size(), 1u);
  EXPECT_EQ(splits[0].name, "Another");
  std::ranges::reverse(split.of);
  EXPECT_EQ(id_of_split(split), splits[0].id);
}

TEST(Corrections, ComeBackFromTheirForm) {
  Correction correction = merge(1, {"e1", "e2"}, "One");
  correction.of[0].article.clear();  // As retention leaves it.
  const auto back = correction_from(to_form(correction));
  ASSERT_TRUE(back) << back.error().text();
  EXPECT_EQ(to_form(*back), to_form(correction));
  correction.of[0].entity.clear();
  EXPECT_FALSE(correction_from(to_form(correction)));
}

}  // namespace
}  // namespace sourcier
