// Copy pair: whether and how one article copies another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/story/copies.h"
#include "engine/story/overlap.h"
#include "engine/story/print.h"

namespace sourcier {

// What tells which of two copies had the text first: the outlet that the other credits, else an
// earlier day of publication, or time of it, else that the other is an abridgement.
enum class FirstBy : std::uint8_t { kUnknown, kCredit, kDay, kTime, kAbridgement };
struct HadFirst {
  Direction direction = Direction::kUnknown;
  FirstBy by = FirstBy::kUnknown;
};
// `edge` tells the rest of the pair; its direction is not looked at.
HadFirst had_first(const Print& first, const Print& second, const CopyEdge& edge);

// A print made ready to be compared with many.
template <typename Words>
struct ReadyPrint {
  void assign(const Print& of);

  const Print* print = nullptr;
  std::size_t size = 0;  // Its words without sentence breaks.
  Words words;
  Words set_apart;
};

// Compares prints; what one was made ready for is kept from one call to the next, the second's at
// most. Each thread has its own.
class CopyPairs {
 public:
  // But for the places of the prints, which the caller knows. The first is the one of the smaller
  // id; both must outlive the next call.
  std::optional<CopyEdge> compare(const Print& first, const Print& second);

 private:
  ReadyPrint<SeededWords> first_;
  ReadyPrint<AlignTarget> second_;
};

}  // namespace sourcier
