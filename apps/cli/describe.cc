// From the definitions of CLI11 to plain values.
#include "apps/cli/describe.h"

#include <algorithm>
#include <sstream>

namespace sourcier::cli {
namespace {

// "TEXT:{fr,en}": CLI11 joins the name of a value and what its checks say of themselves.
void take_value(const CLI::Option& option, OptionText& text) {
  if (option.get_items_expected_max() == 0) return;
  const std::string type = option.get_type_name();
  const std::size_t colon = type.find(':');
  text.value = type.substr(0, colon);
  if (colon == std::string::npos || type.substr(colon + 1, 1) != "{") return;
  std::istringstream words(type.substr(colon + 2, type.find('}') - colon - 2));
  for (std::string word; std::getline(words, word, ',');) text.choices.push_back(word);
}

OptionText option_text(const CLI::Option& option) {
  OptionText text;
  if (option.get_positional()) text.names.push_back(option.get_name(true));
  for (const std::string& name : option.get_snames()) text.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) text.names.push_back("--" + name);
  text.help = option.get_description();
  take_value(option, text);
  if (!option.get_default_str().empty() && !text.value.empty())
    text.help += " (default: " + option.get_default_str() + ")";
  text.is_required = option.get_required();
  text.is_repeated = option.get_expected_max() > 1;
  return text;
}

// As set_examples left them.
std::vector<Example> examples_in(const std::string& footer) {
  std::vector<Example> examples;
  std::istringstream lines(footer);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) examples.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return examples;
}

CommandText describe_below(const CLI::App& app, std::vector<std::string> path) {
  CommandText text;
  path.push_back(app.get_name());
  text.path = std::move(path);
  text.help = app.get_description();
  text.group = app.get_group();
  text.examples = examples_in(app.get_footer());
  for (const CLI::Option* option : app.get_options({}))
    (option->get_positional() ? text.arguments : text.options).push_back(option_text(*option));
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    text.commands.push_back(describe_below(*command, text.path));
  return text;
}

std::string argument_usage(const OptionText& argument) {
  const std::string name = argument.names.front() + (argument.is_repeated ? "..." : "");
  return argument.is_required ? " " + name : " [" + name + "]";
}

}  // namespace

const std::vector<ExitStatus> kExitStatuses = {
    {0, "all inputs were read; a damaged page that still gave an answer counts as read"},
    {1, "nothing could be read, or the job failed"},
    {2, "wrong usage"},
    {3, "some inputs were skipped, each named with the reason; the rest was done"},
};

std::string CommandText::full_name(char between) const {
  std::string name;
  for (const std::string& word : path) name += (name.empty() ? "" : std::string(1, between)) + word;
  return name;
}

std::string CommandText::usage() const {
  std::string text = full_name() + (commands.empty() ? " [OPTIONS]" : " COMMAND [OPTIONS]");
  for (const OptionText& argument : arguments) text += argument_usage(argument);
  return text;
}

CommandText describe(const CLI::App& app) {
  std::vector<std::string> path;
  for (const CLI::App* above = app.get_parent(); above != nullptr; above = above->get_parent())
    path.insert(path.begin(), above->get_name());
  return describe_below(app, std::move(path));
}

std::vector<const CommandText*> all_commands(const CommandText& command) {
  std::vector<const CommandText*> all = {&command};
  for (const CommandText& below : command.commands) {
    const auto more = all_commands(below);
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

void set_examples(CLI::App& command, std::initializer_list<Example> examples) {
  std::string footer;
  for (const Example& example : examples) footer += example.command + '\t' + example.words + '\n';
  command.footer(footer);
}

CLI::Validator one_of(std::vector<std::string> words, const std::string& what) {
  std::string listed;
  for (const std::string& word : words) listed += (listed.empty() ? "" : ",") + word;
  const auto check = [words = std::move(words), what](const std::string& given) {
    if (std::ranges::find(words, given) != words.end()) return std::string();
    std::string wanted;
    for (const std::string& word : words) wanted += (wanted.empty() ? "" : ", ") + word;
    return "'" + given + "' is no " + what + "; wanted one of " + wanted;
  };
  return CLI::Validator(check, "{" + listed + "}");
}

}  // namespace sourcier::cli
