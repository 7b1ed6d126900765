// Extraction of whole pages beside the bare parse of the same pages: the floor it is held to.
//
// One iteration is every page once. `script/bench` names real pages (bench/pages.h) and compares
// the figures, which are taken in turn: --benchmark_enable_random_interleaving.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <vector>

#include "bench/bare_parse.h"
#include "bench/cpu_time.h"
#include "bench/pages.h"
#include "engine/article/extract.h"
#include "engine/base/digest.h"
#include "engine/html/tree.h"

namespace sourcier::bench {
namespace {

constexpr double kFewestArticles = 0.8;  // Of the pages: below it a fast answer is a wrong one.

const std::vector<Page>& pages() {
  static const std::vector<Page> loaded = load_pages();
  return loaded;
}

// Times `work` over all pages; `work` says whether a page gave what it should.
template <typename Work>
void time_pages(benchmark::State& state, Work work) {
  std::size_t good = 0;
  double slowest = 0;
  for (const Page& page : pages()) {
    const double begin = thread_cpu_ms();
    good += work(page) ? 1 : 0;
    slowest = std::max(slowest, thread_cpu_ms() - begin);
  }
  state.counters["slowest_page_ms"] = slowest;
  if (static_cast<double>(good) < kFewestArticles * static_cast<double>(pages().size()) ||
      good == 0) {
    state.SkipWithError("too few pages gave an answer");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    for (const Page& page : pages()) benchmark::DoNotOptimize(work(page));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pages().size()));
  state.SetBytesProcessed(state.iterations() * bytes_of(pages()));
}

void bare_parse(benchmark::State& state) {
  BareParser parser;
  time_pages(state, [&](const Page& page) { return parser.parse(page.body); });
}
BENCHMARK(bare_parse)->Unit(benchmark::kMillisecond);

void bare_parse_new_parser(benchmark::State& state) {
  time_pages(state, [](const Page& page) { return parse_with_new_parser(page.body); });
}
BENCHMARK(bare_parse_new_parser)->Unit(benchmark::kMillisecond);

void parse(benchmark::State& state) {
  time_pages(state, [](const Page& page) { return html::parse(page.body).nodes().size() > 1; });
}
BENCHMARK(parse)->Unit(benchmark::kMillisecond);

void extract(benchmark::State& state) {
  const auto pack = Pack::open(SOURCIER_PACK);
  if (!pack) {
    state.SkipWithError(pack.error().text().c_str());
    return;
  }
  const ExtractionRules rules(*pack);
  time_pages(state,
             [&](const Page& page) { return !sourcier::extract(page, rules, {}).text.empty(); });
}
BENCHMARK(extract)->Unit(benchmark::kMillisecond);

// The digest of the page's bytes, which extraction puts into each article.
void digest(benchmark::State& state) {
  time_pages(state, [](const Page& page) { return !sha256(page.body).empty(); });
}
BENCHMARK(digest)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sourcier::bench
BENCHMARK_MAIN();
