#include <gtest/gtest.h>

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
