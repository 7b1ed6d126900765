// How long a story of n articles takes to trace: n/4 texts in four copies with five quotations of
// one speaker each, and a story as rich as a real one (trace_story.h). TRACE_ARTICLES=10000 adds a
// larger one.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "bench/trace_story.h"
#include "engine/resource/pack.h"
#include "engine/trace/trace.h"

namespace sourcier {
namespace {

constexpr std::size_t kQuotations = 5;
constexpr std::size_t kCopies = 4;

const char* const kWords[] = {"quai",    "navire",   "enquête", "syndicat", "grève",  "port",
                              "conseil", "sécurité", "travaux", "décision", "maire",  "accord",
                              "mesure",  "phare",    "équipe",  "incendie", "marché", "région"};

// The same words for the same text and quotation, whatever the machine.
std::string sentence(std::size_t text, std::size_t quotation) {
  std::string out;
  std::uint64_t state = text * 7919 + quotation * 104729 + 1;
  for (int word = 0; word < 14; ++word) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    out += std::string(out.empty() ? "" : " ") + kWords[(state >> 33) % std::size(kWords)];
  }
  return out;
}

Document document(std::size_t number) {
  Document out;
  out.article.id = "a" + std::to_string(number);
  out.article.language = "fr";
  out.article.published = "2031-03-1" + std::to_string(number % 10);
  Entity speaker;
  speaker.type = EntityType::kPerson;
  speaker.name = "Anna Lindqvar";
  speaker.keys = {"person:anna lindqvar"};
  out.reading.entities = {speaker};
  for (std::size_t q = 0; q < kQuotations; ++q) {
    const std::string said = sentence(number / kCopies, q);
    Quotation quotation;
    quotation.span = span_at(out.article.text.size(), said.size());
    quotation.speaker = Speaker{speaker.name, EntityIndex{0}, {}};
    quotation.chain = {{speaker.name, HopRole::kSource, SourceKind::kPerson, {}, 0, false}};
    out.reading.quotations.push_back(quotation);
    out.reading.sentences.push_back(quotation.span);
    out.article.text += said + ".\n";
  }
  return out;
}

void time_trace(benchmark::State& state) {
  const auto pack = Pack::open(SOURCIER_PACK);
  if (!pack) return state.SkipWithError(pack.error().text().c_str());
  const Languages languages(*pack);
  std::vector<Document> documents;
  Groups groups;
  for (std::size_t n = 0; n < static_cast<std::size_t>(state.range(0)); ++n) {
    documents.push_back(document(n));
    const std::string family = "cf" + std::to_string(n / kCopies);
    groups.articles.push_back({documents.back().article.id, "ev", "st", family, {}});
  }
  const Dossier expected = trace(groups, documents, languages);
  std::size_t wordings = 0;
  for (const Statement& statement : expected.statements) wordings += statement.wordings.size();
  if (wordings != documents.size() * kQuotations) return state.SkipWithError("wordings were lost");
  for (auto _ : state) benchmark::DoNotOptimize(trace(groups, documents, languages));
  state.counters["articles"] = static_cast<double>(documents.size());
}

void time_rich_story(benchmark::State& state) {
  static const auto pack = Pack::open(SOURCIER_PACK);
  if (!pack) return state.SkipWithError(pack.error().text().c_str());
  static const Languages languages(*pack);
  static InventedStory story;  // Its articles are read once for a size.
  const auto articles = static_cast<std::size_t>(state.range(0));
  if (story.documents.size() != articles) story = invented_story(articles, languages);
  const Dossier expected = trace(story.groups, story.documents, languages);
  if (expected.statements.empty() || expected.figures.empty())
    return state.SkipWithError("nothing was traced");
  for (auto _ : state) benchmark::DoNotOptimize(trace(story.groups, story.documents, languages));
  state.counters["statements"] = static_cast<double>(expected.statements.size());
}

// What the tests run stays small; a larger story is asked for.
void sizes(benchmark::internal::Benchmark* bench) {
  bench->RangeMultiplier(10)->Range(10, 1000)->Unit(benchmark::kMillisecond);
  if (const char* more = std::getenv("TRACE_ARTICLES")) bench->Arg(std::atoll(more));
}
BENCHMARK(time_trace)->Apply(sizes);
BENCHMARK(time_rich_story)->Apply(sizes);

}  // namespace
}  // namespace sourcier
BENCHMARK_MAIN();
