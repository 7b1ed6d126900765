// Links organisations, places and other things inside one article.
#include <algorithm>
#include <map>

#include "engine/reading/linking.h"
#include "engine/reading/name_forms.h"

namespace sourcier {
namespace {

// An acronym of fewer letters is anyone's.
constexpr std::size_t kShortestAcronym = 2;
constexpr std::size_t kLongestAcronym = 10;
constexpr std::size_t kLongName = 4;  // Words.

class ThingLinks {
 public:
  ThingLinks(std::span<const NameForm> forms, std::span<const TypedName> names,
             std::span<const std::size_t> form_of_name, std::span<const NameWord> words,
             const NameLexicon& lexicon, FormJoins& joins)
      : forms_(forms),
        names_(names),
        form_of_name_(form_of_name),
        words_(words),
        lexicon_(lexicon),
        joins_(joins) {}

  void run() {
    join_by_key();
    join_bracketed();
    const std::size_t most = std::min(forms_.size(), kMostDistinctNames);
    for (std::size_t a = 0; a < most; ++a) {
      for (std::size_t b = 0; b < most; ++b) {
        if (a != b && is_short_for(forms_[a], forms_[b])) join(a, b);
      }
      join_first_word(a, most);
    }
  }

 private:
  static bool is_thing(const NameForm& form) { return form.type != EntityType::kPerson; }

  // Two things of the gazetteer stay two.
  void join(std::size_t a, std::size_t b) {
    const std::string& first = forms_[joins_.leader(a)].reference;
    const std::string& second = forms_[joins_.leader(b)].reference;
    if (!first.empty() && !second.empty() && first != second) return;
    joins_.join(a, b);
  }

  // The same reference, or the same words but for an article and plurals.
  void join_by_key() {
    std::map<std::string, std::size_t> first_with;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      if (!is_thing(forms_[i])) continue;
      if (!forms_[i].reference.empty()) {
        const auto [found, added] = first_with.try_emplace('@' + forms_[i].reference, i);
        if (!added) joins_.join(found->second, i);
      }
      const std::string key = std::to_string(static_cast<int>(forms_[i].type)) + bare(forms_[i]);
      const auto [found, added] = first_with.try_emplace(key, i);
      if (!added) join(found->second, i);
    }
  }

  // Without a leading article, the plural's s off each word.
  std::string bare(const NameForm& form) const {
    std::string_view rest = form.folded;
    const std::size_t space = rest.find(' ');
    if (space != std::string_view::npos &&
        lexicon_.does(rest.substr(0, space), WordRole::kArticle)) {
      rest.remove_prefix(space + 1);
    }
    std::string key;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const bool ends_word = i + 1 == rest.size() || rest[i + 1] == ' ';
      if (!(rest[i] == 's' && ends_word && i > 2 && rest[i - 1] != ' ')) key += rest[i];
    }
    return key;
  }

  // "Organisation … (ORG)", "ORG (Organisation …)".
  void join_bracketed() {
    for (std::size_t i = 0; i + 1 < names_.size(); ++i) {
      const TypedName& outer = names_[i];
      const TypedName& inner = names_[i + 1];
      if (inner.begin != outer.end + 1 || words_[outer.end].mark != U'(') continue;
      if (inner.end >= words_.size()) continue;
      const std::size_t a = form_of_name_[i];
      const std::size_t b = form_of_name_[i + 1];
      if (!is_thing(forms_[a]) || forms_[a].type != forms_[b].type) continue;
      const NameForm& longer = outer.folded.size() > inner.folded.size() ? forms_[a] : forms_[b];
      const NameForm& acronym = outer.folded.size() > inner.folded.size() ? forms_[b] : forms_[a];
      const bool is_spelt = (is_acronym(acronym) || repeats_first(acronym, longer)) &&
                            spells_loosely(acronym.folded, longer.folded);
      // "Service national de protection des frontières (VSAT)": of another language.
      const bool is_translated = longer.words >= kLongName && is_written_acronym(acronym);
      if (is_spelt || is_translated) join(a, b);
    }
  }

  // "Africa Centres for Disease Control (Africa CDC)"
  static bool repeats_first(const NameForm& acronym, const NameForm& longer) {
    const std::size_t blank = acronym.folded.find(' ');
    return acronym.words == 2 && longer.folded.starts_with(acronym.folded.substr(0, blank + 1));
  }

  bool is_acronym(const NameForm& form) const {
    const TypedName& name = names_[form.mentions.front()];
    if (name.end - name.begin != 1) return false;
    const std::size_t size = form.folded.size();
    return size >= kShortestAcronym && size <= kLongestAcronym;
  }

  // The acronym's letters stand in the name in this order, its first word's first.
  static bool spells_loosely(std::string_view acronym, std::string_view name) {
    std::size_t next = 0;
    for (const char letter : name) {
      if (next < acronym.size() && letter == acronym[next]) ++next;
    }
    return next + 1 >= acronym.size();
  }

  // The initials of the name's words, small words left out, are the acronym.
  bool spells_initials(std::string_view acronym, std::string_view name) const {
    std::string initials;
    std::string all;
    for (std::string_view rest = name; !rest.empty();) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      const std::string_view word = rest.substr(0, space);
      if (!word.empty()) {
        all += word[0];
        const bool small =
            lexicon_.does(word, WordRole::kJoiner) || lexicon_.does(word, WordRole::kInner) ||
            lexicon_.does(word, WordRole::kPurpose) || lexicon_.does(word, WordRole::kConjunction);
        if (!small) initials += word[0];
      }
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    return acronym == initials || acronym == all;
  }

  // Organisations: an acronym, or the beginning of the longer name.
  bool is_short_for(const NameForm& shorter, const NameForm& longer) const {
    if (shorter.type != longer.type || shorter.folded.size() >= longer.folded.size()) return false;
    if (shorter.type != EntityType::kOrganisation) return false;
    if (is_written_acronym(shorter) && spells_initials(shorter.folded, longer.folded)) return true;
    return shorter.words > 1 && longer.folded.starts_with(shorter.folded + ' ');
  }

  // "Tour" for "Tour de France": the first word of one longer name, and of no other thing's.
  void join_first_word(std::size_t shorter, std::size_t most) {
    const NameForm& form = forms_[shorter];
    if (form.words != 1 || form.type == EntityType::kPlace || !is_thing(form)) return;
    if (!form.reference.empty()) return;
    std::set<std::size_t> longer;
    for (std::size_t i = 0; i < most; ++i) {
      const bool goes_on = forms_[i].type == form.type && forms_[i].words > 1 &&
                           forms_[i].folded.starts_with(form.folded + ' ');
      if (goes_on) longer.insert(joins_.leader(i));
    }
    if (longer.size() == 1) join(*longer.begin(), shorter);
  }

  bool is_written_acronym(const NameForm& form) const {
    const TypedName& name = names_[form.mentions.front()];
    return is_acronym(form) && words_[name.begin].shape == WordShape::kAcronym;
  }

  std::span<const NameForm> forms_;
  std::span<const TypedName> names_;
  std::span<const std::size_t> form_of_name_;
  std::span<const NameWord> words_;
  const NameLexicon& lexicon_;
  FormJoins& joins_;
};

}  // namespace

void join_things(std::span<const NameForm> forms, std::span<const TypedName> names,
                 std::span<const std::size_t> form_of_name, std::span<const NameWord> words,
                 const NameLexicon& lexicon, FormJoins& joins) {
  ThingLinks(forms, names, form_of_name, words, lexicon, joins).run();
}

}  // namespace sourcier
