// What is told of a command line that cannot be understood: where, what was found, what is wanted.
#include "apps/cli/usage.h"

#include <algorithm>
#include <numeric>

#include "apps/cli/describe.h"

namespace sourcier::cli {
namespace {

constexpr std::size_t kMostTypos = 2;  // Letters put in, left out or changed.

// Levenshtein's distance, of short words.
std::size_t typos(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row[b.size()];
}

std::string did_you_mean(const std::string& given, const std::vector<std::string>& known) {
  std::string nearest;
  std::size_t least = kMostTypos + 1;
  for (const std::string& each : known) {
    const std::size_t distance = typos(given, each);
    if (distance < std::min(least, given.size())) nearest = each, least = distance;
  }
  return nearest.empty() ? "" : "; did you mean " + nearest + "?";
}

std::vector<std::string> names_of_commands(const CommandText& command) {
  std::vector<std::string> names;
  for (const CommandText& below : command.commands) names.push_back(below.name());
  return names;
}

// The command that was named, as far down as the command line goes.
const CLI::App& named_command(const CLI::App& program) {
  const CLI::App* command = &program;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

// The first word of the command line that should have been a command.
std::string no_command(const std::vector<std::string>& words, const CommandText& command) {
  const std::size_t depth = command.path.size() - 1;
  std::size_t seen = 0;
  for (const std::string& word : words) {
    if (word.starts_with('-')) continue;
    if (seen++ < depth) continue;
    return "'" + word + "' is no command of " + command.full_name() +
           did_you_mean(word, names_of_commands(command));
  }
  std::string listed;
  for (const std::string& name : names_of_commands(command))
    listed += (listed.empty() ? "" : ", ") + name;
  return "a command is missing; wanted one of " + listed;
}

std::string unexpected(const CLI::App& app, const CommandText& command) {
  const std::vector<std::string> rest = app.remaining(true);
  const std::string word = rest.empty() ? "" : rest.front();
  if (!word.starts_with('-')) return "'" + word + "' is one argument too many";
  std::vector<std::string> known;
  for (const OptionText& option : command.options)
    known.insert(known.end(), option.names.begin(), option.names.end());
  return word + " is no option of " + command.full_name() + did_you_mean(word, known);
}

// "Could not convert: --port = x", of CLI11; only numbers are converted.
std::string no_number(const std::string& told) {
  const std::size_t name = told.find(": ");
  const std::size_t equals = told.find(" = ");
  if (name == std::string::npos || equals == std::string::npos) return told;
  return told.substr(name + 2, equals - name - 2) + ": '" + told.substr(equals + 3) +
         "' is no number that it takes";
}

std::string told_of(const CLI::App& program, const CLI::ParseError& error,
                    const std::vector<std::string>& words) {
  const CLI::App& app = named_command(program);
  const CommandText command = describe(app);
  // Some errors bear the command's name as theirs: the code tells the kind.
  const auto is_kind = [&](CLI::ExitCodes kind) {
    return error.get_exit_code() == static_cast<int>(kind);
  };
  const bool is_extra = is_kind(CLI::ExitCodes::ExtrasError);
  if (!command.commands.empty() && (is_extra || is_kind(CLI::ExitCodes::RequiredError)))
    return no_command(words, command);
  if (is_extra) return unexpected(program, command);
  if (is_kind(CLI::ExitCodes::ConversionError)) return no_number(error.what());
  return error.what();
}

}  // namespace

std::string usage_problem(const CLI::App& program, const CLI::ParseError& error,
                          const std::vector<std::string>& words) {
  const std::string name = describe(named_command(program)).full_name();
  return told_of(program, error, words) + " (" + name + " --help tells more)";
}

}  // namespace sourcier::cli
