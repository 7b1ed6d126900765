#include "engine/reading/parts.h"

#include <algorithm>
#include <string>

#include "engine/base/named.h"
#include "engine/reading/tagger.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// The key of a form: lower case, every apostrophe alike.
std::string key_of(std::string_view form) {
  std::string key = lower(form);
  constexpr std::string_view kApostrophe = "\u2019";
  if (key.ends_with(kApostrophe)) key.replace(key.size() - kApostrophe.size(), 3, "'");
  return key;
}

// The lexicon's letters.
PartOfSpeech part_of_letter(char letter) {
  switch (letter) {
    case 'N':
      return PartOfSpeech::kNoun;
    case 'A':
      return PartOfSpeech::kAdj;
    case 'V':
      return PartOfSpeech::kVerb;
    case 'D':
      return PartOfSpeech::kDet;
    case 'P':
      return PartOfSpeech::kAdp;
    case 'C':
      return PartOfSpeech::kCconj;
    case 'R':
      return PartOfSpeech::kAdv;
    case 'O':
      return PartOfSpeech::kPron;
    default:
      return PartOfSpeech::kX;
  }
}

// Of several categories the one that the part before makes likely, else the first.
PartOfSpeech part_in_context(std::string_view letters, PartOfSpeech before) {
  const auto may_be = [letters](char letter) {
    return letters.find(letter) != std::string_view::npos;
  };
  const bool opens = before == PartOfSpeech::kPunct || before == PartOfSpeech::kX;
  if ((before == PartOfSpeech::kDet || before == PartOfSpeech::kNum ||
       before == PartOfSpeech::kAdp) &&
      may_be('N')) {
    return PartOfSpeech::kNoun;
  }
  if (may_be('V') && may_be('A') && !may_be('N')) return PartOfSpeech::kVerb;  // Participles.
  if (before == PartOfSpeech::kNoun && may_be('A')) return PartOfSpeech::kAdj;
  if ((before == PartOfSpeech::kPron || before == PartOfSpeech::kPropn) && may_be('V')) {
    return PartOfSpeech::kVerb;
  }
  if ((opens || before == PartOfSpeech::kVerb || before == PartOfSpeech::kAdp) && may_be('D')) {
    return PartOfSpeech::kDet;
  }
  return letters.empty() ? PartOfSpeech::kX : part_of_letter(letters.front());
}

PartOfSpeech part_by_shape(char32_t first, bool sentence_initial) {
  if (is_digit(first)) return PartOfSpeech::kNum;
  if (is_upper(first)) return sentence_initial ? PartOfSpeech::kX : PartOfSpeech::kPropn;
  if (is_letter(first)) return PartOfSpeech::kNoun;
  if (first == '%' || first == '$' || first == 0x20AC || first == 0xA3 || first == '+' ||
      first == '=' || first == 0xB0) {
    return PartOfSpeech::kSym;
  }
  return PartOfSpeech::kPunct;
}

void tag_by_rows(std::string_view text, std::span<const Span> sentences, const Language& language,
                 std::span<Token> tokens) {
  const Table lexicon = language.table("lexicon");
  const Table functions = language.table("function_words");
  std::size_t sentence = 0;
  PartOfSpeech before = PartOfSpeech::kPunct;
  for (Token& token : tokens) {
    while (sentence < sentences.size() && sentences[sentence].end <= token.span.begin) ++sentence;
    const bool initial =
        sentence < sentences.size() && sentences[sentence].begin == token.span.begin;
    if (initial) before = PartOfSpeech::kPunct;
    const std::string_view form = slice(text, token.span);
    const char32_t first = code_point_at(form, 0).value;
    token.part = part_by_shape(first, initial);
    const std::string key = key_of(form);
    const std::size_t function = functions.find(key);
    if (function != Table::kNone && (initial || !is_upper(first))) {
      token.part = part_named(functions.cell(function, 1)).value_or(PartOfSpeech::kX);
      token.lemma = functions.cell(function, 2);
    } else if (is_letter(first) && (initial || !is_upper(first))) {
      const std::size_t row = lexicon.find(key);
      if (row != Table::kNone) {
        token.part = part_in_context(lexicon.cell(row, 1), before);
        token.lemma = lexicon.cell(row, lexicon.columns() - 1);
      }
    }
    before = token.part;
  }
}

}  // namespace

std::optional<PartOfSpeech> part_named(std::string_view name) {
  constexpr Named<PartOfSpeech> kNames[] = {
      {"X", PartOfSpeech::kX},         {"ADJ", PartOfSpeech::kAdj},
      {"ADP", PartOfSpeech::kAdp},     {"ADV", PartOfSpeech::kAdv},
      {"AUX", PartOfSpeech::kAux},     {"CCONJ", PartOfSpeech::kCconj},
      {"DET", PartOfSpeech::kDet},     {"INTJ", PartOfSpeech::kIntj},
      {"NOUN", PartOfSpeech::kNoun},   {"NUM", PartOfSpeech::kNum},
      {"PART", PartOfSpeech::kPart},   {"PRON", PartOfSpeech::kPron},
      {"PROPN", PartOfSpeech::kPropn}, {"PUNCT", PartOfSpeech::kPunct},
      {"SCONJ", PartOfSpeech::kSconj}, {"SYM", PartOfSpeech::kSym},
      {"VERB", PartOfSpeech::kVerb},
  };
  return value_named(kNames, name);
}

void tag_parts(std::string_view text, std::span<const Span> sentences, const Language& language,
               std::span<Token> tokens) {
  const Tagger& tagger = language.made<Tagger>();
  if (!tagger.is_trained()) return tag_by_rows(text, sentences, language, tokens);
  auto first = tokens.begin();
  for (const Span sentence : sentences) {
    const auto last = std::find_if(
        first, tokens.end(), [&](const Token& token) { return token.span.begin >= sentence.end; });
    tagger.tag(text, {first, last});
    first = last;
  }
}

}  // namespace sourcier
