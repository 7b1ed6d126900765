// sourcier backup: a copy of a store while others use it. sourcier compact: its file made small.
#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/store_command.h"
#include "engine/store/removal.h"

namespace sourcier::cli {
namespace {

struct BackupOptions {
  InputOptions common;
  std::string to;
};

int backup_command(const BackupOptions& options) {
  auto store = Store::open(options.common.store, Store::Mode::kReadOnly);
  if (!store) return failed(store.error());
  const auto copied = back_up(*store, options.to);
  return copied ? kAllRead : failed(copied.error());
}

int compact_command(const InputOptions& options) {
  auto writer = open_to_change(options.store);
  if (!writer) return kFailed;
  const auto done = compact(writer->store);
  return done ? kAllRead : failed(done.error());
}

}  // namespace

void add_backup(CLI::App& program, int& status) {
  const auto options = std::make_shared<BackupOptions>();
  CLI::App* command = program.add_subcommand(
      "backup", "Copy a store into a new file; others may go on using and filling it");
  command->add_option("TO", options->to, "The copy, a file that is not there yet")
      ->required()
      ->type_name("FILE");
  command->add_option("--db", options->common.store, "The store, one SQLite file")
      ->required()
      ->type_name("FILE");
  add_common_options(*command, options->common);
  set_examples(*command,
               {{"sourcier backup copy.db --db news.db", "a copy while others go on adding"}});
  command->callback([options, &status] { status = backup_command(*options); });

  const auto common = std::make_shared<InputOptions>();
  CLI::App* compacts = program.add_subcommand("compact", "Make the file of a store small");
  compacts->add_option("--db", common->store, "The store, one SQLite file")
      ->required()
      ->type_name("FILE");
  add_common_options(*compacts, *common);
  set_examples(*compacts, {{"sourcier compact --db news.db", "after much was removed"}});
  compacts->callback([common, &status] { status = compact_command(*common); });
}

}  // namespace sourcier::cli
