#include "engine/reading/tagger.h"

#include <algorithm>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// A longer sentence is tagged in runs of so many words, so that what is kept of a text without
// full stops stays small.
constexpr std::size_t kLongestRun = 512;

// Parts whose words are their own lemma, case and all, where the lexicon knows no other.
bool keeps_form(PartOfSpeech part) {
  return part == PartOfSpeech::kPropn || part == PartOfSpeech::kX || part == PartOfSpeech::kSym;
}

// "ONU", "F.L.": no small letter, more than one letter.
bool is_acronym(std::string_view form) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = code_point_at(form, at);
    if (is_lower(point.value)) return false;
    letters += is_letter(point.value) ? 1 : 0;
    at += point.size;
  }
  return letters > 1;
}

// Where a part's lemma is looked for when the lexicon has none of that part.
PartOfSpeech near_part(PartOfSpeech part) {
  if (part == PartOfSpeech::kAux) return PartOfSpeech::kVerb;
  if (part == PartOfSpeech::kVerb) return PartOfSpeech::kAux;
  return part;
}

}  // namespace

struct Tagger::Scratch {
  std::string keys;
  std::vector<Span> key_spans;
  std::vector<WordFacts> words;
  std::vector<std::uint8_t> tags;
};

Tagger::Tagger(const Language& language) {
  const std::string name = "parts-" + language.tag();
  model_ = PartModel(language.pack().blob("models/" + name + "/" + name + ".model"));
}

void Tagger::tag(std::string_view text, std::span<Token> sentence) const {
  if (!is_trained()) return;
  Scratch scratch;
  for (std::size_t begin = 0; begin < sentence.size(); begin += kLongestRun) {
    const std::size_t size = std::min(kLongestRun, sentence.size() - begin);
    tag_run(text, sentence.subspan(begin, size), begin == 0, scratch);
  }
}

void Tagger::tag_run(std::string_view text, std::span<Token> tokens, bool is_first,
                     Scratch& scratch) const {
  scratch.keys.clear();
  scratch.key_spans.clear();
  scratch.words.clear();
  scratch.tags.clear();
  for (const Token& token : tokens) {
    const std::string_view form = slice(text, token.span);
    const std::size_t begin = scratch.keys.size();
    const std::uint16_t shape = append_key(form, scratch.keys);
    const Span span = span_of(begin, scratch.keys.size());
    scratch.key_spans.push_back(span);
    scratch.words.push_back(facts_of(form, slice(scratch.keys, span), shape,
                                     is_first && scratch.words.empty(), model_.lexicon()));
  }
  model_.tag(scratch.words, scratch.tags);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].part = model_.part(scratch.tags[i]);
    tokens[i].lemma = lemma(slice(text, tokens[i].span), slice(scratch.keys, scratch.key_spans[i]),
                            scratch.words[i].word, tokens[i].part);
  }
}

std::string Tagger::lemma(std::string_view form, std::string_view key, WordClass word,
                          PartOfSpeech part) const {
  const WordLexicon& lexicon = model_.lexicon();
  if (part == PartOfSpeech::kPunct) return std::string(form);
  if (auto known = lexicon.lemma(key, word, part)) return std::move(*known);
  if (keeps_form(part)) return std::string(form);
  if (auto known = lexicon.lemma(key, word, near_part(part))) return std::move(*known);
  if (word == kUnknownWord && is_acronym(form)) return std::string(form);
  // "vice-présidents": the end has a lemma of its own.
  const std::size_t hyphen = key.rfind('-');
  if (hyphen != std::string_view::npos && hyphen > 0) {
    const std::string_view end = key.substr(hyphen + 1);
    if (auto known = lexicon.lemma(end, lexicon.find(end), part)) {
      return std::string(key.substr(0, hyphen + 1)) + *known;
    }
  }
  if (auto guessed = lexicon.guess(key, part)) return std::move(*guessed);
  return std::string(key);
}

}  // namespace sourcier
