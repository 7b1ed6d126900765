#include "engine/page/inputs.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/page/records/records.h"
#include "engine/page/sniff.h"

namespace sourcier {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

class Inputs : public ::testing::Test {
 protected:
  void SetUp() override {
    // Of this process alone: tests of another checkout may run at the same time.
    folder_ = fs::path(::testing::TempDir()) /
              (std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) + "." +
               std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string file(const std::string& name, const std::string& content) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }
  std::string error_of(const std::string& path) {
    const auto result = read_pages(path, [](Page&&) {}, [](const Error&) {});
    return result ? std::string() : result.error().text().substr(path.size());
  }
  std::vector<Page> pages_of(const std::string& path) {
    std::vector<Page> pages;
    skipped_.clear();
    const auto result = read_pages(
        path, [&](Page&& page) { pages.push_back(std::move(page)); },
        [&](const Error& error) {
          skipped_.push_back(error.text().substr(folder_.string().size()));
        });
    EXPECT_TRUE(result) << result.error().text();
    return pages;
  }
  fs::path folder_;
  std::vector<std::string> skipped_;
};

TEST_F(Inputs, WalksFoldersInOrder) {
  file("b.html", "x");
  file("a/z.txt", "x");
  file(".hidden", "x");
  file(".git/x", "x");
  std::vector<std::string> skipped;
  const auto skip = [&](const Error& error) { skipped.push_back(error.text()); };
  const std::string missing = (folder_ / "none").string();
  const auto files = list_inputs({folder_.string(), missing, (folder_ / "b.html").string()}, skip);
  EXPECT_EQ(files, (std::vector<std::string>{(folder_ / "a/z.txt").string(),
                                             (folder_ / "b.html").string()}));
  EXPECT_EQ(skipped,
            (std::vector<std::string>{missing + ": cannot open: No such file or directory"}));
}

TEST_F(Inputs, SaysWhyAFileIsNoPage) {
  EXPECT_EQ(error_of((folder_ / "none").string()), ": cannot open: No such file or directory");
  EXPECT_EQ(error_of(file("empty", "")), ": the file is empty");
  EXPECT_EQ(error_of(file("blank", " \n")), ": the file holds nothing but white space");
  EXPECT_EQ(error_of(file("binary", "a\0b\0c"s)), ": is binary data, not a page");
  EXPECT_EQ(error_of(file("pdf", "%PDF-1.4")), ": is a PDF document, not a page");
  EXPECT_EQ(error_of(file("large", std::string(kLargestPage + 1, 'x'))),
            ": has more than 33554432 bytes; a page is read up to that size");
}

TEST_F(Inputs, ReadsLinesOfArticles) {
  const auto pages =
      pages_of(file("a.jsonl", "{\"text\":\"a\"}\n\n{\"no\":1}\n{\"text\":\"b\"}\nx\n"));
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(pages[1].body, "{\"text\":\"b\"}");
  EXPECT_EQ(pages[1].record_offset, 23u);
  EXPECT_TRUE(pages[1].is_record);
  ASSERT_EQ(skipped_.size(), 2u);
  EXPECT_EQ(skipped_[0], "/a.jsonl:3: the line has no \"text\" that is a string");
  EXPECT_TRUE(skipped_[1].starts_with("/a.jsonl:5: the line is not JSON: ")) << skipped_[1];
}

TEST_F(Inputs, AnArrayOfAnySizeIsReadAnElementAtATime) {
  std::string array = "[{\"text\":\"a]}\\\"\"}";
  std::size_t count = 1;
  for (; array.size() <= kLargestPage; ++count)
    array += ",\n{\"text\":\"" + std::string(1 << 20, 'x') + "\"}";
  EXPECT_EQ(pages_of(file("large.json", array + ", 7 ]")).size(), count);
  ASSERT_EQ(skipped_.size(), 1u);
  EXPECT_EQ(skipped_[0],
            "/large.json[" + std::to_string(count) + "]: the record is not a JSON object");
  skipped_.clear();
  EXPECT_EQ(pages_of(file("cut.json", array + ", {\"text\":\"b\"")).size(), count);
  ASSERT_EQ(skipped_.size(), 1u);
  EXPECT_EQ(skipped_[0], "/cut.json[" + std::to_string(count) +
                             "]: the record has no end, or is longer than 67108864 bytes; what "
                             "follows was not read");
}

TEST_F(Inputs, ALineOverTheLimitCostsItselfOnly) {
  const auto pages =
      pages_of(file("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"" + std::string(kLongestLine, 'x') +
                                   "\"}\n{\"text\":\"b\"}\n"));
  EXPECT_EQ(pages.size(), 2u);
  ASSERT_EQ(skipped_.size(), 1u);
  EXPECT_EQ(skipped_[0], "/a.jsonl:2: the line has more than 67108864 bytes");
}

TEST_F(Inputs, ReadsOneObjectAndArrays) {
  EXPECT_EQ(pages_of(file("one.json", "{\n \"text\": \"a\"\n}\n")).size(), 1u);
  const auto pages = pages_of(file("all.json", "[{\"text\": \"a\"},\n {\"text\": \"b\"}]"));
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(pages[1].body, "{\"text\":\"b\"}");
}

struct SniffCase {
  const char* name;
  std::string bytes;
  FileFormat format;
};

const SniffCase kSniffs[] = {
    {"doctype", "\n<!DOCTYPE html><p>a", FileFormat::kHtml},
    {"fragment", "<p>One</p>", FileFormat::kHtml},
    {"xhtml", "<?xml version=\"1.0\"?><html>", FileFormat::kHtml},
    {"text before markup", "x <html><body>", FileFormat::kHtml},
    {"text", "Menu\nA < B and C > D\n", FileFormat::kText},
    {"RSS", "<?xml version='1.0'?><!-- c --><rss version='2.0'>", FileFormat::kFeed},
    {"Atom with a prefix", "<atom:feed>", FileFormat::kFeed},
    {"feed with a document type", "<!DOCTYPE rss [<!ENTITY a '<b>'>]><rss>", FileFormat::kFeed},
    {"feed in UTF-16", std::string("<\0r\0s\0s\0>\0", 10), FileFormat::kFeed},
    {"NewsML-G2", "<?xml version='1.0'?><newsItem guid='x'>", FileFormat::kNewsMl},
    {"header of a page", "<feedback>", FileFormat::kText},
    {"JSON Feed", "{\"version\": \"https://jsonfeed.org/version/1\"}", FileFormat::kJsonFeed},
    {"object", "{\"text\": \"a\"}", FileFormat::kJson},
    {"brackets", "[Editor's note] He said", FileFormat::kText},
};

TEST(Sniff, Cases) {
  for (const SniffCase& c : kSniffs) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(sniff(c.bytes).format, c.format);
    EXPECT_EQ(sniff(c.bytes).unsupported, "");
  }
}

}  // namespace
}  // namespace sourcier
