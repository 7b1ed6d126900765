// Whole pages of our own writing with the articles they must give: tests/cases/article/NAME.html
// and NAME.out. SOURCIER_BLESS=1 rewrites the answers; the review of that diff is the test.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/article/extract.h"

namespace sourcier {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kKinds[] = {"body",  "heading", "caption", "list",
                                       "quote", "table",   "update"};

std::string whole_file(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

// One line a value, so that a diff can be read aloud.
std::string print(const Article& article) {
  std::ostringstream out;
  out << "title\t" << article.title << '\n';
  const auto show = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out << name << '\t' << value << '\n';
  };
  show("url", article.url);
  show("outlet", article.outlet);
  for (const std::string& author : article.authors) show("author", author);
  show("published", article.published);
  show("language", article.language);
  for (const Paragraph& paragraph : article.paragraphs) {
    std::string text(slice(article.text, paragraph.span));
    std::ranges::replace(text, '\n', '|');
    out << kKinds[static_cast<std::size_t>(paragraph.kind)] << '\t' << text << '\n';
  }
  for (const Credit& credit : article.credits) {
    constexpr std::string_view kOf[] = {"text", "photo", "video"};
    out << "credit of " << kOf[static_cast<std::size_t>(credit.of)] << '\t' << credit.name << '\n';
  }
  return out.str();
}

TEST(ArticleCases, GiveWhatStandsBesideThem) {
  const auto pack = Pack::open(SOURCIER_PACK);
  ASSERT_TRUE(pack) << pack.error().text();
  const ExtractionRules rules(*pack);
  int cases = 0;
  for (const auto& entry :
       fs::directory_iterator(fs::path(SOURCIER_ROOT) / "tests/cases/article")) {
    if (entry.path().extension() != ".html") continue;
    SCOPED_TRACE(entry.path().filename());
    Page page;
    page.body = whole_file(entry.path());
    const std::string answer = print(extract(page, rules, {}));
    const fs::path expected = fs::path(entry.path()).replace_extension(".out");
    if (std::getenv("SOURCIER_BLESS") != nullptr)
      std::ofstream(expected, std::ios::binary) << answer;
    EXPECT_EQ(answer, whole_file(expected));
    ++cases;
  }
  EXPECT_GE(cases, 27);
}

}  // namespace
}  // namespace sourcier
