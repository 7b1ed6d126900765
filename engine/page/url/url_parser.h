// UrlParser: the parser of UrlRecord. The standard's states are its functions: first "#" and "?"
// part off fragment and query (no state before them takes one as its own), then the scheme decides.
#pragma once

#include <string_view>

#include "engine/page/url/url_record.h"

namespace sourcier {

struct SpecialScheme {
  std::string_view name;
  std::string_view port;  // Its default.
};

class UrlParser {
 public:
  UrlParser(std::string_view input, const UrlBase* base) : rest_(input), base_(base) {}

  bool run();
  UrlRecord take() { return std::move(out_); }

 private:
  bool with_scheme();
  bool without_scheme();
  bool relative();
  bool file();
  bool file_host();
  bool authority();
  void take_userinfo(std::string_view text);
  bool take_host_and_port(std::string_view text);
  bool take_port(std::string_view text);
  void copy_scheme(std::string_view scheme);
  void copy_authority();
  void no_authority();
  void empty_authority();
  void path();
  void segments(std::string_view text);
  void take_segment(std::string_view segment, bool is_last);
  void shorten();
  void opaque_path();
  void finish();

  bool is_special() const { return special_ != nullptr; }
  bool is_file() const { return special_ != nullptr && special_->name == "file"; }
  std::size_t find_slash(std::string_view text) const;
  bool is_slash(char c) const { return c == '/' || (c == '\\' && is_special()); }
  std::string& href() { return out_.href_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(out_.href_.size()); }
  std::string_view path_so_far() const {
    return std::string_view(out_.href_).substr(out_.path_begin_);
  }

  std::string_view rest_;      // What is not read yet, without query and fragment.
  std::string_view query_;     // Behind "?".
  std::string_view fragment_;  // Behind "#".
  bool has_query_ = false;
  bool has_fragment_ = false;
  const UrlBase* base_;
  const SpecialScheme* special_ = nullptr;
  bool takes_query_ = false;  // The base's query.
  UrlRecord out_;
};

}  // namespace sourcier
