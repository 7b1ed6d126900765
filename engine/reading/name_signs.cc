#include "engine/reading/name_signs.h"

#include <algorithm>

#include "engine/reading/name_surroundings.h"

namespace sourcier {
namespace {

using namespace name_weights;

constexpr int kTitleBefore = 9;
constexpr int kRoleBeside = 6;
constexpr int kHeadOfName = 8;
constexpr int kKnown = 6;
constexpr int kKnownAmbiguous = 3;
constexpr int kGivenName = 6;
constexpr int kGivenNameAlone = 2;
constexpr int kInitialInside = 4;
constexpr int kSurname = 2;
constexpr int kHeadInside = 5;
constexpr int kHeadAtEnd = 14;  // "Anna Berg Foundation" is no person.
constexpr int kAcronym = 4;
constexpr int kArticleBefore = 3;
constexpr int kSeveralCapitals = 2;

class Signs {
 public:
  explicit Signs(const NameText& article)
      : text_(article.text),
        words_(article.words),
        roles_(article.roles),
        lexicon_(article.lexicon) {}

  void add_made_of(const NameCandidate& name, NameEvidence& evidence) const {
    TypeScores& scores = evidence.scores;
    if (name.known) {
      const int weight = name.known->ambiguous ? kKnownAmbiguous : kKnown;
      score(scores, name.known->type) += name.known->demonym ? kDemonym : weight;
    }
    if (name.head) score(scores, *name.head) += kHeadOfName;
    if (length(name) == 1) {
      add_single(name, evidence);
    } else {
      add_several(name, evidence);
    }
  }

  void add_around(const NameCandidate& name, NameEvidence& evidence) const {
    TypeScores& scores = evidence.scores;
    if (title(name) != nullptr) score(scores, EntityType::kPerson) += kTitleBefore;
    if (role_of(name) != nullptr) score(scores, EntityType::kPerson) += kRoleBeside;
    add_apposition(name, scores);
    const NameWord* previous = before(name);
    if (previous == nullptr) return;
    if (lexicon_.does(previous->folded, WordRole::kPlace)) {
      score(scores, EntityType::kPlace) += kPlaceBefore;
    }
    const bool article = lexicon_.does(previous->folded, WordRole::kArticle);
    // "le port de X": where nothing else is known.
    if (!article && length(name) == 1 && lexicon_.does(previous->folded, WordRole::kJoiner)) {
      add_shape(evidence, EntityType::kPlace, kDefault);
    }
    if (article) {
      add_shape(evidence, EntityType::kOrganisation, kDefault);
      add_shape(evidence, EntityType::kOther, kDefault);
      score(scores, EntityType::kPerson) -= kArticleBefore;
      const bool is_unknown = length(name) == 1 && !name.known;
      if (is_unknown && is_told(text_, words_, name.begin, lexicon_)) {
        score(scores, EntityType::kOrganisation) += kContextBefore;
      }
    }
    add_context(name, scores);
  }

  const NameWord* title(const NameCandidate& name) const {
    const NameWord* previous = before(name);
    return previous != nullptr && lexicon_.title(previous->folded) ? previous : nullptr;
  }

  const RolePhrase* role_of(const NameCandidate& name) const {
    const auto behind = std::ranges::lower_bound(roles_, name.begin, {}, &RolePhrase::begin);
    if (behind != roles_.begin()) {
      const RolePhrase& role = *(behind - 1);
      if (reaches(role.end, name.begin)) return &role;
    }
    // "Selon Le Monde, le ministre a dit": an outlet holds no office, but Marianne may.
    const bool may_be_given = length(name) == 1 && lexicon_.given_name(word(name.begin).folded);
    if (name.known && name.known->is_medium() && !may_be_given) return nullptr;
    const auto after = std::ranges::lower_bound(roles_, name.end, {}, &RolePhrase::begin);
    if (after != roles_.end() && follows(name.end, after->begin)) return &*after;
    return nullptr;
  }

 private:
  const NameWord& word(std::size_t at) const { return words_[at]; }
  std::size_t length(const NameCandidate& name) const { return name.end - name.begin; }

  // The word `back` words before the candidate, in its sentence; nullptr where there is none.
  const NameWord* before(const NameCandidate& name, std::size_t back = 1) const {
    if (name.begin < back) return nullptr;
    const NameWord& found = word(name.begin - back);
    return found.sentence == word(name.begin).sentence ? &found : nullptr;
  }

  static void add_shape(NameEvidence& evidence, EntityType type, int points) {
    score(evidence.scores, type) += points;
    score(evidence.shape, type) += points;
  }

  bool is_given(std::size_t at) const {
    const std::string& folded = word(at).folded;
    if (lexicon_.given_name(folded)) return true;
    const std::size_t space = folded.find(' ');  // Jean-Luc
    return space != std::string::npos && lexicon_.given_name(folded.substr(0, space)).has_value();
  }

  void add_single(const NameCandidate& name, NameEvidence& evidence) const {
    TypeScores& scores = evidence.scores;
    const NameWord& only = word(name.begin);
    if (only.shape == WordShape::kAcronym && (!name.known || name.known->ambiguous)) {
      score(scores, EntityType::kOrganisation) += kAcronym;
      // "FREE" is shouted, "CDFT" is not.
      const bool is_word = !lexicon_.categories(slice(text_, only.span)).empty();
      score(evidence.shape, EntityType::kOrganisation) += is_word ? kAcronym : kAcronym / 2;
    }
    if (is_given(name.begin)) score(scores, EntityType::kPerson) += kGivenNameAlone;
    if (lexicon_.is_surname(only.folded)) score(scores, EntityType::kPerson) += kSurname;
    if (!name.known && is_place_compound(only.folded)) {
      score(scores, EntityType::kPlace) += kHeadInside;
    }
  }

  // "Port-Tarvel", "Tarvel-sur-Mer": one word of parts that places have.
  bool is_place_compound(std::string_view folded) const {
    const std::size_t first = folded.find(' ');
    if (first == std::string_view::npos) return false;
    if (lexicon_.is_place_head(folded.substr(0, first))) return true;
    const std::string_view rest = folded.substr(first + 1);
    const std::string_view inner = rest.substr(0, rest.find(' '));
    return inner.size() < rest.size() &&
           (lexicon_.does(inner, WordRole::kPurpose) || lexicon_.does(inner, WordRole::kPlace));
  }

  void add_several(const NameCandidate& name, NameEvidence& evidence) const {
    TypeScores& scores = evidence.scores;
    const auto given = lexicon_.given_name(word(name.begin).folded);
    if (is_given(name.begin)) {
      const bool doubtful = given && given->is_word && word(name.begin).opens;
      score(scores, EntityType::kPerson) += doubtful ? kGivenName / 2 : kGivenName;
    }
    if (lexicon_.is_surname(word(name.end - 1).folded)) {
      score(scores, EntityType::kPerson) += kSurname;
    }
    bool has_initial = false;
    bool has_acronym = false;
    bool has_ampersand = false;
    for (std::size_t i = name.begin; i < name.end; ++i) {
      has_initial = has_initial || word(i).shape == WordShape::kInitial;
      has_ampersand = has_ampersand || word(i).mark == U'&';
      has_acronym = has_acronym || word(i).shape == WordShape::kAcronym;
    }
    if (has_initial) score(scores, EntityType::kPerson) += kInitialInside;
    if (has_ampersand) score(scores, EntityType::kOrganisation) += kHeadAtEnd;
    if (has_acronym) add_shape(evidence, EntityType::kOrganisation, kSeveralCapitals);
    const std::string& last = word(name.end - 1).folded;
    if (!name.head && !name.known) {
      add_ends(name, evidence);
      if (lexicon_.is_organisation_head(word(name.begin).folded) || begins_media(name)) {
        score(scores, EntityType::kOrganisation) += kHeadInside;
      }
      if (lexicon_.is_any_organisation_head(last)) {
        score(scores, EntityType::kOrganisation) +=
            lexicon_.is_surname(last) ? kHeadInside : kHeadAtEnd;
      }
    }
    if (!name.head && !name.known) add_shape(evidence, EntityType::kPerson, kSeveralCapitals);
  }

  // "Radio Tarvel", "Les Nouvelles", "Agence Tarvel": in whatever language.
  bool begins_media(const NameCandidate& name) const {
    return lexicon_.begins_media(word(name.begin).folded, length(name) == 2) ||
           lexicon_.begins_media(word(name.begin + 1).folded, false);
  }

  // "Radio Tarvel", "Tarvel Post", "Transports Tarvel": a common word tells what it is.
  void add_ends(const NameCandidate& name, NameEvidence& evidence) const {
    TypeScores& scores = evidence.scores;
    const NameWord& first = word(name.begin);
    const NameContext begin = lexicon_.context(first.folded);
    if (begin.place == ContextPlace::kBefore && begin.type != EntityType::kPerson) {
      score(scores, begin.type) += kHeadInside;
    }
    const std::string& last = word(name.end - 1).folded;
    const NameContext end = lexicon_.context(last);
    if (end.place == ContextPlace::kEnd) {
      score(scores, end.type) += lexicon_.is_surname(last) ? kHeadInside : kHeadAtEnd;
    }
    if (!is_given(name.begin) && first.shape == WordShape::kCapital &&
        lexicon_.is_common(slice(text_, first.span)) && title(name) == nullptr) {
      add_shape(evidence, EntityType::kOrganisation, kSeveralCapitals + kDefault);
    }
  }

  // "le quotidien X", "la ville de X": one or two words before, a preposition between.
  void add_context(const NameCandidate& name, TypeScores& scores) const {
    const NameWord* previous = before(name);
    const bool linked = lexicon_.does(previous->folded, WordRole::kJoiner);
    const std::size_t back = linked ? 2 : 1;
    const NameWord* noun = before(name, back);
    if (noun == nullptr || noun->folded.empty()) return;
    NameContext context = lexicon_.context(noun->folded);
    if (context.place == ContextPlace::kNone && !linked) {
      // "l'agence officielle X": an adjective between.
      const NameWord* further = before(name, 2);
      const std::string categories = lexicon_.categories(slice(text_, noun->span));
      if (further != nullptr && categories.find(kAdjectiveCategory) != std::string::npos) {
        context = lexicon_.context(further->folded);
      }
    }
    if (context.place != ContextPlace::kBefore) return;
    if (linked && context.type != EntityType::kPlace) return;
    score(scores, context.type) += kContextBefore;
  }

  void add_apposition(const NameCandidate& name, TypeScores& scores) const {
    if (is_explained_behind(words_, name.begin, name.end, lexicon_)) {
      score(scores, EntityType::kOrganisation) += kContextBefore;
    }
    if (is_explained_before(words_, name.begin, lexicon_)) {
      score(scores, EntityType::kOrganisation) += kContextBefore - 1;
    }
  }

  // Nothing but a comma, titles or one adjective between the role's end and the name.
  bool reaches(std::size_t end, std::size_t begin) const {
    if (end > begin || begin - end > 2 ||
        word(end > 0 ? end - 1 : 0).sentence != word(begin).sentence) {
      return false;
    }
    for (std::size_t i = end; i < begin; ++i) {
      if (word(i).mark != U',' && !lexicon_.title(word(i).folded) &&
          lexicon_.country_of_adjective(word(i).folded).empty()) {
        return false;
      }
    }
    return true;
  }

  // ", the minister", ", ministre": a comma and perhaps an article.
  bool follows(std::size_t end, std::size_t begin) const {
    if (begin <= end || begin - end > 4 || word(end).mark != U',') return false;
    if (word(begin).sentence != word(end).sentence) return false;
    for (std::size_t i = end + 1; i < begin; ++i) {
      if (word(i).folded.empty() || (!lexicon_.does(word(i).folded, WordRole::kArticle) &&
                                     lexicon_.country_of_adjective(word(i).folded).empty())) {
        return false;
      }
    }
    return true;
  }

  std::string_view text_;
  std::span<const NameWord> words_;
  std::span<const RolePhrase> roles_;
  const NameLexicon& lexicon_;
};

}  // namespace

void add_signs(const NameText& article, const NameCandidate& name, NameEvidence& evidence) {
  const Signs signs(article);
  signs.add_made_of(name, evidence);
  signs.add_around(name, evidence);
}

const NameWord* title_before(const NameText& article, const NameCandidate& name) {
  return Signs(article).title(name);
}

const RolePhrase* role_beside(const NameText& article, const NameCandidate& name) {
  return Signs(article).role_of(name);
}

}  // namespace sourcier
