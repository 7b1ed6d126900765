#include "engine/pipeline/live_grouping.h"

#include <algorithm>
#include <set>

#include "engine/pipeline/live_copies.h"
#include "engine/pipeline/live_near.h"
#include "engine/pipeline/live_stories.h"
#include "engine/pipeline/told_groups.h"
#include "engine/store/live_rows.h"
#include "engine/store/prints.h"
#include "engine/store/story_joins.h"

namespace sourcier {
namespace {

// All that stands around what changed.
struct Around {
  explicit Around(Store& store)
      : tables(store),
        groups(store),
        near(tables),
        copies(tables, groups),
        stories(tables, near, groups) {}

  Result<void> failed() const {
    for (const auto* failure : {&tables.failure(), &groups.failure()})
      if (*failure) return tl::unexpected(**failure);
    return {};
  }

  LiveTables tables;
  NearGroups groups;
  LiveNear near;
  LiveCopies copies;
  LiveStories stories;
};

// What changed goes and comes again.
void follow(Around& around, const std::vector<GoneArticle>& gone, const std::vector<Print>& made) {
  const auto remove = [&](const Print& print) {
    around.near.remove(print);
    around.copies.remove(print);
  };
  for (const GoneArticle& article : gone) around.tables.know(article.print);
  for (const GoneArticle& article : gone) remove(article.print);
  std::set<std::string> went;
  for (const GoneArticle& article : gone) went.insert(article.print.article);
  for (const Print& print : made) {
    if (went.contains(print.article) || !around.groups.group_of(print.article)) continue;
    if (const Print* before = around.tables.print(print.article)) remove(*before);
  }
  for (const Print& print : made) around.tables.know(print);
  for (const Print& print : made) {
    around.near.add(print);
    around.copies.add(print);
  }
}

// The groups of the stories around, as they are now.
Groups groups_around(Around& around, const std::vector<GoneArticle>& gone,
                     const std::vector<Print>& made, unsigned jobs) {
  const std::vector<std::string> lost = around.groups.lost_copy();
  around.copies.compare(jobs);
  around.stories.know_families(around.copies.families({lost.begin(), lost.end()}));
  for (const Print& print : made) around.stories.change(print.article);
  for (const GoneArticle& article : gone) around.stories.change_story(article.story);
  around.stories.change_pairs(around.near.keep());
  Groups groups = around.stories.link(jobs);
  groups.copies = around.copies.now();
  return groups;
}

}  // namespace

Result<Regrouped> group_live(Store& store, const std::vector<Print>& made,
                             const Resources& resources, const RunOptions& options) {
  Around around(store);
  const std::vector<GoneArticle> gone = around.groups.gone();
  follow(around, gone, made);
  Groups groups = groups_around(around, gone, made, options.jobs);
  std::set<std::string> events;
  for (const GoneArticle& article : gone) events.insert(article.event);
  Groups known = around.groups.groups_of(around.stories.changed_stories(), events);
  known.copies = around.copies.known();
  if (const auto failed = around.failed(); !failed) return tl::unexpected(failed.error());
  const auto told = tell_groups(store, known, made, groups, resources, options);
  if (!told) return tl::unexpected(told.error());
  const auto written = write_groups(
      store, {.known = known, .groups = groups, .prints = made, .made_by = resources.version()});
  if (!written) return tl::unexpected(written.error());
  return Regrouped{.prints = made.size(),
                   .stories = told->stories,
                   .documents = told->documents,
                   .linked = around.stories.linked_articles()};
}

Result<void> fill_live_tables(Store& store, const Grouping& found, const Groups& groups,
                              const std::vector<Edge>& near) {
  LiveTables tables(store);
  tables.clear();
  for (const PostingKind kind : {PostingKind::kFeature, PostingKind::kGram}) {
    for_each_posting(found.prints, kind, [&](std::uint32_t key, std::uint32_t i) {
      tables.put_posting(kind, key, time_place(*found.prints[i]));
    });
  }
  const auto rows = near_rows(found.prints, near);
  for (std::uint32_t i = 0; i < found.prints.size(); ++i) {
    const Print& print = *found.prints[i];
    if (print.text != 0) tables.put_text(print.text, print.article);
    tables.set_near(print.article, rows[i]);
  }
  for (const auto& [label, joins] : joins_by_story(found.families, found.stories))
    tables.set_story_joins(groups.articles[label].story, joins);
  if (tables.failure()) return tl::unexpected(*tables.failure());
  return {};
}

Result<void> clear_live_tables(Store& store) {
  LiveTables tables(store);
  tables.clear();
  if (tables.failure()) return tl::unexpected(*tables.failure());
  return {};
}

}  // namespace sourcier
