// Paths of URLs: segments, dots and drive letters, and the states of "file:".
#include <algorithm>

#include "engine/page/url/url_encode.h"
#include "engine/page/url/url_host.h"
#include "engine/page/url/url_parser.h"

namespace sourcier {
namespace {

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_drive(std::string_view text) {
  return text.size() == 2 && is_alpha(text[0]) && (text[1] == ':' || text[1] == '|');
}
bool is_normal_drive(std::string_view text) { return is_drive(text) && text[1] == ':'; }

// The number of dots of "." and "..", also where they are written "%2e"; 0 for another segment.
int dots_in(std::string_view segment) {
  int dots = 0;
  for (std::size_t at = 0; at < segment.size(); ++dots) {
    if (dots == 2) return 0;
    if (segment[at] == '.') {
      ++at;
    } else if (segment.size() >= at + 3 && segment[at] == '%' && segment[at + 1] == '2' &&
               (segment[at + 2] == 'e' || segment[at + 2] == 'E')) {
      at += 3;
    } else {
      return 0;
    }
  }
  return dots;
}

}  // namespace

bool UrlParser::file() {
  if (rest_.size() > 1 && is_slash(rest_[0]) && is_slash(rest_[1])) {
    rest_.remove_prefix(2);
    return file_host();
  }
  const bool is_rooted = !rest_.empty() && is_slash(rest_[0]);
  if (base_ == nullptr) {
    empty_authority();
    path();
    return true;
  }
  copy_authority();
  if (is_rooted) rest_.remove_prefix(1);
  const bool has_drive = is_drive(rest_.substr(0, 2)) && (rest_.size() == 2 || is_slash(rest_[2]));
  if (is_rooted) {
    const std::string_view first = base_->path.substr(0, 3);
    const bool is_whole =
        base_->path.size() == 3 || (base_->path.size() > 3 && base_->path[3] == '/');
    if (!has_drive && first.size() == 3 && is_whole && is_normal_drive(first.substr(1)))
      href() += first;
    segments(rest_);
    return true;
  }
  if (rest_.empty()) {
    href() += base_->path;
    takes_query_ = !has_query_ && base_->has_query;
    return true;
  }
  if (!has_drive) {
    href() += base_->path;
    shorten();
  }
  segments(rest_);
  return true;
}

bool UrlParser::file_host() {
  const std::size_t end = find_slash(rest_);
  const std::string_view host = rest_.substr(0, end);
  if (is_drive(host)) {
    empty_authority();
    segments(rest_);
    return true;
  }
  empty_authority();
  if (!host.empty()) {
    const std::uint32_t begin = size();
    if (!append_host(href(), host, true)) return false;
    if (std::string_view(href()).substr(begin) == "localhost") href().resize(begin);
    out_.host_end_ = out_.port_end_ = out_.path_begin_ = size();
  }
  rest_.remove_prefix(end);
  path();
  return true;
}

// The path from its first slash on, which may be missing.
void UrlParser::path() {
  if (!rest_.empty() && is_slash(rest_[0])) return segments(rest_.substr(1));
  if (is_special() || !rest_.empty()) segments(rest_);
}

void UrlParser::segments(std::string_view text) {
  for (;;) {
    const std::size_t end = find_slash(text);
    const bool is_last = end == text.size();
    take_segment(text.substr(0, end), is_last);
    if (is_last) return;
    text.remove_prefix(end + 1);
  }
}

void UrlParser::take_segment(std::string_view segment, bool is_last) {
  const int dots = dots_in(segment);
  if (dots == 2) shorten();
  if (dots != 0) {
    if (is_last) href() += '/';
    return;
  }
  if (is_file() && path_so_far().empty() && is_drive(segment)) {
    ((href() += '/') += segment[0]) += ':';
    return;
  }
  href() += '/';
  append_encoded(href(), segment, EncodeSet::kPath);
}

// Takes the last segment away; a drive letter stays.
void UrlParser::shorten() {
  const std::string_view so_far = path_so_far();
  if (is_file() && so_far.size() == 3 && is_normal_drive(so_far.substr(1))) return;
  const std::size_t slash = so_far.rfind('/');
  href().resize(out_.path_begin_ + (slash == std::string_view::npos ? 0 : slash));
}

void UrlParser::opaque_path() {
  out_.is_opaque_ = true;
  const bool goes_on = has_query_ || has_fragment_;
  std::string_view text = rest_;
  const bool has_space = goes_on && text.ends_with(' ');
  if (has_space) text.remove_suffix(1);
  append_encoded(href(), text, EncodeSet::kControl);
  if (has_space) href() += "%20";
}

void UrlParser::finish() {
  // A path that begins with "//" would read as a host.
  if (!out_.has_host_ && !out_.is_opaque_ && path_so_far().starts_with("//")) {
    href().insert(out_.path_begin_, "/.");
    out_.path_begin_ += 2;
  }
  out_.path_end_ = size();
  if (has_query_) {
    href() += '?';
    append_encoded(href(), query_, is_special() ? EncodeSet::kSpecialQuery : EncodeSet::kQuery);
  } else if (takes_query_) {
    (href() += '?') += base_->query;
  }
  out_.has_query_ = has_query_ || takes_query_;
  out_.query_end_ = size();
  if (!has_fragment_) return;
  out_.has_fragment_ = true;
  href() += '#';
  append_encoded(href(), fragment_, EncodeSet::kFragment);
}

}  // namespace sourcier
