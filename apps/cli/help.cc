// The text of --help: what a command is for, how it is called, what it takes, and examples.
#include <algorithm>

#include "apps/cli/describe.h"

namespace sourcier::cli {
namespace {

constexpr std::size_t kWidth = 100;      // Of a line.
constexpr std::size_t kWidestName = 30;  // Longer names have a line of their own.
constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;

struct Row {
  std::string name;
  std::string words;
};

// The words behind the name, broken into lines that all begin at one column.
std::string laid_out(const Row& row, std::size_t column) {
  std::string out = std::string(kIndent, ' ') + row.name;
  std::size_t at = out.size();
  if (at + kGap > column) {
    out += '\n';
    at = 0;
  }
  std::size_t begin = 0;
  while (begin < row.words.size()) {
    std::size_t end = std::min(row.words.find(' ', begin), row.words.size());
    const std::string word = row.words.substr(begin, end - begin);
    if (at > column && at + 1 + word.size() > kWidth) {
      out += '\n';
      at = 0;
    }
    if (at < column) {
      out += std::string(column - at, ' ');
      at = column;
    } else {
      out += ' ';
      ++at;
    }
    out += word;
    at += word.size();
    begin = end + 1;
  }
  return out + '\n';
}

std::string section(const std::string& title, const std::vector<Row>& rows) {
  if (rows.empty()) return {};
  std::size_t widest = 0;
  for (const Row& row : rows) {
    if (row.name.size() <= kWidestName) widest = std::max(widest, row.name.size());
  }
  std::string out = "\n" + title + ":\n";
  for (const Row& row : rows) out += laid_out(row, kIndent + widest + kGap);
  return out;
}

std::string words_of(const OptionText& option) {
  std::string words = option.help;
  if (!option.choices.empty() && words.find(option.choices.front()) == std::string::npos) {
    words += ": ";
    for (const std::string& choice : option.choices)
      words += (&choice == &option.choices.front() ? "" : ", ") + choice;
  }
  return words + (option.is_required ? " (required)" : "");
}

std::vector<Row> option_rows(const std::vector<OptionText>& options) {
  std::vector<Row> rows;
  for (const OptionText& option : options) {
    std::string name;
    for (const std::string& each : option.names) name += (name.empty() ? "" : ", ") + each;
    // An argument is called by what it takes.
    const bool is_argument = !option.names.front().starts_with('-');
    if (!option.value.empty() && !is_argument) name += " " + option.value;
    rows.push_back({std::move(name), words_of(option)});
  }
  return rows;
}

std::string command_sections(const CommandText& command) {
  std::string out;
  std::vector<std::string> groups;
  for (const CommandText& below : command.commands) {
    if (std::ranges::find(groups, below.group) == groups.end()) groups.push_back(below.group);
  }
  for (const std::string& group : groups) {
    std::vector<Row> rows;
    for (const CommandText& below : command.commands) {
      if (below.group == group) rows.push_back({below.name(), below.help});
    }
    out += section(group, rows);
  }
  return out;
}

std::string examples_section(const CommandText& command) {
  if (command.examples.empty()) return {};
  std::string out = "\nExamples:\n";
  std::vector<Row> rows;
  for (const Example& example : command.examples) rows.push_back({example.command, example.words});
  std::size_t widest = 0;
  for (const Row& row : rows) widest = std::max(widest, row.name.size());
  const std::size_t column = kIndent + std::min<std::size_t>(widest, 58) + kGap;
  for (const Row& row : rows) out += laid_out(row, column);
  return out;
}

std::string exit_section() {
  std::vector<Row> rows;
  for (const ExitStatus& each : kExitStatuses)
    rows.push_back({std::to_string(each.status), each.meaning});
  return section("Exit status", rows);
}

}  // namespace

std::string help_text(const CommandText& command) {
  const bool is_program = command.path.size() == 1;
  std::string out = command.help + "\n\nUsage: " + command.usage() + "\n";
  out += command_sections(command);
  out += section("Arguments", option_rows(command.arguments));
  out += section("Options", option_rows(command.options));
  out += examples_section(command);
  if (is_program) out += exit_section();
  if (!command.commands.empty())
    out += "\n`" + command.full_name() + " COMMAND --help` tells what a command takes.\n";
  return out;
}

}  // namespace sourcier::cli
