// warc_records FILE ROUNDS: reads a web archive as often as told, without extracting anything, and
// prints as JSON the records, the pages, the SHA-256 of their bytes one after another, and the CPU
// seconds of the fastest round. The digest is made in a round of its own.
#include <openssl/evp.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <numeric>

#include "engine/page/inputs.h"

namespace sourcier {
namespace {

struct Counted {
  std::uint64_t records = 0;
  std::uint64_t pages = 0;
};

template <typename Use>
Counted count(const std::string& path, Use use) {
  Counted counted;
  ReadProgress progress;
  const auto take = [&](Page&& page) {
    ++counted.pages;
    use(page);
  };
  const auto skip = [](const Error& error) {
    std::fprintf(stderr, "warc_records: %s\n", error.text().c_str());
    std::exit(1);
  };
  const auto result = read_pages(path, take, skip, &progress);
  if (!result) skip(result.error());
  const auto& passed = progress.tally.passed_over;
  counted.records = std::accumulate(passed.begin(), passed.end(), counted.pages);
  return counted;
}

std::string digest_of(const std::string& path) {
  EVP_MD_CTX* const context = EVP_MD_CTX_new();
  EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
  count(path,
        [&](const Page& page) { EVP_DigestUpdate(context, page.body.data(), page.body.size()); });
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_DigestFinal_ex(context, bytes, &size);
  EVP_MD_CTX_free(context);
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    char hex[3];
    std::snprintf(hex, sizeof hex, "%02x", bytes[i]);
    text += hex;
  }
  return text;
}

int run(const std::string& path, int rounds) {
  const std::string digest = digest_of(path);
  Counted counted;
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const std::clock_t begin = std::clock();
    counted = count(path, [](const Page&) {});
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::printf("{\"records\": %ju, \"pages\": %ju, \"digest\": \"%s\", \"seconds\": %.6f}\n",
              static_cast<std::uintmax_t>(counted.records),
              static_cast<std::uintmax_t>(counted.pages), digest.c_str(), best);
  return 0;
}

}  // namespace
}  // namespace sourcier

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: warc_records FILE ROUNDS\n");
    return 2;
  }
  return sourcier::run(argv[1], std::max(1, std::atoi(argv[2])));
}
