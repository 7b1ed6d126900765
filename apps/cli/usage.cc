// What is told of a command line that cannot be understood: where, what was found, what is wanted.
#include "apps/cli/usage.h"

#include <algorithm>
#include <cctype>
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
    // Half of a short word left as it is shows nothing: "-x" is no "-h".
    if (distance < least && 2 * distance < given.size()) nearest = each, least = distance;
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

std::string no_option(const std::string& word, const CommandText& command) {
  std::vector<std::string> known;
  for (const OptionText& option : command.options)
    known.insert(known.end(), option.names.begin(), option.names.end());
  return word + " is no option of " + command.full_name() + did_you_mean(word, known);
}

// The first word of the command line that should have been a command.
std::string no_command(const std::vector<std::string>& words, const CommandText& command) {
  const std::size_t depth = command.path.size() - 1;
  std::size_t seen = 0;
  for (const std::string& word : words) {
    if (word.starts_with('-') && seen >= depth) return no_option(word, command);
    if (word.starts_with('-') || seen++ < depth) continue;
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
  return no_option(word, command);
}

// The option or argument of that name; null for none.
const OptionText* option_named(const CommandText& command, const std::string& name) {
  for (const auto* all : {&command.arguments, &command.options}) {
    for (const OptionText& option : *all) {
      if (std::ranges::find(option.names, name) != option.names.end()) return &option;
    }
  }
  return nullptr;
}

// "--db is required", of CLI11.
std::string missing(const std::string& told, const CommandText& command) {
  const std::string name = told.substr(0, told.find(' '));
  const OptionText* option = option_named(command, name);
  if (option == nullptr || option->help.empty()) return told;
  std::string wanted = option->help;
  wanted[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(wanted[0])));
  const OptionText* store = option_named(command, "--db");
  if (name != "--db" && store != nullptr && !store->is_required)
    wanted += "; or --db " + store->value + ", a store";
  return name + (name[0] == '-' ? " " + option->value : "") + " is missing; wanted " + wanted;
}

// "--db: At Most 1 required but received 2", "--jobs: 1 required N missing", of CLI11.
std::string miscounted(const std::string& told, const CommandText& command) {
  const std::string name = told.substr(0, told.find(": "));
  const OptionText* option = option_named(command, name);
  if (option == nullptr) return told;
  const std::string form = name + " " + option->value;
  if (told.find("At Most") != std::string::npos)
    return name + " is given more than once; wanted one " + form;
  return name + ": too little stands behind it; wanted " + form;
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
  const bool is_missing = is_kind(CLI::ExitCodes::RequiredError);
  if (!command.commands.empty() && (is_extra || is_missing)) return no_command(words, command);
  if (is_extra) return unexpected(program, command);
  if (is_missing) return missing(error.what(), command);
  if (is_kind(CLI::ExitCodes::ArgumentMismatch)) return miscounted(error.what(), command);
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
