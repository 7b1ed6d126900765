#include "engine/reading/name_types.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/reading/name_surroundings.h"
#include "engine/reading/romanisation.h"

namespace sourcier {
namespace {

constexpr std::size_t kTypes = 4;
using Scores = std::array<int, kTypes>;

int& score(Scores& scores, EntityType type) { return scores[static_cast<std::size_t>(type)]; }

// What each sign weighs. Their order matters more than their size: what the text says of this very
// name outweighs what the tables say of names like it.
constexpr int kTitleBefore = 9;
constexpr int kRoleBeside = 6;
constexpr int kContextBefore = 6;
constexpr int kHeadOfName = 8;
constexpr int kKnown = 6;
constexpr int kKnownAmbiguous = 3;
constexpr int kDemonym = 9;
constexpr int kGivenName = 6;
constexpr int kGivenNameAlone = 2;
constexpr int kInitialInside = 4;
constexpr int kSurname = 2;
constexpr int kFamilyOfArticle = 6;  // Another name of the article ends in it.
constexpr int kFirstWordOfArticle = 3;
constexpr int kHeadInside = 5;
constexpr int kHeadAtEnd = 14;  // "Anna Berg Foundation" is no person.
constexpr int kAcronym = 4;
constexpr int kPlaceBefore = 2;
constexpr int kArticleBefore = 3;
constexpr int kSeveralCapitals = 2;
constexpr int kDefault = 1;

class Typer {
 public:
  Typer(std::string_view text, std::span<const NameWord> words, std::span<const RolePhrase> roles,
        const NameLexicon& lexicon)
      : text_(text), words_(words), roles_(roles), lexicon_(lexicon) {}

  std::vector<TypedName> run(std::span<const NameCandidate> candidates) {
    for (const NameCandidate& candidate : candidates) add_evidence(candidate);
    for (const NameCandidate& candidate : candidates) add_seat(candidate);
    for (const NameCandidate& candidate : candidates) add_parts(candidate);
    for (auto& [name, evidence] : by_name_) add_family(name, evidence);
    std::vector<TypedName> names;
    for (const NameCandidate& candidate : candidates) {
      const std::string folded = joined(words_, candidate.begin, candidate.end);
      if (!is_name(candidate, folded)) continue;
      const Evidence& evidence = by_name_.at(folded);
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
  struct Evidence {
    Scores scores{};
    Scores shape{};  // What of them capitals, articles and the like say of any name.
    bool sure = false;
    bool unknown = false;  // One word that no table has.
  };

  const NameWord& word(std::size_t at) const { return words_[at]; }
  std::size_t length(const NameCandidate& name) const { return name.end - name.begin; }

  // The word `back` words before the candidate, in its sentence; nullptr where there is none.
  const NameWord* before(const NameCandidate& name, std::size_t back = 1) const {
    if (name.begin < back) return nullptr;
    const NameWord& found = word(name.begin - back);
    return found.sentence == word(name.begin).sentence ? &found : nullptr;
  }

  void add_evidence(const NameCandidate& candidate) {
    const std::string folded = joined(words_, candidate.begin, candidate.end);
    Evidence& evidence = by_name_[folded];
    evidence.sure = evidence.sure || candidate.sure;
    if (length(candidate) == 2 && candidate.sure &&
        lexicon_.does(word(candidate.begin).folded, WordRole::kArticle)) {
      titles_.insert(word(candidate.end - 1).folded);
    }
    evidence.unknown = length(candidate) == 1 && !candidate.known && !candidate.head &&
                       word(candidate.begin).shape == WordShape::kCapital &&
                       !lexicon_.is_common(slice(text_, word(candidate.begin).span));
    add_made_of(candidate, evidence);
    add_around(candidate, evidence);
    if (length(candidate) == 1 && is_titled(candidate)) families_[folded] = true;
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

  static void add_shape(Evidence& evidence, EntityType type, int points) {
    score(evidence.scores, type) += points;
    score(evidence.shape, type) += points;
  }

  bool is_given(std::size_t at) const {
    const std::string& folded = word(at).folded;
    if (lexicon_.given_name(folded)) return true;
    const std::size_t space = folded.find(' ');  // Jean-Luc
    return space != std::string::npos && lexicon_.given_name(folded.substr(0, space)).has_value();
  }

  void add_made_of(const NameCandidate& name, Evidence& evidence) const {
    Scores& scores = evidence.scores;
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

  void add_single(const NameCandidate& name, Evidence& evidence) const {
    Scores& scores = evidence.scores;
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

  void add_several(const NameCandidate& name, Evidence& evidence) const {
    Scores& scores = evidence.scores;
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
  void add_ends(const NameCandidate& name, Evidence& evidence) const {
    Scores& scores = evidence.scores;
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
        lexicon_.is_common(slice(text_, first.span)) && !is_titled(name)) {
      add_shape(evidence, EntityType::kOrganisation, kSeveralCapitals + kDefault);
    }
  }

  void add_around(const NameCandidate& name, Evidence& evidence) const {
    Scores& scores = evidence.scores;
    if (is_titled(name)) score(scores, EntityType::kPerson) += kTitleBefore;
    if (role_beside(name) != nullptr) score(scores, EntityType::kPerson) += kRoleBeside;
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

  // "le quotidien X", "la ville de X": one or two words before, a preposition between.
  void add_context(const NameCandidate& name, Scores& scores) const {
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

  void add_apposition(const NameCandidate& name, Scores& scores) const {
    if (is_explained_behind(words_, name.begin, name.end, lexicon_)) {
      score(scores, EntityType::kOrganisation) += kContextBefore;
    }
    if (is_explained_before(words_, name.begin, lexicon_)) {
      score(scores, EntityType::kOrganisation) += kContextBefore - 1;
    }
  }

  bool is_titled(const NameCandidate& name) const {
    const NameWord* previous = before(name);
    return previous != nullptr && lexicon_.title(previous->folded).has_value();
  }

  // The role that the text gives the person: right before the name, a comma or a title between, or
  // as an apposition behind it.
  const RolePhrase* role_beside(const NameCandidate& name) const {
    const auto behind = std::ranges::lower_bound(roles_, name.begin, {}, &RolePhrase::begin);
    if (behind != roles_.begin()) {
      const RolePhrase& role = *(behind - 1);
      if (reaches(role.end, name.begin)) return &role;
    }
    const auto after = std::ranges::lower_bound(roles_, name.end, {}, &RolePhrase::begin);
    if (after != roles_.end() && follows(name.end, after->begin)) return &*after;
    return nullptr;
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

  void add_family(const std::string& name, Evidence& evidence) const {
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
    return sound_of(folded, lexicon_.language().pack());
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

  EntityType best_type(const Scores& scores, const NameCandidate& candidate) const {
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
  static int strength(const Evidence& evidence, const NameCandidate& candidate, EntityType type) {
    if (candidate.known && candidate.known->demonym) return kDemonym;
    int own = 0;
    int next = 0;
    for (std::size_t i = 0; i < kTypes; ++i) {
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
    if (const RolePhrase* role = role_beside(candidate)) {
      name.role = role->key;
      if (role->gender != Gender::kUnknown) name.gender = role->gender;
    }
    if (is_titled(candidate)) {
      const Gender gender = *lexicon_.title(before(candidate)->folded);
      if (gender != Gender::kUnknown) name.gender = gender;
    }
  }

  std::string_view text_;
  std::span<const NameWord> words_;
  std::span<const RolePhrase> roles_;
  const NameLexicon& lexicon_;
  std::map<std::string, Evidence> by_name_;
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
  return Typer(text, words, roles, lexicon).make_name(candidate, folded, type);
}

}  // namespace sourcier
