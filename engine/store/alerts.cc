// Alerts: raised once, read newest first, marked when they were sent.
#include "engine/store/desk.h"
#include "engine/store/statements.h"

namespace sourcier {
namespace {

Result<std::vector<Alert>> read_alerts(Store& store, const char* sql, std::size_t limit) {
  std::vector<Alert> found;
  Statements statements(store.connection());
  const auto read = statements.each(
      sql,
      [&](Query& row) {
        const auto text = [&](int column) { return std::string(row.text(column)); };
        found.push_back({row.number(0), text(1), text(2), text(3), text(4), text(5), text(6),
                         text(7), text(8), row.number(9) != 0, text(10)});
      },
      limit);
  if (!read) return tl::unexpected(read.error());
  return found;
}

}  // namespace

Result<std::size_t> raise_alerts(Store& store, std::span<const Alert> alerts) {
  auto transaction = Transaction::begin(store.connection());
  if (!transaction) return tl::unexpected(transaction.error());
  std::size_t raised = 0;
  {
    Statements statements(store.connection());
    for (const Alert& alert : alerts) {
      const auto put = statements.run(
          "INSERT OR IGNORE INTO alert (kind, name, article, at, is_sent) VALUES (?,?,?,?,0)",
          alert.kind, alert.name, alert.article, alert.at);
      if (!put) return tl::unexpected(put.error());
      raised += static_cast<std::size_t>(store.connection().changed_rows());
    }
  }
  if (const auto done = transaction->commit(); !done) return tl::unexpected(done.error());
  return raised;
}

Result<std::vector<Alert>> alerts(Store& store, std::size_t limit) {
  return read_alerts(store,
                     "SELECT l.number, l.kind, l.name, a.id, a.title, a.outlet, a.published, "
                     "a.url, l.at, l.is_sent, f.title FROM alert l JOIN article a ON a.id = "
                     "l.article LEFT JOIN article f ON l.kind = 'story' AND f.id = l.name "
                     "ORDER BY l.number DESC LIMIT ?",
                     limit);
}

Result<std::vector<Alert>> unsent_alerts(Store& store, std::size_t limit) {
  return read_alerts(store,
                     "SELECT l.number, l.kind, l.name, a.id, a.title, a.outlet, a.published, "
                     "a.url, l.at, l.is_sent, f.title FROM alert l JOIN article a ON a.id = "
                     "l.article LEFT JOIN article f ON l.kind = 'story' AND f.id = l.name "
                     "WHERE l.is_sent = 0 ORDER BY l.number LIMIT ?",
                     limit);
}

Result<void> mark_sent(Store& store, std::span<const Alert> alerts) {
  auto transaction = Transaction::begin(store.connection());
  if (!transaction) return tl::unexpected(transaction.error());
  {
    Statements statements(store.connection());
    for (const Alert& alert : alerts) {
      const auto put =
          statements.run("UPDATE alert SET is_sent = 1 WHERE number = ?", alert.number);
      if (!put) return put;
    }
  }
  return transaction->commit();
}

}  // namespace sourcier
