#include "engine/reading/clause_words.h"

#include <algorithm>
#include <utility>

#include "engine/reading/clause_lexicon.h"
#include "engine/reading/quoting_verbs.h"
#include "engine/reading/tagger.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

bool is_word_point(char32_t value) { return is_letter(value) || is_digit(value) || is_mark(value); }

bool is_of_closed_class(PartOfSpeech part) {
  return part == PartOfSpeech::kCconj || part == PartOfSpeech::kSconj ||
         part == PartOfSpeech::kAdp || part == PartOfSpeech::kPart;
}

}  // namespace

WordScanner::WordScanner(std::string_view text, const Reading& reading,
                         const std::vector<Quoted>& quoted, const Language& language)
    : text_(text),
      mentions_(reading.mentions),
      reading_(reading),
      media_(language),
      tokens_(reading.tokens),
      quoted_(quoted),
      lexicon_(language.made<ClauseLexicon>()),
      is_tagged_(language.made<Tagger>().is_trained()) {}

std::vector<ClauseWord> WordScanner::scan(Span span) const { return scan(span, true); }

std::vector<ClauseWord> WordScanner::scan_inside(Span span) const { return scan(span, false); }

std::vector<ClauseWord> WordScanner::scan(Span span, bool whole_quotations) const {
  std::vector<ClauseWord> words;
  auto quote = std::ranges::lower_bound(quoted_, span.begin, {},
                                        [](const Quoted& q) { return q.marks.begin; });
  for (std::size_t at = span.begin; at < span.end;) {
    while (quote != quoted_.end() && quote->marks.begin < at) ++quote;
    const bool opens = whole_quotations && quote != quoted_.end() && quote->marks.begin == at;
    if (opens && is_outlet_name(*quote)) {
      while (at < quote->inside.end)
        at = add_word(std::max<std::size_t>(at, quote->inside.begin), quote->inside.end, words);
      at = quote->marks.end;
      continue;
    }
    if (opens) {
      ClauseWord word;
      word.span = quote->marks;
      word.kind = WordKind::kQuotation;
      word.quoted = static_cast<std::uint32_t>(quote - quoted_.begin());
      word.reports = begins_with_report(quote->inside);
      words.push_back(std::move(word));
      at = quote->marks.end;
      continue;
    }
    at = add_word(at, span.end, words);
  }
  attach_mentions(words);
  if (is_tagged_) attach_parts(words);
  attach_bounds(words);
  attach_phrases(words);
  if (whole_quotations) lend_voices(words, text_);
  return words;
}

// "a fait savoir", "pointed out": the first word reports, the others stand beside it.
void WordScanner::attach_phrases(std::vector<ClauseWord>& words) const {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::size_t end = lexicon_.describe_phrase(words, i);
    for (std::size_t at = i + 1; at < end; ++at) {
      words[at] = {.span = words[at].span, .text = std::move(words[at].text), .classes = kAdverb};
      if (is_tagged_) words[at].part = PartOfSpeech::kAdv;
    }
  }
}

// "at least 2,000 people": in front of a number these are no preposition of place or matter; they
// begin a noun phrase.
void WordScanner::attach_bounds(std::vector<ClauseWord>& words) const {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].kind != WordKind::kNumber && !words[i].has(kNumberWord)) continue;
    for (std::size_t at = i - lexicon_.bound_before(words, i); at < i; ++at) {
      words[at].classes = kDeterminer;
      if (words[at].is_tagged()) words[at].part = PartOfSpeech::kDet;
    }
  }
}

bool WordScanner::is_outlet_name(const Quoted& quoted) const {
  const auto mention = std::ranges::lower_bound(mentions_, quoted.inside.begin, {},
                                                [](const Mention& m) { return m.span.begin; });
  if (mention == mentions_.end() || mention->span != quoted.inside) return false;
  return is_outlet(media_.kind_of(reading_, mention->entity));
}

// One word, or one mark, or one blank passed over. Returns where the next begins.
std::size_t WordScanner::add_word(std::size_t at, std::size_t end,
                                  std::vector<ClauseWord>& words) const {
  const CodePoint first = code_point_at(text_, at);
  if (is_space(first.value)) return at + first.size;
  if (!is_word_point(first.value)) {
    // The point of "M." or of an initial belongs to the word.
    const bool abbreviates =
        first.value == U'.' && at + 1 < end && !words.empty() && words.back().span.end == at &&
        words.back().is_word() &&
        (words.back().has(kTitle) || (words.back().span.size() == 1 && words.back().is_capital));
    if (abbreviates) {
      words.back().span.end = static_cast<std::uint32_t>(at + 1);
    } else if (!is_apostrophe(first.value)) {
      ClauseWord word;
      word.span = span_at(at, first.size);
      word.kind = WordKind::kMark;
      word.text = std::string(slice(text_, word.span));
      words.push_back(std::move(word));
    }
    return at + first.size;
  }
  std::size_t stop = at;
  std::size_t hyphen = 0;  // The last one, in front of what may be an inverted pronoun.
  while (stop < end) {
    const CodePoint point = code_point_at(text_, stop);
    if (is_hyphen(point.value) && stop + point.size < end &&
        is_word_point(code_point_at(text_, stop + point.size).value)) {
      hyphen = stop;
    } else if ((point.value == U'.' || point.value == U',') && stop > at && stop + 1 < end &&
               is_digit(code_point_before(text_, stop).value) &&
               is_digit(code_point_at(text_, stop + 1).value)) {
      // "30.000", "3,5": a mark inside a number parts nothing.
    } else if (!is_word_point(point.value)) {
      break;
    }
    stop += point.size;
  }
  if (hyphen != 0) {
    const std::size_t pronoun = hyphen + code_point_at(text_, hyphen).size;
    const std::string tail = lower(text_.substr(pronoun, stop - pronoun));
    if (lexicon_.is_pronoun(tail)) {
      std::size_t verb_end = hyphen;  // The "-t-" between is no word.
      if (verb_end >= at + 3 && text_.substr(verb_end - 2, 2) == "-t") verb_end -= 2;
      push_letters(span_of(at, verb_end), false, words);
      push_letters(span_of(pronoun, stop), true, words);
      return stop;
    }
  }
  push_letters(span_of(at, stop), false, words);
  return stop;
}

// "« a expliqué que …": a small letter, perhaps an auxiliary, and a verb of saying with its clause.
bool WordScanner::begins_with_report(Span inside) const {
  constexpr std::size_t kFirstWords = 5;
  if (!is_lower(code_point_at(text_, inside.begin).value)) return false;
  std::vector<ClauseWord> first;
  for (std::size_t at = inside.begin; at < inside.end && first.size() < kFirstWords;) {
    at = add_word(at, inside.end, first);
  }
  for (std::size_t i = 0; i + 1 < first.size(); ++i) {
    if (first[i].verb != VerbClass::kNone && first[i].shapes != 0) {
      return std::any_of(first.begin() + static_cast<std::ptrdiff_t>(i) + 1, first.end(),
                         [](const ClauseWord& word) { return word.has(kThat); });
    }
    if (!first[i].has(kHave | kBe | kAdverb | kObject | kNegation)) return false;
  }
  return false;
}

void WordScanner::push_letters(Span span, bool inverted, std::vector<ClauseWord>& words) const {
  ClauseWord word;
  word.span = span;
  const CodePoint first = code_point_at(text_, span.begin);
  word.kind = is_digit(first.value) ? WordKind::kNumber : WordKind::kLetters;
  word.is_capital = is_upper(first.value);
  word.text = lower(slice(text_, span));
  word.is_inverted = inverted;
  if (word.kind == WordKind::kLetters) lexicon_.describe(word);
  words.push_back(std::move(word));
}

void WordScanner::attach_mentions(std::vector<ClauseWord>& words) const {
  if (words.empty()) return;
  auto mention = std::ranges::lower_bound(mentions_, words.front().span.begin, {},
                                          [](const Mention& m) { return m.span.end; });
  for (ClauseWord& word : words) {
    while (mention != mentions_.end() && mention->span.end <= word.span.begin) ++mention;
    if (mention == mentions_.end()) return;
    if (mention->span.overlaps(word.span) && word.is_word()) {
      word.mention = static_cast<std::uint32_t>(mention - mentions_.begin());
      word.named = mention->type;
      // "the US", "the WHO": no pronouns.
      constexpr std::uint32_t kPronouns =
          kPronoun | kObject | kFirstPerson | kThing | kAnyone | kRelative | kWhoever | kReflexive;
      if (word.is_capital) word.classes &= ~kPronouns;
    }
  }
}

// "Untel, maire de la ville, juge que", "la maire juge le port": no office stands between a comma
// and what is said, nor between one who speaks and an article.
bool is_verb_by_place(const std::vector<ClauseWord>& words, const ClauseWord& word) {
  const auto at = static_cast<std::size_t>(&word - words.data());
  if (at == 0 || at + 1 >= words.size() || word.verb == VerbClass::kNone) return false;
  if ((word.shapes & kFinite) == 0) return false;
  const ClauseWord& before = words[at - 1];
  const ClauseWord& next = words[at + 1];
  const bool speaks = before.sense == NounSense::kRole || before.sense == NounSense::kSource ||
                      before.named == EntityType::kPerson ||
                      before.named == EntityType::kOrganisation;
  const bool is_object = next.is_quotation() || (next.has(kDeterminer) && !next.has(kOf | kTo));
  return (before.is_mark(',') && next.has(kThat)) ||
         (word.sense == NounSense::kRole && speaks && is_object);
}

// A clause word has the part of the first token that reaches into it. An office is no small word,
// whatever the tagger makes of it between marks and a name: "“…,” mayor Untel said".
void WordScanner::attach_parts(std::vector<ClauseWord>& words) const {
  if (words.empty()) return;
  auto token = std::ranges::lower_bound(tokens_, words.front().span.begin, {},
                                        [](const Token& t) { return t.span.end; });
  bool determined = false;  // By the word before.
  for (ClauseWord& word : words) {
    const bool behind_determiner = std::exchange(determined, word.has(kDeterminer));
    while (token != tokens_.end() && token->span.end <= word.span.begin) ++token;
    if (token == tokens_.end()) return;
    if (!word.is_word() || token->span.begin >= word.span.end) continue;
    const bool is_office = word.sense == NounSense::kRole && word.classes == 0;
    word.part = is_office && is_of_closed_class(token->part) ? PartOfSpeech::kNoun : token->part;
    word.is_inflected = word.part == PartOfSpeech::kNoun && token->lemma != word.text;
    if (word.is_tagged_verb() || word.part == PartOfSpeech::kAdj)
      word.leads = lexicon_.leading(token->lemma);
    // "l'accusé a parlé": behind its article an office is no participle.
    const bool is_verb = word.part == PartOfSpeech::kVerb;
    if (word.sense == NounSense::kRole && is_verb && behind_determiner) {
      word.part = PartOfSpeech::kNoun;
      word.verb = VerbClass::kNone;
      word.shapes = 0;
    }
    if (word.part == PartOfSpeech::kNoun && is_verb_by_place(words, word)) {
      word.part = PartOfSpeech::kVerb;
      word.sense = NounSense::kNone;
    }
    lexicon_.refine(word);
  }
}

}  // namespace sourcier
