#include "tools/corpus/writing.h"

#include <algorithm>
#include <iterator>

#include "engine/text/unicode.h"

namespace sourcier::corpus {
namespace {

constexpr std::size_t kOutlets = 400;
constexpr std::uint64_t kPressSeed = 0x70726573;

// Percent of the words that are the event's own, the story's, the theme's; the rest are anyone's.
constexpr std::size_t kOwnWords[] = {26, 18, 24};
// Of the things that an article speaks of: those that bear a name of their own, heard here only.
// They make the words of a collection grow as those of the press do.
constexpr std::size_t kNamedOnce = 6;
constexpr std::size_t kElided = 4;  // The row of "the" before a vowel.

bool begins_with_vowel(const std::string& word) {
  const std::string folded = fold(word.substr(0, 4));
  return !folded.empty() && std::string_view("aeiou").find(folded[0]) != std::string_view::npos;
}

char to_capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = to_capital(text[0]);
  if (text.starts_with("à ")) text.replace(0, 2, "À");
  return text;
}

}  // namespace

const Press& press() {
  static const Press all = [] {
    Press made;
    Random random(kPressSeed);
    static const std::vector<std::string> kBefore = {
        "Le Courrier de ", "L'Écho de ", "Radio ", "", "The ", "Le Journal de "};
    static const std::vector<std::string> kBehind = {"", "", "", " Matin", " Herald", ""};
    for (std::size_t i = 0; i < kOutlets; ++i) {
      const std::size_t kind = random.below(kBefore.size());
      made.outlets.push_back(kBefore[kind] + invented_name(random) + kBehind[kind]);
    }
    made.agencies = {"AFP", "Reuters", "AP", "dpa", "EFE", "ANSA"};
    return made;
  }();
  return all;
}

const Noun& Writer::noun() {
  const auto& nouns = scene_.material->nouns;
  std::size_t chance = random_.below(100);
  static_assert(std::size(kOwnWords) == std::tuple_size_v<decltype(scene_.preferred)>);
  for (std::size_t level = 0; level < std::size(kOwnWords); ++level) {
    if (chance < kOwnWords[level]) return nouns[random_.of(scene_.preferred[level].nouns)];
    chance -= kOwnWords[level];
  }
  return nouns[random_.zipf(nouns.size())];
}

const std::string& Writer::adjective(Form form) {
  const auto& adjectives = scene_.material->adjectives[static_cast<std::size_t>(form)];
  const std::size_t level = random_.below(scene_.preferred.size() + 1);
  if (level == scene_.preferred.size()) return adjectives[random_.zipf(adjectives.size())];
  return adjectives[random_.of(scene_.preferred[level].adjectives) % adjectives.size()];
}

const std::string& Writer::verb() {
  const auto& verbs = scene_.material->verbs;
  const std::size_t level = random_.below(scene_.preferred.size() + 1);
  if (level == scene_.preferred.size()) return verbs[random_.zipf(verbs.size())];
  return verbs[random_.of(scene_.preferred[level].verbs)];
}

void Writer::add_noun_phrase(std::string& out, const std::string& article) {
  const Noun& word = noun();
  const bool is_plural = word.form >= Form::kMasculines;
  const std::size_t row =
      !is_plural && begins_with_vowel(word.word) ? kElided : static_cast<std::size_t>(word.form);
  out += scene_.material->frames.at(article)[row];
  out += word.word;
  if (random_.percent(35)) out += ' ' + adjective(word.form);
  if (random_.percent(kNamedOnce)) out += ' ' + invented_name(random_);
}

std::string Writer::statement() {
  std::string words;
  add_noun_phrase(words, "the");
  const std::size_t clauses = random_.between(1, 3);
  for (std::size_t i = 0; i < clauses; ++i) {
    words += ' ' + verb() + ' ';
    add_noun_phrase(words, "the");
    if (random_.percent(50)) {
      words += ' ';
      add_noun_phrase(words, "of");
    }
    if (i + 1 < clauses) {
      words += ", ";
      add_noun_phrase(words, "the");
    }
  }
  return capitalised(words);
}

void Writer::add_name(Sentence& sentence, const std::string& name, EntityType type) {
  sentence.names.push_back({span_at(sentence.text.size(), name.size()), type, name});
  sentence.text += name;
}

void Writer::add_quotation(Sentence& sentence) {
  const Statement& statement = scene_.statements[statement_];
  const auto& marks = scene_.material->frames.at("quote-mark");
  // An outlet may keep the first clause only.
  const std::size_t comma = statement.words.find(',');
  const bool is_cut = comma != std::string::npos && random_.percent(20);
  const std::string words = is_cut ? statement.words.substr(0, comma) : statement.words;
  sentence.text += marks[0];
  sentence.quotations.push_back(
      {span_at(sentence.text.size(), words.size()), scene_.cast.people[speaker_].full()});
  sentence.text += words + marks[1];
}

void Writer::fill_slot(std::string_view slot, Sentence& sentence, const std::string& agency) {
  const Scene& s = scene_;
  std::string& out = sentence.text;
  if (slot == "np") return add_noun_phrase(out, "the");
  if (slot == "of") return add_noun_phrase(out, "of");
  if (slot == "person")
    return add_name(sentence, s.cast.people[speaker_].full(), EntityType::kPerson);
  if (slot == "place") return add_name(sentence, random_.of(s.cast.places), EntityType::kPlace);
  if (slot == "org")
    return add_name(sentence, random_.of(s.cast.organisations), EntityType::kOrganisation);
  if (slot == "outlet") {
    const auto& outlets = press().outlets;
    return add_name(sentence, outlets[random_.zipf(outlets.size())], EntityType::kOrganisation);
  }
  if (slot == "agency") {
    const std::string& name = agency.empty() ? random_.of(press().agencies) : agency;
    return add_name(sentence, name, EntityType::kOrganisation);
  }
  if (slot == "quote") return add_quotation(sentence);
  if (slot == "noun") out += noun().word;
  if (slot == "adj") out += adjective(Form::kMasculine);
  if (slot == "verb") out += verb();
  if (slot == "role") out += s.cast.people[speaker_].role;
  if (slot == "number") out += random_.of(s.numbers);
  if (slot == "day") out += random_.of(s.material->frames.at("weekday"));
  if (slot == "PLACE")  // Invented names are ASCII.
    std::ranges::transform(s.cast.places.front(), std::back_inserter(out), to_capital);
}

void Writer::fill(std::string_view frame, Sentence& sentence, const std::string& agency) {
  while (!frame.empty()) {
    const std::size_t open = frame.find('{');
    sentence.text += frame.substr(0, open);
    if (open == std::string_view::npos) return;
    const std::size_t close = frame.find('}', open);
    fill_slot(frame.substr(open + 1, close - open - 1), sentence, agency);
    frame.remove_prefix(close + 1);
  }
}

Sentence Writer::sentence(const std::string& kind, const std::string& agency) {
  const std::string& frame = random_.of(scene_.material->frames.at(kind));
  if (frame.find("{quote}") != std::string::npos) {
    statement_ = random_.zipf(scene_.statements.size());
    speaker_ = scene_.statements[statement_].person;
  } else {
    speaker_ = random_.below(scene_.cast.people.size());
  }
  Sentence made;
  fill(frame, made, agency);
  made.text = capitalised(std::move(made.text));
  return made;
}

}  // namespace sourcier::corpus
