// What keeps the file in order: what is left of removed articles, room, copies.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unordered_set>

#include "engine/store/facets.h"
#include "engine/store/removal.h"
#include "engine/store/statements.h"

namespace sourcier {
namespace {

// Names that no article bears any more.
Result<void> drop_unused_labels(Store& store) {
  Statements statements(store.connection());
  std::unordered_set<std::int64_t> used;
  const auto read = statements.each("SELECT outlet, language, people FROM facet", [&](Query& row) {
    used.insert({row.number(0), row.number(1)});
    each_label(row.text(2), [&](std::int64_t label) { used.insert(label); });
  });
  if (!read) return read;
  std::vector<std::int64_t> unused;
  const auto listed = statements.each("SELECT number FROM label", [&](Query& row) {
    if (!used.contains(row.number(0))) unused.push_back(row.number(0));
  });
  if (!listed) return listed;
  for (const std::int64_t label : unused) {
    const auto dropped = statements.run("DELETE FROM label WHERE number = ?", label);
    if (!dropped) return dropped;
  }
  return {};
}

std::string folder_of(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  return folder.empty() ? std::string(".") : folder.string();
}

// The file on the disk as it is in memory: a copy that a power loss takes away is none.
Result<void> make_durable(const std::string& path) {
  for (const std::string& place : {path, folder_of(path)}) {
    const int file = open(place.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_synced = file >= 0 && fsync(file) == 0;
    if (file >= 0) close(file);
    if (!is_synced) return fail(ErrorKind::kIo, path, "the copy cannot be written to the disk");
  }
  return {};
}

}  // namespace

Result<bool> wipe_removed(Store& store) {
  Sqlite& connection = store.connection();
  auto transaction = Transaction::begin(connection);
  if (!transaction) return tl::unexpected(transaction.error());
  if (const auto done = drop_unused_labels(store); !done) return tl::unexpected(done.error());
  // The index marks what it forgets; the words go when its parts are merged into one.
  const auto merged = connection.run("INSERT INTO search (search) VALUES ('optimize')");
  if (!merged) return tl::unexpected(merged.error());
  if (const auto done = transaction->commit(); !done) return tl::unexpected(done.error());
  auto query = connection.prepare("PRAGMA wal_checkpoint(TRUNCATE)");
  if (!query) return tl::unexpected(query.error());
  const auto row = query->step();
  if (!row) return row;
  return query->number(0) == 0;
}

Result<void> compact(Store& store) {
  const auto wiped = wipe_removed(store);
  if (!wiped) return tl::unexpected(wiped.error());
  return store.connection().run("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);");
}

// Under another name first, so that a copy that was stopped is not taken for one.
Result<void> back_up(Store& store, const std::string& to) {
  std::error_code error;
  if (std::filesystem::exists(to, error))
    return fail(ErrorKind::kUnsupported, to, "is there already; a copy takes the place of nothing");
  const std::string folder = folder_of(to);
  if (access(folder.c_str(), W_OK) != 0)
    return fail(ErrorKind::kIo, to, "cannot write in " + folder + ": " + std::strerror(errno));
  const std::string partial = to + ".partial";
  std::filesystem::remove(partial, error);
  {
    auto query = store.connection().prepare("VACUUM INTO ?");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, partial);
    const auto copied = query->run();
    if (!copied) {
      std::filesystem::remove(partial, error);
      const bool is_damaged = copied.error().kind == ErrorKind::kMalformed;  // Not the copy.
      return fail(copied.error().kind, is_damaged ? copied.error().where : to,
                  copied.error().message);
    }
  }
  if (const auto done = make_durable(partial); !done) return done;
  std::filesystem::rename(partial, to, error);
  if (error) return fail(ErrorKind::kIo, to, "cannot be written: " + error.message());
  return make_durable(to);
}

}  // namespace sourcier
