#include "engine/reading/name_corrections.h"

#include <gtest/gtest.h>

#include "engine/reading/name_training.h"
#include "engine/reading/roles.h"
#include "engine/reading/sentences.h"
#include "engine/reading/tokens.h"

namespace sourcier {
namespace {

const Language& french() {
  static const Languages all(*Pack::open(SOURCIER_PACK));
  return all.of("fr");
}

// "PER Anna Berg|LOC Paris" by the rules and a model that learned `texts`.
std::string names_in(const std::string& text, const std::string& model_bytes) {
  const NameModel model{std::string_view(model_bytes)};
  const NameLexicon lexicon(french());
  const auto sentences = split_sentences(text, {}, french());
  const auto words = name_words(text, sentences, tokenize(text, sentences, french()));
  const auto roles = find_roles(words, lexicon);
  auto names =
      type_names(text, words, roles, find_candidates(text, words, roles, lexicon), lexicon);
  constexpr const char* kLabels[] = {"PER", "ORG", "LOC", "MISC"};
  std::string joined;
  for (const TypedName& name :
       correct_names(text, words, roles, std::move(names), lexicon, model)) {
    joined += (joined.empty() ? "" : "|") + std::string(kLabels[static_cast<int>(name.type)]) +
              ' ' + std::string(slice(text, name.span));
  }
  return joined;
}

std::string model_of_films() {
  std::vector<NamedText> texts;
  for (const char* name : {"Zorbela", "Tolvane", "Armeva", "Tarvela", "Brunale"}) {
    for (const char* verb : {"sort", "plaît", "dure"}) {
      NamedText row;
      row.text = "Hier le balai " + std::string(name) + " " + verb + ".";
      row.names.push_back({span_of(14, 14 + std::string(name).size()), EntityType::kOther});
      row.is_taught = true;
      texts.push_back(row);
    }
  }
  return train_names(texts, {}, french(), {.rounds = 10, .row_bits = 14});
}

TEST(CorrectNames, LearnsWhatRulesDoNotKnow) {
  const std::string model = model_of_films();
  EXPECT_EQ(names_in("Hier le balai Mirvale sort.", ""), "ORG Mirvale");
  EXPECT_EQ(names_in("Hier le balai Mirvale sort.", model), "MISC Mirvale");
}

TEST(CorrectNames, LeavesWhatRulesAreSureOf) {
  const std::string model = model_of_films();
  EXPECT_EQ(names_in("Hier le balai de M. Mirvale sort.", model), "PER Mirvale");
  EXPECT_EQ(names_in("Hier le balai de la France sort.", model), "LOC France");
  EXPECT_EQ(names_in("Le ministre des Affaires étrangères sort.", model), "");
}

TEST(CorrectNames, OneTypeInOneArticle) {
  const std::string model = model_of_films();
  EXPECT_EQ(names_in("Hier M. Mirvale sort. Hier le balai Mirvale sort.", model),
            "PER Mirvale|PER Mirvale");
}

}  // namespace
}  // namespace sourcier
