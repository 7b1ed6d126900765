// Describe: the commands and options of the program as plain values. What --help prints, the manual
// pages and the completions of shells are all made of these, so that they cannot differ.
#pragma once

#include <CLI/CLI.hpp>
#include <initializer_list>
#include <sstream>
#include <string>
#include <vector>

namespace sourcier::cli {

struct OptionText {
  std::vector<std::string> names;    // "-j", "--jobs"; the name alone of an argument.
  std::string value;                 // What it takes: "FILE"; "" takes nothing.
  std::vector<std::string> choices;  // All that it takes, where that is known.
  std::string help;
  bool is_required = false;
  bool is_repeated = false;

  bool takes_files() const { return value == "FILE" || value == "FOLDER" || value == "PATH"; }
};

struct Example {
  std::string command;
  std::string words;  // What it does.
};

struct CommandText {
  std::vector<std::string> path;  // "sourcier", "model", "train".
  std::string help;
  std::string group;  // Of the commands beside it: "A store".
  std::vector<OptionText> arguments;
  std::vector<OptionText> options;
  std::vector<Example> examples;
  std::vector<CommandText> commands;

  const std::string& name() const { return path.back(); }
  std::string full_name(char between = ' ') const;
  std::string usage() const;  // "sourcier trace [OPTIONS] [INPUT...]"
};

CommandText describe(const CLI::App& app);

// The command and all below it, one after the other.
std::vector<const CommandText*> all_commands(const CommandText& command);

// What a reader of a command's help sees done with it.
void set_examples(CLI::App& command, std::initializer_list<Example> examples);

struct ExitStatus {
  int status;
  const char* meaning;
};
extern const std::vector<ExitStatus> kExitStatuses;

// The text of --help.
std::string help_text(const CommandText& command);

// A page of the manual, as man(7) reads it.
std::string manual_page(const CommandText& command);

// Scripts that complete commands, options and their values.
std::string bash_completion(const CommandText& program);
std::string zsh_completion(const CommandText& program);
std::string fish_completion(const CommandText& program);

// Only these words; else a message that lists them.
CLI::Validator one_of(std::vector<std::string> words, const std::string& what);

// Only a number from one to the other.
template <typename Number>
CLI::Validator between(Number least, Number most) {
  return CLI::Validator(
      [least, most](std::string& given) {
        Number number{};
        const bool is_number = CLI::detail::lexical_cast(given, number);
        if (is_number && number >= least && number <= most) return std::string();
        std::ostringstream wanted;
        wanted << "'" << given << "' is no number from " << least << " to " << most;
        return wanted.str();
      },
      "");
}

}  // namespace sourcier::cli
