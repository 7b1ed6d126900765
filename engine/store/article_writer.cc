#include "engine/store/article_writer.h"

#include <algorithm>

#include "engine/store/codec.h"
#include "engine/store/packed.h"
#include "engine/store/story_changes.h"

namespace sourcier {
namespace {

tl::unexpected<Error> damaged(Store& store, const std::string& what) {
  return damaged_store(store.connection().path(), what);
}

// The earlier of two times, where "" is none.
std::string earlier(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a + b;
  return std::min(a, b);
}

}  // namespace

Result<std::optional<ArticleWriter::Row>> ArticleWriter::row_of(const std::string& id) {
  const auto row = statements_.row("SELECT number, state, language FROM article WHERE id = ?", id);
  if (!row) return tl::unexpected(row.error());
  if (*row == nullptr) return std::nullopt;
  Query& query = **row;
  return Row{query.number(0), query.number(1), std::string(query.text(2)), id};
}

Result<std::optional<ArticleWriter::Row>> ArticleWriter::row_of_state(std::int64_t state) {
  const auto found = statements_.row(
      "SELECT a.number, a.state, a.language, a.id FROM state s "
      "JOIN article a ON a.number = s.article WHERE s.number = ?",
      state);
  if (!found) return tl::unexpected(found.error());
  if (*found == nullptr) return std::nullopt;
  const Query& query = **found;
  return Row{query.number(0), query.number(1), std::string(query.text(2)),
             std::string(query.text(3))};
}

Result<std::vector<ArticleWriter::State>> ArticleWriter::states_of(std::int64_t article) {
  std::vector<State> states;
  const auto take = [&](Query& query) {
    State& state = states.emplace_back();
    state.number = query.number(0);
    state.key.version = query.text(1);
    state.key.modified = query.text(2);
    state.key.published = query.text(3);
    state.key.source.path = query.text(4);
    state.first_seen = query.text(5);
  };
  const auto read = statements_.each(
      "SELECT number, version, modified, published, path, first_seen FROM state "
      "WHERE article = ?",
      take, article);
  if (!read) return tl::unexpected(read.error());
  return states;
}

Result<Document> ArticleWriter::stored(std::int64_t state) {
  const auto row = statements_.row("SELECT form, reading FROM state WHERE number = ?", state);
  if (!row) return tl::unexpected(row.error());
  if (*row == nullptr) return damaged(*store_, "a state of an article is missing");
  const auto form = unpack_bytes((*row)->text(0));
  const auto reading = unpack_bytes((*row)->text(1));
  auto article = form ? codec::decode<Article>(*form) : std::nullopt;
  if (!article) return damaged(*store_, "an article cannot be unpacked");
  Document document{std::move(*article), {}};
  if (reading) document.reading = codec::decode<Reading>(*reading).value_or(Reading{});
  return document;
}

Result<std::int64_t> ArticleWriter::insert_state(std::int64_t article, const Arrival& arrival,
                                                 std::string_view first_seen) {
  const Article& a = arrival.document.article;
  const std::string form = pack_bytes(codec::encode(a));
  const std::string reading = pack_bytes(codec::encode(arrival.document.reading));
  const auto put = statements_.run(
      "INSERT INTO state (article, version, modified, published, path, first_seen, made_by, form, "
      "reading, page) VALUES (?,?,?,?,?,?,?,?,?,?)",
      article, a.version, a.modified, a.published, a.source.path, first_seen, arrival.made_by,
      Blob{form}, Blob{reading}, Blob{arrival.page});
  if (!put) return tl::unexpected(put.error());
  return store_->connection().last_row();
}

Result<Put> ArticleWriter::put(const Arrival& arrival) {
  const Article& article = arrival.document.article;
  const auto removed = statements_.row("SELECT 1 FROM removed WHERE id = ?", article.id);
  if (!removed) return tl::unexpected(removed.error());
  if (*removed != nullptr) return Put::kWithheld;
  const auto row = row_of(article.id);
  if (!row) return tl::unexpected(row.error());
  if (*row) return put_state(**row, arrival);

  const auto made = statements_.run(
      "INSERT INTO article (id, state, version, url, outlet, title, published, language) "
      "VALUES (?, 0, '', '', '', '', '', '')",
      article.id);
  if (!made) return tl::unexpected(made.error());
  const std::int64_t number = store_->connection().last_row();
  const auto state = insert_state(number, arrival, arrival.seen);
  if (!state) return tl::unexpected(state.error());
  const auto current = make_current({number, 0, {}, article.id}, *state, arrival.document);
  if (!current) return tl::unexpected(current.error());
  return Put::kAdded;
}

Result<Put> ArticleWriter::put_state(const Row& row, const Arrival& arrival) {
  const Article& article = arrival.document.article;
  const auto states = states_of(row.number);
  if (!states) return tl::unexpected(states.error());
  const auto same = std::ranges::find(*states, article.version,
                                      [](const State& s) -> const auto& { return s.key.version; });
  const auto current = std::ranges::find(*states, row.state, &State::number);
  if (current == states->end()) return damaged(*store_, "article " + article.id);

  std::string first_seen = arrival.seen;
  if (same != states->end()) {
    first_seen = earlier(same->first_seen, arrival.seen);
    if (!is_later_state(article, same->key)) {
      if (first_seen == same->first_seen) return Put::kKnown;
      const auto noted = statements_.run("UPDATE state SET first_seen = ? WHERE number = ?",
                                         first_seen, same->number);
      if (!noted) return tl::unexpected(noted.error());
      return Put::kKnown;
    }
  }
  const bool becomes = is_later_state(article, current->key);
  const auto state = insert_state(row.number, arrival, first_seen);
  if (!state) return tl::unexpected(state.error());
  if (becomes) {
    const auto made = make_current(row, *state, arrival.document);
    if (!made) return tl::unexpected(made.error());
  } else {
    const auto dropped =
        statements_.run("UPDATE state SET reading = NULL WHERE number = ?", *state);
    if (!dropped) return tl::unexpected(dropped.error());
  }
  if (same != states->end()) {
    const auto dropped = statements_.run("DELETE FROM state WHERE number = ?", same->number);
    if (!dropped) return tl::unexpected(dropped.error());
  }
  // Found at another place only: nobody calls that a change.
  const bool is_same_state = same != states->end() && same->key.modified == article.modified &&
                             same->key.published == article.published;
  return becomes && !is_same_state ? Put::kChanged : Put::kKnown;
}

// Of earlier states no reading is kept: who goes back to one reads it again.
Result<void> ArticleWriter::make_current(const Row& row, std::int64_t state,
                                         const Document& document) {
  if (row.state != 0) {
    if (const auto done = unindex(row); !done) return done;
    const auto dropped =
        statements_.run("UPDATE state SET reading = NULL WHERE number = ?", row.state);
    if (!dropped) return dropped;
    if (const auto noted = note_story_change(statements_); !noted) return noted;
  }
  const Article& a = document.article;
  const auto updated = statements_.run(
      "UPDATE article SET state = ?, version = ?, url = ?, outlet = ?, title = ?, published = ?, "
      "language = ? WHERE number = ?",
      state, a.version, a.url, a.outlet, a.title, a.published, a.language, row.number);
  if (!updated) return updated;
  // It waits to be grouped (near_groups.h); a trigger would cost more than the row.
  const auto waits = statements_.run("INSERT OR IGNORE INTO pending VALUES (?)", row.number);
  if (!waits) return waits;
  return index(row.number, document);
}

Result<bool> ArticleWriter::erase(const std::string& id) {
  const auto row = row_of(id);
  if (!row) return tl::unexpected(row.error());
  if (!*row) return false;
  const auto erased = erase_row(**row);
  if (!erased) return tl::unexpected(erased.error());
  return true;
}

Result<void> ArticleWriter::erase_row(const Row& row) {
  if (const auto done = unindex(row); !done) return done;
  if (const auto noted = note_story_change(statements_); !noted) return noted;
  return statements_.run("DELETE FROM article WHERE number = ?", row.number);
}

Result<void> ArticleWriter::erase_state(std::int64_t state) {
  const auto found = row_of_state(state);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return {};
  const Row& row = **found;
  auto states = states_of(row.number);
  if (!states) return tl::unexpected(states.error());
  std::erase_if(*states, [&](const State& s) { return s.number == state; });
  if (states->empty()) return erase_row(row);
  if (row.state == state) {
    const auto latest = std::ranges::max_element(
        *states, [](const State& a, const State& b) { return is_later_state(b.key, a.key); });
    const auto document = stored(latest->number);
    if (!document) return tl::unexpected(document.error());
    // Its reading is gone: it is made by nobody, and read again when it is next asked for.
    const auto undone =
        statements_.run("UPDATE state SET made_by = '' WHERE number = ?", latest->number);
    if (!undone) return undone;
    if (const auto done = make_current(row, latest->number, *document); !done) return done;
  }
  return statements_.run("DELETE FROM state WHERE number = ?", state);
}

Result<void> ArticleWriter::replace(std::int64_t state, const Arrival& arrival) {
  const Article& a = arrival.document.article;
  const auto row = row_of_state(state);
  if (!row) return tl::unexpected(row.error());
  const auto version = statements_.row("SELECT version FROM state WHERE number = ?", state);
  if (!version) return tl::unexpected(version.error());
  if (!*row || *version == nullptr) return {};
  if ((*row)->id != a.id || (*version)->text(0) != a.version) {
    const auto put = this->put(arrival);
    if (!put) return tl::unexpected(put.error());
    return erase_state(state);
  }
  const bool is_current = (*row)->state == state;
  if (is_current) {
    if (const auto done = unindex(**row); !done) return done;
  }
  const std::string form = pack_bytes(codec::encode(a));
  const std::string reading =
      is_current ? pack_bytes(codec::encode(arrival.document.reading)) : std::string();
  const auto updated = statements_.run(
      "UPDATE state SET modified = ?, published = ?, path = ?, made_by = ?, form = ?, "
      "reading = ? WHERE number = ?",
      a.modified, a.published, a.source.path, arrival.made_by, Blob{form}, Blob{reading}, state);
  if (!updated || !is_current) return updated;
  return make_current({(*row)->number, 0, {}, a.id}, state, arrival.document);
}

}  // namespace sourcier
