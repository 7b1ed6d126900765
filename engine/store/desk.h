// Desk: what people do with a store. Corrections, searches they keep, stories they follow, and the
// alerts that these raise; dossiers kept for the next one who asks.
//
// Times are RFC 3339 and given by the caller: the store reads no clock. Each function is one
// transaction.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/store/store.h"

namespace sourcier {

// A row of the log of corrections. `form` is the correction as who applies it writes it (JSON of
// engine/api); the log only keeps it.
struct LoggedCorrection {
  std::int64_t number = 0;
  std::string kind;  // "merge_entities", "set_date", …
  std::string form;
  std::string made_by;  // Who signed it; "" where nobody did.
  std::string at;
  std::string undone_by;
  std::string undone_at;  // "" while it holds.
};

Result<std::int64_t> log_correction(Store& store, const LoggedCorrection& correction);
// In the order in which they were made, those undone too.
Result<std::vector<LoggedCorrection>> corrections(Store& store);
// False where there is no such correction, or it is undone already.
Result<bool> undo_correction(Store& store, std::int64_t number, const std::string& by,
                             const std::string& at);

struct SavedSearch {
  std::string name;
  std::string query;
  std::string at;
};

// One of the same name is replaced.
Result<void> save_search(Store& store, const SavedSearch& search);
Result<bool> forget_search(Store& store, const std::string& name);
Result<std::vector<SavedSearch>> saved_searches(Store& store);  // By name.

// A story is followed by one of its articles: ids of stories move as stories grow.
Result<void> follow_story(Store& store, const std::string& article, const std::string& at);
Result<bool> unfollow_story(Store& store, const std::string& article);
struct FollowedStory {
  std::string article;
  std::string story;  // That holds it now; "" while it is not grouped.
  std::string title;
};
Result<std::vector<FollowedStory>> followed_stories(Store& store);  // By article.

// An article that a saved search finds, or that came to a followed story.
struct Alert {
  std::int64_t number = 0;
  std::string kind;  // "search", "story"
  std::string name;  // The search's name, or the article by which the story is followed.
  std::string article;
  std::string title;  // Of the article, with its outlet, date and address.
  std::string outlet;
  std::string published;
  std::string url;
  std::string at;
  bool is_sent = false;       // To whom they are sent (watch's webhook).
  std::string followed = {};  // Of a story: the title of the article by which it is followed.
  std::string passage = {};   // Of a search: what it finds there (find_passages); "" till then.
};

// Raises each once for the same kind, name and article; the number of those that are new.
Result<std::size_t> raise_alerts(Store& store, std::span<const Alert> alerts);
// Newest first, at most `limit`.
Result<std::vector<Alert>> alerts(Store& store, std::size_t limit);
Result<std::vector<Alert>> unsent_alerts(Store& store, std::size_t limit);  // Oldest first.
Result<void> mark_sent(Store& store, std::span<const Alert> alerts);

// The dossier of a story under a key that names all that went into it; nothing where the key is
// another one.
Result<std::optional<std::string>> kept_dossier(Store& store, const std::string& story,
                                                const std::string& key);
struct KeptDossier {
  std::string story;
  std::string key;
  std::string form;
};
// Puts each that still holds in the place of what was kept of its story. `still_holds` is asked
// inside the transaction: what an article said that was removed meanwhile must not come back.
Result<void> keep_dossiers(Store& store, std::span<const KeptDossier> dossiers,
                           const std::function<bool(const KeptDossier&)>& still_holds);

}  // namespace sourcier
