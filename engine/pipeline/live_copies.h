// Live copies: which articles share text, kept as find_copies (engine/story/copies.h) finds it over
// all prints, and the families, while articles come and go.
//
// A text is known by the smallest of the articles that have it, whose grams are in the lists. When
// it comes or goes, or a list becomes too long or short enough again, or has another first, the
// texts whose pairs that may change are compared anew with all that they share text with.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/store/live_tables.h"
#include "engine/store/near_groups.h"

namespace sourcier {

class LiveCopies {
 public:
  LiveCopies(LiveTables& tables, NearGroups& groups) : tables_(tables), groups_(groups) {}

  // In turns, as the articles come and go; tables.print() gives the print of each that is there.
  void add(const Print& print);
  void remove(const Print& print);

  // Afterwards: compares what must be. `jobs` threads.
  void compare(unsigned jobs);

  // What the store has of the articles that were compared, and what it is now; both in order.
  const std::vector<Copy>& known() const { return known_; }
  const std::vector<Copy>& now() const { return now_; }

  // The families that may be others now, each by its articles: all that hang together with the
  // articles whose copies changed, and with those of `articles`.
  std::vector<std::vector<std::string>> families(const std::set<std::string>& articles);

 private:
  using Ids = std::vector<std::string>;

  struct Comparison {
    std::map<std::uint64_t, Ids> articles_of;  // By text.
    std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
  };

  void put_grams(const Print& print);
  void drop_grams(const Print& print);
  void mark(const std::string& article);
  std::set<std::uint64_t> partners_of(const Print& first);
  Comparison marked();
  void load_known(const std::set<std::string>& articles);
  const std::vector<Copy>& copies_of(const std::string& article);
  std::map<std::string, std::vector<Copy>> component_of(const std::set<std::string>& articles);

  LiveTables& tables_;
  NearGroups& groups_;
  std::set<std::uint64_t> texts_;   // To compare anew.
  std::set<std::string> compared_;  // The articles that have them.
  std::vector<Copy> known_;
  std::vector<Copy> now_;
  std::unordered_map<std::string, std::vector<Copy>> now_of_;  // Of compared articles and partners.
  std::unordered_map<std::string, std::vector<Copy>> copies_;  // As they are now.
};

}  // namespace sourcier
