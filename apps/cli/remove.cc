// sourcier remove: takes articles out of a store for good.
#include <cstdio>

#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/store_command.h"
#include "engine/base/date.h"
#include "engine/pipeline/stored.h"
#include "engine/store/removal.h"

namespace sourcier::cli {
namespace {

struct RemoveOptions {
  InputOptions common;
  std::vector<std::string> named;  // Ids and addresses.
  std::string story;
  std::string older_than;
  bool allow = false;
};

std::string check_day(const std::string& text) {
  const auto date = parse_date(text);
  return date && date->is_day() ? std::string()
                                : "'" + text + "' is no day; wanted one such as 2025-07-12";
}

// What was named does not come back; what is only old may.
struct Wanted {
  std::vector<std::string> named;
  std::vector<std::string> old;
};

// The ids that the options name; nothing after the reason has been printed.
std::optional<Wanted> wanted_ids(Store& store, const RemoveOptions& options) {
  Wanted ids;
  const auto add = [&](Result<std::vector<std::string>>&& found, const std::string& missing) {
    if (!found || (found->empty() && !missing.empty())) {
      complain(found ? missing + " in the store" : found.error().text());
      return false;
    }
    std::vector<std::string>& to = missing.empty() ? ids.old : ids.named;
    to.insert(to.end(), found->begin(), found->end());
    return true;
  };
  for (const std::string& name : options.named) {
    if (!add(articles_called(store, name), name + ": there is no such article")) return {};
  }
  const std::string& story = options.story;
  if (!story.empty() && !add(articles_of_story(store, story), story + ": there is no such story"))
    return {};
  if (!options.older_than.empty() && !add(articles_before(store, options.older_than), {}))
    return {};
  return ids;
}

// How many; those that are named first.
Result<std::size_t> remove_wanted(Store& store, const Wanted& ids) {
  const auto named = remove_articles(store, ids.named, Return::kNever);
  if (!named) return named;
  const auto old = remove_articles(store, ids.old, Return::kMayComeBack);
  return old ? *named + *old : old;
}

int allow_again(Store& store, const RemoveOptions& options) {
  int status = kAllRead;
  for (const std::string& id : options.named) {
    const auto allowed = allow_article(store, id);
    if (!allowed) return failed(allowed.error());
    if (*allowed) continue;
    complain(id + ": no article of that id was removed for good");
    status = kFailed;
  }
  return status;
}

int remove_command(const RemoveOptions& options) {
  if (options.named.empty() && options.story.empty() && options.older_than.empty()) {
    complain(
        "remove: ARTICLE is missing; wanted ids or addresses of articles, or --story, or "
        "--older-than");
    return kWrongUsage;
  }
  // Groups are made anew without the article: that needs the engine's data.
  const auto resources = load(options.common);
  if (!resources) return kFailed;
  auto writer = open_to_change(options.common.store);
  if (!writer) return kFailed;
  Store& store = writer->store;
  if (options.allow) return allow_again(store, options);
  const auto ids = wanted_ids(store, options);
  if (!ids) return kFailed;
  const auto removed = remove_wanted(store, *ids);
  if (!removed) return failed(removed.error());
  const auto grouped = bring_groups_up(store, *resources, run_options(options.common, nullptr));
  if (!grouped) return failed(grouped.error());
  const auto wiped = wipe_removed(store);
  if (!wiped) return failed(wiped.error());
  if (!options.common.quiet) std::fprintf(stderr, "%zu removed\n", *removed);
  if (!*wiped) {
    complain(options.common.store +
             "-wal: another program reads the store, and keeps the log of the last changes; run "
             "remove or compact again when it has ended");
    return kFailed;
  }
  return kAllRead;
}

}  // namespace

void add_remove(CLI::App& program, int& status) {
  const auto options = std::make_shared<RemoveOptions>();
  CLI::App* command = program.add_subcommand(
      "remove", "Take articles out of a store for good, out of every table and index");
  command->add_option("ARTICLE", options->named, "Ids or addresses of articles")
      ->type_name("ID|URL");
  command->add_option("--story", options->story, "All articles of a story, by its id")
      ->type_name("ID");
  command
      ->add_option("--older-than", options->older_than,
                   "All articles published before a day, those of followed stories aside")
      ->check(check_day)
      ->type_name("DATE");
  command->add_flag("--allow", options->allow, "Let removed articles come back when added again");
  command->add_option("--db", options->common.store, "The store, one SQLite file")
      ->required()
      ->type_name("FILE");
  add_common_options(*command, options->common);
  set_examples(*command,
               {{"sourcier remove https://nord.example/a.html --db news.db", "one article"},
                {"sourcier remove --older-than 2024-01-01 --db news.db", "those of years ago"}});
  command->callback([options, &status] { status = remove_command(*options); });
}

}  // namespace sourcier::cli
