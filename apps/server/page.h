// ListPage: one page of a list, and the cursor of the next.
//
// Every item has a rank; a list stands in ascending order of it. A cursor is the rank of the last
// item given, so that it holds when items come and go.
#pragma once

#include <functional>
#include <string>

#include "apps/server/resource.h"

namespace sourcier::server {

class ListPage {
 public:
  explicit ListPage(const Call& call);

  std::size_t limit() const { return limit_; }
  // The rank after which the page begins; "" at the beginning of the list.
  const std::string& after() const { return after_; }
  // False for what stands on an earlier page.
  bool wants(const std::string& rank) const { return after_.empty() || rank > after_; }
  // Takes an item that the page wants; false when the page is full already: there is a next one.
  bool add(const std::string& rank, Json item);
  // Ends the page behind this rank, though the list may go on.
  void stop_at(const std::string& rank);
  Answer answer();

 private:
  std::size_t limit_;
  std::string after_;
  std::string last_;
  bool has_more_ = false;
  Json items_ = Json::array();
};

// The answer of a list over stories: `add` is given the page of each story from the cursor on (or
// the one that the call's `story` names) with its rank, and gives false when the page is full. What
// takes long ends early, with a cursor.
Answer list_over_stories(const Call& call, ListPage& page,
                         const std::function<bool(const StoryPage&, const std::string&)>& add);

// The items of one array of each story's dossier that `keep` keeps.
Answer list_items(const Call& call, const char* array,
                  const std::function<bool(const Json&)>& keep);

// The story that holds what has this id, as a page or with all that was found; a refusal where none
// does, or none is known to yet.
tl::expected<StoryPagePtr, Answer> page_with(const Call& call, const std::string& id);
tl::expected<StoryFilePtr, Answer> story_with(const Call& call, const std::string& id);

// The first item of such an array that the call's id names.
Answer one_item(const Call& call, const char* array,
                const std::function<bool(const Json&, const std::string&)>& is_it);

}  // namespace sourcier::server
