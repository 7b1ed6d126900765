// The schema of the store. docs/formats/store.md explains the tables.
//
// A change of a released schema is a step in migrate.cc; a change of what the search index keeps is
// a higher kIndexForm, and the index is made anew when the store is next opened for writing.
#pragma once

#include <cstdint>

namespace sourcier {

inline constexpr std::int64_t kSchemaVersion = 4;
inline constexpr std::int64_t kApplicationId = 0x53524352;  // "SRCR": tells our files from others'.
inline constexpr std::int64_t kIndexForm = 1;  // Of index_words.h and search's columns.

// Articles, the states of their pages, and what was read from where.
inline constexpr const char* kArticleSchema = R"sql(
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE article (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state INTEGER NOT NULL,
  version TEXT NOT NULL,
  url TEXT NOT NULL,
  outlet TEXT NOT NULL,
  title TEXT NOT NULL,
  published TEXT NOT NULL,
  language TEXT NOT NULL
) STRICT;
CREATE INDEX article_published ON article (published, id);
CREATE TABLE state (
  number INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
  version TEXT NOT NULL,
  modified TEXT NOT NULL,
  published TEXT NOT NULL,
  path TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  made_by TEXT NOT NULL,
  form BLOB NOT NULL,
  reading BLOB,
  page BLOB
) STRICT;
CREATE INDEX state_article ON state (article);
CREATE TABLE removed (
  id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE input (
  place TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  tag TEXT NOT NULL,
  items INTEGER NOT NULL,
  is_whole INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE skipped (
  place TEXT PRIMARY KEY,
  input TEXT NOT NULL,
  kind INTEGER NOT NULL,
  message TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX skipped_input ON skipped (input);
)sql";

// The search index: words, and what results are narrowed and counted by.
inline constexpr const char* kSearchSchema = R"sql(
CREATE VIRTUAL TABLE search USING fts5 (
  title, text, person, outlet, content='', tokenize='sourcier'
);
CREATE TABLE facet (
  number INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  outlet INTEGER NOT NULL,
  language INTEGER NOT NULL,
  people BLOB NOT NULL
) STRICT;
CREATE TABLE label (
  number INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (kind, name)
) STRICT;
)sql";

// What grouping found, and what it is made of.
inline constexpr const char* kGroupSchema = R"sql(
CREATE TABLE grouping (
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  event TEXT NOT NULL,
  story TEXT NOT NULL,
  family TEXT NOT NULL,
  form BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX grouping_story ON grouping (story);
CREATE TABLE copy (
  first TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  second TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  form BLOB NOT NULL,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_second ON copy (second);
CREATE TABLE print (
  article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
  state INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  form BLOB NOT NULL
) STRICT;
CREATE TABLE event (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  form BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE story (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  form BLOB NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// By what an article that comes finds its neighbours (live_tables.h), and what came, changed or
// went since the groups were made. `posting` has features and grams by whose articles stand next to
// each other in time; `near` the articles that each is most like.
inline constexpr const char* kLiveSchema = R"sql(
CREATE TABLE posting (
  key INTEGER NOT NULL,
  day INTEGER NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (key, day, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE same_text (
  text INTEGER NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (text, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE near (
  article TEXT PRIMARY KEY,
  form BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pending (
  article INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE gone (
  article TEXT PRIMARY KEY,
  event TEXT NOT NULL,
  story TEXT NOT NULL,
  print BLOB
) STRICT, WITHOUT ROWID;
CREATE TABLE lost_copy (
  article TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER article_goes BEFORE DELETE ON article BEGIN
  INSERT OR IGNORE INTO gone SELECT old.id, g.event, g.story, p.form FROM grouping g
    LEFT JOIN print p ON p.article = old.number WHERE g.article = old.id;
  INSERT OR IGNORE INTO lost_copy SELECT second FROM copy WHERE first = old.id;
  INSERT OR IGNORE INTO lost_copy SELECT first FROM copy WHERE second = old.id;
  DELETE FROM pending WHERE article = old.number;
END;
)sql";

// How each story was joined (live_tables.h).
inline constexpr const char* kJoinSchema = R"sql(
CREATE TABLE story_join (
  story TEXT PRIMARY KEY,
  form BLOB NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// What people do with a store: corrections, searches they keep, stories they follow, alerts; and
// dossiers kept for the next one who asks.
inline constexpr const char* kDeskSchema = R"sql(
CREATE TABLE correction (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  form TEXT NOT NULL,
  made_by TEXT NOT NULL,
  at TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT
) STRICT;
CREATE TABLE saved_search (
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE followed_story (
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE alert (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  is_sent INTEGER NOT NULL,
  UNIQUE (kind, name, article)
) STRICT;
CREATE INDEX alert_article ON alert (article);
CREATE TABLE dossier (
  story TEXT PRIMARY KEY,
  key TEXT NOT NULL,
  form BLOB NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace sourcier
