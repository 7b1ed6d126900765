// The schema of the store, version by version. docs/formats/store.md explains the tables.
#pragma once

#include <cstdint>

namespace sourcier {

inline constexpr std::int64_t kSchemaVersion = 1;
inline constexpr std::int64_t kApplicationId = 0x53524352;  // "SRCR": tells our files from others'.

inline constexpr const char* kSchema = R"sql(
CREATE TABLE article (
  id TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  url TEXT NOT NULL,
  outlet TEXT NOT NULL,
  title TEXT NOT NULL,
  published TEXT NOT NULL,
  language TEXT NOT NULL,
  made_by TEXT NOT NULL,
  article BLOB NOT NULL,
  reading BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX article_published ON article (published);
CREATE TABLE skipped (
  place TEXT PRIMARY KEY,
  kind INTEGER NOT NULL,
  message TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE grouping (
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  event TEXT NOT NULL,
  story TEXT NOT NULL,
  family TEXT NOT NULL,
  form BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE copy (
  first TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  second TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  form BLOB NOT NULL,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
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

}  // namespace sourcier
