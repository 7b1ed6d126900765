// Adjacency: for each item of a graph its edges, side by side.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/story/cluster.h"

namespace sourcier {

struct Neighbour {
  std::uint32_t item = 0;
  std::uint32_t similarity = 0;
};

class Adjacency {
 public:
  Adjacency(std::size_t items, std::span<const Edge> edges)
      : begins_(items + 1), neighbours_(edges.size() * 2) {
    for (const Edge& edge : edges) {
      ++begins_[edge.a + 1];
      ++begins_[edge.b + 1];
    }
    for (std::size_t i = 0; i < items; ++i) begins_[i + 1] += begins_[i];
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    for (const Edge& edge : edges) {
      neighbours_[next[edge.a]++] = {edge.b, edge.similarity};
      neighbours_[next[edge.b]++] = {edge.a, edge.similarity};
    }
  }

  std::span<const Neighbour> of(std::size_t item) const {
    return std::span(neighbours_).subspan(begins_[item], begins_[item + 1] - begins_[item]);
  }

 private:
  std::vector<std::size_t> begins_;
  std::vector<Neighbour> neighbours_;
};

}  // namespace sourcier
