#include "engine/pipeline/regroup.h"

#include <algorithm>
#include <iterator>

#include "engine/base/parallel.h"
#include "engine/pipeline/live_grouping.h"
#include "engine/pipeline/stored.h"
#include "engine/pipeline/told_groups.h"
#include "engine/store/near_groups.h"
#include "engine/store/prints.h"
#include "engine/story/group.h"

namespace sourcier {
namespace {

// Documents in memory at once while prints are made.
constexpr std::size_t kDocumentsAtOnce = 256;

// So many changes are few, or one among so many articles: what each costs by its neighbours is then
// less than a run over all.
constexpr std::size_t kFewChanges = 16;
constexpr std::size_t kArticlesForChange = 128;

using Ids = std::vector<std::string>;

Result<std::vector<Print>> make_prints(Store& store, const Ids& articles,
                                       const Resources& resources, unsigned jobs) {
  std::vector<Print> all;
  for (std::size_t begin = 0; begin < articles.size(); begin += kDocumentsAtOnce) {
    const std::size_t size = std::min(articles.size() - begin, kDocumentsAtOnce);
    const auto documents =
        stored_documents(store, std::span(articles).subspan(begin, size), resources, jobs);
    if (!documents) return tl::unexpected(documents.error());
    std::vector<Print> made(documents->size());
    parallel_for(jobs, made.size(), [&](std::size_t i) {
      const Document& document = (*documents)[i];
      made[i] = fingerprint(document, resources.languages.of(document.article.language));
    });
    std::ranges::move(made, std::back_inserter(all));
  }
  return all;
}

// The prints of all articles; those that are `made` now are of articles that came or changed.
struct AllPrints {
  std::vector<Print> prints;
  std::vector<Print> made;
};

Result<AllPrints> prints_of(Store& store, const Resources& resources, unsigned jobs) {
  auto stored = stored_prints(store, resources.version());
  if (!stored) return tl::unexpected(stored.error());
  AllPrints all;
  Ids missing;
  for (StoredPrint& one : *stored) {
    if (one.print) {
      all.prints.push_back(std::move(*one.print));
    } else {
      missing.push_back(std::move(one.article));
    }
  }
  auto made = make_prints(store, missing, resources, jobs);
  if (!made) return tl::unexpected(made.error());
  all.made = std::move(*made);
  all.prints.insert(all.prints.end(), all.made.begin(), all.made.end());
  return all;
}

// What is known to be grouped now, in the transaction in which it was.
Result<void> end_changes(Store& store, const std::string& live_made_by) {
  NearGroups changes(store);
  changes.forget_changes();
  if (changes.failure()) return tl::unexpected(*changes.failure());
  return mark_live(store, live_made_by);
}

// Few changes: from the neighbours of what came, changed or went.
Result<Regrouped> regroup_few(Store& store, const Resources& resources, const RunOptions& options) {
  auto transaction = Transaction::begin(store.connection());
  if (!transaction) return tl::unexpected(transaction.error());
  NearGroups changes(store);
  const Ids pending = changes.pending();
  if (changes.failure()) return tl::unexpected(*changes.failure());
  const auto made = make_prints(store, pending, resources, options.jobs);
  if (!made) return tl::unexpected(made.error());
  const auto done = group_live(store, *made, resources, options);
  if (!done) return done;
  const auto ended = end_changes(store, resources.version());
  if (!ended) return tl::unexpected(ended.error());
  const auto committed = transaction->commit();
  if (!committed) return tl::unexpected(committed.error());
  return done;
}

// A run over all prints. What another version told is not kept. With `follow` the tables are filled
// by which the next few changes are followed.
Result<Regrouped> regroup_all(Store& store, const Resources& resources, const RunOptions& options,
                              bool follow) {
  const std::string version = resources.version();
  const auto all = prints_of(store, resources, options.jobs);
  if (!all) return tl::unexpected(all.error());
  const auto known = store.groups();
  if (!known) return tl::unexpected(known.error());
  const auto made_by = groups_made_by(store);
  if (!made_by) return tl::unexpected(made_by.error());
  const Groups nothing;

  std::vector<Edge> near;
  const Grouping found = find_grouping(all->prints, options.jobs, follow ? &near : nullptr);
  Groups groups = groups_of(found);
  const auto told = tell_groups(store, *made_by == version ? *known : nothing, all->made, groups,
                                resources, options);
  if (!told) return tl::unexpected(told.error());

  auto transaction = Transaction::begin(store.connection());
  if (!transaction) return tl::unexpected(transaction.error());
  const auto written = write_groups(
      store, {.known = *known, .groups = groups, .prints = all->made, .made_by = version});
  if (!written) return tl::unexpected(written.error());
  const auto filled =
      follow ? fill_live_tables(store, found, groups, near) : clear_live_tables(store);
  if (!filled) return tl::unexpected(filled.error());
  const auto ended = end_changes(store, follow ? version : std::string());
  if (!ended) return tl::unexpected(ended.error());
  const auto committed = transaction->commit();
  if (!committed) return tl::unexpected(committed.error());
  return Regrouped{.prints = all->made.size(),
                   .stories = told->stories,
                   .documents = told->documents,
                   .linked = found.prints.size(),
                   .is_live = false};
}

}  // namespace

Result<Regrouped> regroup(Store& store, const Resources& resources, const RunOptions& options) {
  NearGroups asked(store);
  const std::size_t changes = asked.changes();
  const std::size_t articles = asked.articles();
  if (asked.failure()) return tl::unexpected(*asked.failure());
  const auto groups_by = groups_made_by(store);
  if (!groups_by) return tl::unexpected(groups_by.error());
  const auto live_by = live_made_by(store);
  if (!live_by) return tl::unexpected(live_by.error());
  const bool are_few = changes <= std::max(kFewChanges, articles / kArticlesForChange);
  const bool is_followed = *groups_by == resources.version() && *live_by == resources.version();
  // A store that few changes came to is followed from then on: many at once fill its tables anew,
  // so that the next few cost no run over all. One that is filled at once never pays for them.
  const bool follow = are_few || !live_by->empty();
  if (!are_few || !is_followed) return regroup_all(store, resources, options, follow);
  auto done = regroup_few(store, resources, options);
  // What is kept for neighbours can be made anew from the prints.
  if (!done && done.error().kind == ErrorKind::kMalformed)
    return regroup_all(store, resources, options, true);
  return done;
}

}  // namespace sourcier
