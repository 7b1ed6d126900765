#include "engine/reading/treebank.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/reading/parts.h"
#include "engine/reading/tokens.h"

namespace sourcier {
namespace {

// The columns of a line that are read.
enum Column : std::size_t { kId = 0, kForm = 1, kLemma = 2, kUpos = 3, kFeatures = 5, kMisc = 9 };
constexpr std::size_t kColumns = 10;

using Cells = std::array<std::string_view, kColumns>;

bool split_cells(std::string_view line, Cells& cells) {
  for (std::size_t column = 0; column < kColumns; ++column) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (column + 1 == kColumns)) return false;
    cells[column] = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  return true;
}

// The value of a feature in "Mood=Ind|VerbForm=Fin"; "" where there is none.
std::string_view feature(std::string_view features, std::string_view name) {
  while (!features.empty()) {
    const std::size_t bar = features.find('|');
    const std::string_view pair = features.substr(0, bar);
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
      return pair.substr(name.size() + 1);
    }
    features.remove_prefix(bar == std::string_view::npos ? features.size() : bar + 1);
  }
  return {};
}

// What of the features tells a word's neighbours: the form of a verb, relatives and persons among
// pronouns, articles among determiners.
std::string detail_of(PartOfSpeech part, std::string_view features) {
  const std::string_view kind = feature(features, "PronType");
  switch (part) {
    case PartOfSpeech::kVerb:
    case PartOfSpeech::kAux: {
      std::string detail(feature(features, "VerbForm"));
      if (detail == "Part") detail += feature(features, "Tense");
      return detail;
    }
    case PartOfSpeech::kPron:
      return kind == "Rel" || kind == "Int" ? "Rel" : (kind == "Prs" ? "Prs" : "");
    case PartOfSpeech::kDet:
      return kind == "Art" ? std::string(feature(features, "Definite")) : "";
    default:
      return "";
  }
}

class Parser {
 public:
  explicit Parser(std::string where) : where_(std::move(where)) {}

  bool take(std::string_view line);
  std::vector<TreebankSentence> finish() {
    end_sentence();
    return std::move(sentences_);
  }
  Error error() const {
    return {ErrorKind::kMalformed, where_ + ":" + std::to_string(line_),
            "expected 10 columns of CoNLL-U with a known part of speech"};
  }

 private:
  bool take_word(const Cells& cells);
  void end_token();
  void end_sentence();

  std::string where_;
  std::size_t line_ = 0;
  TreebankSentence sentence_;
  std::string form_;               // Of the token of several words that is open.
  std::string last_;               // The number of its last word.
  bool is_spaced_ = false;         // White space follows it.
  std::vector<TaggedWord> words_;  // Its words so far.
  std::vector<TreebankSentence> sentences_;
};

bool Parser::take(std::string_view line) {
  ++line_;
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) {
    end_sentence();
    return true;
  }
  if (line.starts_with('#')) return true;
  Cells cells;
  if (!split_cells(line, cells)) return false;
  if (cells[kId].find('.') != std::string_view::npos) return true;  // An empty node.
  const bool is_spaced = feature(cells[kMisc], "SpaceAfter") != "No";
  const std::size_t dash = cells[kId].find('-');
  if (dash != std::string_view::npos) {
    form_ = cells[kForm];
    last_ = cells[kId].substr(dash + 1);
    is_spaced_ = is_spaced;
    return true;
  }
  if (last_.empty()) {
    form_ = cells[kForm];
    is_spaced_ = is_spaced;
  }
  if (!take_word(cells)) return false;
  if (last_.empty() || last_ == cells[kId]) end_token();
  return true;
}

bool Parser::take_word(const Cells& cells) {
  const auto part = part_named(cells[kUpos]);
  if (!part) return false;
  TaggedWord& word = words_.emplace_back();
  word.form = cells[kForm];
  word.part = *part;
  word.detail = detail_of(*part, cells[kFeatures]);
  const bool says_lemma = cells[kLemma] != "_" && feature(cells[kFeatures], "Typo") != "Yes";
  if (says_lemma || cells[kForm] == "_") word.lemma = cells[kLemma];
  return true;
}

void Parser::end_token() {
  std::string joined;
  for (const TaggedWord& word : words_) joined += word.form;
  const std::size_t begin = sentence_.text.size();
  sentence_.text += form_;
  if (joined == form_) {
    std::size_t at = begin;
    for (TaggedWord& word : words_) {
      const Span span = span_at(at, word.form.size());
      at += word.form.size();
      sentence_.units.push_back({span, std::move(word)});
    }
  } else if (!words_.empty()) {
    TaggedWord word = std::move(words_.front());
    word.form = form_;
    word.detail = "Joined";
    sentence_.units.push_back({span_at(begin, form_.size()), std::move(word)});
  }
  if (is_spaced_) sentence_.text += ' ';
  words_.clear();
  last_.clear();
}

void Parser::end_sentence() {
  if (!sentence_.units.empty()) sentences_.push_back(std::move(sentence_));
  sentence_ = {};
}

// The word that a token is, which overlaps `units`.
TaggedWord joined_word(std::string_view form, Span span,
                       std::span<const TreebankSentence::Unit> units) {
  TaggedWord word = units.back().word;
  for (const TreebankSentence::Unit& unit : units) {
    if (word.part == PartOfSpeech::kPunct || unit.word.part == PartOfSpeech::kPropn) {
      word = unit.word;
    }
  }
  word.form = form;
  if (units.size() > 1 || units.front().span != span) word.lemma.clear();
  return word;
}

}  // namespace

Result<std::vector<TreebankSentence>> parse_treebank(std::string_view text,
                                                     const std::string& where) {
  Parser parser(where);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (!parser.take(text.substr(0, end))) return tl::unexpected(parser.error());
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parser.finish();
}

std::vector<TaggedSentence> retokenized(std::span<const TreebankSentence> sentences,
                                        const Language& language) {
  std::vector<TaggedSentence> out;
  for (const TreebankSentence& sentence : sentences) {
    const Span whole[] = {span_at(0, sentence.text.size())};
    TaggedSentence& words = out.emplace_back();
    auto first = sentence.units.begin();
    for (const Token& token : tokenize(sentence.text, whole, language)) {
      while (first != sentence.units.end() && first->span.end <= token.span.begin) ++first;
      auto last = first;
      while (last != sentence.units.end() && last->span.begin < token.span.end) ++last;
      if (first == last) continue;
      words.push_back(joined_word(slice(sentence.text, token.span), token.span, {first, last}));
    }
  }
  return out;
}

}  // namespace sourcier
