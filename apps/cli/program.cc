// The program: its commands joined, behind one function that main() and the Python package call.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <clocale>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/no_memory.h"
#include "apps/cli/usage.h"
#include "engine/base/version.h"

namespace sourcier::cli {
namespace {

struct Entry {
  const char* group;
  void (*add)(CLI::App&, int&);
};

// As --help lists them.
constexpr Entry kEntries[] = {
    {"From pages to a report", add_trace},   {"From pages to a report", add_serve},
    {"From pages to a report", add_export},  {"Stage by stage, for pipes", add_extract},
    {"Stage by stage, for pipes", add_read}, {"Stage by stage, for pipes", add_group},
    {"A store that grows", add_add},         {"A store that grows", add_watch},
    {"A store that grows", add_unfollow},    {"A store that grows", add_search},
    {"A store that grows", add_check},       {"A store that grows", add_backup},
    {"A store that grows", add_remove},      {"For other programs", add_mcp},
    {"For other programs", add_model},       {"For other programs", add_completions},
    {"For other programs", add_manual},
};

std::vector<CLI::App*> commands_of(CLI::App& program) {
  return program.get_subcommands([](CLI::App*) { return true; });
}

void add_commands(CLI::App& program, int& status) {
  for (const Entry& entry : kEntries) {
    const std::size_t before = commands_of(program).size();
    entry.add(program, status);
    const auto all = commands_of(program);
    for (std::size_t i = before; i < all.size(); ++i) all[i]->group(entry.group);
  }
}

// What was typed; `help trace`, as other programs have it, is `trace --help`.
std::vector<std::string> typed(int argc, char** argv) {
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  if (words.empty() || words.front() != "help") return words;
  words.erase(words.begin());
  words.emplace_back("--help");
  return words;
}

int run(int argc, char** argv) {
  int status = kAllRead;
  CLI::App program(
      "Follows a news story back to its sources: who said what, through whom, in which words.",
      "sourcier");
  program.formatter_fn([](const CLI::App* command, const std::string& /*name*/,
                          CLI::AppFormatMode /*mode*/) { return help_text(describe(*command)); });
  program.set_version_flag("--version", std::string(kEngineVersion), "Print the version");
  program.set_help_flag("--help,-h", "Print this help");
  program.require_subcommand(1);
  add_commands(program, status);
  set_examples(
      program,
      {{"sourcier trace pages/", "the report of all stories in a folder of pages"},
       {"sourcier trace pages/ --html story.html", "the same as one page to read and send"},
       {"sourcier serve pages/", "the same as a reading room in the browser"},
       {"sourcier extract page.html | sourcier read -", "stages joined by a pipe"},
       {"sourcier add pages/ --db news.db", "keep it in one file, and add to it"},
       {"sourcier watch feeds.opml --db news.db", "follow feeds into that file"}});
  const std::vector<std::string> words = typed(argc, argv);
  try {
    program.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::Success& asked) {
    return program.exit(asked) == 0 ? kAllRead : kFailed;
  } catch (const CLI::ParseError& error) {
    complain(usage_problem(program, error, words));
    return kWrongUsage;
  }
  return status;
}

}  // namespace

int run_program(int argc, char** argv) {
  // Numbers and sorting never follow the locale: the same bytes everywhere.
  std::setlocale(LC_ALL, "C");
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    say_no_memory();
  } catch (const std::exception& problem) {
    try {
      complain(std::string("gave up: ") + problem.what());
    } catch (const std::bad_alloc&) {
      say_no_memory();
    }
  }
  return kFailed;
}

}  // namespace sourcier::cli
