#include "apps/report/width.h"

#include <unicode/uchar.h>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier::report {
namespace {

// A piece that no line break enters: a word with the blanks before it, or one wide character.
struct Word {
  Line runs;
  int width = 0;
  bool after_space = false;
};

void append(Line& line, std::string_view text, Ink ink) {
  if (text.empty()) return;
  if (line.empty() || line.back().ink != ink) line.push_back({"", ink});
  line.back().text += text;
}

void append(Line& line, const Line& more) {
  for (const Run& run : more) append(line, run.text, run.ink);
}

std::vector<Word> words_of(const Line& line) {
  std::vector<Word> words;
  bool space = false;
  bool glued = false;  // To the word before it.
  for (const Run& run : line) {
    for (std::size_t at = 0; at < run.text.size();) {
      const CodePoint point = code_point_at(run.text, at);
      const std::string_view bytes = std::string_view(run.text).substr(at, point.size);
      at += point.size;
      if (point.value == ' ') {
        space = true;
        continue;
      }
      const int width = width_of(point.value);
      if (space || !glued || (width == 2 && is_wide_script(point.value))) {
        words.push_back({.runs = {}, .width = 0, .after_space = space});
      }
      append(words.back().runs, bytes, run.ink);
      words.back().width += width;
      space = false;
      glued = true;
    }
  }
  return words;
}

// A word wider than a line, cut into pieces that fit.
std::vector<Word> cut(const Word& word, int width) {
  std::vector<Word> pieces{{.runs = {}, .width = 0, .after_space = word.after_space}};
  for (const Run& run : word.runs) {
    for (std::size_t at = 0; at < run.text.size();) {
      const CodePoint point = code_point_at(run.text, at);
      const int own = width_of(point.value);
      if (pieces.back().width > 0 && pieces.back().width + own > width) pieces.push_back({});
      append(pieces.back().runs, std::string_view(run.text).substr(at, point.size), run.ink);
      pieces.back().width += own;
      at += point.size;
    }
  }
  return pieces;
}

std::string_view colour_of(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return "";
    case Ink::kStrong:
      return "\x1b[1m";
    case Ink::kQuiet:
      return "\x1b[2m";
    case Ink::kAccent:
      return "\x1b[36m";
    case Ink::kMark:
      return "\x1b[4;36m";
  }
  return "";
}

}  // namespace

int width_of(char32_t value) {
  if (value < 0x300) return value < 0x20 || (value >= 0x7F && value < 0xA0) ? 0 : 1;
  const auto point = static_cast<UChar32>(value);
  const auto category = U_MASK(u_charType(point));
  if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) return 0;
  if (value >= 0x1160 && value <= 0x11FF) return 0;  // Jamo that join the one before them.
  switch (u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return 2;
    default:
      return 1;
  }
}

int width_of(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += width_of(point.value);
    at += point.size;
  }
  return width;
}

int width_of(const Line& line) {
  int width = 0;
  for (const Run& run : line) width += width_of(run.text);
  return width;
}

std::vector<Line> wrap(const Line& line, int width) {
  std::vector<Line> lines(1);
  int used = 0;
  const auto place = [&](const Word& word) {
    const int blank = word.after_space && used > 0 ? 1 : 0;
    if (used > 0 && used + blank + word.width > width) {
      lines.emplace_back();
      used = 0;
    } else if (blank == 1) {
      append(
          lines.back(), " ",
          lines.back().back().ink == word.runs.front().ink ? word.runs.front().ink : Ink::kPlain);
      ++used;
    }
    append(lines.back(), word.runs);
    used += word.width;
  };
  for (const Word& word : words_of(line)) {
    if (word.width <= width) {
      place(word);
    } else {
      for (const Word& piece : cut(word, width)) place(piece);
    }
  }
  return lines;
}

std::string paint(const Line& line, bool colour) {
  std::string out;
  for (const Run& run : line) {
    const std::string_view on = colour ? colour_of(run.ink) : "";
    out += on;
    out += run.text;
    if (!on.empty()) out += "\x1b[0m";
  }
  return out;
}

}  // namespace sourcier::report
