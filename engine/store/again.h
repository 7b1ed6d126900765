// Again: states of articles that another version of engine or data has made, and what takes their
// place.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/store/store.h"

namespace sourcier {

struct OldState {
  std::int64_t number = 0;
  Article article;
  std::string page;  // Packed; "" where it was not kept.
  std::string first_seen;
};

// At most `limit` of the states that `made_by` has not made, by number, after the one given.
Result<std::vector<OldState>> states_not_by(Store& store, const std::string& made_by,
                                            std::int64_t after, std::size_t limit);

struct NewState {
  std::int64_t number = 0;  // Of the old one.
  Document document;
  std::string page;
  std::string first_seen;
};

// All or nothing. A state that is another article now, or has another text, takes its place among
// the states of that article.
Result<AddSummary> replace_states(Store& store, std::span<const NewState> states,
                                  const std::string& made_by);

}  // namespace sourcier
