// Whole articles of our own writing with what reading must find in them:
// tests/cases/reading/NAME.txt
// ("LANGUAGE DATE" on the first line, then the text) and NAME.out. SOURCIER_BLESS=1 rewrites the
// answers; the review of that diff is the test.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/reading/read.h"

namespace sourcier {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kQuotationKinds[] = {"direct", "mixed", "indirect"};
constexpr std::string_view kStances[] = {"asserts", "denies", "neither"};
constexpr std::string_view kTimeTypes[] = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::string_view kStatuses[] = {"reported", "planned", "estimated"};
constexpr std::string_view kEntityTypes[] = {"PER", "ORG", "LOC", "MISC"};

std::string whole_file(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::string end_of(const std::optional<double>& value) {
  std::ostringstream out;
  out.precision(12);
  if (value) out << *value;
  return out.str();
}

std::string one_line(std::string_view text, Span span) {
  std::string line(slice(text, span));
  std::ranges::replace(line, '\n', '|');
  return line;
}

void print_speech(std::ostream& out, const Article& article, const Reading& reading) {
  for (const Quotation& quotation : reading.quotations) {
    out << kQuotationKinds[static_cast<std::size_t>(quotation.kind)] << '\t'
        << one_line(article.text, quotation.span) << '\t'
        << (quotation.speaker ? quotation.speaker->name : "-") << '\n';
  }
  for (const Attribution& attribution : reading.attributions) {
    out << kStances[static_cast<std::size_t>(attribution.stance)] << '\t'
        << one_line(article.text, attribution.cue) << '\t'
        << one_line(article.text, attribution.content);
    for (const Hop& hop : attribution.chain) out << "\t<- " << hop.name;
    out << '\n';
  }
}

// One line a finding, so that a diff can be read aloud.
std::string print(const Article& article, const Reading& reading) {
  std::ostringstream out;
  for (const Span sentence : reading.sentences) {
    out << "sentence\t" << one_line(article.text, sentence) << '\n';
  }
  for (const Entity& entity : reading.entities) {
    out << kEntityTypes[static_cast<std::size_t>(entity.type)] << '\t' << entity.name << '\n';
  }
  print_speech(out, article, reading);
  for (const TimeExpression& time : reading.times) {
    out << kTimeTypes[static_cast<std::size_t>(time.type)] << '\t'
        << one_line(article.text, time.span) << '\t' << time.value << '\t' << time.modifier << '\n';
  }
  for (const Quantity& quantity : reading.quantities) {
    out << kStatuses[static_cast<std::size_t>(quantity.status)] << '\t'
        << one_line(article.text, quantity.span) << '\t' << end_of(quantity.low) << ".."
        << end_of(quantity.high) << (quantity.approximate ? "~" : "") << '\t' << quantity.unit
        << '\t' << (quantity.counted ? one_line(article.text, *quantity.counted) : "") << '\t'
        << quantity.according_to << '\n';
  }
  return out.str();
}

TEST(ReadingCases, GiveWhatStandsBesideThem) {
  const auto pack = Pack::open(SOURCIER_PACK);
  ASSERT_TRUE(pack) << pack.error().text();
  const Languages languages(*pack);
  int cases = 0;
  for (const auto& entry :
       fs::directory_iterator(fs::path(SOURCIER_ROOT) / "tests/cases/reading")) {
    if (entry.path().extension() != ".txt") continue;
    SCOPED_TRACE(entry.path().filename());
    std::istringstream file(whole_file(entry.path()));
    std::string head;
    std::getline(file, head);
    Article article;
    article.language = head.substr(0, head.find(' '));
    article.published = head.substr(std::min(head.find(' ') + 1, head.size()));
    article.text = file.str().substr(head.size() + 1);
    const std::string answer = print(article, read(article, languages.of(article.language)));
    const fs::path expected = fs::path(entry.path()).replace_extension(".out");
    if (std::getenv("SOURCIER_BLESS") != nullptr)
      std::ofstream(expected, std::ios::binary) << answer;
    EXPECT_EQ(answer, whole_file(expected));
    ++cases;
  }
  EXPECT_GE(cases, 3);
}

}  // namespace
}  // namespace sourcier
