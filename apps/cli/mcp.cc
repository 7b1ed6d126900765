// sourcier mcp: what a library holds, for assistants; MCP over standard input and output.
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/open_library.h"
#include "apps/mcp/protocol.h"

namespace sourcier::cli {
namespace {

// The next line, without its end; what is longer than a message may be is cut one byte behind
// that, so that it is refused and not kept. False at the end.
bool next_message(std::istream& in, std::string& message) {
  message.clear();
  for (int c = in.get(); c != std::istream::traits_type::eof(); c = in.get()) {
    if (c == '\n') return true;
    if (message.size() <= mcp::kLongestMessage) message.push_back(static_cast<char>(c));
  }
  return !message.empty();
}

int mcp_command(const InputOptions& options) {
  const auto resources = load(options);
  if (!resources) return kFailed;
  auto library = open_library(options, resources);
  if (!library) return kFailed;
  if (isatty(STDIN_FILENO) != 0)
    complain("this speaks to an assistant's program, one JSON message a line");
  std::string message;
  while (next_message(std::cin, message)) {
    if (message.empty()) continue;
    const auto answer = mcp::answer_message(**library, message);
    if (answer && !put(*answer + '\n')) return kFailed;
  }
  return kAllRead;
}

}  // namespace

void add_mcp(CLI::App& program, int& status) {
  const auto options = std::make_shared<InputOptions>();
  CLI::App* command = program.add_subcommand(
      "mcp", "The store for assistants: Model Context Protocol over standard input and output");
  add_input_options(*command, *options, Needs::kInputsOrStore);
  set_examples(*command,
               {{"sourcier mcp --db news.db", "as an assistant's program is told to start it"}});
  command->callback([options, &status] { status = mcp_command(*options); });
}

}  // namespace sourcier::cli
