// PartIndex: where the statements, figures, persons and sources of all stories are found. Made from
// the stories themselves, in a database of SQLite's that has no name and goes with the process: it
// is as large as the library, and memory is not.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/api/profiles.h"
#include "engine/api/ranked_story.h"
#include "engine/api/story_page.h"
#include "engine/store/sqlite.h"
#include "engine/trace/entity_corrections.h"

namespace sourcier {

class Statements;

struct ProfileQuestion {
  std::string q;      // Part of a name; "" for all.
  std::string type;   // "PER", …; of sources the kind. "" for all.
  std::string id;     // This one alone; "" for all.
  std::string after;  // The rank of the last one of the page before.
  std::size_t limit = 0;
};

class PartIndex {
 public:
  // Throws std::runtime_error where SQLite cannot make a database at all.
  PartIndex();

  // Whether the story is there in the state that the key names.
  Result<bool> has(const std::string& story, const std::string& key);
  // Puts the story in the place of what was known of it.
  Result<void> put(const std::string& story, const std::string& key, const StoryParts& parts);
  // Stories of whose entities these merges make another thing than those given last are no longer
  // had, in any state.
  Result<void> doubt(const MergedEntities& merges);
  // Forgets the stories that are not among these.
  Result<void> keep_only(const std::vector<std::string>& stories);
  // Takes the list of all stories as it was and as it is now; each ascending.
  Result<void> expect(const std::vector<RankedStory>& before, const std::vector<RankedStory>& now);
  // Stories of the list that are not had in the state that it names.
  std::size_t awaited();

  // Whether any story has an entity that has this id by itself.
  Result<bool> has_entity(const std::string& id);
  // The story of a statement or figure; "" where there is none.
  Result<std::string> story_of(const std::string& part);
  Result<std::vector<EntityProfile>> entities(const ProfileQuestion& question);
  Result<std::vector<SourceProfile>> sources(const ProfileQuestion& question);

 private:
  Result<bool> has(Statements& statements, const std::string& story, const std::string& key);
  Result<void> forget(const std::string& story);
  template <typename Profile>
  Result<void> put_profiles(const char* sql, const std::string& story,
                            const std::vector<Profile>& profiles);
  template <typename Profile>
  Result<std::vector<Profile>> find(const std::string& table, const ProfileQuestion& question);
  template <typename Profile>
  Result<void> complete(Query& rows, Profile& profile);

  std::mutex mutex_;  // Of what follows.
  Sqlite connection_;
  std::unordered_map<std::uint64_t, std::uint64_t> awaited_;  // By story its state: hashes of both.
  std::map<std::string, std::string> merged_;  // What the merges given last make of each entity.
};

}  // namespace sourcier
