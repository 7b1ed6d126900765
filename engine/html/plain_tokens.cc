#include "engine/html/plain_tokens.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "engine/html/names.h"

namespace sourcier::html {
namespace {

constexpr std::size_t kLongestAsked = 16;      // Longer than any attribute that is asked for.
constexpr std::size_t kLongestTag = 1u << 20;  // Bytes; real pages put data of 300 kB into one.

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

const char* find(const char* at, const char* end, char c) {
  return static_cast<const char*>(std::memchr(at, c, static_cast<std::size_t>(end - at)));
}

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

bool starts_with(const char* at, const char* end, std::string_view low) {
  if (static_cast<std::size_t>(end - at) < low.size()) return false;
  return std::equal(low.begin(), low.end(), at, [](char a, char b) { return a == small(b); });
}

// Bytes that end a tag's or an attribute's name.
constexpr std::array<bool, 256> kEndsName = [] {
  std::array<bool, 256> ends{};
  for (const char c : {' ', '\n', '\t', '\f', '\r', '/', '>', '='})
    ends[static_cast<unsigned char>(c)] = true;
  return ends;
}();

bool ends_name(char c) { return kEndsName[static_cast<unsigned char>(c)]; }

// Behind a comment that begins at `at`; null where it has no end. "-->" ends it, "--!>" too, and a
// ">" at once.
const char* end_of_comment(const char* at, const char* end) {
  if (at < end && *at == '>') return at + 1;
  if (end - at >= 2 && at[0] == '-' && at[1] == '>') return at + 2;
  for (const char* close = find(at, end, '>'); close != nullptr;
       close = find(close + 1, end, '>')) {
    const auto size = close - at;
    if (size >= 2 && close[-1] == '-' && close[-2] == '-') return close + 1;
    if (size >= 3 && close[-1] == '!' && close[-2] == '-' && close[-3] == '-') return close + 1;
  }
  return nullptr;
}

// "<!DOCTYPE html>", alone or with an identifier: behind one that says anything else, MyHTML loses
// a text.
bool is_usual_doctype(std::string_view doctype) {
  std::string low;
  for (const char c : doctype) {
    if (!is_blank(c)) low += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return low == "<!doctypehtml>" || low.starts_with("<!doctypehtmlpublic") ||
         low.starts_with("<!doctypehtmlsystem");
}

}  // namespace

const MarkupToken& MarkupTokens::rare() {
  token_.kind = MarkupToken::Kind::kRare;
  return token_;
}

// Whether a "<" begins more than text. One too near to the end is taken for markup, which then has
// no end.
bool MarkupTokens::is_markup(const char* at) const {
  if (end_ - at < 2) return true;
  return is_letter(at[1]) || at[1] == '/' || at[1] == '!' || at[1] == '?';
}

const MarkupToken& MarkupTokens::next() {
  if (at_ == end_) {
    token_.kind = MarkupToken::Kind::kFinish;
    return token_;
  }
  return *at_ == '<' && is_markup(at_) ? markup() : text();
}

const MarkupToken& MarkupTokens::text() {
  const char* stop = at_;
  do {
    stop = find(stop + 1, end_, '<');
  } while (stop != nullptr && !is_markup(stop));
  if (stop == nullptr) stop = end_;
  token_.kind = MarkupToken::Kind::kText;
  token_.text = between(at_, stop);
  token_.is_blank = std::all_of(at_, stop, is_blank);
  at_ = stop;
  return token_;
}

const MarkupToken& MarkupTokens::markup() {
  if (end_ - at_ < 3) return rare();
  if (is_letter(at_[1])) {
    token_.kind = MarkupToken::Kind::kStart;
    tag(at_ + 1);
    return token_;
  }
  if (at_[1] == '/' && is_letter(at_[2])) {
    token_.kind = MarkupToken::Kind::kEnd;
    tag(at_ + 2);
    return token_;
  }
  if (at_[1] == '/' && at_[2] == '>') return rare();
  const char* stop = nullptr;
  token_.kind = MarkupToken::Kind::kComment;
  if (starts_with(at_, end_, "<!--")) {
    stop = end_of_comment(at_ + 4, end_);
  } else {
    // "<?", "</ " and the like are comments too, up to the next ">".
    stop = find(at_ + 2, end_, '>');
    if (stop == nullptr || end_ - at_ < 12) return rare();
    token_.text = between(at_, ++stop);
    if (starts_with(at_, end_, "<!doctype")) {
      token_.kind = MarkupToken::Kind::kDoctype;
      if (!is_usual_doctype(token_.text)) return rare();
      if (std::ranges::count(token_.text, '"') % 2 != 0) return rare();
      if (std::ranges::count(token_.text, '\'') % 2 != 0) return rare();
    }
  }
  if (stop == nullptr) return rare();
  at_ = stop;
  return token_;
}

// A tag up to its ">"; kRare where there is none.
void MarkupTokens::tag(const char* name) {
  const char* at = name;
  while (at < end_ && (!ends_name(*at) || *at == '=')) ++at;
  token_.tag = numbers_.of(between(name, at));
  token_.attributes.clear();
  token_.attribute_count = 0;
  token_.closes_itself = false;
  token_.is_plain = true;
  const char* const most =
      end_ - at_ > static_cast<std::ptrdiff_t>(kLongestTag) ? at_ + kLongestTag : end_;
  while (at < most) {
    if (*at == '>') {
      at_ = at + 1;
      if (token_.tag == 0) token_.kind = MarkupToken::Kind::kRare;
      return;
    }
    if (is_blank(*at)) {
      ++at;
    } else if (*at == '/') {
      ++at;
      token_.closes_itself = at < most && *at == '>';
      token_.is_plain = token_.closes_itself;
    } else {
      at = attribute(at);
    }
  }
  token_.kind = MarkupToken::Kind::kRare;
}

// Passes an attribute that begins at `at`, and notes it where someone asks for it.
const char* MarkupTokens::attribute(const char* at) {
  const char* const name = at++;  // A "=" may begin a name.
  while (at < end_ && !ends_name(*at)) ++at;
  const std::string_view raw = between(name, at);
  while (at < end_ && is_blank(*at)) ++at;
  std::string_view value;
  if (at < end_ && *at == '=') at = this->value(at + 1, value);
  ++token_.attribute_count;
  if (raw.size() > kLongestAsked || !may_be_attribute(raw[0], raw.size())) return at;
  std::array<char, kLongestAsked> low;
  for (std::size_t i = 0; i < raw.size(); ++i) low[i] = small(raw[i]);
  if (const auto known = attribute_named({low.data(), raw.size()}))
    token_.attributes.push_back({*known, value});
  return at;
}

const char* MarkupTokens::value(const char* at, std::string_view& value) const {
  while (at < end_ && is_blank(*at)) ++at;
  if (at == end_ || *at == '>') return at;
  if (*at == '"' || *at == '\'') {
    const char* const stop = find(at + 1, end_, *at);
    if (stop == nullptr) return end_;
    value = between(at + 1, stop);
    return stop + 1;
  }
  const char* const begin = at;
  while (at < end_ && !is_blank(*at) && *at != '>') ++at;
  value = between(begin, at);
  return at;
}

// Whether the name stands at `at`, and ends there.
bool MarkupTokens::is_named(const char* at, std::string_view name) const {
  if (!starts_with(at, end_, name) || at + name.size() == end_) return false;
  const char c = at[name.size()];
  return c == '>' || c == '/' || is_blank(c);
}

// The "<" of the end of a raw element; null where there is none.
const char* MarkupTokens::end_of_raw(std::string_view name, const char* at) const {
  for (const char* open = find(at, end_, '<'); open != nullptr; open = find(open + 1, end_, '<')) {
    if (open + 1 < end_ && open[1] == '/' && is_named(open + 2, name)) return open;
  }
  return nullptr;
}

// The same of a script, where "<!--" hides a script inside of the script from it, up to "-->".
// https://html.spec.whatwg.org/multipage/parsing.html#script-data-state
const char* MarkupTokens::end_of_script(const char* at) const {
  constexpr std::string_view kName = "script";
  const char* open = find(at, end_, '<');
  while (open != nullptr) {
    if (open + 1 < end_ && open[1] == '/' && is_named(open + 2, kName)) return open;
    if (!starts_with(open, end_, "<!--")) {
      open = find(open + 1, end_, '<');
      continue;
    }
    bool is_hidden = false;
    const char* inside = open + 4;
    open = nullptr;
    for (; inside < end_ && open == nullptr; ++inside) {
      if (*inside == '>' && inside[-1] == '-' && inside[-2] == '-') {
        open = find(inside, end_, '<');
        if (open == nullptr) return nullptr;
      } else if (*inside == '<' && inside + 1 < end_) {
        const bool is_end = inside[1] == '/';
        if (!is_named(inside + (is_end ? 2 : 1), kName)) continue;
        if (is_end && !is_hidden) return inside;
        is_hidden = !is_end;
      }
    }
  }
  return nullptr;
}

const MarkupToken& MarkupTokens::rest_of(TagNumber tag) {
  std::string_view name;
  switch (tag) {
    case MyHTML_TAG_SCRIPT:
      name = "script";
      break;
    case MyHTML_TAG_STYLE:
      name = "style";
      break;
    case MyHTML_TAG_TITLE:
      name = "title";
      break;
    case MyHTML_TAG_TEXTAREA:
      name = "textarea";
      break;
    case MyHTML_TAG_IFRAME:
      name = "iframe";
      break;
    default:
      return rare();
  }
  const char* const stop = tag == MyHTML_TAG_SCRIPT ? end_of_script(at_) : end_of_raw(name, at_);
  if (stop == nullptr) return rare();
  const std::string_view text = between(at_, stop);
  at_ = stop;
  token_.kind = MarkupToken::Kind::kText;
  this->tag(stop + 2);
  token_.text = text;
  return token_;
}

}  // namespace sourcier::html
