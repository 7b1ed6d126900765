// Robots: what a site allows a program to fetch, by the rules of RFC 9309.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sourcier {

// The part of a robots.txt that is read: RFC 9309 asks for at least 500 KiB.
inline constexpr std::size_t kLongestRobots = 512u << 10;
// Of an address, when it is compared with a rule: the cost of a check is at most this times the
// length of the file.
inline constexpr std::size_t kLongestComparedPath = 2048;
// A site that asks for longer pauses gets this one, in seconds.
inline constexpr double kLongestCrawlDelay = 60.0;

class Robots {
 public:
  // The rules for one program: those of the groups that name its product token, else of those for
  // all ("*"), else none. Total: what is no rule is passed over.
  static Robots parse(std::string_view text, std::string_view product);

  // For a site without a robots.txt.
  static Robots all_allowed() { return {}; }

  // `path` is the path and query of an address: "/a/b?c=d".
  bool allows(std::string_view path) const;

  // Seconds that the site wants between two fetches; an old custom beside the RFC.
  std::optional<double> crawl_delay() const { return crawl_delay_; }

 private:
  struct Rule {
    bool is_allowed = false;
    std::string pattern;  // In the spelling of spelled_alike().
  };
  std::vector<Rule> rules_;
  std::optional<double> crawl_delay_;
};

}  // namespace sourcier
