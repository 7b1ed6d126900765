// PageKeeper: pages of stories on their way into the store, and back. They are written together by
// who has time for it; till then they are given from here.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/api/store_pool.h"
#include "engine/api/story_page.h"
#include "engine/store/desk.h"

namespace sourcier {

class PageKeeper {
 public:
  explicit PageKeeper(StorePool& pool) : pool_(pool) {}

  void keep_later(const StoryPage& page, const StoryParts& parts);
  // As encode_page made it, of the story in the state that the key names.
  std::optional<std::string> find(Store& store, const std::string& story, const std::string& key);
  // Whether so much waits that it is worth a transaction.
  bool has_enough();
  // Writes what waits, if it still holds within that transaction. A store that is read only, or
  // busy for long, keeps none: they are traced again.
  void write(const std::function<bool(Store&, const KeptDossier&)>& still_holds);

 private:
  StorePool& pool_;
  std::mutex mutex_;  // Of the two that follow.
  std::vector<KeptDossier> waiting_;
  std::size_t bytes_ = 0;
};

}  // namespace sourcier
