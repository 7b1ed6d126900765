#include "tools/corpus/draft.h"

#include <algorithm>
#include <array>

namespace sourcier::corpus {
namespace {

// Percent of an article's sentences.
constexpr std::size_t kQuoteSentences = 20;
constexpr std::size_t kChainSentences = 6;
// Of the sentences that a rewriter meets.
constexpr std::size_t kWordsChanged = 25;
constexpr std::size_t kSentencesLeftOut = 8;
constexpr std::size_t kSentencesAdded = 6;

// As RPM2 and PolNeAR: a quarter of the articles below 280 words, half below 410, one in twenty
// above 850.
std::size_t sentences_of_an_article(Random& random) {
  const std::size_t chance = random.below(100);
  if (chance < 12) return random.between(3, 8);
  const std::size_t usual = 8 + random.below(11) + random.below(11) + random.below(11);
  return chance < 95 ? usual : usual * 2 + random.below(30);
}

Sentence body_sentence(Writer& writer, Random& random) {
  const std::size_t chance = random.below(100);
  if (chance < kQuoteSentences) return writer.sentence("quote");
  return writer.sentence(chance < kQuoteSentences + kChainSentences ? "chain" : "body");
}

void append_body(Draft& draft, std::size_t sentences, Writer& writer, Random& random) {
  for (std::size_t i = 0; i < sentences; ++i)
    draft.sentences.push_back(body_sentence(writer, random));
}

// Drops a word of a sentence that names and quotes nobody, so that no span moves.
void drop_a_word(Sentence& sentence, Random& random) {
  if (!sentence.names.empty() || !sentence.quotations.empty()) return;
  const std::size_t from = sentence.text.find(' ', random.below(sentence.text.size()));
  if (from == std::string::npos) return;
  const std::size_t to = sentence.text.find(' ', from + 1);
  if (to != std::string::npos) sentence.text.erase(from, to - from);
}

Draft rewritten(const Draft& source, Writer& writer, Random& random) {
  Draft copy{.title = random.percent(50) ? source.title : writer.sentence("title").text,
             .agency = source.agency,
             .sentences = {}};
  for (const Sentence& sentence : source.sentences) {
    if (random.percent(kSentencesLeftOut)) continue;
    copy.sentences.push_back(sentence);
    if (random.percent(kWordsChanged)) drop_a_word(copy.sentences.back(), random);
    if (random.percent(kSentencesAdded)) copy.sentences.push_back(body_sentence(writer, random));
  }
  if (copy.sentences.size() > 3 && random.percent(25))
    std::swap(copy.sentences[1], copy.sentences[2]);
  return copy;
}

Draft abridged(const Draft& source, Random& random) {
  Draft copy = source;
  const std::size_t most = source.sentences.size();
  copy.sentences.resize(
      std::max<std::size_t>(std::min<std::size_t>(3, most), most * random.between(40, 85) / 100));
  return copy;
}

// An outlet's own beginning, then most of the agency's text.
Draft of_dispatch(const Draft& source, const std::string& agency, Writer& writer, Random& random) {
  Draft copy = abridged(source, random);
  copy.agency = agency;
  copy.title = writer.sentence("title").text;
  if (random.percent(40)) copy.sentences.insert(copy.sentences.begin(), writer.sentence("lead"));
  return copy;
}

// A text of its own with some sentences of the other in its middle.
Draft partly(const Draft& source, const Scene& scene, Random& random) {
  Draft copy = write_own(scene, random);
  const std::size_t most = source.sentences.size();
  // No more than a third of either, or it would be a copy.
  const std::size_t count = std::max<std::size_t>(
      1, std::min({most / 3, random.between(2, 6), copy.sentences.size() / 3}));
  const std::size_t from = random.below(most - count + 1);
  const auto first = source.sentences.begin() + static_cast<std::ptrdiff_t>(from);
  const auto at = copy.sentences.begin() + static_cast<std::ptrdiff_t>(copy.sentences.size() / 2);
  copy.sentences.insert(at, first, first + static_cast<std::ptrdiff_t>(count));
  return copy;
}

Draft quoting(const Draft& source, const Scene& scene, Random& random) {
  Draft copy = write_own(scene, random);
  for (const Sentence& sentence : source.sentences)
    if (!sentence.quotations.empty() && random.percent(60)) copy.sentences.push_back(sentence);
  return copy;
}

}  // namespace

std::string kind_name(Kind kind) {
  constexpr std::array<const char*, 7> kNames = {"own",      "exact",   "abridged", "rewritten",
                                                 "dispatch", "partial", "quotation"};
  return kNames[static_cast<std::size_t>(kind)];
}

bool is_one_family(Kind kind) { return kind >= Kind::kExact && kind <= Kind::kDispatch; }

Draft write_own(const Scene& scene, Random& random, const std::string& agency) {
  Writer writer(scene, random);
  Draft draft{.title = writer.sentence("title").text, .agency = agency, .sentences = {}};
  const std::size_t sentences = sentences_of_an_article(random);
  draft.sentences.push_back(writer.sentence("lead"));
  append_body(draft, sentences - 1, writer, random);
  if (agency.empty()) return draft;
  Sentence& lead = draft.sentences.front();
  Sentence line = writer.sentence("dateline", agency);
  for (NamedSpan& name : lead.names) {
    name.span = span_at(name.span.begin + line.text.size(), name.span.size());
    line.names.push_back(std::move(name));
  }
  line.text += lead.text;
  lead = std::move(line);
  return draft;
}

Draft write_copy(Kind kind, const Draft& source, const Scene& scene, Random& random) {
  Writer writer(scene, random);
  switch (kind) {
    case Kind::kOwn:
      break;
    case Kind::kExact:
      return source;
    case Kind::kAbridged:
      return abridged(source, random);
    case Kind::kRewritten:
      return rewritten(source, writer, random);
    case Kind::kDispatch:
      return of_dispatch(source,
                         source.agency.empty() ? random.of(press().agencies) : source.agency,
                         writer, random);
    case Kind::kPartial:
      return partly(source, scene, random);
    case Kind::kQuoting:
      return quoting(source, scene, random);
  }
  return write_own(scene, random);
}

}  // namespace sourcier::corpus
