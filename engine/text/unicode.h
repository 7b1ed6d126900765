// Unicode: normal forms, folding for comparison, and the classes of characters that reading asks
// for.
//
// ICU does the work; ASCII never reaches it.
#pragma once

#include <string>
#include <string_view>

namespace sourcier {

// The text in NFC. The text must be UTF-8. Linear; a text already in NFC is only checked.
std::string nfc(std::string_view text);

// The form under which names and words are compared: compatibility decomposition, marks dropped,
// case folded, ligatures opened, apostrophes, hyphens and white space as one space, none at the
// ends. "Côte-d’Ivoire" and "cote d ivoire" fold alike. Linear.
std::string fold(std::string_view text);

// Lower case without regard to language; accents stay.
std::string lower(std::string_view text);

// The classes of what is not ASCII; those below are what to call.
namespace beyond_ascii {
bool is_letter(char32_t value);
bool is_digit(char32_t value);
bool is_upper(char32_t value);
bool is_lower(char32_t value);
bool is_space(char32_t value);
bool is_mark(char32_t value);
bool is_apostrophe(char32_t value);
bool is_hyphen(char32_t value);
}  // namespace beyond_ascii

inline bool is_letter(char32_t value) {
  return value < 0x80 ? (value | 0x20) >= 'a' && (value | 0x20) <= 'z'
                      : beyond_ascii::is_letter(value);
}
// Decimal digits of any script.
inline bool is_digit(char32_t value) {
  return value < 0x80 ? value >= '0' && value <= '9' : beyond_ascii::is_digit(value);
}
// Upper or title case.
inline bool is_upper(char32_t value) {
  return value < 0x80 ? value >= 'A' && value <= 'Z' : beyond_ascii::is_upper(value);
}
inline bool is_lower(char32_t value) {
  return value < 0x80 ? value >= 'a' && value <= 'z' : beyond_ascii::is_lower(value);
}
// White space, also no-break and thin.
inline bool is_space(char32_t value) {
  return value < 0x80 ? value == ' ' || (value >= '\t' && value <= '\r')
                      : beyond_ascii::is_space(value);
}
// Combining marks.
inline bool is_mark(char32_t value) { return value >= 0x300 && beyond_ascii::is_mark(value); }
inline bool is_apostrophe(char32_t value) {
  return value < 0x80 ? value == '\'' || value == '`' : beyond_ascii::is_apostrophe(value);
}
inline bool is_hyphen(char32_t value) {
  return value < 0x80 ? value == '-' : beyond_ascii::is_hyphen(value);
}

// Han, kana, Hangul, Thai and the like: scripts that write without spaces between words, Hangul
// aside.
bool is_wide_script(char32_t value);

// White space off both ends, no-break and thin spaces too. Points into `text`.
std::string_view trim(std::string_view text);

}  // namespace sourcier
