// What a story's page is made of, and the key that names it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/api/corrections.h"
#include "engine/pipeline/pipeline.h"
#include "engine/store/story_groups.h"

namespace sourcier {

// All statements of a question see one state of the store.
class StoreSnapshot {
 public:
  explicit StoreSnapshot(Store& store) : store_(store) { (void)store_.connection().run("BEGIN"); }
  StoreSnapshot(const StoreSnapshot&) = delete;
  StoreSnapshot& operator=(const StoreSnapshot&) = delete;
  ~StoreSnapshot() { (void)store_.connection().run("COMMIT"); }

 private:
  Store& store_;
};

// Those that hold, of the story that has these members.
std::vector<Correction> corrections_on(std::span<const Correction> corrections,
                                       const std::vector<StoryMember>& members);

// Names the program with its data, the members and the corrections on them: while it is the same,
// so is the page.
std::string page_key(const std::vector<StoryMember>& members,
                     std::span<const Correction> corrections, const Resources& resources);

}  // namespace sourcier
