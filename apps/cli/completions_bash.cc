// Completion for bash. It needs nothing but bash itself.
#include "apps/cli/describe.h"

namespace sourcier::cli {
namespace {

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

// The words of the command line that have led to this command: " model train".
std::string state_of(const CommandText& command) {
  return command.path.size() == 1 ? "" : command.full_name().substr(command.path.front().size());
}

std::string values_of_options(const CommandText& command) {
  std::string cases;
  for (const OptionText& option : command.options) {
    if (option.value.empty()) continue;
    cases += "        " + joined(option.names, "|") + ") ";
    if (option.takes_files()) {
      cases += "_sourcier_files";
    } else if (!option.choices.empty()) {
      cases += "_sourcier_words '" + joined(option.choices, " ") + "'";
    } else {
      cases += ":";
    }
    cases += "; return ;;\n";
  }
  return cases.empty() ? "" : "      case \"$previous\" in\n" + cases + "      esac\n";
}

std::string case_of(const CommandText& command) {
  std::vector<std::string> words;
  bool takes_files = false;
  for (const CommandText& below : command.commands) words.push_back(below.name());
  for (const OptionText& option : command.options)
    words.insert(words.end(), option.names.begin(), option.names.end());
  for (const OptionText& argument : command.arguments) {
    words.insert(words.end(), argument.choices.begin(), argument.choices.end());
    takes_files = takes_files || argument.takes_files();
  }
  std::string text = "    '" + state_of(command) + "')\n" + values_of_options(command);
  text += "      _sourcier_words '" + joined(words, " ") + "'\n";
  if (takes_files) text += "      [[ $current == -* ]] || _sourcier_files\n";
  return text + "      ;;\n";
}

}  // namespace

std::string bash_completion(const CommandText& program) {
  std::string states;
  std::string cases;
  for (const CommandText* command : all_commands(program)) {
    if (command->path.size() > 1)
      states += (states.empty() ? "" : "|") + ("'" + state_of(*command) + "'");
    cases += case_of(*command);
  }
  return "# Completion of sourcier for bash, made by `sourcier completions bash`.\n"
         "_sourcier_words() {\n"
         "  local found\n"
         "  mapfile -t found < <(compgen -W \"$1\" -- \"$current\")\n"
         "  COMPREPLY+=(\"${found[@]}\")\n"
         "}\n"
         "_sourcier_files() {\n"
         "  local found\n"
         "  mapfile -t found < <(compgen -f -- \"$current\")\n"
         "  COMPREPLY+=(\"${found[@]}\")\n"
         "  compopt -o filenames 2>/dev/null\n"
         "}\n"
         "_sourcier() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} state='' "
         "i\n"
         "  COMPREPLY=()\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case \"$state ${COMP_WORDS[i]}\" in\n"
         "      " +
         states +
         ") state+=\" ${COMP_WORDS[i]}\" ;;\n"
         "    esac\n"
         "  done\n"
         "  case \"$state\" in\n" +
         cases +
         "  esac\n"
         "}\n"
         "complete -F _sourcier sourcier\n";
}

}  // namespace sourcier::cli
