// sourcier check: verifies a store.
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "engine/store/store.h"

namespace sourcier::cli {
namespace {

struct CheckOptions {
  InputOptions common;
  bool json = false;
};

std::string json_form(const StoreReport& report) {
  const nlohmann::ordered_json form = {
      {"articles", report.articles},     {"events", report.events},
      {"stories", report.stories},       {"skipped", report.skipped},
      {"versions", report.versions},     {"grouped", report.is_grouped},
      {"content", report.content},       {"problems", report.problems},
      {"sound", report.problems.empty()}};
  return form.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

std::string text_form(const StoreReport& report) {
  std::string text =
      std::to_string(report.articles) + " articles, " + std::to_string(report.events) +
      " events, " + std::to_string(report.stories) + " stories, " + std::to_string(report.skipped) +
      " skipped inputs: " +
      (report.problems.empty() ? "sound" : std::to_string(report.problems.size()) + " problems") +
      "\n";
  text += std::to_string(report.versions) + " earlier versions of articles; content " +
          report.content + "\n";
  if (!report.is_grouped) text += "not yet grouped after the last addition: add once more\n";
  for (const std::string& problem : report.problems) text += "  " + problem + "\n";
  return text;
}

int check_command(const CheckOptions& options) {
  // The search index is verified whole only in a file that can be written to; nothing is written.
  const bool may_write = access(options.common.store.c_str(), W_OK) == 0;
  auto store = Store::open(options.common.store,
                           may_write ? Store::Mode::kReadWrite : Store::Mode::kReadOnly);
  const auto report = store ? store->check() : tl::unexpected(store.error());
  if (!report) {
    complain(report.error().text());
    return kFailed;
  }
  const bool is_written = put(options.json ? json_form(*report) : text_form(*report));
  return is_written && report->problems.empty() ? kAllRead : kFailed;
}

}  // namespace

void add_check(CLI::App& program, int& status) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* command =
      program.add_subcommand("check", "Verify a store: the file, its articles, their groups");
  command->add_option("--db", options->common.store, "The store, one SQLite file")
      ->required()
      ->type_name("FILE");
  command->add_flag("--json", options->json, "The result as one JSON object");
  add_common_options(*command, options->common);
  set_examples(*command, {{"sourcier check --db news.db",
                           "reads all and says \"sound\", or what is wrong and where"}});
  command->callback([options, &status] { status = check_command(*options); });
}

}  // namespace sourcier::cli
