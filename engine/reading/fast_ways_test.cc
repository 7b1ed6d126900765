// What is passed over for speed's sake against looking everywhere: times, sounds, phrases, persons.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/reading/name_keys.h"
#include "engine/reading/name_lexicon.h"
#include "engine/reading/romanisation.h"
#include "engine/reading/sentences.h"
#include "engine/reading/time_grammar.h"
#include "engine/reading/tokens.h"
#include "engine/text/unicode.h"

namespace sourcier {

// Looks every word up in every table, and tries every pattern at every word.
class PlainTimeGrammar {
 public:
  explicit PlainTimeGrammar(const TimeGrammar& fast) : grammar_(fast) {
    grammar_.shapes_.set();
    grammar_.openers_.set();
    grammar_.followers_.set();
  }

  TimeGrammar::Marked mark(const Words& words) const { return grammar_.mark(words); }

  // The longest ones with the most context: each may be the one that is chosen.
  std::vector<TimeMatch> matches(const TimeGrammar::Marked& marked, std::size_t index) const {
    std::vector<TimeGrammar::Best> found;
    for (std::size_t pattern = 0; pattern < grammar_.patterns_.size(); ++pattern) {
      const TimeGrammar::Opening any{static_cast<std::uint16_t>(pattern), 0, true, {}};
      TimeGrammar::Best best;
      grammar_.attempt(marked, any, index, TimeGrammar::kNoLimit, best);
      if (best.match.end > 0) found.push_back(best);
    }
    std::vector<TimeMatch> longest;
    const auto reach = [](const TimeGrammar::Best& b) { return std::pair(b.match.end, b.seen); };
    for (const TimeGrammar::Best& best : found) {
      if (std::ranges::all_of(found, [&](const auto& b) { return reach(b) <= reach(best); }))
        longest.push_back(best.match);
    }
    return longest;
  }

 private:
  TimeGrammar grammar_;
};

namespace {

const Languages& languages() {
  static const Languages all(*Pack::open(SOURCIER_PACK));
  return all;
}

class Chance {
 public:
  explicit Chance(std::uint32_t seed) : random_(seed) {}
  std::size_t below(std::size_t count) { return random_() % count; }
  template <typename Value>
  const Value& of(const std::vector<Value>& values) {
    return values[below(values.size())];
  }

 private:
  std::mt19937 random_;
};

std::vector<std::string> parts_of(std::string_view text, char between) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == between) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// Writes what the rows of the patterns describe, with a word too many or too few now and then.
class Invented {
 public:
  Invented(const Language& language, std::uint32_t seed)
      : words_(language.table("time_words")),
        patterns_(language.table("time_patterns")),
        chance_(seed) {
    for (const char* name : {"months", "weekdays", "holidays", "number_words"}) {
      const Table table = language.table(name);
      for (std::size_t row = 0; row < table.rows(); ++row) any_.emplace_back(table.cell(row, 0));
    }
    for (std::size_t row = 0; row < words_.rows(); ++row) any_.emplace_back(words_.cell(row, 0));
    any_.insert(any_.end(), {"port", "a dit", "Tarvel", ",", "(", "12", "2031", "8:30", "XIXe"});
  }

  std::string sentence() {
    std::string text = "Il";
    for (int i = 0; i < 4; ++i) {
      const std::size_t row = chance_.below(patterns_.rows());
      for (const std::string& element : parts_of(patterns_.cell(row, 0), ' ')) {
        if (chance_.below(12) == 0) continue;
        text += ' ' + (chance_.below(12) == 0 ? chance_.of(any_) : word_of(element));
      }
      text += ' ' + chance_.of(any_);
    }
    return text + ".";
  }

 private:
  std::string word_of(std::string element) {
    std::erase_if(element, [](char c) { return c == '?' || c == '(' || c == ')'; });
    if (element.starts_with('\''))
      return chance_.of(parts_of(element.substr(1, element.size() - 2), '|'));
    std::vector<std::string> fitting;
    for (std::size_t row = 0; row < words_.rows(); ++row)
      if (words_.cell(row, 1) == element) fitting.emplace_back(words_.cell(row, 0));
    if (!fitting.empty()) return chance_.of(fitting);
    if (element == "year" && chance_.below(3) == 0) return "nineteen eighty";
    if (element == "year") return std::to_string(1900 + chance_.below(150));
    if (element == "digits") return "12/07/2025";
    if (element == "month" || element == "weekday" || element == "holiday") return chance_.of(any_);
    return std::to_string(1 + chance_.below(31));
  }

  Table words_;
  Table patterns_;
  Chance chance_;
  std::vector<std::string> any_;
};

struct Read {
  explicit Read(const std::string& text, const Language& language)
      : sentences(split_sentences(text, {}, language)),
        tokens(tokenize(text, sentences, language)),
        words(text, sentences, tokens) {}
  std::vector<Span> sentences;
  std::vector<Token> tokens;
  Words words;
};

void expect_same_meanings(const TimeGrammar::Marked& fast, const TimeGrammar::Marked& plain) {
  for (std::size_t at = 0; at < plain.words().size(); ++at) {
    const auto same = [](const TimeGrammar::Meaning& a, const TimeGrammar::Meaning& b) {
      return a.type == b.type && a.length == b.length && a.value == b.value;
    };
    EXPECT_TRUE(std::ranges::equal(fast.meanings(at), plain.meanings(at), same))
        << plain.words().form(at);
  }
}

TEST(TimeGrammar, PassesOverWhatMatchesNothing) {
  constexpr int kSentences = 400;
  for (const char* tag : {"fr", "en"}) {
    const Language& language = languages().of(tag);
    const TimeGrammar fast(language);
    const PlainTimeGrammar plain(fast);
    Invented invented(language, 7);
    std::size_t matches = 0;
    for (int i = 0; i < kSentences; ++i) {
      const std::string text = invented.sentence();
      SCOPED_TRACE(text);
      const Read read(text, language);
      const TimeGrammar::Marked marked = fast.mark(read.words);
      expect_same_meanings(marked, plain.mark(read.words));
      for (std::size_t at = 0; at < read.words.size(); ++at) {
        const auto found = fast.match(marked, at);
        const std::vector<TimeMatch> wanted = plain.matches(marked, at);
        ASSERT_EQ(found.has_value(), !wanted.empty()) << read.words.form(at);
        if (!found) continue;
        ++matches;
        EXPECT_TRUE(std::ranges::any_of(wanted, [&](const TimeMatch& match) {
          return match.begin == found->begin && match.end == found->end &&
                 match.pattern == found->pattern;
        })) << read.words.form(at);
      }
    }
    EXPECT_GT(matches, 2U * kSentences) << tag;
  }
}

// Every pattern of every length is looked for at every letter.
std::string plain_sound(std::string_view word, const Table& rules) {
  std::string sound;
  const auto add = [&](char letter) {
    if (sound.empty() || sound.back() != letter) sound += letter;
  };
  word = word.substr(0, kLongestSound);
  for (std::size_t at = 0; at < word.size();) {
    std::size_t row = Table::kNone, length = word.size() - at + 1;
    while (row == Table::kNone && --length > 0) {
      const std::string letters(word.substr(at, length));
      const std::string begin = at == 0 ? "^" : "";
      const std::string end = at + length == word.size() ? "$" : "";
      for (const std::string& form : {begin + letters + end, letters + end, begin + letters}) {
        if (row == Table::kNone) row = rules.find(form);
      }
      if (row == Table::kNone) row = rules.find(letters);
    }
    if (row == Table::kNone) {
      add(word[at++]);
      continue;
    }
    for (const char letter : rules.cell(row, 1)) add(letter);
    at += length;
  }
  return sound;
}

TEST(SoundOf, LooksForNoPatternThatCannotBegin) {
  const Language& language = languages().of("fr");
  const Table rules = language.pack().table("rules/romanisation");
  Chance chance(11);
  for (int i = 0; i < 20'000; ++i) {
    std::string word;
    for (std::size_t parts = 1 + chance.below(5); parts > 0; --parts) {
      std::string part(rules.cell(chance.below(rules.rows()), 0));
      std::erase_if(part, [](char c) { return c == '^' || c == '$'; });
      word +=
          chance.below(3) == 0 ? std::string(1, static_cast<char>('a' + chance.below(26))) : part;
    }
    EXPECT_EQ(sound_of(word, language), plain_sound(word, rules)) << word;
  }
}

TEST(PhraseLengths, NeverTooFew) {
  for (const char* tag : {"fr", "en"}) {
    for (const char* name : {"roles", "portfolios"}) {
      const Table table = languages().of(tag).table(name);
      const PhraseLengths lengths(table);
      ASSERT_GT(table.rows(), 0U) << name;
      for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::vector<std::string> words = parts_of(fold(table.cell(row, 0)), ' ');
        EXPECT_GE(lengths.most(words.front()), words.size()) << table.cell(row, 0);
      }
    }
  }
}

// "Oleg Tarvel", "Tarvel Oleg", "O. Tarvel", "Tarvel": of few parts, so that many are alike.
Entity invented_person(Chance& chance, const Language& language) {
  const std::vector<std::string> given = {"Oleg", "Olga", "Ivan", "Abdel", "Abd"};
  const std::vector<std::string> family = {"Tarvel", "Tarwel", "Choubine",
                                           "Shubin", "Karim",  "Elkarim"};
  std::string name = chance.of(family);
  const std::size_t form = chance.below(5);
  if (form == 0) name = chance.of(given) + " " + name;
  if (form == 1) name += " " + chance.of(given);
  if (form == 2) name = chance.of(given).substr(0, 1) + ". " + name;
  if (form == 3) name = chance.of(given) + " " + chance.of(given) + " " + name;
  Entity entity;
  entity.type = EntityType::kPerson;
  entity.name = name;
  entity.keys = {(form == 4 ? "family:" : "person:") + sounds_of(name, language)};
  if (chance.below(4) == 0) entity.keys.emplace_back("role:president:RU");
  entity.gender = static_cast<Gender>(chance.below(3));
  return entity;
}

TEST(MeetingKeys, PersonsWithoutOneInCommonAreDifferent) {
  Chance chance(13);
  std::vector<Entity> persons;
  for (int i = 0; i < 250; ++i) persons.push_back(invented_person(chance, languages().of("fr")));
  std::vector<std::vector<std::string>> all_keys;
  for (const Entity& person : persons) all_keys.push_back(meeting_keys(person));
  std::size_t strangers = 0, same = 0;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    for (std::size_t j = 0; j < persons.size(); ++j) {
      const Entity& a = persons[i];
      const Entity& b = persons[j];
      const std::vector<std::string>& keys = all_keys[i];
      const std::vector<std::string>& others = all_keys[j];
      const PersonMatch match = match_persons(a, b);
      const bool meet = std::ranges::find_first_of(keys, others) != keys.end();
      EXPECT_TRUE(meet || match == PersonMatch::kDifferent) << a.name << ", " << b.name;
      strangers += meet ? 0 : 1;
      same += a.name != b.name && match == PersonMatch::kSame ? 1 : 0;
    }
  }
  EXPECT_GT(strangers, 1000U);
  EXPECT_GT(same, 1000U);
}

}  // namespace
}  // namespace sourcier
