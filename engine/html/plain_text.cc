#include "engine/html/plain_text.h"

#include <myhtml/data_process.h>
#include <myhtml/myhtml.h>

#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <unordered_map>

#include "engine/base/allocated.h"
#include "engine/text/utf8.h"

namespace sourcier::html {
namespace {

constexpr std::size_t kLongestReference = 40;  // Longer than any name; the rest is no reference.
constexpr std::size_t kMostRemembered = 512;   // References; a page has some dozens.

// MyHTML's own way, a string at a time.
class Opener {
 public:
  // MyHTML tells of memory that it does not get; what it holds by then is lost with it.
  Opener() : strings_(allocated(mchar_async_create())) {
    mystatus_t status = 0;
    if (mchar_async_init(strings_, 1, 4096) != 0) throw std::bad_alloc();
    node_ = mchar_async_node_add(strings_, &status);
    if (status != 0) throw std::bad_alloc();
  }
  ~Opener() { mchar_async_destroy(strings_, 1); }
  Opener(const Opener&) = delete;
  Opener& operator=(const Opener&) = delete;

  std::string open(std::string_view raw, bool is_attribute) {
    mycore_string_t text;
    allocated(mycore_string_init(strings_, node_, &text, raw.size() + 1));
    myhtml_data_process_entry_t entry;
    myhtml_data_process_entry_clean(&entry);
    entry.encoding = MyENCODING_UTF_8;
    entry.is_attributes = is_attribute;
    myhtml_data_process(&entry, &text, raw.data(), raw.size());
    myhtml_data_process_end(&entry, &text);
    std::string opened(text.data, text.length);
    mchar_async_clean(strings_);
    return opened;
  }

  // Of a reference with its ";": what stands around it does not matter.
  const std::string& remembered(std::string_view reference, bool is_attribute) {
    if (known_.size() >= kMostRemembered) known_.clear();
    std::string key(1, is_attribute ? 'a' : 't');
    key += reference;
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    return known_.emplace(std::move(key), open(reference, is_attribute)).first->second;
  }

 private:
  mchar_async_t* strings_;
  std::size_t node_ = 0;
  std::unordered_map<std::string, std::string> known_;
};

Opener& opener() {
  thread_local Opener opener;
  return opener;
}

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// The commonest ones, without a look into memory of strings.
char opened_at_once(std::string_view reference) {
  if (reference == "&amp;") return '&';
  if (reference == "&quot;") return '"';
  if (reference == "&#39;" || reference == "&#039;") return '\'';
  if (reference == "&lt;") return '<';
  if (reference == "&gt;") return '>';
  return '\0';
}

}  // namespace

std::string_view open_references(std::string_view raw, bool is_attribute, std::string& scratch) {
  std::size_t at = raw.find('&');
  if (at == std::string_view::npos) return raw;
  scratch.assign(raw.substr(0, at));
  while (at < raw.size()) {
    std::size_t end = at + 1;
    if (end < raw.size() && raw[end] == '#') ++end;
    while (end < raw.size() && is_name_byte(raw[end])) ++end;
    const bool is_bare = end == at + 1;  // "& " is what it looks like.
    const bool is_whole = end < raw.size() && raw[end] == ';';
    const bool is_query = is_attribute && end < raw.size() && raw[end] == '=' && raw[at + 1] != '#';
    if (is_whole && !is_bare && end - at < kLongestReference) {
      const std::string_view reference = raw.substr(at, ++end - at);
      if (const char c = opened_at_once(reference); c != '\0') {
        scratch += c;
      } else {
        scratch += opener().remembered(reference, is_attribute);
      }
    } else if (is_bare || is_query) {
      scratch += raw.substr(at, end - at);
    } else {
      scratch = opener().open(raw, is_attribute);
      return scratch;
    }
    at = std::min(raw.find('&', end), raw.size());
    scratch += raw.substr(end, at - end);
  }
  return scratch;
}

}  // namespace sourcier::html
