// Live tables: by what an article that comes finds its neighbours, so that grouping it reads
// nothing else of the store.
//
// Four tables: `posting` has for each key (a feature, or a gram of a text) the articles that have
// it, in the order of time; `same_text` the articles of each text; `near` those that each article
// is most like, and that are most like it; `story_join` how each story was joined. They are filled
// by a run over all and follow from then on (engine/pipeline/live_grouping.h); a run that nobody
// follows leaves them empty.
//
// What goes wrong is kept: from then on everything is empty, and failure() tells. Who writes asks
// before committing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/store/statements.h"
#include "engine/store/store.h"
#include "engine/story/print.h"

namespace sourcier {

// Where an article stands in the lists: as by_day.h orders them.
struct TimePlace {
  std::int64_t day = 0;
  std::string article;

  auto operator<=>(const TimePlace&) const = default;
};
TimePlace time_place(const Print& print);

enum class PostingKind : std::uint8_t { kFeature, kGram };
// The key of a row of `posting`.
std::int64_t posting_key(PostingKind kind, std::uint32_t key);

struct NearArticle {
  std::string article;
  std::uint32_t similarity = 0;

  auto operator<=>(const NearArticle&) const = default;
};

// Two clusters of a story that were joined, named by the smallest of their members: each by its
// place among the story's members by id. How alike they were in kSimilarityBits; copies, which are
// together from the start, more than that.
struct StoryJoin {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t average = 0;

  auto operator<=>(const StoryJoin&) const = default;
};
inline constexpr std::uint32_t kCopiesJoin = UINT32_MAX;

class LiveTables {
 public:
  explicit LiveTables(Store& store) : store_(store), statements_(store.connection()) {}

  const std::optional<Error>& failure() const { return failure_; }
  // Where what they say does not fit together.
  void find_damaged();

  void put_posting(PostingKind kind, std::uint32_t key, const TimePlace& place);
  void drop_posting(PostingKind kind, std::uint32_t key, const TimePlace& place);
  // At most so many before or behind a place, which need not be there itself; the next first.
  std::vector<TimePlace> before(PostingKind kind, std::uint32_t key, const TimePlace& place,
                                std::size_t most);
  std::vector<TimePlace> behind(PostingKind kind, std::uint32_t key, const TimePlace& place,
                                std::size_t most);
  // From the first on.
  std::vector<TimePlace> list(PostingKind kind, std::uint32_t key, std::size_t most);
  // From after `first` up to and with `last`, counted up to `most`.
  std::size_t count_between(PostingKind kind, std::uint32_t key, const TimePlace& first,
                            const TimePlace& last, std::size_t most);

  void put_text(std::uint64_t text, const std::string& article);
  void drop_text(std::uint64_t text, const std::string& article);
  std::vector<std::string> with_text(std::uint64_t text);  // By id.

  std::vector<NearArticle> near(const std::string& article);
  // False where the other is not among them: costs less than to read them.
  bool may_be_near(const std::string& article, const std::string& other);
  void set_near(const std::string& article, const std::vector<NearArticle>& near);

  // In their order, those of copies first: one less than the story has members.
  std::vector<StoryJoin> story_joins(const std::string& story);
  void set_story_joins(const std::string& story, const std::vector<StoryJoin>& joins);

  // The print that the store keeps of an article; null where it keeps none. Valid until changed.
  const Print* print(const std::string& article);
  // What it is from now on, where it is not written yet.
  void know(const Print& print) { prints_[print.article] = print; }

  void clear();

 private:
  template <typename... Values>
  void run(const char* sql, const Values&... values);
  template <typename Take, typename... Values>
  void each(const char* sql, const Take& take, const Values&... values);
  template <typename Value>
  std::vector<Value> form(const char* sql, const std::string& key);
  void fail(Error error);

  Store& store_;
  Statements statements_;
  std::unordered_map<std::string, std::optional<Print>> prints_;
  std::optional<Error> failure_;
};

}  // namespace sourcier
