// sourcier manual: pages for man, made of the same definitions as --help.
#include <cctype>
#include <filesystem>

#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "engine/base/version.h"

namespace sourcier::cli {
namespace {

// man takes "-" for a hyphen, "\" for the start of an order, and a line that begins with "." or "'"
// for an order as a whole.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (out.empty() && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string in_bold(const std::string& text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string in_italics(const std::string& text) { return "\\fI" + escaped(text) + "\\fR"; }

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string option_entry(const OptionText& option) {
  std::string entry = ".TP\n";
  for (const std::string& name : option.names)
    entry += (&name == &option.names.front() ? "" : ", ") + in_bold(name);
  const bool is_argument = !option.names.front().starts_with('-');
  if (!option.value.empty() && !is_argument) entry += " " + in_italics(option.value);
  entry += '\n' + escaped(option.help) + ".";
  if (option.is_required) entry += " Required.";
  if (!option.choices.empty()) {
    entry += " One of ";
    for (const std::string& choice : option.choices)
      entry += (&choice == &option.choices.front() ? "" : ", ") + in_bold(choice);
    entry += ".";
  }
  return entry + '\n';
}

std::string option_section(const char* title, const std::vector<OptionText>& options) {
  if (options.empty()) return {};
  std::string section = std::string(".SH ") + title + '\n';
  for (const OptionText& option : options) section += option_entry(option);
  return section;
}

std::string command_section(const CommandText& command) {
  if (command.commands.empty()) return {};
  std::string section = ".SH COMMANDS\n";
  for (const CommandText& below : command.commands)
    section += ".TP\n" + in_bold(below.full_name('-')) + "(1)\n" + escaped(below.help) + ".\n";
  return section;
}

std::string example_section(const CommandText& command) {
  if (command.examples.empty()) return {};
  std::string section = ".SH EXAMPLES\n";
  for (const Example& example : command.examples)
    section += ".TP\n" + in_bold(example.command) + '\n' + escaped(example.words) + ".\n";
  return section;
}

std::string exit_section() {
  std::string section = ".SH EXIT STATUS\n";
  for (const ExitStatus& each : kExitStatuses)
    section +=
        ".TP\n" + in_bold(std::to_string(each.status)) + '\n' + escaped(each.meaning) + ".\n";
  return section;
}

// What only the page of the program tells.
std::string surroundings() {
  return ".SH ENVIRONMENT\n.TP\n" + in_bold("NO_COLOR") +
         "\nWhere it is set, nothing is printed in colour.\n.TP\n" + in_bold("SOURCIER_PYTHON") +
         "\nThe Python that writes Parquet.\n.SH FILES\n.TP\n" + in_bold("sourcier.pack") +
         "\nWhat the program knows, beside it.\n";
}

std::string see_also(const CommandText& command) {
  std::string section = ".SH SEE ALSO\n";
  if (command.path.size() > 1) return section + in_bold(command.path.front()) + "(1)\n";
  return section + in_bold("man -k sourcier") + " lists the page of each command.\n";
}

struct ManualOptions {
  InputOptions common;
  std::vector<std::string> path;
  std::string out;
};

bool write_pages(const CommandText& program, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    complain(folder + ": cannot make the folder: " + error.message());
    return false;
  }
  for (const CommandText* command : all_commands(program)) {
    const auto file = std::filesystem::path(folder) / (command->full_name('-') + ".1");
    if (!write_file(file.string(), manual_page(*command))) return false;
  }
  return true;
}

int manual_command(const CLI::App& program, const ManualOptions& options) {
  const CommandText described = describe(program);
  if (!options.out.empty()) return write_pages(described, options.out) ? kAllRead : kFailed;
  std::vector<std::string> wanted = {described.name()};
  wanted.insert(wanted.end(), options.path.begin(), options.path.end());
  for (const CommandText* command : all_commands(described)) {
    if (command->path == wanted) return put(manual_page(*command)) ? kAllRead : kFailed;
  }
  complain("manual: '" + options.path.back() + "' is no command; sourcier --help lists them");
  return kWrongUsage;
}

}  // namespace

std::string manual_page(const CommandText& command) {
  const std::string name = command.full_name('-');
  std::string page = ".TH " + escaped(upper(name)) + " 1 \"\" \"Sourcier " +
                     escaped(std::string(kEngineVersion)) + "\" \"User Commands\"\n";
  page += ".SH NAME\n" + escaped(name) + " \\- " + escaped(command.help) + '\n';
  page += ".SH SYNOPSIS\n" + in_bold(command.full_name()) +
          escaped(command.usage().substr(command.full_name().size())) + '\n';
  page += command_section(command);
  page += option_section("ARGUMENTS", command.arguments);
  page += option_section("OPTIONS", command.options);
  page += example_section(command);
  page += exit_section();
  if (command.path.size() == 1) page += surroundings();
  return page + see_also(command);
}

void add_manual(CLI::App& program, int& status) {
  const auto options = std::make_shared<ManualOptions>();
  CLI::App* command = program.add_subcommand(
      "manual", "Pages of the manual, for man: of the program, or a command");
  command->add_option("COMMAND", options->path, "The command whose page is printed")
      ->type_name("NAME");
  command->add_option("--out,-o", options->out, "Write all pages into this folder instead")
      ->type_name("FOLDER");
  set_examples(*command, {{"sourcier manual trace | man -l -", "read the page of trace"},
                          {"sourcier manual --out ~/.local/share/man/man1", "for man sourcier"}});
  command->callback([options, &program, &status] { status = manual_command(program, *options); });
}

}  // namespace sourcier::cli
