#include "engine/reading/name_targets.h"

#include <algorithm>

namespace sourcier {
namespace {

// The rules' margin from which their name holds against a teacher's, and up to which a name that
// no teacher saw is none.
constexpr int kSure = 5;
constexpr int kWeak = 2;

struct WordName {
  std::size_t begin = 0;
  std::size_t end = 0;
  EntityType type = EntityType::kOther;
  bool is_type_known = true;
  bool fits = true;  // Begins and ends where words do.
};

std::vector<WordName> in_words(const NamedText& text, std::span<const NameWord> words) {
  std::vector<WordName> names;
  std::size_t at = 0;
  for (const LabelledName& name : text.names) {
    while (at < words.size() && words[at].span.end <= name.span.begin) ++at;
    WordName found{.begin = at, .end = at, .type = name.type, .is_type_known = name.is_type_known};
    while (found.end < words.size() && words[found.end].span.begin < name.span.end) ++found.end;
    if (found.end == found.begin) continue;
    found.fits = words[found.begin].span.begin == name.span.begin &&
                 words[found.end - 1].span.end == name.span.end;
    names.push_back(found);
  }
  return names;
}

class Targets {
 public:
  explicit Targets(std::size_t words) : labels_(words, kNoName) {}

  void set(std::size_t begin, std::size_t end, EntityType type) {
    for (std::size_t i = begin; i < end; ++i) {
      labels_[i] = i == begin ? first_label(type) : further_label(type);
    }
  }
  void fill(std::size_t begin, std::size_t end, NameLabel label) {
    std::fill(labels_.begin() + static_cast<std::ptrdiff_t>(begin),
              labels_.begin() + static_cast<std::ptrdiff_t>(end), label);
  }
  std::vector<NameLabel> take() { return std::move(labels_); }

 private:
  std::vector<NameLabel> labels_;
};

// The names that meet [begin, end).
template <typename Names>
auto meeting(const Names& names, std::size_t begin, std::size_t end) {
  const auto first = std::ranges::find_if(names, [&](const auto& n) { return n.end > begin; });
  const auto last = std::find_if(first, names.end(), [&](const auto& n) { return n.begin >= end; });
  return std::ranges::subrange(first, last);
}

void target_by_hand(const NamedText& text, std::span<const WordName> names,
                    std::span<const TypedName> rules, Targets& targets) {
  const auto by_hand = [&](EntityType type) { return std::ranges::count(text.by_hand, type) > 0; };
  for (const TypedName& rule : rules) {
    if (!by_hand(rule.type)) targets.fill(rule.begin, rule.end, kUnsaid);
  }
  for (const WordName& name : names) {
    targets.fill(name.begin, name.end, kUnsaid);
    if (!name.fits) continue;
    if (name.is_type_known) {
      targets.set(name.begin, name.end, name.type);
      continue;
    }
    for (const TypedName& rule : meeting(rules, name.begin, name.end)) {
      const bool is_thing =
          rule.type == EntityType::kOrganisation || rule.type == EntityType::kPlace;
      if (is_thing && rule.begin == name.begin && rule.end == name.end && rule.strength >= kWeak) {
        targets.set(name.begin, name.end, rule.type);
      }
    }
  }
}

bool is_quote(char32_t mark) {
  return mark == U'"' || mark == U'«' || mark == U'»' || mark == U'“' || mark == U'”';
}

bool is_between_quotes(const WordName& name, std::span<const NameWord> words) {
  return name.begin > 0 && name.end < words.size() && is_quote(words[name.begin - 1].mark) &&
         is_quote(words[name.end].mark);
}

// "Ours de Tarvel": what the rules are sure of is a part of the teacher's longer name. A person is
// so only where more is said of it behind: "Renaud | de Tarvel".
bool is_longer(const WordName& name, const TypedName& rule, std::span<const NameWord> words,
               const NameLexicon& lexicon) {
  if (!name.fits || name.begin > rule.begin || rule.end > name.end) return false;
  if (name.end - name.begin == rule.end - rule.begin) return false;
  if (is_between_quotes(name, words)) return true;
  if (rule.type == EntityType::kPerson && (name.begin < rule.begin || name.type != rule.type))
    return false;
  return rule.end == name.end || may_lengthen(words[rule.end], lexicon);
}

void target_by_teacher(std::span<const WordName> names, std::span<const TypedName> rules,
                       std::span<const NameWord> words, const NameLexicon& lexicon,
                       Targets& targets) {
  for (const WordName& name : names) {
    const auto others = meeting(rules, name.begin, name.end);
    if (others.empty()) {
      if (name.fits) {
        targets.set(name.begin, name.end, name.type);
      } else {
        targets.fill(name.begin, name.end, kUnsaid);
      }
      continue;
    }
    const bool is_contested = std::ranges::any_of(others, [&](const TypedName& rule) {
      return rule.strength >= kSure && !is_longer(name, rule, words, lexicon);
    });
    if (!is_contested && name.fits) {
      targets.set(name.begin, name.end, name.type);
    } else if (!name.fits) {
      targets.fill(name.begin, name.end, kUnsaid);
    }
  }
  const auto is_part = [&](const TypedName& rule) {
    return std::ranges::any_of(meeting(names, rule.begin, rule.end), [&](const WordName& name) {
      return is_longer(name, rule, words, lexicon);
    });
  };
  for (const TypedName& rule : rules) {
    const auto others = meeting(names, rule.begin, rule.end);
    if (rule.strength >= kSure && !is_part(rule)) {
      for (const WordName& other : others) targets.fill(other.begin, other.end, kUnsaid);
    }
  }
  for (const TypedName& rule : rules) {
    const auto others = meeting(names, rule.begin, rule.end);
    if (rule.strength >= kSure && !is_part(rule)) {
      targets.set(rule.begin, rule.end, rule.type);
    } else if (others.empty() && rule.strength > kWeak) {
      targets.fill(rule.begin, rule.end, kUnsaid);
    }
  }
}

}  // namespace

std::vector<NameLabel> name_targets(const NamedText& text, std::span<const NameWord> words,
                                    std::span<const TypedName> rules, const NameLexicon& lexicon) {
  Targets targets(words.size());
  const std::vector<WordName> names = in_words(text, words);
  if (text.is_taught) {
    target_by_teacher(names, rules, words, lexicon, targets);
  } else {
    target_by_hand(text, names, rules, targets);
  }
  return targets.take();
}

}  // namespace sourcier
