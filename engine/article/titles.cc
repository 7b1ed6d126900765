#include "engine/article/titles.h"

#include <algorithm>
#include <array>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::string_view kSeparators[] = {" | ",
                                            " - ",
                                            " \xE2\x80\x93 ",
                                            " \xE2\x80\x94 ",
                                            " :: ",
                                            " \xC2\xBB ",
                                            " \xC2\xAB ",
                                            " \xC2\xB7 ",
                                            " \xE2\x80\xA2 ",
                                            " / ",
                                            "| ",
                                            " : ",
                                            " \xE2\x80\xBA ",
                                            " > ",
                                            "\xEF\xBD\x9C",
                                            "\xC2\xA0: "};

// Whether a sign begins with the byte: nearly none of a title's does.
constexpr std::array<bool, 256> kBeginsSign = [] {
  std::array<bool, 256> begins{};
  for (const std::string_view sign : kSeparators)
    begins[static_cast<unsigned char>(sign[0])] = true;
  return begins;
}();

// The sign that begins at a byte of the title, the first of the list where two do; none is 0 long.
Separator separator_at(std::string_view title, std::size_t at) {
  if (!kBeginsSign[static_cast<unsigned char>(title[at])]) return {};
  for (const std::string_view sign : kSeparators) {
    if (title.substr(at).starts_with(sign)) return {at, sign.size()};
  }
  return {};
}

constexpr int kMostSites = 3;  // Names of the site at the end of one title.

// "…！-新华网", "…_百度百科": scripts without spaces part with a bare sign.
Separator last_wide_separator(std::string_view title) {
  const std::size_t at = title.find_last_of("-_");
  if (at == std::string_view::npos || at == 0) return {};
  const CodePoint after = code_point_at(title, at + 1);
  const CodePoint before = code_point_before(title, at);
  const bool is_wide = after.size > 0 && is_wide_script(after.value) && before.value >= 0x2E80;
  return is_wide ? Separator{at, 1} : Separator{};
}

}  // namespace

Separator last_separator(std::string_view title) {
  for (std::size_t at = title.size(); at-- > 0;) {
    if (const Separator last = separator_at(title, at); last.size != 0) return last;
  }
  return last_wide_separator(title);
}

Separator first_separator(std::string_view title) {
  for (std::size_t at = 0; at < title.size(); ++at) {
    if (const Separator first = separator_at(title, at); first.size != 0) return first;
  }
  return {};
}

bool is_site_name(std::string_view part, const std::vector<std::string>& names) {
  const std::string folded = fold(part);
  std::string joined;
  for (const char c : folded) {
    if (c != ' ') joined += c;
  }
  return std::ranges::any_of(names, [&](const std::string& name) {
    return name == folded || name == joined || (name.size() > 3 && joined.starts_with(name + "."));
  });
}

std::string without_site(std::string_view title, const std::vector<std::string>& names) {
  title = trim(title);
  for (int i = 0; i < kMostSites; ++i) {
    const Separator last = last_separator(title);
    if (last.size == 0 || !is_site_name(title.substr(last.at + last.size), names)) break;
    title = trim(title.substr(0, last.at));
  }
  const Separator first = first_separator(title);
  if (first.size != 0 && is_site_name(title.substr(0, first.at), names))
    title = trim(title.substr(first.at + first.size));
  return std::string(title);
}

std::string without_label(std::string_view title, const Table& labels) {
  const auto is_label = [&](std::string_view part) {
    return labels.find(trim(part)) != Table::kNone;
  };
  title = trim(title);
  if (is_label(title)) return {};
  Separator first = first_separator(title);
  const std::size_t colon = title.find(':');
  if (first.size == 0 || colon < first.at) first = {colon, colon == title.npos ? 0U : 1U};
  if (first.size != 0 && is_label(title.substr(0, first.at)))
    return std::string(trim(title.substr(first.at + first.size)));
  const Separator last = last_separator(title);
  if (last.size != 0 && is_label(title.substr(last.at + last.size)))
    return std::string(trim(title.substr(0, last.at)));
  const std::size_t open = title.ends_with(')') ? title.rfind('(') : title.npos;
  if (open != title.npos && is_label(title.substr(open + 1, title.size() - open - 2)))
    return std::string(trim(title.substr(0, open)));
  return std::string(title);
}

}  // namespace sourcier
