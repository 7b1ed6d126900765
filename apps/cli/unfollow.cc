// sourcier unfollow: the stories that a store follows, and their end.
#include <cstdio>

#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/store_command.h"
#include "engine/api/json_parts.h"
#include "engine/store/desk.h"

namespace sourcier::cli {
namespace {

struct UnfollowOptions {
  InputOptions common;
  std::vector<std::string> named;
  bool json = false;
};

int list_followed(Store& store, bool as_json) {
  const auto followed = followed_stories(store);
  if (!followed) return failed(followed.error());
  std::string text;
  json_parts::Json items = json_parts::Json::array();
  for (const FollowedStory& one : *followed) {
    text += printable_text(one.article + '\t' + (one.title.empty() ? one.story : one.title)) + '\n';
    items.push_back({{"article", one.article},
                     {"story", json_parts::known(one.story)},
                     {"title", json_parts::known(one.title)}});
  }
  if (as_json) text = json_parts::line({{"followed", std::move(items)}}) + '\n';
  return put(text) ? kAllRead : kFailed;
}

int unfollow_command(const UnfollowOptions& options) {
  auto writer = open_to_change(options.common.store);
  if (!writer) return kFailed;
  if (options.named.empty()) return list_followed(writer->store, options.json);
  int status = kAllRead;
  for (const std::string& id : options.named) {
    const auto done = unfollow_story(writer->store, id);
    if (!done) return failed(done.error());
    if (*done) continue;
    complain(id + ": no story is followed by an article of that id");
    status = kFailed;
  }
  return status;
}

}  // namespace

void add_unfollow(CLI::App& program, int& status) {
  const auto options = std::make_shared<UnfollowOptions>();
  CLI::App* command = program.add_subcommand(
      "unfollow", "Follow stories no more; without ARTICLE, list those that are followed");
  command->add_option("ARTICLE", options->named, "The articles by which they are followed")
      ->type_name("ID");
  command->add_flag("--json", options->json, "The list as one JSON object");
  command->add_option("--db", options->common.store, "The store, one SQLite file")
      ->required()
      ->type_name("FILE");
  add_common_options(*command, options->common);
  set_examples(*command, {{"sourcier unfollow --db news.db", "the stories that are followed"}});
  command->callback([options, &status] { status = unfollow_command(*options); });
}

}  // namespace sourcier::cli
