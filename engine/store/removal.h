// Removal: articles taken out for good, and kept room given back.
//
// Nothing of a removed article stays in the file: not in its tables and indexes, nor in pages that
// are no longer used, nor in the log beside the file. Groups are made anew by the caller.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/store/store.h"

namespace sourcier {

// The ids of the articles with that id or address, in any of its states.
Result<std::vector<std::string>> articles_called(Store& store, const std::string& id_or_url);

// The ids of the articles published before a date (ISO 8601), those of followed stories aside.
// Articles without a date are judged by when they were first seen.
Result<std::vector<std::string>> articles_before(Store& store, const std::string& date);

// The ids of the articles of a story.
Result<std::vector<std::string>> articles_of_story(Store& store, const std::string& story);

enum class Return : std::uint8_t { kMayComeBack, kNever };

// Removes the articles in one transaction; those that may never come back are passed over when they
// are added again. The number of articles that were there.
Result<std::size_t> remove_articles(Store& store, std::span<const std::string> ids, Return may);

// Lets an article that was removed for good come back; false where it was not.
Result<bool> allow_article(Store& store, const std::string& id);

// Takes what is left of removed articles out of the search index and the log. Costs what the index
// weighs: after the last removal, once. False where another program that reads keeps the log; then
// the next writer empties it.
Result<bool> wipe_removed(Store& store);

// Makes the file as small as it can be. Needs as much room again while it runs.
Result<void> compact(Store& store);

// A copy of the store as it is now, while others write to it; compact. A file of that name is
// refused.
Result<void> back_up(Store& store, const std::string& to);

}  // namespace sourcier
