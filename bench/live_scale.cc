// live_scale: what one more article costs a store, by how many it holds.
//
// usage: live_scale STORE ARTICLES MORE [SEED]     fills a new store with so many invented articles
// (tools/make_corpus makes the same) and groups them; one that is there stays as it is. Then takes
// MORE articles out, and adds them again one by one, each grouped before the next. Prints one
// `name value` line each, in CPU time of this one thread; the neighbourhood of an addition are the
// articles that were linked anew for it, or stand in stories next to these.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "bench/cpu_time.h"
#include "engine/pipeline/regroup.h"
#include "engine/pipeline/stored.h"
#include "engine/store/removal.h"
#include "tools/corpus/corpus.h"

namespace {

using namespace sourcier;
constexpr std::size_t kBatch = 1024;
// Bounds of neighbourhoods that are told apart.
constexpr std::size_t kNeighbourhoods[] = {300, 1000, 3000, SIZE_MAX};

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

struct Addition {
  double cpu_ms = 0;
  std::size_t neighbourhood = 0;
};

void print_all(std::vector<Addition> additions) {
  if (additions.empty()) return;
  std::ranges::sort(additions, {}, &Addition::cpu_ms);
  double sum = 0;
  for (const Addition& one : additions) sum += one.cpu_ms;
  std::printf("addition_cpu_ms mean %.1f median %.1f most %.1f\n",
              sum / static_cast<double>(additions.size()), additions[additions.size() / 2].cpu_ms,
              additions.back().cpu_ms);
  std::size_t least = 0;
  for (const std::size_t most : kNeighbourhoods) {
    double cpu_ms = 0;
    double articles = 0;
    double count = 0;
    for (const Addition& one : additions) {
      if (one.neighbourhood < least || one.neighbourhood >= most) continue;
      cpu_ms += one.cpu_ms;
      articles += static_cast<double>(one.neighbourhood);
      ++count;
    }
    if (count > 0)
      std::printf("neighbourhood from %zu: %.0f additions, mean %.0f articles, %.1f ms\n", least,
                  count, articles / count, cpu_ms / count);
    least = most;
  }
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

std::vector<std::string> some_articles(Store& store, std::size_t count, std::uint64_t seed) {
  std::vector<std::string> ids;
  auto query = store.connection().prepare("SELECT id FROM article ORDER BY id");
  while (query && query->step().value_or(false)) ids.emplace_back(query->text(0));
  std::ranges::shuffle(ids, std::mt19937_64(seed));
  ids.resize(std::min(count, ids.size()));
  return ids;
}

bool time_additions(Store& store, std::size_t more, const Resources& resources,
                    std::uint64_t seed) {
  const std::vector<std::string> ids = some_articles(store, more, seed);
  const auto documents = stored_documents(store, ids, resources, 1);
  if (!documents || !remove_articles(store, ids, Return::kMayComeBack)) return false;
  const double begun = thread_cpu_ms();
  const auto without = regroup(store, resources, {});
  if (!without) return false;
  std::printf("removed %zu, cpu_ms %.1f, live %d\n", ids.size(), thread_cpu_ms() - begun,
              without->is_live ? 1 : 0);
  std::vector<Addition> additions;
  for (const Document& document : *documents) {
    if (!store.add({&document, 1}, {}, resources.version())) return false;
    const double start = thread_cpu_ms();
    const auto done = regroup(store, resources, {});
    if (!done) return false;
    if (done->is_live) {
      additions.push_back({thread_cpu_ms() - start, done->linked});
    } else {
      std::printf("not_live_cpu_ms %.1f\n", thread_cpu_ms() - start);
    }
  }
  print_all(std::move(additions));
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
  const auto stored = store->count("article");
  if (!stored) return 1;
  if (*stored == 0) {
    std::vector<Document> documents = collection(articles, seed);
    std::ranges::shuffle(documents, std::mt19937(7));
    if (!fill(*store, documents, **resources)) return 1;
  }
  std::printf("articles %lld\n", static_cast<long long>(store->count("article").value_or(0)));
  return time_additions(*store, more, **resources, seed) ? 0 : 1;
}
