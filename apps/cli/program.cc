// The program: its commands joined, behind one function that main() and the Python package call.
#include <CLI/CLI.hpp>
#include <clocale>
#include <exception>

#include "apps/cli/command.h"
#include "engine/base/version.h"

namespace sourcier::cli {
namespace {

int run(int argc, char** argv) {
  int status = kAllRead;
  CLI::App program(
      "Follows a news story back to its sources: who said what, through whom, in which words.",
      "sourcier");
  program.set_version_flag("--version", std::string(kEngineVersion));
  program.require_subcommand(1);
  program.footer(
      "Start with:  sourcier trace FOLDER     (the report of all stories in a folder of pages)");
  add_trace(program, status);
  add_extract(program, status);
  add_read(program, status);
  add_group(program, status);
  add_add(program, status);
  add_export(program, status);
  add_check(program, status);
  add_backup(program, status);
  add_remove(program, status);
  add_search(program, status);
  add_serve(program, status);
  add_mcp(program, status);
  add_watch(program, status);
  add_model(program, status);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? kAllRead : kWrongUsage;
  }
  return status;
}

}  // namespace

int run_program(int argc, char** argv) {
  // Numbers and sorting never follow the locale: the same bytes everywhere.
  std::setlocale(LC_ALL, "C");
  try {
    return run(argc, argv);
  } catch (const std::exception& problem) {
    complain(std::string("gave up: ") + problem.what());
    return kFailed;
  }
}

}  // namespace sourcier::cli
