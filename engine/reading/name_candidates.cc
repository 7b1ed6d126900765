#include "engine/reading/name_candidates.h"

#include <algorithm>

#include "engine/reading/name_heads.h"
#include "engine/reading/name_patterns.h"
#include "engine/reading/name_runs.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// "interview with the | Zorbel": words that lead to an outlet.
constexpr std::size_t kMostLeading = 3;

class CandidateFinder {
 public:
  CandidateFinder(std::string_view text, std::span<const NameWord> words,
                  std::span<const RolePhrase> roles, const NameLexicon& lexicon)
      : text_(text),
        words_(words),
        lexicon_(lexicon),
        heads_(text, words, lexicon),
        own_(words.size()),
        runs_(text, words, own_, lexicon) {
    for (const RolePhrase& role : roles) {
      for (std::size_t i = role.begin; i < role.own_end; ++i) {
        // The role's own words, and the portfolio's: "garde des Sceaux".
        if (i >= role.own_begin || words[i].is_word()) own_[i] = true;
      }
    }
  }

  std::vector<NameCandidate> run() {
    std::vector<NameCandidate> found;
    for (std::size_t at = 0; at < words_.size();) {
      std::optional<NameCandidate> best = best_at(at);
      if (!best) {
        ++at;
        continue;
      }
      at = best->end;
      found.push_back(*std::move(best));
    }
    return found;
  }

 private:
  const NameWord& word(std::size_t at) const { return words_[at]; }
  std::string_view written(std::size_t at) const { return slice(text_, words_[at].span); }

  bool in_sentence(std::size_t at, std::size_t of) const {
    return at < words_.size() && words_[at].sentence == words_[of].sentence;
  }

  std::optional<NameCandidate> best_at(std::size_t at) const {
    if (!word(at).is_word() && word(at).shape != WordShape::kNumber) return std::nullopt;
    std::optional<NameCandidate> best = heads_.name_at(at);
    if (best && own_[at] && !has_free_capital(at, best->end)) best.reset();
    if (word(at).shape == WordShape::kElision) return elided_at(at);
    if (auto told = outlet_at(at)) return told;
    if (word(at).shape == WordShape::kLower) return small_at(at, std::move(best));
    if (!word(at).has_capital() || own_[at]) return best;
    const auto consider = [&](std::optional<NameCandidate> other) {
      if (other && (!best || other->end > best->end)) best = std::move(other);
    };
    // At one length the gazetteer knows best.
    std::optional<NameCandidate> known = gazetteer_at(at);
    std::optional<NameCandidate> run = runs_.run_at(at);
    if (known && run && run->end > known->end && stands_apart(*known, *run)) run.reset();
    if (run && bears_person(*run)) run->end = at + 1;
    if (known && best && best->end > known->end && is_of_role(at) && stands_apart(*known, *best))
      best.reset();
    // Unless a head says otherwise: an authority is no place.
    const bool is_place = known && known->known->type == EntityType::kPlace;
    if (known && best && best->end == known->end && !is_place) best.reset();
    if (known && best && best->end > known->end && !is_place &&
        adds_little(known->end, best->end)) {
      best.reset();
    }
    consider(std::move(known));
    consider(std::move(run));
    if (best) add_number(*best);
    return best;
  }

  // The words in front that lead to an outlet, the fewest; "" where none do.
  std::string lead_to(std::size_t at) const {
    for (std::size_t first = at; first > 0 && at - first < kMostLeading;) {
      if (!in_sentence(--first, at)) break;
      if (std::string lead = joined(words_, first, at); lexicon_.leads_to_outlet(lead)) return lead;
    }
    return {};
  }

  // "the Journal | Zorbel": a longer name than the one that is known, and no person behind it.
  bool goes_on(std::size_t at, std::size_t of) const {
    return in_sentence(at, of) && word(at).has_capital() && !lexicon_.given_name(word(at).folded) &&
           !lexicon_.title(word(at).folded);
  }

  // "au Parisien", "à Sud Ouest", "20 Minutes": an outlet, though a people or a place bears its
  // name, and though it begins with a number.
  std::optional<NameCandidate> outlet_at(std::size_t at) const {
    const bool is_number = word(at).shape == WordShape::kNumber;
    if (!is_number && (!word(at).has_capital() || word(at).opens)) return std::nullopt;
    const std::string lead = is_number ? std::string() : lead_to(at);
    if (!is_number && lead.empty()) return std::nullopt;
    for (std::size_t end = at + kMostGazetteerWords; end > at; --end) {
      if (!in_sentence(end - 1, at) || word(end - 1).folded.empty()) continue;
      const std::string name = joined(words_, at, end);
      std::optional<KnownName> known;
      if (is_number && end > at + 1 && word(at + 1).has_capital())
        known = lexicon_.known_outlet(name);
      if (!is_number) known = lexicon_.outlet_behind(lead, name);
      if (!known || goes_on(end, at)) continue;
      NameCandidate candidate{.begin = at, .end = end, .basis = NameBasis::kGazetteer};
      candidate.sure = true;
      candidate.known = std::move(known);
      return candidate;
    }
    return std::nullopt;
  }

  // Behind a known name, words in small letters that no preposition ties to it.
  bool adds_little(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (word(i).has_capital() || lexicon_.does(word(i).folded, WordRole::kJoiner)) return false;
      if (!lexicon_.country_of_adjective(word(i).folded).empty()) return false;
    }
    return true;
  }

  // "L'Équipe": the article is part of the name where the table has it so.
  std::optional<NameCandidate> elided_at(std::size_t at) const {
    if (!is_upper(word(at).mark)) return std::nullopt;
    auto known = gazetteer_at(at);
    if (known && (known->known->demonym || known->end - at < 2 || !word(at + 1).has_capital()))
      known.reset();
    if (known && word(at).opens && known->known->ambiguous) known.reset();
    return known;
  }

  // What begins in small letters: a head's name, one of the tables' ("prix Nobel"), "M. de Tarvel".
  std::optional<NameCandidate> small_at(std::size_t at, std::optional<NameCandidate> best) const {
    const NameContext context = lexicon_.context(word(at).folded);
    if (context.place == ContextPlace::kAlone) {
      if (auto known = gazetteer_at(at); known && known->end == at + 1) return known;
      NameCandidate alone{.begin = at, .end = at + 1, .basis = NameBasis::kHead};
      alone.head = context.type;
      return alone;
    }
    if (runs_.has_inner_capital(at)) return NameCandidate{.begin = at, .end = at + 1};
    if (!best && runs_.is_titled(at)) best = particles_at(at);
    if (!best && context.place != ContextPlace::kInside) return best;
    auto known = gazetteer_at(at);
    if (!known || known->end - at < 2 || (best && known->end < best->end)) return best;
    // "guerre en Ukraine" describes; the place in it is the name.
    const std::string& second = word(at + 1).folded;
    const bool describes =
        lexicon_.does(second, WordRole::kPlace) && !lexicon_.does(second, WordRole::kJoiner);
    return describes ? best : known;
  }

  // "M. de Tarvel", "Mme von der Tarvel"; not "secrétaire général du Syndicat", nor the frère and
  // the docteur "de Paul Tarvel".
  std::optional<NameCandidate> particles_at(std::size_t at) const {
    std::size_t end = at;
    while (end < at + 2 && in_sentence(end, at) && lexicon_.is_particle(word(end).folded)) ++end;
    if (end == at || !in_sentence(end, at) || !word(end).has_capital() || own_[end]) {
      return std::nullopt;
    }
    if (lexicon_.is_common(written(end)) || lexicon_.is_organisation_head(word(end).folded)) {
      return std::nullopt;
    }
    const bool whole_name = in_sentence(end + 1, at) && word(end + 1).has_capital() &&
                            lexicon_.given_name(word(end).folded).has_value();
    if (whole_name || lexicon_.is_kin(word(at - 1).folded)) return std::nullopt;
    return NameCandidate{.begin = at, .end = end + 1};
  }

  // "Cap 21", "Tour de France 1999": a number that counts nothing belongs to the name.
  void add_number(NameCandidate& name) const {
    const std::size_t at = name.end;
    if (!in_sentence(at, name.begin) || word(at).shape != WordShape::kNumber) return;
    const std::string& digits = word(at).folded;
    const bool is_year = digits.size() == 4 && (digits[0] == '1' || digits[0] == '2');
    const bool is_event =
        (name.known && name.known->type == EntityType::kOther) || name.head == EntityType::kOther;
    const bool counts = in_sentence(at + 1, at) && word(at + 1).shape == WordShape::kLower &&
                        !runs_.is_function_word(at + 1);
    if (is_year && is_event) {
      name.head = EntityType::kOther;
    } else if (name.known || name.head || digits.size() > 2 || counts ||
               name.end - name.begin > 1 || word(name.begin).opens) {
      return;
    }
    name.known.reset();
    name.sure = true;
    name.end = at + 1;
  }

  bool has_free_capital(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (word(i).has_capital() && !own_[i]) return true;
    }
    return false;
  }

  // "la patronne d'Orange", "le président du Sénat": where the name behind may be who holds the
  // office.
  bool is_of_role(std::size_t at) const {
    std::size_t before = at;
    for (int n = 0; n < 2 && before > 0 && word(before - 1).sentence == word(at).sentence; ++n) {
      --before;
      if (own_[before]) return false;
      if (lexicon_.does(word(before).folded, WordRole::kJoiner) && before > 0)
        return own_[before - 1];
    }
    return false;
  }

  // "le patron de Zorbel Anna Berg": a firm that no table has, then a person.
  bool bears_person(const NameCandidate& run) const {
    const std::size_t first = run.begin + 1;
    if (run.end <= first || !is_of_role(run.begin) || !in_sentence(first + 1, run.begin))
      return false;
    const auto given = [&](std::size_t at) { return lexicon_.given_name(word(at).folded); };
    const bool surname =
        word(first + 1).has_capital() || lexicon_.is_particle(word(first + 1).folded);
    return surname && !given(run.begin) && given(first) &&
           !lexicon_.title(word(run.begin).folded) &&
           !lexicon_.is_organisation_head(word(run.begin).folded) &&
           !lexicon_.is_place_head(word(run.begin).folded);
  }

  // "L'Espagnol Juan Ruiz", "Reuters Anna Berg": a known name, then a person.
  bool stands_apart(const NameCandidate& known, const NameCandidate& run) const {
    if (known.known->demonym || word(known.begin).shape == WordShape::kInitial) return true;
    if (run.end - known.end < 2) return false;
    const bool is_head = lexicon_.is_place_head(word(known.begin).folded) ||
                         lexicon_.is_organisation_head(word(known.begin).folded);
    const bool is_outlet = known.known->is_medium();
    const bool told = is_outlet && !word(known.begin).opens;
    if (known.known->ambiguous && !told && (is_head || !is_of_role(known.begin))) return false;
    const auto given = lexicon_.given_name(word(known.end).folded);
    // "France Inter Paul Zorbel": the name of an outlet is none of a person.
    const bool is_whole = is_outlet && known.end - known.begin > 1;
    return given.has_value() && (is_whole || !lexicon_.given_name(word(known.begin).folded));
  }

  std::optional<NameCandidate> gazetteer_at(std::size_t at) const {
    std::string phrase;
    std::vector<std::size_t> ends;  // Of the phrase, in bytes, after each word.
    for (std::size_t i = at; in_sentence(i, at) && i < at + kMostGazetteerWords; ++i) {
      if (word(i).folded.empty()) break;
      if (!phrase.empty()) phrase += ' ';
      phrase += word(i).folded;
      ends.push_back(phrase.size());
    }
    for (std::size_t length = ends.size(); length > 0; --length) {
      const std::size_t last = at + length - 1;
      const std::string_view name = std::string_view(phrase).substr(0, ends[length - 1]);
      if (word(last).shape == WordShape::kElision) continue;
      // "The Economist" is no economist.
      const auto is_outlet = [&] {
        return length > 1 && word(last).has_capital() && lexicon_.known_outlet(name).has_value();
      };
      if (own_[last] && !is_outlet()) continue;
      auto known = lexicon_.known(name);
      if (!known && length == 1) known = lexicon_.double_people(name);
      if (!known && word(last).has_capital()) known = lexicon_.known_company(name);
      if (!known || !fits(*known, at, at + length)) continue;
      NameCandidate candidate{.begin = at, .end = at + length, .basis = NameBasis::kGazetteer};
      candidate.sure = is_sure_known(*known, at, at + length);
      candidate.known = std::move(known);
      return candidate;
    }
    return std::nullopt;
  }

  // Whether the text writes the name as a name: "Union" and "européenne", not "Le Monde" in "Le
  // monde".
  bool fits(const KnownName& known, std::size_t begin, std::size_t end) const {
    if (known.demonym && is_adjective_here(begin, end)) return false;
    if (end - begin == 1) {
      if (word(begin).shape == WordShape::kInitial) return is_network(known, begin);
      return !lexicon_.is_stop(word(begin).folded) && has_case_of(known, begin);
    }
    bool capital_behind = false;
    for (std::size_t i = begin + 1; i < end; ++i) {
      capital_behind = capital_behind || word(i).has_capital() || !lexicon_.is_common(written(i));
    }
    return capital_behind || (!word(begin).opens && !known.ambiguous);
  }

  // "sur X", "his X account": of a name of one letter.
  bool is_network(const KnownName& known, std::size_t at) const {
    return known.is_medium() && at > 0 && in_sentence(at - 1, at) &&
           lexicon_.does(word(at - 1).folded, WordRole::kNetwork);
  }

  // English: "Russian" before a noun is no noun.
  bool is_adjective_here(std::size_t begin, std::size_t end) const {
    if (!lexicon_.is_capital_adjective(joined(words_, begin, end)) || !in_sentence(end, begin)) {
      return false;
    }
    const NameWord& next = word(end);
    if (!next.is_word()) return false;
    if (next.has_capital()) return true;
    const std::string categories = lexicon_.categories(written(end));
    return categories.empty() ||
           (categories.find(kNounCategory) != std::string::npos &&
            categories.find('V') == std::string::npos) ||
           categories.find(kAdjectiveCategory) != std::string::npos;
  }

  // An acronym is one in the text too: "OMS", not "Oms"; "Tass" may stand for "TASS".
  bool has_case_of(const KnownName& known, std::size_t at) const {
    const std::string_view form = known.form;
    if (form.size() > 4 || known.type == EntityType::kPlace) return true;
    const bool is_acronym = lower(form) != form &&
                            std::ranges::none_of(form, [](char c) { return c >= 'a' && c <= 'z'; });
    return !is_acronym || word(at).shape == WordShape::kAcronym || !lexicon_.is_common(written(at));
  }

  bool is_sure_known(const KnownName& known, std::size_t begin, std::size_t end) const {
    if (end - begin > 1) return true;
    const bool plain = word(begin).opens || word(begin).shouted;
    if (!plain) return true;
    return !known.ambiguous && !lexicon_.is_common(written(begin));
  }

  std::string_view text_;
  std::span<const NameWord> words_;
  const NameLexicon& lexicon_;
  NameHeads heads_;
  std::vector<bool> own_;  // Words of roles, whose capitals name nothing.
  NameRuns runs_;
};

}  // namespace

std::vector<NameCandidate> find_candidates(std::string_view text, std::span<const NameWord> words,
                                           std::span<const RolePhrase> roles,
                                           const NameLexicon& lexicon) {
  return with_patterns(CandidateFinder(text, words, roles, lexicon).run(), words, lexicon);
}

}  // namespace sourcier
