// Completion for fish: one line an option.
#include "apps/cli/describe.h"

namespace sourcier::cli {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// True at a command line where this command has been named, and none of those below it.
std::string condition_of(const CommandText& command) {
  std::string condition;
  for (std::size_t i = 1; i < command.path.size(); ++i)
    condition +=
        (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + command.path[i]);
  if (command.path.size() == 1) return "__fish_use_subcommand";
  std::vector<std::string> below;
  for (const CommandText& each : command.commands) below.push_back(each.name());
  if (!below.empty()) condition += "; and not __fish_seen_subcommand_from " + joined(below);
  return condition;
}

std::string option_line(const std::string& start, const OptionText& option) {
  std::string line = start;
  for (const std::string& name : option.names)
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (option.takes_files()) {
    line += " -r -F";
  } else if (!option.choices.empty()) {
    line += " -x -a " + quoted(joined(option.choices));
  } else if (!option.value.empty()) {
    line += " -x";
  }
  return line + " -d " + quoted(option.help) + "\n";
}

std::string lines_of(const CommandText& command) {
  const std::string start = "complete -c sourcier -n " + quoted(condition_of(command));
  std::string lines;
  for (const CommandText& below : command.commands)
    lines += start + " -a " + below.name() + " -d " + quoted(below.help) + "\n";
  for (const OptionText& option : command.options) lines += option_line(start, option);
  for (const OptionText& argument : command.arguments) {
    if (argument.takes_files()) lines += start + " -F\n";
    if (!argument.choices.empty())
      lines += start + " -a " + quoted(joined(argument.choices)) + "\n";
  }
  return lines;
}

}  // namespace

std::string fish_completion(const CommandText& program) {
  std::string out =
      "# Completion of sourcier for fish, made by `sourcier completions fish`.\n"
      "complete -c sourcier -f\n";
  for (const CommandText* command : all_commands(program)) out += lines_of(*command);
  return out;
}

}  // namespace sourcier::cli
