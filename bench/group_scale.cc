// group_scale: the cost of grouping by the size of the collection, from stored prints.
//
//   group_scale prepare COUNT FILE [SEED]   invents articles and keeps their prints and the truth
//   group_scale group FILE [JOBS]           groups them, by index; figures as one line of JSON, the
//                                           time of each step on standard error
//   group_scale near ARTICLES TRUTH         finds near copies of make_corpus's texts, on one core
//
// Apart, so that the memory of the second is that of grouping. bench/parts/groups.py runs both.
#include <simdjson.h>
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
#include <unordered_map>
#include <vector>

#include "engine/base/digest.h"
#include "engine/store/codec.h"
#include "engine/store/print_codec.h"
#include "engine/story/grouping.h"
#include "engine/story/near_copies.h"
#include "engine/story/similarity.h"
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

constexpr std::size_t kDigestedAtOnce = 1 << 20;

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
  void add(std::uint32_t found, std::uint64_t truth) {
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
  std::map<std::uint64_t, std::size_t> true_;
  std::map<std::pair<std::uint32_t, std::uint64_t>, std::size_t> both_;
};

// Of an article, by their hashes.
struct TrueGroups {
  std::uint64_t article = 0;
  std::uint64_t family = 0;
  std::uint64_t event = 0;
  std::uint64_t story = 0;
};

struct Collection {
  std::vector<Print> prints;
  std::vector<TrueGroups> truth;
  std::size_t bytes = 0;  // Of the prints as stored.
};

// Calls take(bytes) for each of the kept; false where the file is damaged.
template <typename Take>
bool for_each_kept(const char* path, const Take& take) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  for (std::uint32_t size = 0; file.read(reinterpret_cast<char*>(&size), sizeof size);) {
    bytes.resize(size);
    if (!file.read(bytes.data(), size) || !take(bytes)) return false;
  }
  return true;
}

std::optional<Collection> load(const char* path) {
  Collection all;
  std::size_t count = 0;
  for_each_kept(path, [&](const std::string&) { return ++count > 0; });
  all.prints.reserve(count);
  all.truth.reserve(count);
  const bool is_sound = for_each_kept(path, [&](const std::string& bytes) {
    const auto kept = codec::decode<Kept>(bytes);
    auto print = kept ? unpack_print(kept->print) : std::nullopt;
    if (!print) return false;
    all.bytes += kept->print.size();
    all.truth.push_back({stable_hash(print->article), stable_hash(kept->family),
                         stable_hash(kept->event), stable_hash(kept->story)});
    all.prints.push_back(std::move(*print));
    return true;
  });
  if (!is_sound) return {};
  return all;
}

// The steps of find_grouping, with the time of each on standard error: the larger a collection, the
// more one wants to know.
class Steps {
 public:
  template <typename Work>
  auto operator()(const char* name, const Work& work) {
    const double before = cpu_seconds();
    const auto start = std::chrono::steady_clock::now();
    auto result = work();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    std::fprintf(stderr, "%-8s %8.2f CPU s %8.2f s, at most %.3f GiB so far\n", name,
                 cpu_seconds() - before, wall.count(), peak_gib());
    return result;
  }
};

Grouping group_in_steps(const std::vector<Print>& prints, unsigned jobs) {
  Steps step;
  Grouping found;
  for (const Print& print : prints) found.prints.push_back(&print);
  std::ranges::sort(found.prints, {}, &Print::article);
  found.copies = step("copies", [&] { return find_copies(found.prints, jobs); });
  const auto near = step("near", [&] { return near_pairs(found.prints, kStoryThreshold, jobs); });
  step("stories", [&] { return join_stories(found, near), 0; });
  step("events", [&] { return find_events(found, jobs), 0; });
  return found;
}

// Of all that was found: the same for any number of jobs.
std::uint64_t digest_of(const Grouping& found) {
  std::string bytes;
  const auto add = [&](std::uint64_t value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    if (bytes.size() > kDigestedAtOnce) bytes = std::to_string(stable_hash(bytes));
  };
  for (const CopyEdge& copy : found.copies) {
    add(std::uint64_t{copy.first} << 32 | copy.second);
    add(std::uint64_t{copy.containment_of_first} << 32 | copy.containment_of_second);
    add(static_cast<std::uint64_t>(copy.type) << 8 | static_cast<std::uint64_t>(copy.direction));
  }
  for (const auto* labels : {&found.families, &found.events, &found.stories.labels})
    for (const std::uint32_t label : *labels) add(label);
  for (const auto& mentions : found.mentions)
    for (const std::uint32_t event : mentions) add(event);
  return stable_hash(bytes);
}

int group_all(const char* path, unsigned jobs) {
  const auto all = load(path);
  if (!all) return 1;
  const double loaded = cpu_seconds();
  const auto start = std::chrono::steady_clock::now();
  const Grouping found = group_in_steps(all->prints, jobs);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const double seconds = cpu_seconds() - loaded;
  const double memory = peak_gib();

  std::unordered_map<std::uint64_t, const TrueGroups*> truth_of;
  for (const TrueGroups& truth : all->truth) truth_of[truth.article] = &truth;
  Agreement families, events, stories;
  for (std::size_t i = 0; i < found.prints.size(); ++i) {
    const TrueGroups& truth = *truth_of.at(stable_hash(found.prints[i]->article));
    families.add(found.families[i], truth.family);
    events.add(found.events[i], truth.event);
    stories.add(found.stories.labels[i], truth.story);
  }
  std::printf(
      "{\"articles\":%zu,\"bytes_a_print\":%.1f,\"cpu_seconds\":%.2f,\"seconds\":%.2f,"
      "\"memory_gib\":%.3f,\"copies\":%zu,\"events\":%zu,\"stories\":%zu,"
      "\"family_precision\":%.4f,\"family_recall\":%.4f,\"event_precision\":%.4f,"
      "\"event_recall\":%.4f,\"story_precision\":%.4f,\"story_recall\":%.4f,"
      "\"digest\":\"%016llx\"}\n",
      all->prints.size(), static_cast<double>(all->bytes) / static_cast<double>(all->prints.size()),
      seconds, wall.count(), memory, found.copies.size(), events.found(), stories.found(),
      families.pairs().precision, families.pairs().recall, events.pairs().precision,
      events.pairs().recall, stories.pairs().precision, stories.pairs().recall,
      static_cast<unsigned long long>(digest_of(found)));
  return 0;
}

// A line's value of a key whose value is a string: "" where it has none.
std::string string_in(simdjson::dom::parser& parser, const std::string& line, const char* key) {
  std::string_view value;
  return parser.parse(line)[key].get(value) == simdjson::SUCCESS ? std::string(value) : "";
}

// The task of MinHash with LSH: all pairs of texts at a nearness of half, from the texts.
int find_near(const char* articles, const char* truth) {
  simdjson::dom::parser parser;
  std::vector<std::string> texts, families;
  std::map<std::string, std::size_t> sizes;
  std::ifstream article_file(articles), truth_file(truth);
  for (std::string line; std::getline(article_file, line);)
    texts.push_back(string_in(parser, line, "text"));
  for (std::string line; std::getline(truth_file, line);)
    families.push_back(string_in(parser, line, "family"));
  if (texts.empty() || texts.size() != families.size()) return 1;
  for (const std::string& family : families) ++sizes[family];
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const double loaded = cpu_seconds();
  const std::vector<NearCopy> pairs = near_copies(views, kSameShingles / 2);
  const double seconds = cpu_seconds() - loaded;
  double right = 0;
  for (const NearCopy& pair : pairs)
    if (families[pair.first] == families[pair.second]) ++right;
  std::printf(
      "{\"articles\":%zu,\"seconds\":%.3f,\"pairs\":%zu,\"precision\":%.4f,\"recall\":%.4f}\n",
      texts.size(), seconds, pairs.size(), right / static_cast<double>(pairs.size()),
      right / pairs_in(sizes));
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
  if (command == "near" && argc >= 4) return sourcier::bench::find_near(argv[2], argv[3]);
  std::fprintf(
      stderr,
      "usage: group_scale prepare COUNT FILE [SEED] | group FILE [JOBS] | near ARTICLES TRUTH\n");
  return 2;
}
