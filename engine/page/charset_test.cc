#include "engine/page/charset.h"

#include <gtest/gtest.h>

#include "engine/resource/pack.h"

namespace sourcier {
namespace {

struct Case {
  const char* name;
  std::string body;
  const char* content_type;
  const char* encoding;
  const char* text;
  bool has_errors;
};

using namespace std::string_literals;

const Case kCases[] = {
    {"utf-8", "caf\xC3\xA9", "", "utf-8", "café", false},
    {"mark of byte order", "\xEF\xBB\xBF"s + "a", "", "utf-8", "a", false},
    {"header", "caf\xE9", "text/html; charset=iso-8859-1", "windows-1252", "café", false},
    {"default", "caf\xE9", "", "windows-1252", "café", false},
    {"meta", "<meta charset=iso-8859-2>\xB1", "", "iso-8859-2", "<meta charset=iso-8859-2>ą",
     false},
    {"http-equiv", "<meta http-equiv=x content='text/html; charset=windows-1251'>\xC0", "",
     "windows-1251", "<meta http-equiv=x content='text/html; charset=windows-1251'>А", false},
    {"meta in a comment", "<!-- <meta charset=koi8-r> -->\xE9", "", "windows-1252",
     "<!-- <meta charset=koi8-r> -->é", false},
    {"utf-16", "\xFF\xFE"s + "a\0b\0"s, "", "utf-16le", "ab", false},
    {"damaged utf-8", "caf\xC3\xA9 d\xC3\xA9 \xFF", "", "utf-8", "café dé \xEF\xBF\xBD", true},
    {"utf-8 declared and damaged", "caf\xE9", "text/html; charset=utf-8", "utf-8",
     "caf\xEF\xBF\xBD", true},
};

TEST(Decode, Cases) {
  const auto pack = Pack::open(SOURCIER_PACK);
  ASSERT_TRUE(pack) << pack.error().text();
  const Table labels = (*pack)->table("rules/charset_labels");
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    Page page;
    page.body = c.body;
    page.content_type = c.content_type;
    Decoded decoded;
    decode(page, labels, decoded);
    EXPECT_EQ(decoded.encoding, c.encoding);
    EXPECT_EQ(decoded.text, c.text);
    EXPECT_EQ(decoded.has_errors, c.has_errors);
  }
}

TEST(EncodingOfLabel, IgnoresCaseAndSpace) {
  const auto pack = Pack::open(SOURCIER_PACK);
  ASSERT_TRUE(pack);
  const Table labels = (*pack)->table("rules/charset_labels");
  EXPECT_EQ(encoding_of_label(" Latin1\n", labels), "windows-1252");
  EXPECT_EQ(encoding_of_label("ms_kanji", labels), "shift_jis");
  EXPECT_EQ(encoding_of_label("none", labels), "");
}

}  // namespace
}  // namespace sourcier
