// The fuzz targets without libFuzzer, for every build with sanitizers: `fuzz_replay SECONDS TARGET
// FOLDER…` gives a target each file of the folders, then the same files changed a little, the same
// changes in every run, for so many seconds of CPU time. script/fuzz searches; this only keeps what
// it found mended. FUZZ_LAST=FILE keeps the input that is tried, so that it is there after a crash.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// What fuzz/CMakeLists.txt wrote: SOURCIER_TARGET(name) for each.
#define SOURCIER_TARGET(name) extern "C" int name(const std::uint8_t* data, std::size_t size);
#include "fuzz_targets.inc"
#undef SOURCIER_TARGET

namespace {

using Target = int (*)(const std::uint8_t*, std::size_t);

struct Named {
  std::string_view name;
  Target run;
};

constexpr std::array kTargets = {
#define SOURCIER_TARGET(name) Named{#name, name},
#include "fuzz_targets.inc"
#undef SOURCIER_TARGET
};

constexpr std::size_t kLargestSeed = 64U << 10;  // Larger ones leave no time for changes.
constexpr std::size_t kMostChanges = 6;
constexpr std::string_view kSigns = "\"-:*()^{}[]<>&/=%|,; 09aA\n\r\t\xC2\xAB\xFF";

std::vector<std::string> seeds_in(const std::vector<std::string>& folders) {
  std::vector<std::filesystem::path> paths;
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<std::string> seeds = {""};
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    if (seeds.back().size() > kLargestSeed) seeds.back().resize(kLargestSeed);
  }
  return seeds;
}

// Signs put in or written over, pieces taken out or doubled.
void change(std::string& text, std::mt19937& chance) {
  const std::size_t at = text.empty() ? 0 : chance() % text.size();
  const char sign =
      chance() % 4 == 0 ? static_cast<char>(chance()) : kSigns[chance() % kSigns.size()];
  switch (chance() % 4) {
    case 0:
      text.insert(at, 1, sign);
      break;
    case 1:
      if (!text.empty()) text[at] = sign;
      break;
    case 2:
      text.erase(at, chance() % 16);
      break;
    default:
      text.insert(at, text.substr(at, chance() % 64));
  }
}

void run(Target target, const std::string& input) {
  if (const char* last = std::getenv("FUZZ_LAST")) std::ofstream(last, std::ios::binary) << input;
  target(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const auto named =
      words.size() < 3 ? kTargets.end() : std::ranges::find(kTargets, words[1], &Named::name);
  if (named == kTargets.end()) {
    std::cerr << "usage: fuzz_replay SECONDS TARGET FOLDER…; a target is a file of fuzz/\n";
    return 2;
  }
  const auto seeds = seeds_in({words.begin() + 2, words.end()});
  for (const std::string& seed : seeds) run(named->run, seed);
  std::mt19937 chance(7);
  std::size_t changed = 0;
  for (const double end = cpu_seconds() + std::stod(words[0]); cpu_seconds() < end; ++changed) {
    std::string input = seeds[chance() % seeds.size()];
    for (std::size_t i = 1 + chance() % kMostChanges; i > 0; --i) change(input, chance);
    run(named->run, input);
  }
  std::cout << named->name << ": " << seeds.size() << " seeds, " << changed << " changes\n";
  return 0;
}
