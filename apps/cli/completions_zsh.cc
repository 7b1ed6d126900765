// Completion for zsh: a function for each command, by _arguments.
#include "apps/cli/describe.h"

namespace sourcier::cli {
namespace {

// Inside single quotes; what _arguments takes for its own marks is escaped.
std::string quoted_help(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      if (c == '\\' || c == '[' || c == ']' || c == ':') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

std::string function_of(const CommandText& command) { return "_" + command.full_name('_'); }

// ":FILE:_files", ":TABLE:(a b)", ":N: ".
std::string value_of(const OptionText& option) {
  if (option.value.empty()) return {};
  const std::string action = !option.choices.empty() ? "(" + joined(option.choices, " ") + ")"
                             : option.takes_files()  ? std::string("_files")
                                                     : std::string(" ");
  return ":" + quoted_help(option.value) + ":" + action;
}

std::string option_specification(const OptionText& option) {
  const std::string help = "[" + quoted_help(option.help) + "]" + value_of(option) + "'";
  const std::string repeated = option.is_repeated ? "*" : "";
  if (option.names.size() == 1) return "'" + repeated + option.names.front() + help;
  return "'" + (option.is_repeated ? "*" : "(" + joined(option.names, " ") + ")") + "'{" +
         joined(option.names, ",") + "}'" + help;
}

std::string options_of(const CommandText& command) {
  std::string out;
  for (const OptionText& option : command.options)
    out += " \\\n    " + option_specification(option);
  return out;
}

std::string function_text(const CommandText& command) {
  std::string out = function_of(command) + "() {\n  _arguments -s -S" + options_of(command);
  for (const OptionText& argument : command.arguments)
    out += " \\\n    '" + std::string(argument.is_repeated ? "*" : "") + value_of(argument) + "'";
  return out + "\n}\n";
}

// A function that completes the name of a command below, and hands on to that command's.
std::string dispatcher(const CommandText& command) {
  std::string listed;
  std::string cases;
  for (const CommandText& below : command.commands) {
    listed += "        '" + below.name() + ":" + quoted_help(below.help) + "'\n";
    cases += "        " + below.name() + ") " + function_of(below) + " ;;\n";
  }
  return function_of(command) +
         "() {\n  local curcontext=\"$curcontext\" state line\n  local -a commands\n  _arguments "
         "-C" +
         options_of(command) +
         " \\\n    '1:command:->command' \\\n    '*::argument:->argument'\n"
         "  case $state in\n    command)\n      commands=(\n" +
         listed +
         "      )\n      _describe command commands ;;\n    argument)\n"
         "      case $words[1] in\n" +
         cases + "      esac ;;\n  esac\n}\n";
}

}  // namespace

std::string zsh_completion(const CommandText& program) {
  std::string out =
      "#compdef sourcier\n# Completion of sourcier for zsh, made by `sourcier completions zsh`.\n";
  for (const CommandText* command : all_commands(program))
    out += command->commands.empty() ? function_text(*command) : dispatcher(*command);
  return out +
         "if [[ $funcstack[1] == _sourcier ]]; then\n  _sourcier \"$@\"\nelse\n"
         "  compdef _sourcier sourcier\nfi\n";
}

}  // namespace sourcier::cli
