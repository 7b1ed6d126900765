// StoryFile: one story with all that is known of it, as readers of the story ask for it.
//
// Made from the story's own articles alone, so that a story costs what its articles cost, whatever
// else a library holds.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/corrections.h"
#include "engine/api/entity_names.h"
#include "engine/pipeline/pipeline.h"

namespace sourcier {

struct StoryPage;  // story_page.h

struct StoryFile {
  std::string id;
  std::string key;                  // Names what it was made of (StoryPage),
  std::string merged;               // and this the merges that touch it.
  std::string rank;                 // Stories in ascending order of it stand newest first.
  Groups groups;                    // Of this story alone.
  std::vector<Document> documents;  // By id.
  Dossier dossier;
  LostCorrections lost;                   // Those that were given and did not fit.
  std::shared_ptr<const StoryPage> page;  // As it is sent.
};

using StoryFilePtr = std::shared_ptr<const StoryFile>;

// `groups` are those of one story, `documents` all that they name, `corrections` those on them,
// `merges` those of all stories.
StoryFile make_story_file(Groups groups, std::vector<Document> documents,
                          const Resources& resources, const RunOptions& options,
                          std::span<const Correction> corrections, const MergedEntities& merges);

// Ranks a date so that later ones come first and unknown ones last; whole times by their day.
std::string newest_first(std::string_view iso_date);

}  // namespace sourcier
