// How fast an article is read, stage by stage, over its length. Answers are checked before they
// are timed.
#include <benchmark/benchmark.h>

#include <string>

#include "engine/reading/quantities.h"
#include "engine/reading/read.h"
#include "engine/reading/sentences.h"
#include "engine/reading/times.h"
#include "engine/reading/tokens.h"

namespace sourcier {
namespace {

constexpr std::string_view kParagraph =
    "Le conseil a voté mardi 4 mars 2025 un plan de 2,5 millions d'euros. « Nous partirons », a "
    "déclaré la maire, qui attend environ 3 à 4 000 visiteurs l'été prochain. ";
constexpr std::size_t kSentences = 2;
constexpr std::size_t kTimes = 2;
constexpr std::size_t kQuantities = 2;

const Language& french() {
  static const Languages languages(*Pack::open(SOURCIER_PACK));
  return languages.of("fr");
}

struct Read {
  Article article;
  std::vector<Span> sentences;
  std::vector<Token> tokens;
  std::vector<TimeExpression> times;
};

Words words_of(const Read& read) { return Words(read.article.text, read.sentences, read.tokens); }

Read read_of(std::int64_t paragraphs) {
  Read read;
  read.article.published = "2025-03-06";
  for (std::int64_t i = 0; i < paragraphs; ++i) read.article.text += kParagraph;
  read.sentences = split_sentences(read.article.text, {}, french());
  read.tokens = tokenize(read.article.text, read.sentences, french());
  read.times = find_times(read.article, words_of(read), french());
  return read;
}

bool is_right(const Read& read, std::int64_t paragraphs) {
  const auto times = static_cast<std::size_t>(paragraphs);
  const auto quantities = find_quantities(words_of(read), read.times, french());
  return read.sentences.size() == kSentences * times && read.times.size() == kTimes * times &&
         quantities.size() == kQuantities * times;
}

// Times `stage` on a text of `state.range(0)` paragraphs; items are tokens.
template <typename Stage>
void time_stage(benchmark::State& state, const Stage& stage) {
  const Read read = read_of(state.range(0));
  if (!is_right(read, state.range(0))) {
    state.SkipWithError("wrong number of sentences, times or quantities");
    return;
  }
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(stage(read));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(read.tokens.size()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(read.article.text.size()));
}

void time_sentences(benchmark::State& state) {
  time_stage(state, [](const Read& r) { return split_sentences(r.article.text, {}, french()); });
}
BENCHMARK(time_sentences)->Range(8, 512);

void time_tokens(benchmark::State& state) {
  time_stage(state, [](const Read& r) { return tokenize(r.article.text, r.sentences, french()); });
}
BENCHMARK(time_tokens)->Range(8, 512);

void time_times(benchmark::State& state) {
  time_stage(state, [](const Read& r) { return find_times(r.article, words_of(r), french()); });
}
BENCHMARK(time_times)->Range(8, 512);

void time_quantities(benchmark::State& state) {
  time_stage(state, [](const Read& r) { return find_quantities(words_of(r), r.times, french()); });
}
BENCHMARK(time_quantities)->Range(8, 512);

void time_read(benchmark::State& state) {
  time_stage(state, [](const Read& r) { return read(r.article, french()); });
}
BENCHMARK(time_read)->Range(8, 512);

}  // namespace
}  // namespace sourcier

BENCHMARK_MAIN();
