// group_scale: the cost of grouping by the size of the collection, from stored prints.
//
//   group_scale prepare COUNT FILE [SEED]   invents articles and keeps their prints and the truth
//   group_scale group FILE [JOBS]           groups them, by index; figures as one line of JSON
//   group_scale copies FILE                 finds near copies alone, on one core
//
// Apart, so that the memory of the second is that of grouping. bench/parts/groups.py runs both.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/store/codec.h"
#include "engine/store/print_codec.h"
#include "engine/story/copies.h"
#include "engine/story/grouping.h"
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

template <typename Key>
double pairs_in(const std::map<Key, std::size_t>& sizes) {
  double pairs = 0;
  for (const auto& [group, size] : sizes)
    pairs += 0.5 * static_cast<double>(size) * static_cast<double>(size - 1);
  return pairs;
}

class Agreement {
 public:
  void add(std::uint32_t found, const std::string& truth) {
    ++found_[found];
    ++true_[truth];
    ++both_[{found, truth}];
  }
  std::size_t found() const { return found_.size(); }
  Pairs pairs() const {
    const double both = pairs_in(both_);
    return {both / pairs_in(found_), both / pairs_in(true_)};
  }

 private:
  std::map<std::uint32_t, std::size_t> found_;
  std::map<std::string, std::size_t> true_;
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> both_;
};

struct Collection {
  std::vector<Print> prints;
  std::vector<Kept> truth;  // With the article's id for its print.
  std::size_t bytes = 0;    // Of the prints as stored.
};

std::optional<Collection> load(const char* path) {
  std::ifstream file(path, std::ios::binary);
  Collection all;
  for (std::uint32_t size = 0; file.read(reinterpret_cast<char*>(&size), sizeof size);) {
    std::string bytes(size, '\0');
    if (!file.read(bytes.data(), size)) return {};
    auto kept = codec::decode<Kept>(bytes);
    auto print = kept ? unpack_print(kept->print) : std::nullopt;
    if (!print) return {};
    all.bytes += kept->print.size();
    kept->print = print->article;
    all.prints.push_back(std::move(*print));
    all.truth.push_back(std::move(*kept));
  }
  return all;
}

int group_all(const char* path, unsigned jobs) {
  const auto all = load(path);
  if (!all) return 1;
  const double loaded = cpu_seconds();
  const auto start = std::chrono::steady_clock::now();
  const Grouping found = find_grouping(all->prints, jobs);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const double seconds = cpu_seconds() - loaded;
  const double memory = peak_gib();

  std::map<std::string, const Kept*> truth_of;
  for (const Kept& kept : all->truth) truth_of[kept.print] = &kept;
  Agreement families, events, stories;
  for (std::size_t i = 0; i < found.prints.size(); ++i) {
    const Kept& truth = *truth_of.at(found.prints[i]->article);
    families.add(found.families[i], truth.family);
    events.add(found.events[i], truth.event);
    stories.add(found.stories.labels[i], truth.story);
  }
  std::printf(
      "{\"articles\":%zu,\"bytes_a_print\":%.1f,\"cpu_seconds\":%.2f,\"seconds\":%.2f,"
      "\"memory_gib\":%.3f,\"copies\":%zu,\"events\":%zu,\"stories\":%zu,"
      "\"family_precision\":%.4f,\"family_recall\":%.4f,\"event_precision\":%.4f,"
      "\"event_recall\":%.4f,\"story_precision\":%.4f,\"story_recall\":%.4f}\n",
      all->prints.size(), static_cast<double>(all->bytes) / static_cast<double>(all->prints.size()),
      seconds, wall.count(), memory, found.copies.size(), events.found(), stories.found(),
      families.pairs().precision, families.pairs().recall, events.pairs().precision,
      events.pairs().recall, stories.pairs().precision, stories.pairs().recall);
  return 0;
}

// Near copies are pairs of one family: what is copied whole, abridged or rewritten.
int find_near_copies(const char* path) {
  const auto all = load(path);
  if (!all) return 1;
  std::vector<std::uint32_t> order(all->prints.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return all->prints[i].article; });
  std::vector<const Print*> prints;
  std::map<std::string, std::size_t> sizes;
  for (const std::uint32_t i : order) {
    prints.push_back(&all->prints[i]);
    ++sizes[all->truth[i].family];
  }
  const double loaded = cpu_seconds();
  const std::vector<CopyEdge> copies = find_copies(prints);
  const double seconds = cpu_seconds() - loaded;
  double near = 0;
  double right = 0;
  for (const CopyEdge& copy : copies) {
    if (copy.type > CopyType::kDispatch) continue;
    ++near;
    if (all->truth[order[copy.first]].family == all->truth[order[copy.second]].family) ++right;
  }
  std::printf(
      "{\"articles\":%zu,\"seconds\":%.3f,\"pairs\":%.0f,\"precision\":%.4f,"
      "\"recall\":%.4f}\n",
      prints.size(), seconds, near, right / near, right / pairs_in(sizes));
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
  if (command == "copies" && argc >= 3) return sourcier::bench::find_near_copies(argv[2]);
  std::fprintf(stderr,
               "usage: group_scale prepare COUNT FILE [SEED] | group FILE [JOBS] | copies FILE\n");
  return 2;
}
