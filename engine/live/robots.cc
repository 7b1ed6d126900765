#include "engine/live/robots.h"

#include <algorithm>
#include <charconv>

#include "engine/page/url/url_encode.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

// Paths and patterns in one spelling (RFC 9309, 2.2.2): bytes beyond ASCII are escaped, escapes of
// what need not be escaped are opened, the others have capital digits.
std::string spelled_alike(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    const int high = c == '%' && i + 2 < path.size() ? hex_value(path[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(path[i + 2]) : -1;
    if (low >= 0) {
      const char opened = static_cast<char>(high * 16 + low);
      if (is_unreserved(opened)) {
        out += opened;
      } else {
        append_percent_encoded(out, opened);
      }
      i += 2;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      append_percent_encoded(out, c);
    } else {
      out += c;
    }
  }
  return out;
}

// "*" stands for any characters, "$" at the end for the end; else the path goes on as it likes.
bool matches(std::string_view pattern, std::string_view path) {
  const bool is_anchored = pattern.ends_with('$');
  if (is_anchored) pattern.remove_suffix(1);
  const std::size_t first_star = std::min(pattern.find('*'), pattern.size());
  if (!path.starts_with(pattern.substr(0, first_star))) return false;
  path.remove_prefix(first_star);
  pattern.remove_prefix(first_star);
  while (!pattern.empty()) {
    pattern.remove_prefix(1);  // The star.
    const std::size_t next = std::min(pattern.find('*'), pattern.size());
    const std::string_view part = pattern.substr(0, next);
    pattern.remove_prefix(next);
    // The last part before an anchor must be the end; any other is best met as early as can be.
    if (is_anchored && pattern.empty()) return path.ends_with(part);
    const std::size_t at = path.find(part);
    if (at == std::string_view::npos) return false;
    path.remove_prefix(at + part.size());
  }
  return !is_anchored || path.empty();
}

struct Line {
  std::string key;  // In small letters.
  std::string_view value;
};

Line line_of(std::string_view text) {
  text = text.substr(0, text.find('#'));
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  return {lower(trim(text.substr(0, colon))), trim(text.substr(colon + 1))};
}

// The product token at the beginning of a user agent: letters, "-" and "_".
std::string token_of(std::string_view agent) {
  std::size_t size = 0;
  while (size < agent.size() && (is_letter(static_cast<unsigned char>(agent[size])) ||
                                 agent[size] == '-' || agent[size] == '_'))
    ++size;
  return lower(agent.substr(0, size));
}

std::optional<double> seconds(std::string_view value) {
  double number = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
  if (read.ec != std::errc() || !(number >= 0)) return {};
  return std::min(number, kLongestCrawlDelay);
}

}  // namespace

Robots Robots::parse(std::string_view text, std::string_view product) {
  if (text.size() > kLongestRobots) {
    // A rule that is cut off may say the opposite of the whole one.
    text = text.substr(0, text.substr(0, kLongestRobots).find_last_of("\r\n") + 1);
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string own = token_of(product);
  Robots named, general;
  bool is_named = false;                      // A group names the program.
  bool in_named = false, in_general = false;  // For whom the rules that follow are.
  bool is_head = false;                       // The lines before were user-agent lines.
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const Line line = line_of(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.key == "user-agent") {
      if (!is_head) in_named = in_general = false;
      is_head = true;
      if (line.value == "*") {
        in_general = true;
      } else if (!own.empty() && token_of(line.value) == own) {
        in_named = is_named = true;
      }
      continue;
    }
    const bool is_rule = line.key == "allow" || line.key == "disallow";
    const bool is_delay = line.key == "crawl-delay";
    if (!is_rule && !is_delay) continue;  // Others, "sitemap" say, end no group.
    is_head = false;
    for (auto& [is_for, robots] : {std::pair(in_named, &named), std::pair(in_general, &general)}) {
      if (!is_for) continue;
      if (is_delay) robots->crawl_delay_ = seconds(line.value);
      // An empty pattern matches nothing: "Disallow:" allows all.
      if (is_rule && !line.value.empty())
        robots->rules_.push_back({line.key == "allow", spelled_alike(line.value)});
    }
  }
  return is_named ? named : general;
}

// The longest pattern that matches decides; of equals the one that allows.
bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string spelled = spelled_alike(path.substr(0, kLongestComparedPath));
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    if (best != nullptr && rule.pattern.size() < best->pattern.size()) continue;
    const bool is_equal = best != nullptr && rule.pattern.size() == best->pattern.size();
    if (is_equal && (best->is_allowed || !rule.is_allowed)) continue;
    if (matches(rule.pattern, spelled)) best = &rule;
  }
  return best == nullptr || best->is_allowed;
}

}  // namespace sourcier
