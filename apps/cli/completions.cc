// sourcier completions: a script that teaches a shell the commands, options and their values.
#include "apps/cli/command.h"
#include "apps/cli/describe.h"

namespace sourcier::cli {

void add_completions(CLI::App& program, int& status) {
  const auto shell = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand(
      "completions", "A script that makes a shell complete commands, options and their values");
  command->add_option("SHELL", *shell, "The shell")
      ->required()
      ->check(one_of({"bash", "zsh", "fish"}, "shell that is known"))
      ->type_name("SHELL");
  set_examples(*command,
               {{"source <(sourcier completions bash)", "in this shell; in ~/.bashrc for all"},
                {"sourcier completions zsh > ~/.zfunc/_sourcier", "a folder of $fpath"},
                {"sourcier completions fish | source", "in this shell"}});
  command->callback([shell, &program, &status] {
    const CommandText described = describe(program);
    const std::string script = *shell == "bash"  ? bash_completion(described)
                               : *shell == "zsh" ? zsh_completion(described)
                                                 : fish_completion(described);
    status = put(script) ? kAllRead : kFailed;
  });
}

}  // namespace sourcier::cli
