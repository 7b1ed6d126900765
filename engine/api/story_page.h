// StoryPage: one story as its readers are sent it, in finished bytes. Traced once, kept in the
// store until one of the story's articles, groups or corrections is another, and cut for whoever
// wants a part of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/json_parts.h"
#include "engine/api/profiles.h"

namespace sourcier {

// `"key":value` of a page's JSON: a deflated piece (deflated.h).
struct PagePart {
  std::string key;
  std::uint64_t begin = 0;  // Of the piece, in StoryPage::pieces.
  std::uint64_t end = 0;
  std::uint64_t size = 0;  // Of its text.
  std::uint32_t checksum = 0;
};

struct StoryPage {
  std::string id;
  std::string key;     // Names what it was made of (story_state.h), but for merges of entities:
  std::string merged;  // these, as they touch it (entity_names.h),
  std::vector<std::uint64_t> entities;  // who has these by themselves: numbers of ids, sorted.
  std::string rank;                     // Stories in ascending order of it stand newest first.
  std::string summary;                  // What a list of stories shows; JSON.
  // The contract's dossier after "story" and "title". Each key is compressed by itself, so that
  // what a view asks for is put together from what is there.
  std::vector<PagePart> parts;
  std::string pieces;

  void add(std::string_view name, std::string_view value);
};

using StoryPagePtr = std::shared_ptr<const StoryPage>;

// What a library's index takes of a story.
struct StoryParts {
  std::vector<std::string> ids;  // Of its statements, figures and events.
  std::vector<EntityProfile> entities;
  std::vector<SourceProfile> sources;
};

// Both as the store keeps them; nothing where the bytes are damaged, or of another program. Who
// wants one does not pay for the other.
std::string encode_page(const StoryPage& page, const StoryParts& parts);
std::optional<StoryPage> decode_page(std::string_view bytes);
std::optional<StoryParts> decode_parts(std::string_view bytes);

// From a story's file, which names id, key and rank.
StoryPage make_page(const StoryFile& file);
StoryParts parts_of(const StoryFile& file);

// JSON, one line without its end, as gzip.
struct PackedJson {
  std::string gzip;
  std::size_t size = 0;  // Of the JSON.
};

// The keys that are wanted: all, or those of `only` where it names any (and always "story" and
// "title"), without those of `without`. Both are keys parted by commas.
PackedJson packed_json(const StoryPage& page, std::string_view only, std::string_view without);
std::string json_of(const StoryPage& page, std::string_view only = {},
                    std::string_view without = {});

// The value of one key; null where there is none.
json_parts::Json part_of(const StoryPage& page, std::string_view key);

}  // namespace sourcier
