#include "engine/reading/name_types.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/reading/name_signs.h"
#include "engine/reading/romanisation.h"

namespace sourcier {
namespace {

using namespace name_weights;

constexpr int kFamilyOfArticle = 6;  // Another name of the article ends in it.
constexpr int kFirstWordOfArticle = 3;

class Typer {
 public:
  Typer(std::string_view text, std::span<const NameWord> words, std::span<const RolePhrase> roles,
        const NameLexicon& lexicon)
      : text_(text), words_(words), lexicon_(lexicon), article_{text, words, roles, lexicon} {}

  std::vector<TypedName> run(std::span<const NameCandidate> candidates) {
    for (const NameCandidate& candidate : candidates) add_evidence(candidate);
    for (const NameCandidate& candidate : candidates) add_seat(candidate);
    for (const NameCandidate& candidate : candidates) add_parts(candidate);
    for (auto& [name, evidence] : by_name_) add_family(name, evidence);
    std::vector<TypedName> names;
    for (const NameCandidate& candidate : candidates) {
      const std::string folded = joined(words_, candidate.begin, candidate.end);
      if (!is_name(candidate, folded)) continue;
      const NameEvidence& evidence = by_name_.at(folded);
      const EntityType type = best_type(evidence.scores, candidate);
      names.push_back(make_name(candidate, folded, type));
      names.back().strength = strength(evidence, candidate, type);
    }
    return names;
  }

  TypedName make_name(const NameCandidate& candidate, const std::string& folded,
                      EntityType type) const {
    TypedName name;
    name.begin = candidate.begin;
    name.end = candidate.end;
    name.span = span_of(word(candidate.begin).span.begin, word(candidate.end - 1).span.end);
    name.folded = folded;
    name.type = type;
    if (candidate.known && candidate.known->type == name.type) {
      name.reference = candidate.known->reference;
      name.demonym = candidate.known->demonym;
    }
    if (name.type == EntityType::kPerson) add_person(candidate, name);
    return name;
  }

 private:
  const NameWord& word(std::size_t at) const { return words_[at]; }
  std::size_t length(const NameCandidate& name) const { return name.end - name.begin; }

  void add_evidence(const NameCandidate& candidate) {
    const std::string folded = joined(words_, candidate.begin, candidate.end);
    NameEvidence& evidence = by_name_[folded];
    evidence.sure = evidence.sure || candidate.sure;
    if (length(candidate) == 2 && candidate.sure &&
        lexicon_.does(word(candidate.begin).folded, WordRole::kArticle)) {
      titles_.insert(word(candidate.end - 1).folded);
    }
    evidence.unknown = length(candidate) == 1 && !candidate.known && !candidate.head &&
                       word(candidate.begin).shape == WordShape::kCapital &&
                       !lexicon_.is_common(slice(text_, word(candidate.begin).span));
    add_signs(article_, candidate, evidence);
    if (length(candidate) == 1 && title_before(article_, candidate) != nullptr) {
      families_[folded] = true;
    }
  }

  // The words that a single name of the article may stand for: family names of its persons, the
  // first words of its organisations and events ("Tour" for "Tour de France").
  void add_parts(const NameCandidate& candidate) {
    if (length(candidate) < 2) return;
    const std::string folded = joined(words_, candidate.begin, candidate.end);
    const EntityType type = best_type(by_name_.at(folded).scores, candidate);
    const std::string& first = word(candidate.begin).folded;
    if (type == EntityType::kPerson) {
      families_[word(candidate.end - 1).folded] = true;
      families_[first];  // As in Korean names: the family name goes first.
      family_sounds_.insert(sound(word(candidate.end - 1).folded));
      family_sounds_.insert(sound(first));
    } else if (type != EntityType::kPlace && word(candidate.begin).has_capital()) {
      first_words_.try_emplace(first, type);
    }
  }

  // "hôpital de X": an institution of X says that X is a place.
  void add_seat(const NameCandidate& candidate) {
    if (candidate.head != EntityType::kOrganisation || length(candidate) < 3) return;
    const std::size_t last = candidate.end - 1;
    const std::string& link = word(last - 1).folded;
    if (!word(last).has_capital() || !lexicon_.does(link, WordRole::kJoiner)) return;
    if (lexicon_.does(link, WordRole::kArticle)) return;
    const auto found = by_name_.find(word(last).folded);
    if (found != by_name_.end()) score(found->second.scores, EntityType::kPlace) += kPlaceBefore;
  }

  void add_family(const std::string& name, NameEvidence& evidence) const {
    const auto first_word = first_words_.find(name);
    if (first_word != first_words_.end()) {
      score(evidence.scores, first_word->second) += kFirstWordOfArticle;
    }
    const auto family = families_.find(name);
    if (family != families_.end()) {
      score(evidence.scores, EntityType::kPerson) +=
          family->second ? kFamilyOfArticle : kFamilyOfArticle / 2;
    } else if (evidence.unknown && family_sounds_.contains(sound(name))) {
      score(evidence.scores, EntityType::kPerson) += kFamilyOfArticle / 2;
    }
  }

  std::string sound(const std::string& folded) const {
    return sound_of(folded, lexicon_.language());
  }

  // "la rencontre Barkine-Tarvel": two persons of the article, and no name of its own.
  bool is_pair(const NameCandidate& candidate, const std::string& folded) const {
    const std::size_t space = folded.find(' ');
    return length(candidate) == 1 && space != std::string::npos &&
           families_.contains(folded.substr(0, space)) &&
           families_.contains(folded.substr(space + 1));
  }

  bool is_name(const NameCandidate& candidate, const std::string& folded) const {
    if (is_pair(candidate, folded)) return false;
    if (candidate.sure) return true;
    const NameWord& first = word(candidate.begin);
    // "Tour" where the article has "Tour de France", "la Tribune" where it has "La Tribune".
    if (!first.opens && (first_words_.contains(folded) || titles_.contains(folded))) return true;
    if (!by_name_.at(folded).sure && !families_.contains(folded)) return false;
    return first.shouted || length(candidate) > 1 || is_noun_like(candidate.begin);
  }

  bool is_noun_like(std::size_t at) const {
    const std::string categories = lexicon_.categories(slice(text_, word(at).span));
    return categories.empty() || categories.find(kNounCategory) != std::string_view::npos ||
           categories.find(kAdjectiveCategory) != std::string_view::npos;
  }

  EntityType best_type(const TypeScores& scores, const NameCandidate& candidate) const {
    // The order settles ties: an organisation before a person before a place.
    constexpr EntityType kOrder[] = {EntityType::kOrganisation, EntityType::kPerson,
                                     EntityType::kPlace, EntityType::kOther};
    if (candidate.known && candidate.known->demonym && length(candidate) == 1) {
      return EntityType::kOther;
    }
    EntityType best = kOrder[0];
    for (const EntityType type : kOrder) {
      if (scores[static_cast<std::size_t>(type)] > scores[static_cast<std::size_t>(best)]) {
        best = type;
      }
    }
    return best;
  }

  // How far the type is ahead of the next by more than shape; a demonym's is settled.
  static int strength(const NameEvidence& evidence, const NameCandidate& candidate,
                      EntityType type) {
    if (candidate.known && candidate.known->demonym) return kDemonym;
    int own = 0;
    int next = 0;
    for (std::size_t i = 0; i < kNameTypes; ++i) {
      const int said = evidence.scores[i] - evidence.shape[i];
      if (i == static_cast<std::size_t>(type)) own = said;
      if (i != static_cast<std::size_t>(type)) next = std::max(next, said);
    }
    // What is said of this very name counts, even where as much speaks against it.
    return std::max(own - next, own >= kContextBefore ? kDefault : 0);
  }

  void add_person(const NameCandidate& candidate, TypedName& name) const {
    if (length(candidate) > 1) {
      const std::string& first = word(candidate.begin).folded;
      if (const auto given = lexicon_.given_name(first)) name.gender = given->gender;
    }
    if (const RolePhrase* role = role_beside(article_, candidate)) {
      name.role = role->key;
      // "le maire Karine Zorbel": a name knows better than the grammar of an office.
      if (name.gender == Gender::kUnknown) name.gender = role->gender;
    }
    if (const NameWord* title = title_before(article_, candidate)) {
      const Gender gender = *lexicon_.title(title->folded);
      if (gender != Gender::kUnknown) name.gender = gender;
    }
  }

  std::string_view text_;
  std::span<const NameWord> words_;
  const NameLexicon& lexicon_;
  NameText article_;
  std::map<std::string, NameEvidence> by_name_;
  std::map<std::string, bool> families_;  // Whether sure.
  std::set<std::string> family_sounds_;
  std::map<std::string, EntityType> first_words_;
  std::set<std::string> titles_;  // Of newspapers and the like, without their article.
};

}  // namespace

std::vector<TypedName> type_names(std::string_view text, std::span<const NameWord> words,
                                  std::span<const RolePhrase> roles,
                                  std::span<const NameCandidate> candidates,
                                  const NameLexicon& lexicon) {
  return Typer(text, words, roles, lexicon).run(candidates);
}

TypedName name_of(std::string_view text, std::span<const NameWord> words,
                  std::span<const RolePhrase> roles, const NameLexicon& lexicon, std::size_t begin,
                  std::size_t end, EntityType type) {
  const std::string folded = joined(words, begin, end);
  NameCandidate candidate{.begin = begin, .end = end};
  candidate.known = lexicon.known(folded);
  if (!candidate.known && words[end - 1].has_capital())
    candidate.known = lexicon.known_company(folded);
  return Typer(text, words, roles, lexicon).make_name(candidate, folded, type);
}

}  // namespace sourcier
