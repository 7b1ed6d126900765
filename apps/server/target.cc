#include "apps/server/target.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace sourcier::server {
namespace {

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

// Percent-decodes; nothing for a broken escape, a control character or what is not UTF-8.
std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (c == '%') {
      if (at + 2 >= text.size()) return {};
      const int high = hexadecimal(text[at + 1]), low = hexadecimal(text[at + 2]);
      if (high < 0 || low < 0) return {};
      c = static_cast<char>(high * 16 + low);
      at += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (is_control(c)) return {};
    out.push_back(c);
  }
  if (!is_utf8(out)) return {};
  return out;
}

bool decode_path(std::string_view path, Target& target) {
  if (!path.starts_with('/')) return false;
  path.remove_prefix(1);
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    auto segment = decode(path.substr(0, end), false);
    if (!segment || segment->empty() || *segment == "." || *segment == "..") return false;
    if (target.path.size() == kMostSegments) return false;
    target.path.push_back(std::move(*segment));
    if (end + 1 == path.size()) return false;  // A slash at the end names nothing of ours.
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return true;
}

bool decode_query(std::string_view query, Target& target) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view part = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (part.empty()) continue;
    const std::size_t equals = std::min(part.find('='), part.size());
    auto name = decode(part.substr(0, equals), true);
    auto value = decode(part.substr(std::min(equals + 1, part.size())), true);
    if (!name || !value || target.query.size() == kMostParameters) return false;
    target.query.emplace_back(std::move(*name), std::move(*value));
  }
  return true;
}

}  // namespace

std::optional<Target> decode_target(std::string_view text) {
  if (text.size() > kLongestTarget) return {};
  Target target;
  const std::size_t question = std::min(text.find('?'), text.size());
  if (!decode_path(text.substr(0, question), target)) return {};
  if (question < text.size() && !decode_query(text.substr(question + 1), target)) return {};
  return target;
}

}  // namespace sourcier::server
