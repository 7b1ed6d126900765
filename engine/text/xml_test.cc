#include "engine/text/xml.h"

#include <gtest/gtest.h>

#include <string_view>

namespace sourcier {
namespace {

TEST(XmlEscaped, LeavesNoMarkup) {
  EXPECT_EQ(xml_escaped("a <b c=\"d\"> & ]]> é"), "a &lt;b c=&quot;d&quot;&gt; &amp; ]]&gt; é");
}

TEST(XmlEscaped, HoldsWhatXmlCanHold) {
  using namespace std::string_view_literals;
  EXPECT_EQ(xml_escaped("a\tb\nc\x1B-d\0-e"sv), "a\tb\nc -d -e");
  EXPECT_EQ(xml_escaped("a\xEF\xBF\xBE-b\xFF-c"), "a -b\xEF\xBF\xBD-c");
}

}  // namespace
}  // namespace sourcier
