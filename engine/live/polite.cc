#include "engine/live/polite.h"

#include <algorithm>
#include <charconv>
#include <thread>

#include "engine/page/url/url.h"

namespace sourcier {
namespace {

constexpr std::chrono::seconds kFirstTimeOff{60};
// So many fetches in a row without an answer, and its host is left alone: each costs a timeout.
constexpr int kMostSilences = 2;
constexpr std::chrono::milliseconds kStep{100};  // Between two looks at the wish to stop.
constexpr long kTooMany = 429, kUnavailable = 503;

std::string origin_of(const Url& url) {
  return url.scheme + "://" + url.host + (url.port.empty() ? "" : ":" + url.port);
}

std::string path_of(const Url& url) {
  return url.query.empty() ? url.path : url.path + "?" + url.query;
}

}  // namespace

// A site that has no robots.txt allows all; one whose robots.txt cannot be had allows nothing now.
Result<void> PoliteFetcher::read_robots(const std::string& origin, Site& site) {
  FetchOptions options = options_.fetch;
  options.largest = std::max(options.largest, std::uint64_t{kLongestRobots});
  const auto fetched = fetch(origin + "/robots.txt", {}, options);
  // Of an address that is not to be fetched from at all.
  if (!fetched && fetched.error().kind == ErrorKind::kUnsupported)
    return tl::unexpected(fetched.error());
  site.robots_until = Clock::now() + kRobotsAge;
  if (!fetched || fetched->status >= 500 || fetched->status == kTooMany) {
    site.robots_until = site.off_until = Clock::now() + kFirstTimeOff;
    const std::string why =
        fetched ? "status " + std::to_string(fetched->status) : fetched.error().message;
    site.why_off =
        "its host does not give its robots.txt (" + why + "), without which nothing is fetched";
  } else if (fetched->status >= 400) {
    site.robots = Robots::all_allowed();
  } else {
    site.robots = Robots::parse(fetched->body, options_.fetch.user_agent);
  }
  return {};
}

Result<void> PoliteFetcher::wait_for(Site& site) {
  while (Clock::now() < site.next) {
    if (options_.stop != nullptr && options_.stop->load())
      return fail(ErrorKind::kIo, "watch", "was stopped");
    std::this_thread::sleep_for(std::min<Clock::duration>(kStep, site.next - Clock::now()));
  }
  Clock::duration pause = options_.pause;
  if (const auto delay = site.robots.crawl_delay())
    pause = std::max<Clock::duration>(
        pause, std::chrono::milliseconds(static_cast<std::int64_t>(*delay * 1000)));
  site.next = Clock::now() + pause;
  return {};
}

Result<void> PoliteFetcher::may_fetch(const std::string& address) {
  const Url url = parse_url(address);
  const std::string origin = origin_of(url);
  Site& site = sites_[origin];
  const bool is_off = Clock::now() < site.off_until;
  if (!is_off && Clock::now() >= site.robots_until) {
    if (const auto read = read_robots(origin, site); !read)
      return fail(read.error().kind, address, read.error().message);
  }
  if (Clock::now() < site.off_until) return fail(ErrorKind::kIo, address, site.why_off);
  if (!site.robots.allows(path_of(url)))
    return fail(ErrorKind::kUnsupported, address, "the robots.txt of its site does not allow it");
  return wait_for(site);
}

void PoliteFetcher::heed_silence(Site& site) {
  if (++site.silences < kMostSilences) return;
  site.off_until = Clock::now() + kFirstTimeOff;
  site.why_off = "its host does not answer, and is left alone for a while";
}

void PoliteFetcher::heed(const Fetched& fetched, Site& site) {
  site.silences = 0;
  if (fetched.status != kTooMany && fetched.status != kUnavailable) {
    site.refusals = 0;
    return;
  }
  std::int64_t seconds = 0;
  const std::string& wish = fetched.retry_after;  // A number; a date is answered by our own.
  std::from_chars(wish.data(), wish.data() + wish.size(), seconds);
  Clock::duration off = kFirstTimeOff * (1 << std::min(site.refusals, 8));
  if (seconds > 0)
    off = std::chrono::seconds(std::min<std::int64_t>(
        seconds, std::chrono::duration_cast<std::chrono::seconds>(kLongestTimeOff).count()));
  site.off_until = Clock::now() + std::min<Clock::duration>(off, kLongestTimeOff);
  site.why_off = "its host has asked to be left alone for a while";
  ++site.refusals;
}

Result<Fetched> PoliteFetcher::get(const std::string& url, const FetchTag& tag) {
  Site* asked = nullptr;
  auto fetched = fetch(url, tag, options_.fetch, [&](const std::string& step) {
    asked = nullptr;
    const auto may = may_fetch(step);
    if (may) asked = &sites_[origin_of(parse_url(step))];
    return may;
  });
  if (asked == nullptr) return fetched;
  if (fetched) {
    heed(*fetched, *asked);
  } else if (fetched.error().kind == ErrorKind::kIo) {
    heed_silence(*asked);
  }
  return fetched;
}

}  // namespace sourcier
