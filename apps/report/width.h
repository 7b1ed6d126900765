// Width: how many columns of a terminal a text takes, and how it is broken into lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sourcier::report {

// 0 for combining marks and joiners, 2 for wide and full-width characters, else 1. Ambiguous ones
// are narrow, as terminals outside East Asia draw them.
int width_of(char32_t value);
int width_of(std::string_view text);

// How a run of text is drawn; kMark is what differs between wordings.
enum class Ink : unsigned char { kPlain, kStrong, kQuiet, kAccent, kMark };

struct Run {
  std::string text;
  Ink ink = Ink::kPlain;
};
using Line = std::vector<Run>;

int width_of(const Line& line);

// `line` broken at spaces, and between characters of scripts without spaces, into lines of at most
// `width` columns (at least 1 character each); a longer word is cut. At least one line. Linear.
std::vector<Line> wrap(const Line& line, int width);

// The text of a line, with ANSI colours where asked for.
std::string paint(const Line& line, bool colour);

}  // namespace sourcier::report
