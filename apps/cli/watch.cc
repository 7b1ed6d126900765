// sourcier watch: follows feeds into a store.
#include "engine/live/watch.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <thread>

#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/network.h"
#include "apps/cli/store_command.h"
#include "engine/live/news.h"
#include "engine/live/opml.h"
#include "engine/page/url/web_address.h"
#include "engine/pipeline/stored.h"

namespace sourcier::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kJitter = 0.2;             // Of the time between two polls, either way.
constexpr int kMostDoublings = 5;           // Of that time, for a feed that fails.
constexpr std::size_t kAlertsInFeed = 200;  // The newest.
constexpr std::size_t kAlertsAtOnce = 500;  // Sent to a webhook in one piece.
constexpr std::chrono::milliseconds kStep{200};

std::atomic<bool> stop_wanted{false};
void want_stop(int /*signal*/) { stop_wanted = true; }

struct WatchCommand {
  InputOptions input;
  bool once = false;
  unsigned every = 900;  // Seconds.
  double pause = 1.0;    // Seconds.
  std::vector<std::string> searches;
  std::vector<std::string> follows;
  std::string alerts_file;
  std::string webhook;
  bool allow_private = false;
};

// A feed and when it is polled next.
struct Followed {
  std::string address;
  Clock::time_point next{};
  int failures = 0;  // In a row.
};

// The feeds that the arguments name: addresses, and files of OPML.
std::optional<std::vector<Followed>> feeds_named(const std::vector<std::string>& names) {
  std::vector<Followed> feeds;
  for (const std::string& name : names) {
    if (is_web_address(name)) {
      feeds.push_back({name});
      continue;
    }
    std::ostringstream text;
    std::ifstream file(name, std::ios::binary);
    if (!file) {
      complain(name + ": cannot open: " + std::strerror(errno) +
               "; wanted a list of feeds (OPML), or an address with http:// or https://");
      return {};
    }
    text << file.rdbuf();
    const auto listed = feeds_of_opml(text.str());
    if (!listed) {
      complain(name + ": is no list of feeds; wanted OPML, or an address with http:// or https://");
      return {};
    }
    for (const std::string& address : *listed) feeds.push_back({address});
  }
  return feeds;
}

std::string check_search(const std::string& search) {
  const std::size_t equals = search.find('=');
  const bool is_named = equals != std::string::npos && equals > 0 && equals + 1 < search.size();
  return is_named ? "" : "'" + search + "' is no search with a name; wanted NAME=QUERY";
}

std::string check_address(const std::string& text) {
  return is_web_address(text) ? ""
                              : "'" + text + "' is no address; wanted one with http:// or https://";
}

// "NAME=QUERY" of --search, and --follow, into the store; false after a message.
bool keep_wishes(Store& store, const WatchCommand& command) {
  for (const std::string& search : command.searches) {
    const std::size_t equals = search.find('=');
    const auto saved =
        save_search(store, {search.substr(0, equals), search.substr(equals + 1), time_now()});
    if (!saved) return failed(saved.error()) == kAllRead;
  }
  for (const std::string& article : command.follows) {
    if (!follow_story(store, article, time_now())) {
      complain("--follow: '" + article + "' is no article of the store; wanted the id of one");
      return false;
    }
  }
  return true;
}

// Tells of new alerts: on standard output, in the Atom file, to the webhook.
Result<void> tell_news(Store& store, const WatchCommand& command, const PoliteOptions& polite) {
  auto unsent = unsent_alerts(store, kAlertsAtOnce);
  if (!unsent) return tl::unexpected(unsent.error());
  if (unsent->empty()) return {};
  if (const auto found = find_passages(store, *unsent); !found) return found;
  put(printable_text(alerts_as_text(*unsent)));
  if (!command.alerts_file.empty()) {
    auto newest = alerts(store, kAlertsInFeed);
    if (!newest) return tl::unexpected(newest.error());
    if (const auto found = find_passages(store, *newest); !found) return found;
    if (!write_file(command.alerts_file, alerts_as_atom(*newest)))
      return fail(ErrorKind::kIo, command.alerts_file, "cannot be written; the alerts stay unsent");
  }
  if (!command.webhook.empty()) {
    const auto sent = post_json(command.webhook, alerts_as_json(*unsent), polite.fetch);
    if (!sent) return tl::unexpected(sent.error());
    if (*sent < 200 || *sent > 299)
      return fail(ErrorKind::kIo, command.webhook, "answers with status " + std::to_string(*sent));
  }
  return mark_sent(store, *unsent);
}

class Rounds {
 public:
  Rounds(const WatchCommand& command, Store& store, const Resources& resources,
         std::vector<Followed> feeds)
      : command_(command),
        store_(store),
        resources_(resources),
        feeds_(std::move(feeds)),
        run_(run_options(command.input, nullptr)),
        polite_(polite_options(command.allow_private, command.pause, &stop_wanted)),
        watch_(store, resources, run_, polite_) {}

  int run() {
    int status = kAllRead;
    do {
      status = round();
      if (command_.once) break;
      rest();
    } while (!stop_wanted);
    return command_.once ? status : kAllRead;
  }

 private:
  int round() {
    std::size_t had = 0, failures = 0;
    AddSummary total;
    for (Followed& feed : feeds_) {
      if (stop_wanted || Clock::now() < feed.next) continue;
      const auto outcome = watch_.poll(feed.address, time_now());
      plan(feed, outcome.has_value());
      if (!outcome) {
        ++failures;
        complain(outcome.error().text());
        continue;
      }
      ++had;
      failures += outcome->skipped.size();
      for (const Error& error : outcome->skipped) complain("skipped " + error.text());
      total.added += outcome->articles.added;
      total.changed += outcome->articles.changed;
      for (const std::string& id : outcome->articles.touched) total.touched.push_back(id);
    }
    if (const auto told = tell(total); !told) return failed(told.error());
    if (!command_.input.quiet && (command_.once || !total.touched.empty()))
      std::fprintf(stderr, "%zu feeds, %zu articles added, %zu changed\n", had, total.added,
                   total.changed);
    if (failures == 0) return kAllRead;
    return had > 0 ? kSomeSkipped : kFailed;
  }

  Result<void> tell(const AddSummary& total) {
    if (const auto grouped = bring_groups_up(store_, resources_, run_); !grouped) return grouped;
    const auto raised = raise_news(store_, total.touched, time_now());
    if (!raised) return tl::unexpected(raised.error());
    return tell_news(store_, command_, polite_);
  }

  // When a feed is polled next: not all at once, and the seldomer the more often it failed.
  void plan(Followed& feed, bool is_had) {
    feed.failures = is_had ? 0 : std::min(feed.failures + 1, kMostDoublings);
    std::uniform_real_distribution<double> spread(1 - kJitter, 1 + kJitter);
    const double seconds = command_.every * spread(random_) * (1 << feed.failures);
    feed.next = Clock::now() + std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
  }

  void rest() {
    Clock::time_point next = Clock::time_point::max();
    for (const Followed& feed : feeds_) next = std::min(next, feed.next);
    while (!stop_wanted && Clock::now() < next) std::this_thread::sleep_for(kStep);
  }

  const WatchCommand& command_;
  Store& store_;
  const Resources& resources_;
  std::vector<Followed> feeds_;
  RunOptions run_;
  PoliteOptions polite_;
  Watch watch_;
  std::minstd_rand random_{std::random_device{}()};
};

int watch_command(const WatchCommand& command) {
  auto feeds = feeds_named(command.input.inputs);
  if (!feeds) return kWrongUsage;
  const auto resources = load(command.input);
  if (!resources) return kFailed;
  auto writer = open_for_writing(command.input.store);
  if (!writer) return kFailed;
  if (!keep_wishes(writer->store, command)) return kFailed;
  std::signal(SIGINT, want_stop);
  std::signal(SIGTERM, want_stop);
  return Rounds(command, writer->store, *resources, std::move(*feeds)).run();
}

}  // namespace

void add_watch(CLI::App& program, int& status) {
  const auto options = std::make_shared<WatchCommand>();
  CLI::App* command = program.add_subcommand("watch", "Follow feeds into a store");
  command->add_option("FEED", options->input.inputs, "Addresses of feeds, or files of OPML")
      ->required()
      ->type_name("PATH");
  command->add_option("--db", options->input.store, "The store, one SQLite file")
      ->required()
      ->type_name("FILE");
  command->add_flag("--once", options->once, "Poll each feed once and end, for cron");
  command->add_option("--every", options->every, "Seconds between two polls (default: 900)")
      ->check(between(10u, 7u * 86400u))
      ->type_name("SECONDS");
  command
      ->add_option("--pause", options->pause,
                   "Seconds between two fetches of one host (default: 1)")
      ->check(between(0.0, 3600.0))
      ->type_name("SECONDS");
  command
      ->add_option("--search", options->searches,
                   "Save a search; articles that it finds raise alerts")
      ->allow_extra_args(false)
      ->check(check_search)
      ->type_name("NAME=QUERY");
  command
      ->add_option("--follow", options->follows,
                   "Follow the story of an article, by its id; what comes to it raises alerts")
      ->allow_extra_args(false)
      ->type_name("ID");
  command->add_option("--alerts", options->alerts_file, "A file for the alerts, as an Atom feed")
      ->type_name("FILE");
  command->add_option("--webhook", options->webhook, "An address that new alerts are sent to")
      ->check(check_address)
      ->type_name("URL");
  add_network_options(*command, options->allow_private);
  add_common_options(*command, options->input);
  set_examples(*command, {{"sourcier watch feeds.opml --db news.db", "until Ctrl+C"},
                          {"sourcier watch feeds.opml --db news.db --once", "once, for cron"},
                          {"sourcier watch feeds.opml --db news.db --search port=terminal",
                           "with a search that raises alerts"}});
  command->callback([options, &status] { status = watch_command(*options); });
}

}  // namespace sourcier::cli
