// The part of ArticleWriter that keeps the search index: what goes in comes out again as it was.
#include "engine/store/article_writer.h"
#include "engine/store/facets.h"
#include "engine/store/index_tokenizer.h"

namespace sourcier {
namespace {

// Names whose numbers are remembered while one program writes; beyond, all are forgotten.
constexpr std::size_t kMostLabelsRemembered = 1u << 17;

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    all += name;
    all += " 0 ";  // A word of its own: no phrase runs from one name into the next.
  }
  return all;
}

}  // namespace

Result<std::int64_t> ArticleWriter::label(std::int64_t kind, const std::string& name) {
  const std::string key = static_cast<char>('0' + kind) + name;
  if (const auto known = store_->labels_.find(key); known != store_->labels_.end())
    return known->second;
  const auto row =
      statements_.row("SELECT number FROM label WHERE kind = ? AND name = ?", kind, name);
  if (!row) return tl::unexpected(row.error());
  std::int64_t number = 0;
  if (*row != nullptr) {
    number = (*row)->number(0);
  } else {
    const auto made = statements_.run("INSERT INTO label (kind, name) VALUES (?, ?)", kind, name);
    if (!made) return tl::unexpected(made.error());
    number = store_->connection().last_row();
  }
  if (store_->labels_.size() >= kMostLabelsRemembered) store_->labels_.clear();
  store_->labels_.emplace(key, number);
  return number;
}

Result<void> ArticleWriter::index(std::int64_t number, const Document& document) {
  const Article& article = document.article;
  const std::vector<std::string> people = people_in(document);
  std::vector<std::int64_t> labels;
  for (const std::string& name : people) {
    const auto found = label(static_cast<std::int64_t>(LabelKind::kPerson), name);
    if (!found) return tl::unexpected(found.error());
    labels.push_back(*found);
  }
  const auto outlet = label(static_cast<std::int64_t>(LabelKind::kOutlet), article.outlet);
  const auto language = label(static_cast<std::int64_t>(LabelKind::kLanguage), article.language);
  if (!outlet) return tl::unexpected(outlet.error());
  if (!language) return tl::unexpected(language.error());
  const auto put =
      statements_.run("INSERT INTO facet VALUES (?,?,?,?,?)", number, day_key(article.published),
                      *outlet, *language, Blob{pack_labels(labels)});
  if (!put) return put;
  store_->connection().set_index_language(article.language);
  return statements_.run(
      "INSERT INTO search (rowid, title, text, person, outlet) VALUES (?,?,?,?,?)", number,
      article.title, article.text, joined(people), article.outlet);
}

Result<void> ArticleWriter::index_all() {
  store_->labels_.clear();
  auto query = store_->connection().prepare("SELECT number, state FROM article ORDER BY number");
  if (!query) return tl::unexpected(query.error());
  for (;;) {
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    const auto document = stored(query->number(1));
    if (!document) return tl::unexpected(document.error());
    if (const auto done = index(query->number(0), *document); !done) return done;
  }
}

Result<std::vector<std::string>> ArticleWriter::people_of(std::int64_t number) {
  const auto row = statements_.row("SELECT people FROM facet WHERE number = ?", number);
  if (!row) return tl::unexpected(row.error());
  std::vector<std::string> people;
  if (*row == nullptr) return people;
  std::vector<std::int64_t> labels;
  each_label((*row)->text(0), [&](std::int64_t one) { labels.push_back(one); });
  for (const std::int64_t one : labels) {
    const auto name = statements_.row("SELECT name FROM label WHERE number = ?", one);
    if (!name) return tl::unexpected(name.error());
    if (*name != nullptr) people.emplace_back((*name)->text(0));
  }
  return people;
}

// A contentless index must be told what it holds, to forget it.
Result<void> ArticleWriter::unindex(const Row& row) {
  const auto document = stored(row.state);
  if (!document) return tl::unexpected(document.error());
  const auto people = people_of(row.number);
  if (!people) return tl::unexpected(people.error());
  const Article& article = document->article;
  store_->connection().set_index_language(row.language);
  const auto dropped = statements_.run(
      "INSERT INTO search (search, rowid, title, text, person, outlet) "
      "VALUES ('delete',?,?,?,?,?)",
      row.number, article.title, article.text, joined(*people), article.outlet);
  if (!dropped) return dropped;
  return statements_.run("DELETE FROM facet WHERE number = ?", row.number);
}

}  // namespace sourcier
