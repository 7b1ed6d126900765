#include "engine/reading/parts.h"

#include <array>
#include <utility>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::array<std::pair<std::string_view, PartOfSpeech>, 17> kParts = {{
    {"ADJ", PartOfSpeech::kAdj},
    {"ADP", PartOfSpeech::kAdp},
    {"ADV", PartOfSpeech::kAdv},
    {"AUX", PartOfSpeech::kAux},
    {"CCONJ", PartOfSpeech::kCconj},
    {"DET", PartOfSpeech::kDet},
    {"INTJ", PartOfSpeech::kIntj},
    {"NOUN", PartOfSpeech::kNoun},
    {"NUM", PartOfSpeech::kNum},
    {"PART", PartOfSpeech::kPart},
    {"PRON", PartOfSpeech::kPron},
    {"PROPN", PartOfSpeech::kPropn},
    {"PUNCT", PartOfSpeech::kPunct},
    {"SCONJ", PartOfSpeech::kSconj},
    {"SYM", PartOfSpeech::kSym},
    {"VERB", PartOfSpeech::kVerb},
    {"X", PartOfSpeech::kX},
}};

PartOfSpeech part_named(std::string_view name) {
  for (const auto& [label, part] : kParts) {
    if (label == name) return part;
  }
  return PartOfSpeech::kX;
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

}  // namespace

void tag_parts(std::string_view text, std::span<const Span> sentences, const Language& language,
               std::span<Token> tokens) {
  const Table lexicon = language.table("lexicon");
  std::size_t sentence = 0;
  for (Token& token : tokens) {
    while (sentence < sentences.size() && sentences[sentence].end <= token.span.begin) ++sentence;
    const bool initial =
        sentence < sentences.size() && sentences[sentence].begin == token.span.begin;
    const std::string_view form = slice(text, token.span);
    const char32_t first = code_point_at(form, 0).value;
    token.part = part_by_shape(first, initial);
    if (!is_letter(first) || lexicon.rows() == 0) continue;
    if (is_upper(first) && !initial) continue;
    const std::size_t row = lexicon.find(is_upper(first) ? lower(form) : std::string(form));
    if (row == Table::kNone) continue;
    token.part = part_named(lexicon.cell(row, 1).substr(0, lexicon.cell(row, 1).find(' ')));
    token.lemma = lexicon.cell(row, lexicon.columns() - 1);
  }
}

}  // namespace sourcier
