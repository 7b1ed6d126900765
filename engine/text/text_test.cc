#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <random>

#include "engine/text/offsets.h"
#include "engine/text/span.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

struct FoldCase {
  const char* name;
  const char* text;
  const char* folded;
};

const FoldCase kFoldCases[] = {
    {"accents and hyphens", "Côte-d’Ivoire", "cote d ivoire"},
    {"ligatures", "Cœur Æsir", "coeur aesir"},
    {"thin and no-break spaces", " 12\u202f500\u00a0", "12 500"},
    {"decomposed", "e\u0301te\u0301", "ete"},
    {"sharp s", "Straße", "straße"},
    {"Polish l", "Łódź", "lodz"},
    {"Cyrillic", "МОСКВА", "москва"},
    {"compatibility", "ﬁn №", "fin no"},
    {"empty", " - ", ""},
};

TEST(Fold, Cases) {
  for (const FoldCase& c : kFoldCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(fold(c.text), c.folded);
    EXPECT_EQ(fold(fold(c.text)), c.folded);  // Folding twice changes nothing.
  }
}

// The ways without ICU, against ICU asked for every character.
TEST(Classes, OfAsciiAreWhatIcuSays) {
  for (char32_t value = 0; value < 0x80; ++value) {
    SCOPED_TRACE(static_cast<unsigned>(value));
    EXPECT_EQ(is_letter(value), beyond_ascii::is_letter(value));
    EXPECT_EQ(is_digit(value), beyond_ascii::is_digit(value));
    EXPECT_EQ(is_upper(value), beyond_ascii::is_upper(value));
    EXPECT_EQ(is_lower(value), beyond_ascii::is_lower(value));
    EXPECT_EQ(is_space(value), beyond_ascii::is_space(value));
  }
  for (char32_t value = 0; value < 0x300; ++value) EXPECT_FALSE(beyond_ascii::is_mark(value));
}

// Folding one character after the other, each by ICU.
std::string folded_by_icu(char32_t value) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString parts = icu::Normalizer2::getNFKDInstance(status)->normalize(
      icu::UnicodeString(static_cast<UChar32>(value)), status);
  icu::UnicodeString folded;
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    const auto value_of_part = static_cast<char32_t>(part);
    if (!is_space(value_of_part) && !is_mark(value_of_part)) folded.append(u_foldCase(part, 0));
  }
  std::string text;
  return folded.toUTF8String(text);
}

TEST(Fold, EveryCharacterAsIcuFoldsIt) {
  const std::string opened = "æœøłıđ";
  for (char32_t value = 1; value < 0x30000; ++value) {
    if (value >= 0xD800 && value < 0xE000) continue;
    std::string text;
    append_utf8(text, value);
    std::string expected = folded_by_icu(value);
    if (is_space(value) || is_apostrophe(value) || is_hyphen(value)) expected = " ";
    const bool is_opened = !expected.empty() && opened.find(expected) != std::string::npos;
    if (is_opened) continue;  // A row of `Cases` each.
    EXPECT_EQ(fold("a" + text + "b"), "a" + expected + "b") << static_cast<unsigned>(value);
    EXPECT_EQ(lower("A" + text), [&] {
      std::string small = "a";
      append_utf8(small, static_cast<char32_t>(u_tolower(static_cast<UChar32>(value))));
      return small;
    }());
  }
}

struct MendCase {
  const char* name;
  std::string_view bytes;
  const char* mended;
};

const MendCase kMendCases[] = {
    {"valid", "é€𝄞", "é€𝄞"},
    {"a lone continuation", "a\x80z", "a\uFFFDz"},
    {"an overlong slash", "\xC0\xAF", "\uFFFD\uFFFD"},
    {"a surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
    {"a truncated sequence is one", "\xE2\x82", "\uFFFD"},
    {"a truncated sequence before a letter", "\xF0\x9D\x84z", "\uFFFDz"},
};

TEST(MendUtf8, Cases) {
  for (const MendCase& c : kMendCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(mend_utf8(c.bytes), c.mended);
    EXPECT_TRUE(is_utf8(mend_utf8(c.bytes)));
    EXPECT_EQ(is_utf8(c.bytes), c.bytes == c.mended);
  }
}

TEST(MendUtf8, AnyBytesAsIcuMendsThem) {
  std::mt19937 random(1);
  constexpr unsigned char kTelling[] = {0x00, 'a', 0x80, 0xBF, 0xC2, 0xE0, 0xE2, 0xED, 0xF0, 0xF4};
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    for (auto size = random() % 12; size > 0; --size)
      bytes += static_cast<char>(random() % 2 ? kTelling[random() % 10] : random() % 256);
    std::string expected;
    icu::UnicodeString::fromUTF8(bytes).toUTF8String(expected);
    ASSERT_EQ(mend_utf8(bytes), expected);
    ASSERT_EQ(is_utf8(bytes), bytes == expected);
  }
}

TEST(CodePointIndex, AgreesWithCountingOneByOne) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "aé€𝄞 ";
  const CodePointIndex index(text);
  std::uint32_t count = 0;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    if (!is_boundary(text, at)) continue;
    EXPECT_EQ(index.code_points(at), count);
    EXPECT_EQ(index.byte_of(count), at);
    ++count;
  }
  EXPECT_EQ(index.size(), count);
  EXPECT_EQ(index.byte_of(count), text.size());
  EXPECT_FALSE(index.byte_of(count + 1));
}

TEST(CodePointBefore, StepsBackOverEverySize) {
  const std::string_view text = "aé€𝄞";
  EXPECT_EQ(code_point_before(text, text.size()).value, 0x1D11Eu);
  EXPECT_EQ(code_point_before(text, 6).value, 0x20ACu);
  EXPECT_EQ(code_point_before(text, 3).value, 0xE9u);
  EXPECT_EQ(code_point_before(text, 0).size, 0u);
}

TEST(Nfc, Composes) { EXPECT_EQ(nfc("e\u0301"), "é"); }

TEST(Trim, TakesNoBreakSpaces) { EXPECT_EQ(trim("\u00a0 a b\u202f\n"), "a b"); }

}  // namespace
}  // namespace sourcier
