// Where articles have their information from, on texts that are read as articles are.
#include "engine/trace/origins.h"

#include <gtest/gtest.h>

#include "engine/reading/read.h"
#include "engine/resource/pack.h"
#include "engine/trace/trace.h"

namespace sourcier {
namespace {

const Languages& languages() {
  static const Languages instance(*Pack::open(SOURCIER_PACK));
  return instance;
}

constexpr const char* kBases[] = {"stated", "credited", "copied"};

// "name (basis)" of each origin, in order.
std::string origins_of(const char* language, const char* text, const char* credit) {
  Document document;
  document.article.id = "a";
  document.article.language = language;
  document.article.text = text;
  document.article.outlet = "The Lantern";
  if (*credit != '\0') document.article.credits = {{credit, credit, CreditOf::kText}};
  document.reading = read(document.article, languages().of(language));
  Groups groups;
  groups.articles.push_back({"a", "ev1", "st1", "cf1", {}});
  groups.events.push_back({"ev1", "", "", "", {}, {}, {}});
  const Dossier dossier = trace(groups, std::vector<Document>{document}, languages());
  std::string out;
  for (const ArticleOrigin& origin : dossier.articles.at(0).origins) {
    if (!out.empty()) out += ", ";
    out += origin.name + " (" + kBases[static_cast<int>(origin.basis)] + ")";
  }
  return out;
}

struct Case {
  const char* name;
  const char* language;
  const char* text;
  const char* credit;
  const char* wanted;
};

const Case kCases[] = {
    {"the credited agency says at the end whom it has the news from", "fr",
     "Le pont est fermé. Les écoles aussi. La neige tombe encore. L'information a été donnée par "
     "TASS.",
     "AFP", "TASS (stated), AFP (credited)"},
    {"the same in English", "en",
     "The bridge is closed. So are the schools. Snow is still falling. The news was first reported "
     "by TASS.",
     "AFP", "TASS (stated), AFP (credited)"},
    {"a chain through the credited agency, anywhere", "fr",
     "Le pont est fermé. Les écoles aussi. La neige tombe encore. D'après TASS, citée par l'AFP, "
     "le fleuve déborde. La ville attend.",
     "AFP", "TASS (stated), AFP (credited)"},
    {"an agency named once, in the middle", "fr",
     "Le pont est fermé. Les écoles aussi. La neige tombe encore. Selon l'AFP, le fleuve déborde. "
     "La ville attend.",
     "", "AFP (stated)"},
    {"another outlet named once, in the middle", "en",
     "The bridge is closed. So are the schools. The Guardian reported that the river had risen. "
     "The "
     "town waits.",
     "", "The Guardian (stated)"},
    {"a newspaper by the last word of its name", "en",
     "The bridge is closed. So are the schools. The Zorbel Times reported that the river had "
     "risen. "
     "The town waits.",
     "", "Zorbel Times (stated)"},
    {"whoever publishes articles is of the press", "en",
     "The bridge is closed. So are the schools. The river has risen, according to Zorbel. Nobody "
     "was hurt, says the Zorbel article.",
     "", "Zorbel (stated)"},
    {"an outlet that only passed on a person's words", "fr",
     "Le pont est fermé. Les écoles aussi. La neige tombe encore. Paul Durand l'a dit au Zorbel. "
     "La ville attend.",
     "", ""},
    {"a caption and a question come before the lead", "en",
     "The mayor of Zorbel. Is the bridge closed for good this winter, as it was last year? The "
     "bridge is closed, according to the Zorbel Times, which cited a worker. The town waits. Snow "
     "is still falling.",
     "", "Zorbel Times (stated)"},
    {"none is stated", "fr", "Le pont est fermé. Les écoles aussi. La neige tombe encore.", "", ""},
};

TEST(ArticleOrigins, NameWhereTheInformationIsFrom) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(origins_of(c.language, c.text, c.credit), c.wanted);
  }
}

Document french(const char* id, const std::string& text, const char* credit) {
  Document document;
  document.article.id = id;
  document.article.language = "fr";
  document.article.text = text;
  if (*credit != '\0') document.article.credits = {{credit, credit, CreditOf::kText}};
  document.reading = read(document.article, languages().of("fr"));
  return document;
}

// The origins of the second of two articles of one family whose texts begin with the same bytes.
std::vector<std::string> origins_of_copy(const Document& first, const Document& second,
                                         std::size_t shared) {
  const std::vector<Document> documents = {first, second};
  Groups groups;
  for (const Document& document : documents)
    groups.articles.push_back({document.article.id, "ev1", "st1", "cf1", {}});
  groups.events.push_back({"ev1", "", "", "", {}, {}, {}});
  const auto part = [&](const Document& document) {
    return static_cast<std::uint16_t>(1000 * shared / document.article.text.size());
  };
  Copy copy;
  copy.first = first.article.id;
  copy.second = second.article.id;
  copy.type = CopyType::kNear;
  copy.containment_of_first = part(first);
  copy.containment_of_second = part(second);
  copy.passages = {{span_of(0, shared), span_of(0, shared)}};
  groups.copies = {copy};
  const Dossier dossier = trace(groups, documents, languages());
  std::vector<std::string> names;
  for (const ArticleOrigin& origin : dossier.articles.at(1).origins) names.push_back(origin.name);
  return names;
}

// A copy that adds what another agency says: what it states in words of its own comes first, what
// it only copies is the original's.
TEST(ArticleOrigins, OwnWordsComeBeforeInheritedOnes) {
  const std::string shared = "Le pont est fermé. Les écoles aussi, selon TASS. La neige tombe.";
  EXPECT_EQ(origins_of_copy(french("a", shared, "AFP"),
                            french("b", shared + " D'après Reuters, le fleuve déborde.", ""),
                            shared.size()),
            (std::vector<std::string>{"Reuters", "AFP", "TASS"}));
}

// Two copies of one dispatch, of which only the first tells whom the agency had it from: the second
// learns it. One that credits another agency does not.
TEST(ArticleOrigins, WhoCreditsAnAgencyLearnsFromItsOtherCopy) {
  const std::string shared = "Le pont est fermé. Les écoles aussi. La neige tombe encore.";
  const Document first = french("a", shared + " L'information a été donnée par TASS.", "AFP");
  EXPECT_EQ(origins_of_copy(first, french("b", shared, "AFP"), shared.size()),
            (std::vector<std::string>{"TASS", "AFP"}));
  EXPECT_EQ(origins_of_copy(first, french("b", shared, "Reuters"), shared.size()),
            std::vector<std::string>{"Reuters"});
}

}  // namespace
}  // namespace sourcier
