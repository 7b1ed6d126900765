#include "engine/api/part_index.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "engine/api/story_parts_codec.h"
#include "engine/base/digest.h"
#include "engine/store/statements.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// An empty name is a private database that SQLite keeps on the disk once it outgrows its cache.
constexpr const char* kPrivate = "";

constexpr const char* kTables = R"sql(
PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;
CREATE TABLE story (id TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE part (id TEXT NOT NULL, story TEXT NOT NULL, PRIMARY KEY (id, story)) WITHOUT ROWID;
CREATE INDEX part_story ON part (story);
CREATE TABLE entity (id TEXT NOT NULL, story TEXT NOT NULL, type TEXT NOT NULL, names TEXT NOT NULL,
                     articles INTEGER NOT NULL, form BLOB NOT NULL, PRIMARY KEY (id, story)) WITHOUT ROWID;
CREATE INDEX entity_story ON entity (story);
CREATE TABLE made_of (entity TEXT NOT NULL, one TEXT NOT NULL, story TEXT NOT NULL,
                      PRIMARY KEY (entity, story)) WITHOUT ROWID;
CREATE INDEX made_of_story ON made_of (story, one);
CREATE TABLE source (id TEXT NOT NULL, story TEXT NOT NULL, type TEXT NOT NULL, names TEXT NOT NULL,
                     articles INTEGER NOT NULL, form BLOB NOT NULL, PRIMARY KEY (id, story)) WITHOUT ROWID;
CREATE INDEX source_story ON source (story);
)sql";

Sqlite make_database() {
  auto connection = Sqlite::open(kPrivate, Sqlite::Mode::kReadWrite);
  if (!connection) throw std::runtime_error(connection.error().text());
  if (const auto made = connection->run(kTables); !made)
    throw std::runtime_error(made.error().text());
  return std::move(*connection);
}

// The folded names, each on a line of its own, so that a part of one is found and never two.
std::string names_of(const EntityProfile& profile) {
  std::string names = fold(profile.name);
  for (const std::string& alias : profile.aliases) names += '\n' + fold(alias);
  return names;
}
std::string names_of(const SourceProfile& profile) { return fold(profile.name); }
std::string type_of(const EntityProfile& profile) { return std::string(name_of(profile.type)); }
std::string type_of(const SourceProfile& profile) { return profile.kind; }

void unite_sets(codec::ArticleSets& into, const codec::ArticleSets& from) {
  for (const auto& [name, articles] : from) into[name].insert(articles.begin(), articles.end());
}

// What two stories say of one thing.
void unite(EntityProfile& into, const EntityProfile& from) {
  if (into.name != from.name) into.aliases.insert(from.name);
  for (const std::string& id : from.made_of) {
    if (std::ranges::find(into.made_of, id) == into.made_of.end()) into.made_of.push_back(id);
  }
  into.aliases.insert(from.aliases.begin(), from.aliases.end());
  into.articles.insert(from.articles.begin(), from.articles.end());
  into.statements.insert(from.statements.begin(), from.statements.end());
  into.stories.insert(from.stories.begin(), from.stories.end());
}

void unite(SourceProfile& into, const SourceProfile& from) {
  into.articles.insert(from.articles.begin(), from.articles.end());
  into.text += from.text;
  into.own += from.own;
  unite_sets(into.credits, from.credits);
  unite_sets(into.copies, from.copies);
  unite_sets(into.copied_by, from.copied_by);
  unite_sets(into.quoted_by, from.quoted_by);
}

// Calls take(story) for each of one list that is not in the other; both ascend.
template <typename Take>
void each_only_in(const std::vector<RankedStory>& one, const std::vector<RankedStory>& other,
                  const Take& take) {
  auto next = other.begin();
  for (const RankedStory& story : one) {
    while (next != other.end() && *next < story) ++next;
    if (next == other.end() || *next != story) take(story);
  }
}

}  // namespace

PartIndex::PartIndex() : connection_(make_database()) {}

Result<bool> PartIndex::has(const std::string& story, const std::string& key) {
  const std::lock_guard lock(mutex_);
  Statements statements(connection_);
  return has(statements, story, key);
}

Result<bool> PartIndex::has(Statements& statements, const std::string& story,
                            const std::string& key) {
  const auto row = statements.row("SELECT 1 FROM story WHERE id = ? AND key = ?", story, key);
  if (!row) return tl::unexpected(row.error());
  return *row != nullptr;
}

Result<void> PartIndex::forget(const std::string& story) {
  Statements statements(connection_);
  for (const char* sql : {"DELETE FROM part WHERE story = ?", "DELETE FROM entity WHERE story = ?",
                          "DELETE FROM made_of WHERE story = ?",
                          "DELETE FROM source WHERE story = ?", "DELETE FROM story WHERE id = ?"}) {
    if (const auto done = statements.run(sql, story); !done) return done;
  }
  return {};
}

template <typename Profile>
Result<void> PartIndex::put_profiles(const char* sql, const std::string& story,
                                     const std::vector<Profile>& profiles) {
  Statements statements(connection_);
  for (const Profile& profile : profiles) {
    const std::string form = codec::encode(profile);
    const auto done = statements.run(sql, profile.id, story, type_of(profile), names_of(profile),
                                     profile.articles.size(), Blob{form});
    if (!done) return done;
  }
  return {};
}

Result<void> PartIndex::put(const std::string& story, const std::string& key,
                            const StoryParts& parts) {
  const std::lock_guard lock(mutex_);
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return tl::unexpected(transaction.error());
  if (const auto done = forget(story); !done) return done;
  Statements statements(connection_);
  for (const std::string& id : parts.ids) {
    const auto done = statements.run("INSERT OR IGNORE INTO part VALUES (?,?)", id, story);
    if (!done) return done;
  }
  auto done = put_profiles("INSERT INTO entity VALUES (?,?,?,?,?,?)", story, parts.entities);
  for (const EntityProfile& entity : parts.entities) {
    for (const std::string& id : entity.made_of) {
      if (done) done = statements.run("INSERT INTO made_of VALUES (?,?,?)", id, entity.id, story);
    }
  }
  if (done) done = put_profiles("INSERT INTO source VALUES (?,?,?,?,?,?)", story, parts.sources);
  if (done) done = statements.run("INSERT INTO story VALUES (?,?)", story, key);
  if (done) done = transaction->commit();
  const auto awaited = awaited_.find(stable_hash(story));
  if (done && awaited != awaited_.end() && awaited->second == stable_hash(key))
    awaited_.erase(awaited);
  return done;
}

Result<void> PartIndex::keep_only(const std::vector<std::string>& stories) {
  const std::set<std::string_view> kept(stories.begin(), stories.end());
  const std::lock_guard lock(mutex_);
  std::vector<std::string> gone;
  Statements statements(connection_);
  const auto listed = statements.each("SELECT id FROM story", [&](Query& row) {
    if (!kept.contains(row.text(0))) gone.emplace_back(row.text(0));
  });
  if (!listed) return listed;
  for (const std::string& story : gone) {
    if (const auto done = forget(story); !done) return done;
  }
  return {};
}

Result<void> PartIndex::expect(const std::vector<RankedStory>& before,
                               const std::vector<RankedStory>& now) {
  const std::lock_guard lock(mutex_);
  Statements statements(connection_);
  each_only_in(before, now, [&](const RankedStory& gone) { awaited_.erase(stable_hash(gone.id)); });
  Result<void> done;
  each_only_in(now, before, [&](const RankedStory& come) {
    const auto is_had = has(statements, come.id, come.key);
    if (!is_had) done = tl::unexpected(is_had.error());
    if (is_had && !*is_had) awaited_[stable_hash(come.id)] = stable_hash(come.key);
  });
  return done;
}

std::size_t PartIndex::awaited() {
  const std::lock_guard lock(mutex_);
  return awaited_.size();
}

Result<void> PartIndex::doubt(const MergedEntities& merges) {
  std::map<std::string, std::string> now;
  for (const MergedEntity& one : merges.all()) {
    for (const std::string& id : one.of) now[id] = one.id + '\x1F' + one.name;
  }
  const std::lock_guard lock(mutex_);
  if (now == merged_) return {};
  std::vector<std::pair<std::string, std::string>> changed;
  std::ranges::set_symmetric_difference(now, merged_, std::back_inserter(changed));
  Statements statements(connection_);
  std::set<std::string> doubted;
  for (const auto& [id, made] : changed) {
    const auto found = statements.each(
        "SELECT story FROM entity WHERE id = ?1 UNION SELECT story FROM made_of WHERE entity = ?1",
        [&](Query& row) { doubted.emplace(row.text(0)); }, id);
    if (!found) return found;
  }
  for (const std::string& story : doubted) {
    const auto row = statements.row("SELECT key FROM story WHERE id = ? AND key != ''", story);
    if (!row) return tl::unexpected(row.error());
    // The list may be ahead, and wait for a later state already.
    if (*row != nullptr) awaited_.try_emplace(stable_hash(story), stable_hash((*row)->text(0)));
    const auto done = statements.run("UPDATE story SET key = '' WHERE id = ?", story);
    if (!done) return done;
  }
  merged_ = std::move(now);
  return {};
}

Result<bool> PartIndex::has_entity(const std::string& id) {
  const std::lock_guard lock(mutex_);
  Statements statements(connection_);
  const auto row = statements.row(
      "SELECT 1 WHERE EXISTS (SELECT 1 FROM made_of WHERE entity = ?1) OR EXISTS "
      "(SELECT 1 FROM entity e WHERE e.id = ?1 AND NOT EXISTS "
      "(SELECT 1 FROM made_of m WHERE m.story = e.story AND m.one = e.id))",
      id);
  if (!row) return tl::unexpected(row.error());
  return *row != nullptr;
}

Result<std::string> PartIndex::story_of(const std::string& part) {
  const std::lock_guard lock(mutex_);
  Statements statements(connection_);
  const auto row = statements.row("SELECT story FROM part WHERE id = ?", part);
  if (!row) return tl::unexpected(row.error());
  return *row == nullptr ? std::string() : std::string((*row)->text(0));
}

// Joins what each story says of the profile's thing.
template <typename Profile>
Result<void> PartIndex::complete(Query& rows, Profile& profile) {
  rows.bind(1, profile.id);
  bool is_first = true;
  for (;;) {
    const auto row = rows.step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    auto told = codec::decode<Profile>(rows.text(0));
    if (!told) continue;
    if (is_first) {
      told->rank = std::move(profile.rank);
      profile = std::move(*told);
    } else {
      unite(profile, *told);
    }
    is_first = false;
  }
  rows.reset();
  return {};
}

template <typename Profile>
Result<std::vector<Profile>> PartIndex::find(const std::string& table,
                                             const ProfileQuestion& question) {
  // A name may be found in what one story says, and the articles counted in what all say.
  const std::string sql =
      "SELECT id, printf('%010d', 9999999999 - sum(articles)) || substr(min(names), 1, 80) || "
      "char(31) || id AS rank FROM " +
      table +
      " WHERE (?1 = '' OR id = ?1) AND (?2 = '' OR type = ?2) AND (?3 = '' OR id IN "
      "(SELECT id FROM " +
      table + " WHERE instr(names, ?3) > 0)) GROUP BY id HAVING rank > ?4 ORDER BY rank LIMIT ?5";
  const std::lock_guard lock(mutex_);
  auto query = connection_.prepare(sql);
  if (!query) return tl::unexpected(query.error());
  auto rows = connection_.prepare("SELECT form FROM " + table + " WHERE id = ? ORDER BY story");
  if (!rows) return tl::unexpected(rows.error());
  query->bind(1, question.id).bind(2, question.type).bind(3, fold(question.q));
  query->bind(4, question.after).bind(5, static_cast<std::int64_t>(question.limit));
  std::vector<Profile> found;
  for (;;) {
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return found;
    Profile& profile = found.emplace_back();
    profile.id = query->text(0);
    profile.rank = query->text(1);
    if (const auto done = complete(*rows, profile); !done) return tl::unexpected(done.error());
  }
}

Result<std::vector<EntityProfile>> PartIndex::entities(const ProfileQuestion& question) {
  return find<EntityProfile>("entity", question);
}

Result<std::vector<SourceProfile>> PartIndex::sources(const ProfileQuestion& question) {
  return find<SourceProfile>("source", question);
}

}  // namespace sourcier
