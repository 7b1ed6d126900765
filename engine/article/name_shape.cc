#include "engine/article/name_shape.h"

#include <algorithm>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier::name_shape {
namespace {

constexpr std::size_t kLongestName = 6;       // Words.
constexpr std::size_t kLongestUser = 4;       // Words of a name that somebody took.
constexpr std::size_t kShortestUser = 3;      // Bytes of one.
constexpr std::size_t kLongestShortened = 3;  // Bytes of a word that is shortened: "Jr."
constexpr std::size_t kLongestSign = 4;       // Bytes of the sign of a name.

// Where brackets behind a name begin; npos where the name goes on behind them: "Ana (A. M.) Ruiz".
std::size_t brackets_behind(std::string_view name) {
  const std::size_t begin = name.find(" (");
  if (begin == std::string_view::npos) return begin;
  const std::size_t end = name.find(") ", begin);
  const bool goes_on = end != std::string_view::npos && begins_upper(name.substr(end + 2));
  return goes_on ? std::string_view::npos : begin;
}

}  // namespace

bool begins_upper(std::string_view text) {
  const CodePoint point = code_point_at(text, 0);
  return point.size > 0 && (is_upper(point.value) || is_wide_script(point.value) ||
                            (is_letter(point.value) && !is_lower(point.value)));
}

bool begins_lower(std::string_view text) {
  const CodePoint point = code_point_at(text, 0);
  return point.size > 0 && is_lower(point.value);
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool has_role(const LineWords& words, const Phrases& phrases, std::string_view role) {
  return phrases.find_role(words, role).phrase != nullptr;
}

bool is_person_like(std::string_view name, const LineWords& words) {
  if (words.size() == 0 || words.size() > kLongestName || !begins_upper(name)) return false;
  if (name.size() == 1) return false;  // "D"
  if (begins_lower(slice(name, words.span(words.size() - 1)))) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = slice(name, words.span(i));
    if (has_digit(word)) return false;
    if (!begins_upper(word) && !is_particle(word)) return false;
  }
  return name.find_first_of("@:/<>{}[]=?!") == std::string_view::npos;
}

bool is_user_like(std::string_view name, const LineWords& words) {
  if (words.size() == 0 || words.size() > kLongestUser || name.size() < kShortestUser) return false;
  if (name.find_first_of("@:/<>{}[]=?!,;") != std::string_view::npos) return false;
  const CodePoint first = code_point_at(name, 0);
  if (!is_letter(first.value)) return false;
  return words.size() == 1 || !has_digit(name);
}

bool is_sign_of_name(std::string_view name) {
  return name.size() <= kLongestSign &&
         std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string_view trim_signs(std::string_view text) {
  const auto is_sign = [](char32_t c) {
    constexpr std::u32string_view kSigns = U" \t\n,;:|/&-*\"\u2022\u00B7\u00A0";
    return kSigns.find(c) != std::u32string_view::npos;
  };
  while (!text.empty() && is_sign(code_point_at(text, 0).value))
    text.remove_prefix(code_point_at(text, 0).size);
  while (!text.empty() && is_sign(code_point_before(text, text.size()).value))
    text.remove_suffix(code_point_before(text, text.size()).size);
  return trim(text);
}

std::string_view said_once(std::string_view name) {
  const std::size_t half = name.size() / 2;
  const bool is_double = name.size() > 6 && name.size() % 2 == 1 && name[half] == ' ' &&
                         name.substr(0, half) == name.substr(half + 1);
  return is_double ? name.substr(0, half) : name;
}

std::string_view bare_name(std::string_view name) {
  name = name.substr(0, std::min(brackets_behind(name), name.size()));
  for (const std::string_view sign :
       {" @", " - ", " \xE2\x80\x93 ", " <", " \xE2\x80\xA2 ", "http", "www."})
    name = name.substr(0, std::min(name.find(sign), name.size()));
  return said_once(trim_signs(name));
}

std::string_view undated(std::string_view name) {
  constexpr std::size_t kDigitsOfDay = 4;  // "Ana Ruiz, 33" is no day.
  for (std::size_t i = 1; i < name.size(); ++i) {
    if (!has_digit(name.substr(i, 1)) || has_digit(name.substr(i - 1, 1))) continue;
    const std::string_view day = name.substr(i), before = name.substr(0, i);
    const std::string_view bare = trim_signs(before);
    if (bare.empty() || bare.size() == trim(before).size()) return name;
    const auto digits = std::ranges::count_if(day, [](char c) { return c >= '0' && c <= '9'; });
    return digits >= static_cast<std::ptrdiff_t>(kDigitsOfDay) ? bare : name;
  }
  return name;
}

std::string with_plain_spaces(std::string_view name) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";
  std::string out(name);
  for (std::size_t at = out.find(kNoBreak); at != std::string::npos; at = out.find(kNoBreak, at))
    out.replace(at, kNoBreak.size(), " ");
  return out;
}

std::string_view without_full_stop(std::string_view name) {
  const LineWords words(name);
  if (words.size() < 2 || !name.ends_with('.') ||
      words.span(words.size() - 1).size() <= kLongestShortened)
    return name;
  return name.substr(0, name.size() - 1);
}

std::string letters_of(std::string_view folded) {
  std::string out;
  for (const char c : folded) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

}  // namespace sourcier::name_shape
