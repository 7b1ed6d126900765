#include "engine/page/charset/charset_decoders.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

using namespace std::string_literals;

struct Case {
  const char* name;
  const char* encoding;
  std::string bytes;
  std::string text;
};

#define BAD "\xEF\xBF\xBD"

const Case kCases[] = {
    {"controls of windows-1252", "windows-1252", "\x80\x81\x9F", "€\xC2\x81Ÿ"},
    {"no character in windows-1253", "windows-1253", "\xAA\xC1", BAD "Α"},
    {"windows-874", "windows-874", "\xA1\xDB", "ก" BAD},
    {"koi8-u, with Belarusian", "koi8-u", "\xAE\xBE\xC1", "ўЎа"},
    {"iso-8859-16", "iso-8859-16", "\xA2\xB5\xDE", "ą”Ț"},
    {"macintosh", "macintosh", "\x8E\xDB", "é€"},
    {"x-user-defined", "x-user-defined", "a\x80\xFF", "a\xEF\x9E\x80\xEF\x9F\xBF"},
    {"replacement", "replacement", "<script>", BAD},
    {"utf-16", "utf-16be", "\0a\xD8\x3D\xDE\x00"s, "a😀"},
    {"utf-16, a lone half and an odd byte", "utf-16le", "\x00\xDC\x61\x00\x3D\xD8\x61"s,
     BAD "a" BAD},
    {"gbk", "gbk", "\xD6\xD0\x80\xA3\xA0", "中€\xE3\x80\x80"},
    {"gb18030 of 2022", "gb18030", "\xA6\xD9", "\xEF\xB8\x90"},
    {"gb18030, four bytes", "gb18030", "\x81\x30\x81\x30\x94\x39\xDA\x33", "\xC2\x80💩"},
    {"gb18030, damage reads again", "gb18030", "\x81\x30<b>\x81<", BAD "0<b>" BAD "<"},
    {"gb18030, cut", "gb18030", "a\x81\x30\x81", "a" BAD},
    {"big5", "big5", "\xA4\xA4\x88\x62\xA3\xE1", "中\xC3\x8A\xCC\x84€"},
    {"big5, damage", "big5", "\x81<\xA4", BAD "<" BAD},
    {"euc-kr", "euc-kr", "\xC7\xD1\xB1\xDB\x81\x41", "한글갂"},
    {"euc-kr, user-defined is none", "euc-kr", "\xC9\xA1", BAD},
    {"shift_jis", "shift_jis", "\x93\xFA\x96{\xB1\x5C", "日本ｱ\\"},
    {"shift_jis, private", "shift_jis", "\xF0\x40", "\xEE\x80\x80"},
    {"shift_jis, damage", "shift_jis", "\x81\"\x81", BAD "\"" BAD},
    {"euc-jp", "euc-jp", "\xC6\xFC\x8E\xB1\x8F\xB0\xA1", "日ｱ丂"},
    {"euc-jp, damage", "euc-jp", "\xC6<\x8F\xB0", BAD "<" BAD},
    {"iso-2022-jp", "iso-2022-jp", "a\x1B$BF|K\\\x1B(Bb", "a日本b"},
    {"iso-2022-jp, Roman and half katakana", "iso-2022-jp", "\x1B(J\\~\x1B(I1", "¥‾ｱ"},
    {"iso-2022-jp, empty escapes", "iso-2022-jp", "\x1B$B\x1B(Ba", BAD "a"},
    {"iso-2022-jp, unknown escape", "iso-2022-jp", "\x1B%a", BAD "%a"},
};

TEST(DecodeLegacy, Cases) {
  const auto pack = Pack::open(SOURCIER_PACK);
  ASSERT_TRUE(pack) << pack.error().text();
  const Charsets charsets(**pack);
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    const DecodedText decoded = decode_legacy(c.bytes, c.encoding, charsets);
    EXPECT_EQ(decoded.text, c.text);
    EXPECT_EQ(decoded.errors > 0, c.text.find(BAD) != std::string::npos);
  }
}

#undef BAD

}  // namespace
}  // namespace sourcier
