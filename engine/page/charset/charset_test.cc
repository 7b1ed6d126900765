#include "engine/page/charset/charset.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

using namespace std::string_literals;

const Charsets& charsets() {
  static const auto pack = Pack::open(SOURCIER_PACK);
  static const Charsets known(**pack);
  return known;
}

struct Case {
  const char* name;
  std::string body;
  const char* content_type;
  const char* encoding;
  std::string text;
  bool has_errors;
  CharsetBasis basis;
};

using enum CharsetBasis;

const Case kCases[] = {
    {"ASCII, nothing declared", "abc", "", "windows-1252", "abc", false, kDefault},
    {"utf-8", "caf\xC3\xA9", "", "utf-8", "café", false, kUtf8},
    {"mark of byte order", "\xEF\xBB\xBF"s + "a", "", "utf-8", "a", false, kMark},
    {"a mark overrules the header", "\xFE\xFF\0a"s, "text/html; charset=utf-8", "utf-16be", "a",
     false, kMark},
    {"header", "caf\xE9", "text/html; charset=iso-8859-1", "windows-1252", "café", false, kHeader},
    {"a header overrules meta", "<meta charset=koi8-r>\xE9", "text/html; charset='latin1'",
     "windows-1252", "<meta charset=koi8-r>é", false, kHeader},
    {"default", "caf\xE9", "", "windows-1252", "café", false, kContent},
    {"meta", "<meta charset=iso-8859-2>\xB1", "", "iso-8859-2", "<meta charset=iso-8859-2>ą", false,
     kDeclared},
    {"http-equiv", "<meta http-equiv=content-type content='a; charset=windows-1251'>\xC0", "",
     "windows-1251", "<meta http-equiv=content-type content='a; charset=windows-1251'>А", false,
     kDeclared},
    {"another http-equiv", "<meta http-equiv=x content='a; charset=windows-1251'>\xE9", "",
     "windows-1252", "<meta http-equiv=x content='a; charset=windows-1251'>é", false, kContent},
    {"meta in a comment", "<!-- <meta charset=koi8-r> -->\xE9", "", "windows-1252",
     "<!-- <meta charset=koi8-r> -->é", false, kContent},
    {"utf-16", "\xFF\xFE"s + "a\0b\0"s, "", "utf-16le", "ab", false, kMark},
    {"damaged utf-8", "caf\xC3\xA9 d\xC3\xA9 \xFF", "", "utf-8", "café dé \xEF\xBF\xBD", true,
     kContent},
    {"utf-8 declared and damaged", "caf\xE9", "text/html; charset=utf-8", "utf-8",
     "caf\xEF\xBF\xBD", true, kHeader},
    {"utf-8 declared, latin letters throughout",
     "d\xE9j\xE0 \xE9t\xE9 pr\xE9vu, \xE9lu \xE0 c\xF4t\xE9", "text/html; charset=utf-8",
     "windows-1252", "déjà été prévu, élu à côté", false, kContent},
    {"latin declared, bytes of utf-8", "caf\xC3\xA9", "text/html; charset=latin1", "utf-8", "café",
     false, kUtf8},
    {"escapes of iso-2022-jp", "\x1B$BF|\x1B(B", "", "iso-2022-jp", "日", false, kContent},
    {"gbk declared, bytes that could be utf-8", "\xC3\xA9", "text/html; charset=gbk", "gbk", "茅",
     false, kHeader},
    {"utf-16 declared by bytes that are not", "abc", "text/html; charset=utf-16", "utf-8", "abc",
     false, kUtf8},
};

TEST(Decode, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    Page page;
    page.body = c.body;
    page.content_type = c.content_type;
    Decoded decoded;
    decode(page, charsets(), decoded);
    EXPECT_EQ(decoded.encoding, c.encoding);
    EXPECT_EQ(decoded.text, c.text);
    EXPECT_EQ(decoded.has_errors, c.has_errors);
    EXPECT_EQ(decoded.basis, c.basis);
  }
}

TEST(Decode, SaysWhatItOverruled) {
  Page page;
  page.body = "d\xC3\xA9j\xC3\xA0";
  page.content_type = "text/html; charset=windows-1252";
  Decoded decoded;
  decode(page, charsets(), decoded);
  EXPECT_EQ(decoded.overruled, "windows-1252");
}

// Behind the first bytes scripts are skipped, also one that nothing ends.
TEST(Decode, LooksAtLateDeclarationsAsAParserWould) {
  const std::string late(2000, ' ');
  const std::string meta = "<meta charset=koi8-r>";
  const std::pair<std::string, std::string> cases[] = {
      {late + meta, "koi8-r"},
      {late + "<script>" + meta + "</script>", "windows-1252"},
      {late + "<script>x</script>" + meta, "koi8-r"},
      {late + "<script>" + meta, "windows-1252"},
      {late + "<script", "windows-1252"},
      {late + "<styles>" + meta, "koi8-r"},
  };
  for (const auto& [body, encoding] : cases) {
    Page page;
    page.body = body;
    Decoded decoded;
    decode(page, charsets(), decoded);
    EXPECT_EQ(decoded.encoding, encoding) << body.substr(late.size());
  }
}

TEST(Decode, GuessesByWhatIsSpelled) {
  // "Vecherom na most vyshli zhiteli goroda" in Cyrillic letters of windows-1251 and KOI8-R.
  const std::string windows =
      "\xC2\xE5\xF7\xE5\xF0\xEE\xEC \xED\xE0 \xEC\xEE\xF1\xF2 \xE2\xFB\xF8\xEB\xE8 "
      "\xE6\xE8\xF2\xE5\xEB\xE8 \xE3\xEE\xF0\xEE\xE4\xE0, \xEA\xEE\xF2\xEE\xF0\xFB\xE5 "
      "\xED\xE5 \xF5\xEE\xF2\xE5\xEB\xE8 \xF3\xF5\xEE\xE4\xE8\xF2\xFC";
  Page page;
  page.body = "<html><p>" + windows + "</p></html>";
  Decoded decoded;
  decode(page, charsets(), decoded);
  EXPECT_EQ(decoded.encoding, "windows-1251");
  EXPECT_EQ(decoded.basis, CharsetBasis::kContent);
}

TEST(EncodingOf, IgnoresCaseAndSpace) {
  EXPECT_EQ(charsets().encoding_of(" Latin1\n"), "windows-1252");
  EXPECT_EQ(charsets().encoding_of("ms_kanji"), "shift_jis");
  EXPECT_EQ(charsets().encoding_of("none"), "");
}

}  // namespace
}  // namespace sourcier
