// Why an entity is one: how its first mention was found, and what the tables say it is.
#include <algorithm>

#include "engine/reading/explain_parts.h"
#include "engine/reading/name_candidates.h"
#include "engine/reading/name_types.h"

namespace sourcier {
namespace {

std::string_view basis_name(NameBasis basis) {
  switch (basis) {
    case NameBasis::kRun:
      return "capitals";
    case NameBasis::kGazetteer:
      return "gazetteer";
    case NameBasis::kHead:
      return "head noun";
  }
  return "";
}

// What the rules alone make of the article's names.
class Names {
 public:
  Names(const Article& article, const Reading& reading, const Language& language)
      : lexicon_(language),
        words_(name_words(article.text, reading.sentences, reading.tokens)),
        roles_(find_roles(words_, lexicon_)),
        candidates_(find_candidates(article.text, words_, roles_, lexicon_)),
        typed_(type_names(article.text, words_, roles_, candidates_, lexicon_)) {
    const std::string name = "names-" + language.tag();
    if (!language.pack().blob("models/" + name + "/" + name + ".model").empty()) model_ = name;
  }

  // Fills rule, rows and model of the mention.
  void explain(const Mention& mention, Explained& told) const {
    const auto typed = std::ranges::find(typed_, mention.span, &TypedName::span);
    if (typed == typed_.end() || typed->type != mention.type) {
      told.rule = model_.empty() ? "linked" : "by the model";
      told.model = model_;
      return;
    }
    const auto candidate = std::ranges::find_if(candidates_, [&](const NameCandidate& c) {
      return c.begin <= typed->begin && typed->end <= c.end;
    });
    told.rule = candidate == candidates_.end() ? "around" : basis_name(candidate->basis);
    if (!typed->role.empty()) told.rows.push_back("roles: " + typed->role);
  }

 private:
  NameLexicon lexicon_;
  std::vector<NameWord> words_;
  std::vector<RolePhrase> roles_;
  std::vector<NameCandidate> candidates_;
  std::vector<TypedName> typed_;
  std::string model_;
};

}  // namespace

void explain_entities(const Article& article, const Reading& reading, const Language& language,
                      std::vector<Explained>& found) {
  if (reading.mentions.empty()) return;
  const Names names(article, reading, language);
  std::vector<bool> told(reading.entities.size(), false);
  for (const Mention& mention : reading.mentions) {
    if (mention.entity >= told.size() || told[mention.entity]) continue;
    told[mention.entity] = true;
    const Entity& entity = reading.entities[mention.entity];
    Explained explained;
    explained.kind = FindingKind::kEntity;
    explained.span = mention.span;
    explained.value = entity.name;
    names.explain(mention, explained);
    if (!entity.reference.empty()) explained.rows.push_back("names: " + entity.reference);
    found.push_back(std::move(explained));
  }
}

}  // namespace sourcier
