#include "engine/page/url/url_parser.h"

#include <algorithm>

#include "engine/page/url/url_encode.h"
#include "engine/page/url/url_host.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestInput = std::uint32_t(-1) / 4;  // Offsets are 32 bits wide.

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit_char(char c) { return c >= '0' && c <= '9'; }
char lower_char(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr SpecialScheme kSpecial[] = {{"https", "443"}, {"http", "80"}, {"file", ""},
                                      {"ftp", "21"},    {"ws", "80"},   {"wss", "443"}};

const SpecialScheme* special(std::string_view scheme) {
  const auto* found = std::ranges::find(kSpecial, scheme, &SpecialScheme::name);
  return found == std::end(kSpecial) ? nullptr : found;
}

std::string_view strip(std::string_view text) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Where ":" ends a scheme; npos for none.
std::size_t end_of_scheme(std::string_view text) {
  if (text.empty() || !is_alpha(text[0])) return std::string_view::npos;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const char c = text[at];
    if (c == ':') return at;
    if (!is_alpha(c) && !is_digit_char(c) && c != '+' && c != '-' && c != '.') break;
  }
  return std::string_view::npos;
}

}  // namespace

bool UrlParser::run() {
  if (const std::size_t at = rest_.find('#'); at != std::string_view::npos) {
    has_fragment_ = true;
    fragment_ = rest_.substr(at + 1);
    rest_ = rest_.substr(0, at);
  }
  const std::size_t colon = end_of_scheme(rest_);
  if (const std::size_t at = rest_.find('?'); at != std::string_view::npos) {
    has_query_ = true;
    query_ = rest_.substr(at + 1);
    rest_ = rest_.substr(0, at);
  }
  href().reserve(rest_.size() + query_.size() + fragment_.size() + 8 +
                 (base_ != nullptr && colon == std::string_view::npos
                      ? base_->host.size() + base_->path.size() + 16
                      : 0));
  if (colon == std::string_view::npos) {
    if (!without_scheme()) return false;
  } else {
    for (std::size_t at = 0; at < colon; ++at) href() += lower_char(rest_[at]);
    rest_.remove_prefix(colon + 1);
    out_.scheme_end_ = size();
    special_ = special(href());
    href() += ':';
    if (!with_scheme()) return false;
  }
  finish();
  return true;
}

bool UrlParser::with_scheme() {
  const bool is_same = base_ != nullptr && base_->scheme == out_.scheme();
  if (is_file()) {
    if (!is_same) base_ = nullptr;
    return file();
  }
  if (is_special()) {
    if (is_same && !rest_.starts_with("//")) return relative();
    return authority();
  }
  if (rest_.starts_with("//")) {
    rest_.remove_prefix(2);
    return authority();
  }
  no_authority();
  if (rest_.starts_with('/')) {
    path();
  } else {
    opaque_path();
  }
  return true;
}

bool UrlParser::without_scheme() {
  if (base_ == nullptr) return false;
  const bool is_fragment_only = rest_.empty() && !has_query_ && has_fragment_;
  if (base_->is_opaque && !is_fragment_only) return false;
  copy_scheme(base_->scheme);
  if (base_->is_opaque) {
    no_authority();
    out_.is_opaque_ = true;
    href() += base_->path;
    takes_query_ = base_->has_query;
    return true;
  }
  return is_file() ? file() : relative();
}

bool UrlParser::relative() {
  if (!rest_.empty() && is_slash(rest_[0])) {
    if (rest_.size() > 1 && is_slash(rest_[1])) {
      rest_.remove_prefix(2);
      return authority();
    }
    copy_authority();
    path();
    return true;
  }
  copy_authority();
  href() += base_->path;
  if (rest_.empty()) {
    takes_query_ = !has_query_ && base_->has_query;
  } else {
    shorten();
    segments(rest_);
  }
  return true;
}

bool UrlParser::authority() {
  if (is_special()) {
    while (!rest_.empty() && is_slash(rest_[0])) rest_.remove_prefix(1);
  }
  const std::size_t end = find_slash(rest_);
  std::string_view text = rest_.substr(0, end);
  rest_.remove_prefix(end);
  href() += "//";
  out_.has_host_ = true;
  out_.user_begin_ = size();
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    if (at + 1 == text.size()) return false;
    take_userinfo(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  out_.host_begin_ = size();
  if (!take_host_and_port(text)) return false;
  path();
  return true;
}

// Where the first slash is; the size for none.
std::size_t UrlParser::find_slash(std::string_view text) const {
  std::size_t at = 0;
  while (at < text.size() && !is_slash(text[at])) ++at;
  return at;
}

void UrlParser::take_userinfo(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::uint32_t begin = size();
  append_encoded(href(), text.substr(0, colon), EncodeSet::kUserinfo);
  if (colon + 1 < text.size()) {
    href() += ':';
    append_encoded(href(), text.substr(colon + 1), EncodeSet::kUserinfo);
  }
  if (size() > begin) href() += '@';
}

bool UrlParser::take_host_and_port(std::string_view text) {
  std::size_t colon = 0;
  for (bool in_brackets = false; colon < text.size(); ++colon) {
    if (text[colon] == '[') in_brackets = true;
    if (text[colon] == ']') in_brackets = false;
    if (text[colon] == ':' && !in_brackets) break;
  }
  const bool has_colon = colon < text.size();
  if (colon == 0 && (has_colon || is_special())) return false;
  if (!append_host(href(), text.substr(0, colon), is_special())) return false;
  out_.host_end_ = size();
  if (has_colon && !take_port(text.substr(colon + 1))) return false;
  out_.port_end_ = out_.path_begin_ = size();
  return true;
}

bool UrlParser::take_port(std::string_view text) {
  constexpr int kLargestPort = 65535;
  int port = 0;
  for (const char c : text) {
    if (!is_digit_char(c)) return false;
    port = port * 10 + (c - '0');
    if (port > kLargestPort) return false;
  }
  if (text.empty()) return true;
  const std::string digits = std::to_string(port);
  if (is_special() && digits == special_->port) return true;
  (href() += ':') += digits;
  return true;
}

void UrlParser::copy_scheme(std::string_view scheme) {
  href() += scheme;
  out_.scheme_end_ = size();
  special_ = special(scheme);
  href() += ':';
}

void UrlParser::copy_authority() {
  if (!base_->has_host) return no_authority();
  href() += "//";
  out_.has_host_ = true;
  out_.user_begin_ = size();
  href() += base_->userinfo;
  out_.host_begin_ = size();
  href() += base_->host;
  out_.host_end_ = size();
  if (!base_->port.empty()) (href() += ':') += base_->port;
  out_.port_end_ = out_.path_begin_ = size();
}

void UrlParser::no_authority() {
  out_.user_begin_ = out_.host_begin_ = out_.host_end_ = out_.port_end_ = out_.path_begin_ = size();
}

void UrlParser::empty_authority() {
  href() += "//";
  out_.has_host_ = true;
  no_authority();
}

std::optional<UrlRecord> UrlRecord::parse(std::string_view input, const UrlBase* base) {
  input = strip(input);
  if (input.size() > kLongestInput) return std::nullopt;
  const auto is_dropped = [](char c) { return c == '\t' || c == '\n' || c == '\r'; };
  std::string clean;
  if (std::ranges::any_of(input, is_dropped)) {
    clean = input;
    std::erase_if(clean, is_dropped);
    input = clean;
  }
  UrlParser parser(input, base);
  if (!parser.run()) return std::nullopt;
  return parser.take();
}

}  // namespace sourcier
