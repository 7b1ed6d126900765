#include "engine/page/charset/charset_guess.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <string>

#include "engine/text/icu_status.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kFewestLetters = 8;         // Fewer may be damage.
constexpr std::size_t kMostOfThem = 8, kOf = 10;  // The others may be words of one letter.
constexpr std::int32_t kLeastConfidence = 40;     // Of 100; below it the detector is guessing.
constexpr std::size_t kEnoughHigh = 12;           // Fewer high bytes spell nothing.

struct EndDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

bool is_letter_char(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// Whether the byte at `at` stands in a word of ASCII letters.
bool is_in_word(std::string_view bytes, std::size_t at) {
  const auto before = static_cast<unsigned char>(at > 0 ? bytes[at - 1] : ' ');
  const auto after = static_cast<unsigned char>(at + 1 < bytes.size() ? bytes[at + 1] : ' ');
  if (before >= 0x80 || after >= 0x80) return false;
  return is_letter_char(before) || is_letter_char(after);
}

// The high bytes with the words around them: markup would drown them.
std::string high_words(std::string_view bytes) {
  std::string out;
  std::size_t begin = 0;  // Of the word.
  bool is_high = false;
  for (std::size_t at = 0; at <= bytes.size() && out.size() < kGuessed; ++at) {
    const auto byte = static_cast<unsigned char>(at < bytes.size() ? bytes[at] : ' ');
    if (byte >= 0x80) is_high = true;
    if (byte >= 0x80 || is_letter_char(byte)) continue;
    // Pairs of East Asian encodings may hold any ASCII byte: a high byte takes the next one along.
    if (is_high && at > 0 && static_cast<unsigned char>(bytes[at - 1]) >= 0x80 && byte >= 0x40)
      continue;
    if (is_high) (out += bytes.substr(begin, std::min(at - begin, kGuessed))) += ' ';
    is_high = false;
    begin = at + 1;
  }
  return out;
}

}  // namespace

bool HighBytes::are_letters_of_single_bytes() const {
  return characters == 0 && in_words >= kFewestLetters && in_words * kOf >= others * kMostOfThem;
}

HighBytes count_high_bytes(std::string_view bytes) {
  HighBytes high;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(bytes, at);
    const bool is_other = point.value == kReplacement && point.size == 1;
    if (is_other) {
      ++high.others;
      if (is_in_word(bytes, at)) ++high.in_words;
    } else {
      ++high.characters;
    }
    at += std::max(point.size, 1u);
  }
  return high;
}

std::string_view guess_encoding(std::string_view bytes, const Charsets& charsets,
                                std::string_view otherwise) {
  const std::string words = high_words(bytes);
  const auto is_high = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (static_cast<std::size_t>(std::ranges::count_if(words, is_high)) < kEnoughHigh)
    return otherwise;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, EndDetector> detector(ucsdet_open(&status));
  if (!is_done(status)) return otherwise;
  ucsdet_setText(detector.get(), words.data(), static_cast<std::int32_t>(words.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (!is_done(status) || match == nullptr) return otherwise;
  if (ucsdet_getConfidence(match, &status) < kLeastConfidence) return otherwise;
  const char* name = ucsdet_getName(match, &status);
  if (!is_done(status)) return otherwise;
  const std::string_view found = charsets.encoding_of(name);
  const bool is_legacy = !found.empty() && !found.starts_with("utf-") && found != "replacement";
  return is_legacy ? found : otherwise;
}

}  // namespace sourcier
