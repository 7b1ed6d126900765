// The store's documents and skipped inputs, read back.
#include "engine/store/codec.h"
#include "engine/store/packed.h"
#include "engine/store/statements.h"
#include "engine/store/store.h"

namespace sourcier {
namespace {

// A row of id, made_by, form and reading.
std::optional<StoredDocument> document_of(const Query& row) {
  const auto form = unpack_bytes(row.text(2));
  const auto read = unpack_bytes(row.text(3));
  if (!form || !read) return {};
  auto article = codec::decode<Article>(*form);
  if (!article) return {};
  StoredDocument stored;
  stored.document.article = std::move(*article);
  stored.made_by = row.text(1);
  // No reading, or one that another version wrote in its own way, is made anew by who needs it.
  auto reading = codec::decode<Reading>(*read);
  if (reading) {
    stored.document.reading = std::move(*reading);
  } else if (read->empty() || stored.made_by.empty()) {
    stored.made_by.clear();
  } else {
    return {};
  }
  return stored;
}

Error damaged_article(const Sqlite& connection, const Query& row) {
  return damaged_store(connection.path(), "article " + std::string(row.text(0))).value();
}

}  // namespace

Result<void> Store::each_document(const std::function<void(StoredDocument&&)>& take) {
  auto query = connection_.prepare(
      "SELECT a.id, s.made_by, s.form, s.reading FROM article a JOIN state s ON s.number = a.state "
      "ORDER BY a.id");
  if (!query) return tl::unexpected(query.error());
  for (;;) {
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    auto document = document_of(*query);
    if (!document) return tl::unexpected(damaged_article(connection_, *query));
    take(std::move(*document));
  }
}

Result<std::vector<StoredDocument>> Store::documents() {
  std::vector<StoredDocument> documents;
  const auto read =
      each_document([&](StoredDocument&& document) { documents.push_back(std::move(document)); });
  if (!read) return tl::unexpected(read.error());
  return documents;
}

Result<std::vector<StoredDocument>> Store::documents(std::span<const std::string> ids) {
  Statements statements(connection_);
  std::vector<StoredDocument> documents;
  for (const std::string& id : ids) {
    const auto row = statements.row(
        "SELECT a.id, s.made_by, s.form, s.reading FROM article a "
        "JOIN state s ON s.number = a.state WHERE a.id = ?",
        id);
    if (!row) return tl::unexpected(row.error());
    if (*row == nullptr) continue;
    auto document = document_of(**row);
    if (!document) return tl::unexpected(damaged_article(connection_, **row));
    documents.push_back(std::move(*document));
  }
  return documents;
}

Result<std::vector<Error>> Store::skipped() {
  Statements statements(connection_);
  std::vector<Error> errors;
  const auto read =
      statements.each("SELECT place, kind, message FROM skipped ORDER BY place", [&](Query& row) {
        errors.push_back({static_cast<ErrorKind>(row.number(1)), std::string(row.text(0)),
                          std::string(row.text(2))});
      });
  if (!read) return tl::unexpected(read.error());
  return errors;
}

}  // namespace sourcier
