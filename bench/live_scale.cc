// live_scale: what one more article costs a store, by how many it holds.
//
// usage: live_scale STORE ARTICLES MORE [SEED]     fills a new store with invented articles
// (tools/make_corpus makes the same), groups them, then adds MORE of them one by one, each grouped
// before the next. Prints one `name value` line each, in CPU time of this one thread.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "bench/cpu_time.h"
#include "engine/pipeline/regroup.h"
#include "tools/corpus/corpus.h"

namespace {

using namespace sourcier;
constexpr std::size_t kBatch = 1024;

std::vector<Document> collection(std::size_t articles, std::uint64_t seed) {
  std::vector<corpus::Material> materials;
  for (const char* tag : {"fr", "en"})
    materials.push_back(*corpus::load_material(SOURCIER_ROOT, tag));
  std::vector<Document> documents;
  corpus::Corpus(materials, {.seed = seed, .articles = articles})
      .each([&](corpus::CorpusArticle&& made) {
        documents.push_back(corpus::document_of(made));
        return true;
      });
  return documents;
}

// All but the last, then those one by one; false where the store fails.
bool time_additions(Store& store, std::vector<Document> documents, std::size_t more,
                    const Resources& resources) {
  const std::string version = resources.version();
  std::ranges::shuffle(documents, std::mt19937(7));
  const std::span<const Document> all(documents);
  const std::size_t first = all.size() - more;
  for (std::size_t at = 0; at < first; at += kBatch)
    if (!store.add(all.subspan(at, std::min(kBatch, first - at)), {}, version)) return false;
  const double begun = thread_cpu_ms();
  if (!regroup(store, resources, {})) return false;
  std::printf("articles %zu\nall_cpu_ms %.1f\n", first, thread_cpu_ms() - begun);
  // The first addition to a store that was filled at once groups all again.
  std::vector<double> times;
  for (std::size_t at = first; at < all.size(); ++at) {
    if (!store.add(all.subspan(at, 1), {}, version)) return false;
    const double start = thread_cpu_ms();
    if (!regroup(store, resources, {})) return false;
    times.push_back(thread_cpu_ms() - start);
  }
  if (times.size() < 2) return true;
  std::printf("first_cpu_ms %.1f\n", times.front());
  times.erase(times.begin());
  double sum = 0;
  for (const double time : times) sum += time;
  std::ranges::sort(times);
  std::printf("addition_mean_cpu_ms %.2f\naddition_median_cpu_ms %.2f\naddition_most_cpu_ms %.2f\n",
              sum / static_cast<double>(times.size()), times[times.size() / 2], times.back());
  return true;
}

}  // namespace

int main(int count, char** values) {
  if (count < 4) {
    std::fprintf(stderr, "usage: live_scale STORE ARTICLES MORE [SEED]\n");
    return 2;
  }
  const auto resources = load_resources(SOURCIER_PACK);
  auto store = Store::open(values[1], Store::Mode::kReadWrite);
  if (!resources || !store) return 1;
  const std::size_t articles = std::strtoul(values[2], nullptr, 10);
  const std::size_t more = std::strtoul(values[3], nullptr, 10);
  const std::uint64_t seed = count > 4 ? std::strtoul(values[4], nullptr, 10) : 1;
  return time_additions(*store, collection(articles + more, seed), more, **resources) ? 0 : 1;
}
