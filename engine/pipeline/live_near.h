// Live near: who is most like whom, kept as near_pairs (engine/story/similarity.h) finds it over
// all prints, while articles come and go one by one.
//
// An article that comes finds its partners by its own lists. It also stands between others: two
// that were just within reach in a list of its are so no more. One that goes brings such two
// together, and whoever was most like it looks for the next. Nothing else changes.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/store/live_tables.h"

namespace sourcier {

class LiveNear {
 public:
  explicit LiveNear(LiveTables& tables) : tables_(tables) {}

  // The print of an article that is not in the lists; tables.print() must give it.
  void add(const Print& print);
  // That of one that is.
  void remove(const Print& print);

  // The pairs of an article, as near_pairs gives them: its nearest, and those whose nearest it is.
  const std::vector<NearArticle>& of(const std::string& article);

  // Writes what changed and gives the pairs that are there now and were not, and the other way
  // round.
  using Pair = std::pair<std::string, std::string>;
  struct Changes {
    std::vector<Pair> come;
    std::vector<Pair> gone;
  };
  Changes keep();

 private:
  using List = std::vector<NearArticle>;

  struct Kept {
    List before;
    List now;
  };
  Kept& kept(const std::string& article);
  bool is_nearest_of(const std::string& other, const std::string& article);
  bool are_partners(const Print& a, const Print& b);
  std::uint32_t similarity(const Print& a, const Print& b) const;
  List partners_of(const Print& print);
  std::set<Pair> pairs_around(const Print& print, const std::vector<std::uint32_t>& keys);
  bool has(const std::string& article, const std::string& other);
  void link(const std::string& a, const std::string& b, std::uint32_t similarity);
  void offer(const std::string& a, const std::string& b, std::uint32_t similarity);
  void unlink(const std::string& a, const std::string& b);
  void lose(const std::string& article, const std::string& other);
  void find_again();

  LiveTables& tables_;
  std::unordered_map<std::string, Kept> lists_;
  std::set<std::string> short_;  // That lost one of their nearest: the next is not known yet.
};

}  // namespace sourcier
