// Terms: what a passage says, in a form that two wordings of one statement share.
//
// Words become concepts (languages/<tag>/concepts.tsv), so that synonyms and translations meet;
// what no row knows becomes its stem, so that cognates may. Names become the entity they name, and
// adjectives of nationality the country.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/reading/language.h"
#include "engine/story/rarity.h"
#include "engine/text/span.h"
#include "engine/text/stemmer.h"

namespace sourcier {

// Calendar terms are names of days and months. They and numbers tell statements apart: two
// passages that each bear one the other lacks do not say the same.
enum class TermKind : std::uint8_t { kWord, kName, kNumber, kCalendar };

struct Term {
  std::string key;
  TermKind kind = TermKind::kWord;
  bool mapped = false;          // By a row of concepts: comparable with other languages.
  bool negated = false;         // Its sentence bears a negation.
  bool may_be_negated = false;  // It bears what may be one: "jamais" alone.
  bool is_place = false;        // A name of a place.
  std::uint32_t weight = 0;     // In thousandths of a word that no table knows.
  // The keys that say the contrary of it, sorted; null where no row has its key.
  std::shared_ptr<const std::vector<std::string>> contraries = nullptr;
};

struct Terms {
  std::vector<Term> terms;  // By key, each once.
  std::uint32_t total = 0;  // Sum of the weights.
  std::string language;
  bool refuses = false;   // "rejected": says something, and has no term.
  bool possible = false;  // "might"
  bool able = false;      // "can", which other languages also say for "might"
  bool obliged = false;   // "must", "calls on"
  bool denies = false;    // Opens with "it is false".
  bool at_least = false;  // Of a number that it tells: "more than 300".
  bool at_most = false;

  bool empty() const { return terms.empty(); }
};

// Concepts that begin with these marks are numbers and names of the calendar.
inline constexpr char kNumberMark = '#';
inline constexpr char kCalendarMark = '@';

// A name inside a passage: its span in the text and the key under which it is compared. A number
// in words is one too; its key is "#" and its digits. So are a month and an hour: "@month5",
// "@T14:00".
struct NamedSpan {
  Span span;
  std::string key;
  bool is_place = false;
  bool is_person = false;
};

// A word and the key under which it is compared.
struct KeyedWord {
  std::string key;
  Span span;
};

// Whether the head of a group of nouns stands last ("North Korean soldiers").
bool is_head_last(const Language& language);

// Turns passages of one language into terms; keeps the stemmer and remembers words. Not shared by
// threads.
class TermReader {
 public:
  explicit TermReader(const Language& language);
  ~TermReader();
  TermReader(TermReader&&) noexcept;

  // The terms of `span`; `names` in order, disjoint, `ignored` is a key left out (the speaker's
  // own name says nothing). Linear, at most kMostWords words of a passage.
  Terms read(std::string_view text, Span span, const std::vector<NamedSpan>& names,
             std::string_view ignored) const;

  // The keys of the passage's words and names in their order, small words left out.
  std::vector<std::string> keys_in_order(std::string_view text, Span span,
                                         const std::vector<NamedSpan>& names) const;

  // Its words alone, each with its place: no names, numbers, days.
  std::vector<KeyedWord> words_in_order(std::string_view text, Span span,
                                        const std::vector<NamedSpan>& names) const;

  // What a description means in all languages: the concepts, countries, numbers and names of its
  // words, sorted, each once, with "&" between. Empty where a word is none of these.
  std::string meaning_of(std::string_view description) const;

  // Whether the noun that is counted stands last in its group ("North Korean soldiers").
  bool head_last() const { return head_last_; }

 private:
  struct Word;
  struct Unit;
  const Word& look_up(std::string_view word) const;
  std::uint32_t weight_of(std::string_view folded) const;
  std::vector<Unit> units_of(std::string_view text, Span span,
                             const std::vector<NamedSpan>& names) const;
  std::shared_ptr<const std::vector<std::string>> contraries_of(std::string_view key) const;
  std::size_t add_phrase(const std::vector<const Word*>& words, std::size_t at, Unit& unit) const;

  const Language* language_;
  Table concepts_;
  Table contraries_;
  Table markers_;
  Rarity rarity_;
  Table countries_;
  bool head_last_ = false;
  Stemmer stemmer_;
  std::unique_ptr<std::unordered_map<std::string, Word>> words_;
};

// A copy of `terms` with all weights multiplied by `thousandths`.
Terms scaled(Terms terms, std::uint32_t thousandths);

// Both together; of one key the greater weight.
Terms joined(const Terms& first, const Terms& second);

}  // namespace sourcier
