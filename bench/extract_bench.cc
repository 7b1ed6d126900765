// Extraction over article length, beside the bare parse of the same page: the floor it is held to.
#include <benchmark/benchmark.h>

#include <string>

#include "engine/article/extract.h"
#include "engine/html/tree.h"

namespace sourcier {
namespace {

// A page with as many paragraphs, and about as much furniture around them as real pages have.
std::string page_with(std::int64_t paragraphs) {
  std::string page =
      "<!doctype html><html lang=en><head><title>Gates stay shut | Post</title></head><body><nav>";
  for (int i = 0; i < 40; ++i) page += "<a class='nav-item' href='/s'>Section of the site</a>";
  page += "</nav><main><article><h1>Gates stay shut</h1><div class='article-body'>";
  for (std::int64_t i = 0; i < paragraphs; ++i) {
    page += "<p>Gate " + std::to_string(i) +
            " of the port will stay shut until its crane has new cables, the director said on "
            "<a href='/monday'>Monday</a>, and no ship is expected before the end of the week.</p>";
  }
  page += "</div></article></main><footer><p>All rights reserved</p></footer></body></html>";
  return page;
}

void time_parse(benchmark::State& state) {
  const std::string page = page_with(state.range(0));
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(html::parse(page));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(page.size()));
}
BENCHMARK(time_parse)->Range(8, 512);

void time_extract(benchmark::State& state) {
  const auto pack = Pack::open(SOURCIER_PACK);
  if (!pack) {
    state.SkipWithError("no pack");
    return;
  }
  const ExtractionRules rules(*pack);
  Page page;
  page.body = page_with(state.range(0));
  // The answer is checked before it is timed.
  if (extract(page, rules, {}).paragraphs.size() != static_cast<std::size_t>(state.range(0))) {
    state.SkipWithError("wrong number of paragraphs");
    return;
  }
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(extract(page, rules, {}));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(page.body.size()));
}
BENCHMARK(time_extract)->Range(8, 512);

}  // namespace
}  // namespace sourcier
BENCHMARK_MAIN();
