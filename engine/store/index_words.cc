#include "engine/store/index_words.h"

#include <algorithm>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr char kStemMark = '~';  // No form holds it: it is no letter.
// Words remembered for each language: the running words of any collection; beyond, all are
// forgotten.
constexpr std::size_t kMostRemembered = 1u << 16;
// Languages whose words are remembered; a page may claim any.
constexpr std::size_t kMostLanguages = 64;

bool is_word_part(char32_t value) { return is_letter(value) || is_digit(value) || is_mark(value); }

bool is_ascii_word_part(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

std::string folded(std::string_view word) {
  std::string form = fold(word);
  std::erase(form, ' ');  // A ligature may open into several words; here it is one.
  return form;
}

// The primary subtag: "fr" of "fr-CA".
std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

}  // namespace

Span IndexWords::next_word(std::string_view text, std::size_t at) {
  std::size_t begin = text.size();
  for (std::size_t next = at; next < text.size();) {
    const auto byte = static_cast<unsigned char>(text[next]);
    const CodePoint point = code_point_at(text, next);
    const bool is_part = byte < 0x80 ? is_ascii_word_part(byte) : is_word_part(point.value);
    const bool stands_alone = byte >= 0x80 && is_part && is_wide_script(point.value);
    if (begin == text.size()) {
      if (is_part) begin = next;
      if (stands_alone) return span_at(next, point.size);
    } else if (!is_part || stands_alone) {
      return span_of(begin, next);
    }
    next += point.size;
  }
  return span_of(begin, text.size());
}

IndexWords::Language& IndexWords::language_of(std::string_view tag) {
  const std::string_view name = primary(tag);
  const auto found = languages_.find(name);
  if (found != languages_.end()) return *found->second;
  const std::string key(languages_.size() < kMostLanguages ? name : std::string_view());
  auto language = std::make_unique<Language>(Language{Stemmer(key), {}});
  return *languages_.emplace(key, std::move(language)).first->second;
}

const IndexWords::Known& IndexWords::known_word(std::string_view word, Language& language) {
  if (word.size() > kLongestIndexedWord) {
    std::size_t size = kLongestIndexedWord;
    while (!is_boundary(word, size)) --size;
    word = word.substr(0, size);
  }
  const auto found = language.words.find(word);
  if (found != language.words.end()) return found->second;
  if (language.words.size() >= kMostRemembered) language.words.clear();
  Known known{folded(word), {}};
  const std::string small = lower(word);
  const std::string stem = folded(language.stemmer.stem(small));
  if (!stem.empty() && stem != known.form) known.stem = kStemMark + stem;
  return language.words.emplace(word, std::move(known)).first->second;
}

std::vector<std::string> IndexWords::asked(std::string_view word,
                                           const std::vector<std::string>& languages) {
  std::vector<std::string> terms;
  const auto add = [&](const std::string& term) {
    if (!term.empty() && std::ranges::find(terms, term) == terms.end()) terms.push_back(term);
  };
  for (const std::string& tag : languages) {
    const Known& known = known_word(word, language_of(tag));
    add(known.form);
    // A word whose form is the stem itself is kept without the mark.
    const std::string& stem = known.stem;
    add(stem.empty() ? kStemMark + known.form : stem);
    if (!stem.empty()) add(stem.substr(1));
  }
  if (languages.empty()) add(folded(word));
  return terms;
}

}  // namespace sourcier
