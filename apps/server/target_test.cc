#include "apps/server/target.h"

#include <gtest/gtest.h>

#include "apps/server/base64.h"

namespace sourcier::server {
namespace {

// "api|v1 ? q=a b & x=": segments and parameters in one line; "none" where it is refused.
std::string printed(std::string_view text) {
  const auto target = decode_target(text);
  if (!target) return "none";
  std::string out;
  for (const std::string& segment : target->path) out += segment + "|";
  for (const auto& [name, value] : target->query) out += " " + name + "=" + value + ";";
  return out;
}

struct Row {
  const char* name;
  std::string text;
  const char* decoded;
};

const Row kRows[] = {
    {"the root", "/", ""},
    {"segments", "/api/v1/stories", "api|v1|stories|"},
    {"a query", "/search?q=a+b%20c&limit=3", "search| q=a b c; limit=3;"},
    {"a plus in a path stays", "/a+b", "a+b|"},
    {"letters beyond ASCII", "/%C3%A9t%c3%a9", "été|"},
    {"an id may hold a slash", "/articles/a%2Fb", "articles|a/b|"},
    {"a value may be empty or absent", "/?a=&b&=c", " a=; b=; =c;"},
    {"not absolute", "api", "none"},
    {"with a host", "http://localhost/", "none"},
    {"nothing", "", "none"},
    {"a star", "*", "none"},
    {"up", "/a/../b", "none"},
    {"up, encoded", "/%2e%2E/b", "none"},
    {"here", "/./b", "none"},
    {"an empty segment", "/a//b", "none"},
    {"a slash at the end", "/a/", "none"},
    {"a broken escape", "/%4", "none"},
    {"no escape", "/%zz", "none"},
    {"zero", "/%00", "none"},
    {"a line end", "/?a=%0d%0a", "none"},
    {"not UTF-8", "/%ff", "none"},
    {"too many segments", "/1/2/3/4/5/6/7/8/9", "none"},
    {"too long", "/" + std::string(kLongestTarget, 'a'), "none"},
};

TEST(DecodeTarget, Rows) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(printed(row.text), row.decoded);
  }
}

TEST(Base64, ThereAndBack) {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
    bytes.push_back(static_cast<char>(i * 37));
  }
  EXPECT_EQ(from_base64("TWE="), "Ma");
  EXPECT_EQ(from_base64("TWFu"), "Man");
  EXPECT_FALSE(from_base64("T"));
  EXPECT_FALSE(from_base64("TW Fu"));
  EXPECT_FALSE(from_base64("T=Fu"));
}

}  // namespace
}  // namespace sourcier::server
