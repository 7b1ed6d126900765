// group_scale: the cost of grouping by the size of the collection, from stored prints.
//
//   group_scale prepare COUNT FILE [SEED]   invents articles and keeps their prints and the truth
//   group_scale group FILE [JOBS]           groups them; one line of figures
//
// Apart, so that the memory of the second is that of grouping. bench/parts/groups.py runs both.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "engine/store/codec.h"
#include "engine/store/print_codec.h"
#include "engine/story/group.h"
#include "tools/corpus/corpus.h"

namespace sourcier::bench {
namespace {

struct Kept {
  std::string print;
  std::string family;
  std::string event;
  std::string story;
};

}  // namespace
}  // namespace sourcier::bench

namespace sourcier::codec {
template <typename Archive>
void fields(Archive& archive, bench::Kept& v) {
  archive(v.print, v.family, v.event, v.story);
}
}  // namespace sourcier::codec

namespace sourcier::bench {
namespace {

int prepare(std::size_t count, const char* path, std::uint64_t seed) {
  const Languages languages(*Pack::open(SOURCIER_PACK));
  std::vector<corpus::Material> materials;
  for (const char* tag : {"fr", "en"})
    materials.push_back(*corpus::load_material(SOURCIER_ROOT, tag));
  std::ofstream file(path, std::ios::binary);
  corpus::Corpus(materials, {.seed = seed, .articles = count})
      .each([&](corpus::CorpusArticle&& made) {
        const Document document = corpus::document_of(made);
        const Print print = fingerprint(document, languages.of(document.article.language));
        const std::string bytes = codec::encode(
            Kept{pack_print(print), made.truth.family, made.truth.event, made.truth.story});
        const auto size = static_cast<std::uint32_t>(bytes.size());
        file.write(reinterpret_cast<const char*>(&size), sizeof size);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return file.good();
      });
  file.close();
  return file.good() ? 0 : 1;
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

double peak_gib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / (1 << 20);
}

// How far found groups are the true ones: precision and recall of pairs.
struct Pairs {
  double precision = 0;
  double recall = 0;
};

double pairs_in(const std::map<std::string, std::size_t>& sizes) {
  double pairs = 0;
  for (const auto& [group, size] : sizes)
    pairs += 0.5 * static_cast<double>(size) * static_cast<double>(size - 1);
  return pairs;
}

class Agreement {
 public:
  void add(const std::string& found, const std::string& truth) {
    ++found_[found];
    ++true_[truth];
    ++both_[found + '\n' + truth];
  }
  Pairs pairs() const {
    const double both = pairs_in(both_);
    return {both / pairs_in(found_), both / pairs_in(true_)};
  }

 private:
  std::map<std::string, std::size_t> found_, true_, both_;
};

int group_all(const char* path, unsigned jobs) {
  std::ifstream file(path, std::ios::binary);
  std::vector<Print> prints;
  std::vector<Kept> truth;
  std::size_t bytes_of_prints = 0;
  for (std::uint32_t size = 0; file.read(reinterpret_cast<char*>(&size), sizeof size);) {
    std::string bytes(size, '\0');
    if (!file.read(bytes.data(), size)) return 1;
    auto kept = codec::decode<Kept>(bytes);
    auto print = kept ? unpack_print(kept->print) : std::nullopt;
    if (!print) return 1;
    bytes_of_prints += kept->print.size();
    kept->print = print->article;
    prints.push_back(std::move(*print));
    truth.push_back(std::move(*kept));
  }
  const double loaded = cpu_seconds();
  const double memory_before = peak_gib();
  const auto start = std::chrono::steady_clock::now();
  const Groups groups = group(prints, jobs);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const double seconds = cpu_seconds() - loaded;
  const double memory = peak_gib();

  std::map<std::string, const ArticleGroup*> of;
  for (const ArticleGroup& article : groups.articles) of[article.article] = &article;
  Agreement families, events, stories;
  for (const Kept& kept : truth) {
    const ArticleGroup& found = *of.at(kept.print);
    families.add(found.family, kept.family);
    events.add(found.event, kept.event);
    stories.add(found.story, kept.story);
  }
  const auto count = static_cast<double>(prints.size());
  std::printf(
      "%zu articles, %.0f bytes a print: %.1f CPU s (%.1f s), %.1f us an article; "
      "memory %.2f GiB of which prints %.2f\n",
      prints.size(), static_cast<double>(bytes_of_prints) / count, seconds, wall.count(),
      1e6 * seconds / count, memory, memory_before);
  std::printf(
      "#   copies %zu, events %zu, stories %zu; pairs of families P %.3f R %.3f, events P "
      "%.3f R %.3f, stories P %.3f R %.3f\n",
      groups.copies.size(), groups.events.size(), groups.stories.size(), families.pairs().precision,
      families.pairs().recall, events.pairs().precision, events.pairs().recall,
      stories.pairs().precision, stories.pairs().recall);
  return 0;
}

}  // namespace
}  // namespace sourcier::bench

int main(int argc, char** argv) {
  const std::string command = argc > 1 ? argv[1] : "";
  if (command == "prepare" && argc >= 4) {
    const std::uint64_t seed = argc > 4 ? std::strtoull(argv[4], nullptr, 10) : 1;
    return sourcier::bench::prepare(std::strtoull(argv[2], nullptr, 10), argv[3], seed);
  }
  if (command == "group" && argc >= 3) {
    const unsigned long jobs = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1;
    return sourcier::bench::group_all(argv[2], static_cast<unsigned>(jobs));
  }
  std::fprintf(stderr, "usage: group_scale prepare COUNT FILE [SEED] | group FILE [JOBS]\n");
  return 2;
}
