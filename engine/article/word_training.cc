#include "engine/article/word_training.h"

#include <algorithm>
#include <cmath>

namespace sourcier {
namespace {

constexpr std::uint64_t kVote = 1024;  // Of a site, parted between body and other.
constexpr double kDoubt = 2.5;         // Sites' votes added to every word, parted as on average.
constexpr double kSteps = 16;          // Of a log-odds of 1.

}  // namespace

void WordCounter::add(const std::string& site, std::uint64_t hash, bool is_body,
                      std::uint32_t weight) {
  Counts& counts = sites_[site][hash & (slots_ - 1)];
  (is_body ? counts.body : counts.other) += weight;
}

std::string WordCounter::weights() const {
  std::vector<Counts> votes(slots_);
  Counts all;
  for (const auto& [site, words] : sites_) {
    for (const auto& [slot, counts] : words) {
      const std::uint64_t body =
          counts.body * kVote / std::max<std::uint64_t>(counts.body + counts.other, 1);
      votes[slot].body += body;
      votes[slot].other += kVote - body;
      all.body += body;
      all.other += kVote - body;
    }
  }
  const double mean =
      (static_cast<double>(all.body) + 1) / (static_cast<double>(all.body + all.other) + 2);
  const double doubt = kDoubt * static_cast<double>(kVote);
  std::string weights(slots_, '\0');
  for (std::size_t slot = 0; slot < slots_; ++slot) {
    const double body = static_cast<double>(votes[slot].body) + doubt * mean;
    const double other = static_cast<double>(votes[slot].other) + doubt * (1 - mean);
    const double odds = std::log(body / other) - std::log(mean / (1 - mean));
    weights[slot] = static_cast<char>(
        static_cast<std::int8_t>(std::clamp<long>(std::lround(odds * kSteps), -127, 127)));
  }
  return weights;
}

}  // namespace sourcier
