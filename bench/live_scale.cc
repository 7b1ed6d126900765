// live_scale: what one more article costs a store, by how many it holds.
//
// usage: live_scale STORE ARTICLES MORE [SEED]     fills a store up to so many invented articles
// (tools/make_corpus makes the same), groups them, then adds MORE of them one by one, each grouped
// before the next. Prints one `name value` line each, in CPU time of this one thread. A store that
// holds as many already is only added to, by those that come next.
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
// Invented beyond those of the store: how many are added changes nothing in what they are.
constexpr std::size_t kMostMore = 1000;

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

// In CPU milliseconds of each, and articles that were linked anew for it.
struct Additions {
  std::vector<double> times;
  std::vector<double> linked;
};

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

void print_all(const char* name, std::vector<double> values) {
  if (values.empty()) return;
  std::ranges::sort(values);
  std::printf("%s_mean %.2f\n%s_median %.2f\n%s_most %.2f\n", name, mean_of(values), name,
              values[values.size() / 2], name, values.back());
}

// False where the store fails.
bool fill(Store& store, std::span<const Document> documents, const Resources& resources) {
  for (std::size_t at = 0; at < documents.size(); at += kBatch)
    if (!store.add(documents.subspan(at, std::min(kBatch, documents.size() - at)), {},
                   resources.version()))
      return false;
  const double begun = thread_cpu_ms();
  if (!regroup(store, resources, {})) return false;
  std::printf("all_cpu_ms %.1f\n", thread_cpu_ms() - begun);
  return true;
}

bool time_additions(Store& store, std::span<const Document> documents, const Resources& resources) {
  Additions additions;
  for (std::size_t at = 0; at < documents.size(); ++at) {
    if (!store.add(documents.subspan(at, 1), {}, resources.version())) return false;
    const double start = thread_cpu_ms();
    const auto done = regroup(store, resources, {});
    if (!done) return false;
    if (!done->is_live) {
      std::printf("not_live_cpu_ms %.1f\n", thread_cpu_ms() - start);
      continue;
    }
    additions.times.push_back(thread_cpu_ms() - start);
    additions.linked.push_back(static_cast<double>(done->linked));
  }
  print_all("addition_cpu_ms", additions.times);
  print_all("addition_linked", additions.linked);
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
  const std::size_t more = std::min<std::size_t>(kMostMore, std::strtoul(values[3], nullptr, 10));
  const std::uint64_t seed = count > 4 ? std::strtoul(values[4], nullptr, 10) : 1;
  std::vector<Document> documents = collection(articles + kMostMore, seed);
  std::ranges::shuffle(documents, std::mt19937(7));
  const std::span<const Document> all(documents);
  auto stored = store->count("article");
  if (!stored) return 1;
  std::printf("articles %zu\n", articles);
  if (static_cast<std::size_t>(*stored) < articles) {
    if (!fill(*store, all.subspan(*stored, articles - *stored), **resources)) return 1;
    stored = static_cast<std::int64_t>(articles);
  }
  const std::size_t left = all.size() - std::min<std::size_t>(all.size(), *stored);
  return time_additions(*store, all.subspan(*stored, std::min(more, left)), **resources) ? 0 : 1;
}
