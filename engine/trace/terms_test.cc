// A reader of terms that remembers words against one that has met none, and what descriptions of
// speakers mean in two languages.
#include "engine/trace/terms.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/resource/pack.h"

namespace sourcier {
namespace {

// All quotations of the cases of statements, in the language given.
std::vector<std::string> quotations(const std::string& language) {
  std::vector<std::string> found;
  for (const char* name : {"pairs.tsv", "synonyms.tsv"}) {
    std::ifstream file(SOURCIER_ROOT "/tests/cases/statements/" + std::string(name));
    for (std::string line; std::getline(file, line);) {
      std::string before, cell;
      for (std::size_t begin = 0; begin < line.size() && line[0] != '#';) {
        const std::size_t end = std::min(line.find('\t', begin), line.size());
        before = std::exchange(cell, line.substr(begin, end - begin));
        if (before == language) found.push_back(cell);
        begin = end + 1;
      }
    }
  }
  return found;
}

TEST(TermReader, DescriptionsMeanOneThingInBothLanguages) {
  const Languages languages(*Pack::open(SOURCIER_PACK));
  const TermReader french(languages.of("fr"));
  const TermReader english(languages.of("en"));
  constexpr std::pair<const char*, const char*> kSame[] = {
      {"pompiers", "firefighters"},
      {"maire de Tarville", "Tarville mayor"},
      {"porte-parole de la police", "police spokesman"},
      {"autorités", "authorities"},
      {"organisateurs", "organisers"},
  };
  for (const auto& [fr, en] : kSame) {
    EXPECT_FALSE(french.meaning_of(fr).empty()) << fr;
    EXPECT_EQ(french.meaning_of(fr), english.meaning_of(en)) << fr << " / " << en;
  }
  EXPECT_NE(french.meaning_of("maire de Tarville"), english.meaning_of("mayor of Marville"));
  EXPECT_TRUE(english.meaning_of("Zorblers").empty());
}

TEST(TermReader, RemembersWhatItWouldReadAgain) {
  const Languages languages(*Pack::open(SOURCIER_PACK));
  for (const char* tag : {"fr", "en"}) {
    const std::vector<std::string> texts = quotations(tag);
    ASSERT_GT(texts.size(), 20U) << tag;
    const TermReader reader(languages.of(tag));
    for (const std::string& text : texts) {
      const Span whole = span_at(0, text.size());
      const Terms remembered = reader.read(text, whole, {}, "");
      const Terms anew = TermReader(languages.of(tag)).read(text, whole, {}, "");
      EXPECT_EQ(remembered.total, anew.total) << text;
      ASSERT_EQ(remembered.terms.size(), anew.terms.size()) << text;
      for (std::size_t i = 0; i < anew.terms.size(); ++i) {
        EXPECT_EQ(remembered.terms[i].key, anew.terms[i].key) << text;
        EXPECT_EQ(remembered.terms[i].weight, anew.terms[i].weight) << text;
        EXPECT_EQ(remembered.terms[i].mapped, anew.terms[i].mapped) << text;
      }
    }
  }
}

}  // namespace
}  // namespace sourcier
