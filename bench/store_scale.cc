// store_scale: what adding to a store costs, and what opening and searching it costs by its size.
//
// usage: store_scale STORE ARTICLE… --copies N     reads the files once, then adds their articles N
// times under other ids, so that a large store is soon made. Prints one `name value` line each, in
// CPU time of this one thread.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "bench/cpu_time.h"
#include "engine/pipeline/pipeline.h"
#include "engine/store/search.h"

namespace {

using namespace sourcier;
constexpr std::size_t kBatch = 1024;

struct Options {
  std::string store;
  std::vector<std::string> files;
  std::size_t copies = 1;
  std::vector<std::string> queries = {"government", "\"of the\"", "minister OR ministre", "gou*"};
};

bool add_all(Store& store, const std::vector<Document>& documents, const Options& options,
             const std::string& version) {
  double spent = 0;
  std::size_t added = 0;
  for (std::size_t copy = 0; copy < options.copies; ++copy) {
    for (std::size_t begin = 0; begin < documents.size(); begin += kBatch) {
      const std::size_t end = std::min(begin + kBatch, documents.size());
      std::vector<Document> batch(documents.begin() + static_cast<std::ptrdiff_t>(begin),
                                  documents.begin() + static_cast<std::ptrdiff_t>(end));
      for (Document& document : batch) document.article.id += "." + std::to_string(copy);
      const double start = thread_cpu_ms();
      const auto done = store.add(batch, {}, version);
      spent += (thread_cpu_ms() - start) / 1e3;
      if (!done) {
        std::fprintf(stderr, "%s\n", done.error().text().c_str());
        return false;
      }
      added += done->added;
    }
  }
  std::printf("articles_added %zu\narticles_a_cpu_second %.0f\n", added,
              static_cast<double>(added) / spent);
  return true;
}

void time_reading(const Options& options) {
  const double opened = thread_cpu_ms();
  auto store = Store::open(options.store, Store::Mode::kReadOnly);
  std::printf("open_cpu_ms %.2f\n", thread_cpu_ms() - opened);
  for (const std::string& query : options.queries) {
    for (const SearchOrder order : {SearchOrder::kRelevance, SearchOrder::kNewest}) {
      SearchRequest request;
      request.query = query;
      request.order = order;
      const double begin = thread_cpu_ms();
      const auto result = search(*store, request);
      std::printf("search_cpu_ms %.2f  total %zu  %s %s\n", thread_cpu_ms() - begin,
                  result ? result->total : 0, query.c_str(),
                  order == SearchOrder::kNewest ? "newest" : "best");
    }
  }
}

int run(const Options& options) {
  const auto resources = load_resources({});
  if (!resources) return 1;
  std::vector<Document> documents;
  RunOptions run;
  run.jobs = 2;
  read_inputs(options.files, **resources, run,
              [&](Document&& document) { documents.push_back(std::move(document)); });
  if (!documents.empty()) {
    auto store = Store::open(options.store, Store::Mode::kReadWrite);
    if (!store || !add_all(*store, documents, options, (*resources)->version())) return 1;
  }
  time_reading(options);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program("What a store costs by its size");
  Options options;
  program.add_option("STORE", options.store)->required();
  program.add_option("ARTICLES", options.files);
  program.add_option("--copies", options.copies)->capture_default_str();
  program.add_option("--query", options.queries);
  CLI11_PARSE(program, argc, argv);
  return run(options);
}
