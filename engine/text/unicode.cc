#include "engine/text/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <new>
#include <stdexcept>

#include "engine/text/icu_status.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

constexpr char32_t ascii_lower(char32_t value) {
  return value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
}

// ASCII characters that folding keeps, in small letters; 0 for all other bytes.
constexpr std::array<char, 256> kPlainAscii = [] {
  std::array<char, 256> plain{};
  for (char32_t c = '!'; c < 0x80; ++c) {
    if (c != '\'' && c != '`' && c != '-') plain[c] = static_cast<char>(ascii_lower(c));
  }
  return plain;
}();

UChar32 icu(char32_t value) { return static_cast<UChar32>(value); }

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  if (!is_done(status)) throw std::runtime_error("ICU lacks its tables of normal forms");
  return *found;
}

const icu::Normalizer2& decomposer() { return normalizer(&icu::Normalizer2::getNFKDInstance); }

// Letters that no decomposition opens, but that readers write both ways.
std::string_view opened(char32_t value) {
  switch (value) {
    case 0x00E6:
      return "ae";  // æ
    case 0x0153:
      return "oe";  // œ
    case 0x00F8:
      return "o";  // ø
    case 0x0142:
      return "l";  // ł
    case 0x0131:
      return "i";  // ı
    case 0x0111:
      return "d";  // đ
    default:
      return {};
  }
}

void append_folded(std::string& out, char32_t value) {
  if (value < 0x80) {
    out += static_cast<char>(ascii_lower(value));
    return;
  }
  if (is_mark(value)) return;
  const auto folded = static_cast<char32_t>(u_foldCase(icu(value), U_FOLD_CASE_DEFAULT));
  const std::string_view letters = opened(folded);
  if (letters.empty()) {
    append_utf8(out, folded);
  } else {
    out += letters;
  }
}

void append_decomposed(std::string& out, char32_t value) {
  icu::UnicodeString parts;
  if (!decomposer().getDecomposition(icu(value), parts)) {
    append_folded(out, value);
    return;
  }
  if (parts.isBogus()) throw std::bad_alloc();  // So ICU says that there is no memory for it.
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const auto part = static_cast<char32_t>(parts.char32At(i));
    if (!is_space(part)) append_folded(out, part);
  }
}

// Letters of Latin scripts are common: what each folds to is asked of ICU once.
constexpr char32_t kFirstLatin = 0x80;
constexpr char32_t kLastLatin = 0x17F;

struct FoldedLatin {
  std::array<std::string, kLastLatin - kFirstLatin + 1> letters;

  FoldedLatin() {
    for (char32_t value = kFirstLatin; value <= kLastLatin; ++value)
      append_decomposed(letters[value - kFirstLatin], value);
  }
};

void append_beyond_ascii(std::string& out, char32_t value) {
  static const FoldedLatin latin;
  if (value <= kLastLatin) {
    out += latin.letters[value - kFirstLatin];
  } else {
    append_decomposed(out, value);
  }
}

}  // namespace

std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  // Asked for once: ICU looks it up under a lock of its own, at every call.
  static const icu::Normalizer2& composer = normalizer(&icu::Normalizer2::getNFCInstance);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  composer.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                         nullptr, status);
  return is_done(status) ? out : std::string(text);
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const char plain = kPlainAscii[static_cast<unsigned char>(text[at])]; plain != 0 && !gap) {
      out += plain;
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (is_space(point.value) || is_apostrophe(point.value) || is_hyphen(point.value)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    if (point.value < kFirstLatin) {
      out += static_cast<char>(ascii_lower(point.value));
    } else {
      append_beyond_ascii(out, point.value);
    }
  }
  return out;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (point.value < 0x80) {
      out += static_cast<char>(ascii_lower(point.value));
    } else {
      append_utf8(out, static_cast<char32_t>(u_tolower(icu(point.value))));
    }
  }
  return out;
}

namespace beyond_ascii {

bool is_letter(char32_t value) { return u_isalpha(icu(value)); }

bool is_digit(char32_t value) { return u_isdigit(icu(value)); }

bool is_upper(char32_t value) { return u_isupper(icu(value)) || u_istitle(icu(value)); }

bool is_lower(char32_t value) { return u_islower(icu(value)); }

bool is_space(char32_t value) {
  return u_isUWhiteSpace(icu(value)) || value == 0x200B || value == 0xFEFF || value == 0x2060;
}

bool is_mark(char32_t value) {
  const auto type = u_charType(icu(value));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK;
}

bool is_apostrophe(char32_t value) {
  return value == 0x2019 || value == 0x2018 || value == 0x02BC || value == 0x02B9 ||
         value == 0x00B4 || value == 0x2032;
}

bool is_hyphen(char32_t value) {
  return (value >= 0x2010 && value <= 0x2015) || value == 0x2212 || value == 0x00AD ||
         value == 0x30FB || value == 0xFE63 || value == 0xFF0D;
}

}  // namespace beyond_ascii

bool is_wide_script(char32_t value) {
  if (value < 0x0E00) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(icu(value), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = code_point_at(text, 0);
    if (!is_space(point.value)) break;
    text.remove_prefix(point.size);
  }
  while (!text.empty()) {
    const CodePoint point = code_point_before(text, text.size());
    if (!is_space(point.value)) break;
    text.remove_suffix(point.size);
  }
  return text;
}

}  // namespace sourcier
