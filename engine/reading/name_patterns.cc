#include "engine/reading/name_patterns.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sourcier {
namespace {

// A quotation of more words is speech.
constexpr std::size_t kLongestTitle = 10;
// Words between what a work is and its title: "le film d'animation « X »".
constexpr std::size_t kReach = 3;
// Words between a team's name and its town's.
constexpr std::size_t kLongestLink = 2;

class PatternFinder {
 public:
  PatternFinder(std::span<const NameWord> words, const NameLexicon& lexicon)
      : words_(words), lexicon_(lexicon) {}

  // "le film « La Nef des fous »": `at` is the opening mark.
  std::optional<NameCandidate> title_at(std::size_t at) const {
    if (!opens(at) || at + 1 >= words_.size() || !words_[at + 1].has_capital()) return std::nullopt;
    if (!is_work_before(at)) return std::nullopt;
    const std::size_t most = std::min(words_.size(), at + 2 + kLongestTitle);
    for (std::size_t end = at + 1; end < most && in_sentence(end, at); ++end) {
      const char32_t mark = words_[end].mark;
      if (closes(end)) {
        NameCandidate title{.begin = at + 1, .end = end, .basis = NameBasis::kHead};
        title.head = EntityType::kOther;
        return title;
      }
      if (mark == U',' || mark == U';' || opens(end)) return std::nullopt;
    }
    return std::nullopt;
  }

  // "les Sharks de San José": what the language has no such word for, behind an article in the
  // plural; `town` is the candidate behind it.
  std::optional<NameCandidate> team_before(const NameCandidate& town) const {
    if (!town.known || town.known->type != EntityType::kPlace) return std::nullopt;
    std::size_t at = town.begin;
    while (at > 0 && town.begin - at < kLongestLink && is_link(at - 1)) --at;
    if (at == town.begin || at < 2 || !in_sentence(at - 2, town.begin)) return std::nullopt;
    const NameWord& name = words_[at - 1];
    const bool is_plain = name.shape == WordShape::kCapital && !name.shouted &&
                          lexicon_.categories(name.folded).empty() &&
                          lexicon_.country_of_adjective(name.folded).empty() &&
                          !lexicon_.known(name.folded);
    if (!is_plain || !lexicon_.does(words_[at - 2].folded, WordRole::kPlural)) return std::nullopt;
    NameCandidate team{.begin = at - 1, .end = town.end, .basis = NameBasis::kHead};
    team.head = EntityType::kOrganisation;
    return team;
  }

 private:
  bool in_sentence(std::size_t at, std::size_t of) const {
    return words_[at].sentence == words_[of].sentence;
  }
  bool opens(std::size_t at) const {
    const char32_t mark = words_[at].mark;
    return mark == U'«' || mark == U'“' || mark == U'„' || mark == U'"';
  }
  bool closes(std::size_t at) const {
    const char32_t mark = words_[at].mark;
    return mark == U'»' || mark == U'”' || mark == U'"' || mark == U'“';
  }

  bool is_link(std::size_t at) const {
    const std::string_view folded = words_[at].folded;
    const std::string_view word = folded.substr(0, folded.find_first_of(" '"));
    return lexicon_.does(word, WordRole::kJoiner) || lexicon_.does(word, WordRole::kInner);
  }

  bool is_work_before(std::size_t at) const {
    for (std::size_t back = 1; back <= std::min(kReach, at); ++back) {
      const NameWord& word = words_[at - back];
      if (!word.is_word() || word.has_capital() || !in_sentence(at - back, at)) return false;
      const NameContext context = lexicon_.context(word.folded);
      if (context.place == ContextPlace::kBefore && context.type == EntityType::kOther) return true;
    }
    return false;
  }

  std::span<const NameWord> words_;
  const NameLexicon& lexicon_;
};

}  // namespace

std::vector<NameCandidate> with_patterns(std::vector<NameCandidate> candidates,
                                         std::span<const NameWord> words,
                                         const NameLexicon& lexicon) {
  const PatternFinder finder(words, lexicon);
  std::vector<NameCandidate> patterns;
  auto candidate = candidates.begin();
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!patterns.empty() && at < patterns.back().end) continue;
    if (auto title = finder.title_at(at)) patterns.push_back(*std::move(title));
    while (candidate != candidates.end() && candidate->begin < at) ++candidate;
    if (candidate == candidates.end() || candidate->begin != at) continue;
    auto team = finder.team_before(*candidate);
    const bool is_free = team && (patterns.empty() || patterns.back().end <= team->begin);
    if (is_free) patterns.push_back(*std::move(team));
  }
  std::vector<NameCandidate> all;
  auto pattern = patterns.begin();
  for (NameCandidate& name : candidates) {
    while (pattern != patterns.end() && pattern->end <= name.begin) all.push_back(*pattern++);
    const bool is_covered = pattern != patterns.end() && pattern->begin < name.end;
    if (!is_covered) all.push_back(std::move(name));
  }
  all.insert(all.end(), pattern, patterns.end());
  return all;
}

}  // namespace sourcier
