// sourcier serve: the reading room and its API, on inputs or on a store.
#include <malloc.h>

#include <cstdio>

#include "apps/cli/browser.h"
#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/open_library.h"
#include "apps/server/accounts.h"
#include "apps/server/listener.h"

namespace sourcier::cli {
namespace {

struct ServeOptions {
  InputOptions input;
  server::Settings settings;
  std::string token_file;
  std::string proxy;
  bool open = false;
};

std::string address_of(const server::Settings& settings) {
  const bool is_v6 = settings.address.find(':') != std::string::npos;
  return std::string(settings.certificate.empty() ? "http://" : "https://") + (is_v6 ? "[" : "") +
         settings.address + (is_v6 ? "]:" : ":") + std::to_string(settings.port) + "/";
}

// Who may ask, and how it is kept from others; false after a message.
bool take_access(ServeOptions& options) {
  server::Settings& settings = options.settings;
  if (!options.proxy.empty()) {
    settings.is_behind_proxy = true;
    settings.names.push_back(options.proxy);
  }
  if (!options.token_file.empty()) {
    auto accounts = server::read_accounts(options.token_file);
    if (!accounts) {
      complain(accounts.error().text());
      return false;
    }
    settings.accounts = std::move(*accounts);
  }
  if (const std::string wanted = server::wanted_for_sharing(settings); !wanted.empty()) {
    complain(wanted);
    return false;
  }
  return true;
}

// A large store is not counted before it is shown.
std::string what_is_served(const ServeOptions& options, Library& library) {
  if (!options.input.store.empty()) return options.input.store;
  const auto counts = library.counts();
  if (!counts) return "0 articles";
  return std::to_string(counts->articles) + " articles, " + std::to_string(counts->stories) +
         " stories";
}

int serve_command(ServeOptions& options) {
  // A pool of memory for each thread keeps what one of them took for tracing from all others.
  mallopt(M_ARENA_MAX, 2);
  if (!take_access(options)) return kWrongUsage;
  const auto resources = load(options.input);
  if (!resources) return kFailed;
  // Bound first: a port that is taken must not be told after a long reading.
  auto listener = server::Listener::open(options.settings);
  if (!listener) {
    complain(listener.error().text());
    return kFailed;
  }
  auto library = open_library(options.input, resources);
  if (!library) return kFailed;
  server::Service service(**library, *resources, options.settings);
  const std::string address = address_of(options.settings);
  (*listener)->take_signals();  // Whoever reads the address may end it.
  if (!options.input.quiet) {
    std::fprintf(stderr, "sourcier: %s at %s (Ctrl+C stops)\n",
                 what_is_served(options, **library).c_str(), address.c_str());
  }
  if (options.open && !open_in_browser(address))
    complain("there is no xdg-open here to show it: open " + address + " in a browser");
  (*listener)->run(service);
  return kAllRead;
}

void add_access_options(CLI::App& command, ServeOptions& options) {
  server::Settings& settings = options.settings;
  command.add_option("--address", settings.address, "The address to listen on")
      ->type_name("ADDRESS")
      ->capture_default_str();
  command.add_option("--name", settings.names, "A name that this server answers for, too")
      ->allow_extra_args(false)
      ->type_name("NAME");
  command
      .add_option("--token-file", options.token_file,
                  "Who may ask: lines of reader|editor, a name, a token")
      ->type_name("FILE");
  CLI::Option* certificate =
      command.add_option("--certificate", settings.certificate, "For TLS, PEM")->type_name("FILE");
  CLI::Option* key =
      command.add_option("--key", settings.key, "Its private key, PEM")->type_name("FILE");
  certificate->needs(key);
  key->needs(certificate);
  command
      .add_option("--behind-proxy", options.proxy,
                  "The name under which a reverse proxy with TLS answers for this server")
      ->type_name("NAME");
}

}  // namespace

void add_serve(CLI::App& program, int& status) {
  const auto options = std::make_shared<ServeOptions>();
  CLI::App* command =
      program.add_subcommand("serve", "The reading room: web pages and HTTP API, on this machine");
  add_input_options(*command, options->input, Needs::kInputsOrStore);
  command->add_option("--port", options->settings.port, "Where to listen (0: any free port)")
      ->check(between(0u, 65535u))
      ->type_name("PORT")
      ->capture_default_str();
  command->add_flag("--open", options->open, "Open it in the browser");
  add_access_options(*command, *options);
  set_examples(*command,
               {{"sourcier serve pages/ --open", "a folder of pages, in the browser"},
                {"sourcier serve --db news.db --port 9000", "a store, at a port of your choice"}});
  command->callback([options, &status] { status = serve_command(*options); });
}

}  // namespace sourcier::cli
