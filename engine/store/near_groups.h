// Near groups: what the store has of the groups around some articles, for who changes these alone,
// and which articles came, changed or went since they were made.
//
// What goes wrong is kept, as in live_tables.h: from then on everything is empty.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/store/statements.h"
#include "engine/store/store.h"
#include "engine/story/groups.h"
#include "engine/story/print.h"

namespace sourcier {

// An article that was grouped and is not there any more.
struct GoneArticle {
  std::string event;
  std::string story;
  Print print;
};

class NearGroups {
 public:
  explicit NearGroups(Store& store) : store_(store), statements_(store.connection()) {}

  const std::optional<Error>& failure() const { return failure_; }

  // How many came, changed or went; and about how many there are.
  std::size_t changes();
  std::size_t articles();

  std::vector<std::string> pending();    // Came or changed, by id.
  std::vector<GoneArticle> gone();       // By id.
  std::vector<std::string> lost_copy();  // Had a copy that went.
  void forget_changes();

  // Whether an article is grouped, and as what.
  std::optional<ArticleGroup> group_of(const std::string& article);
  std::vector<Copy> copies_of(const std::string& article);
  std::vector<std::string> members(const std::string& story);  // By id.
  // Articles, events and stories of these; the events also by their own ids.
  Groups groups_of(const std::set<std::string>& stories, const std::set<std::string>& events);

 private:
  template <typename Take, typename... Values>
  void each(const char* sql, const Take& take, const Values&... values);
  template <typename Value, typename... Values>
  void forms(std::vector<Value>& values, const char* sql, const Values&... bound);
  template <typename... Values>
  std::vector<std::string> ids(const char* sql, const Values&... values);
  std::size_t number(const char* sql);
  void fail(Error error);

  Store& store_;
  Statements statements_;
  std::optional<Error> failure_;
};

}  // namespace sourcier
