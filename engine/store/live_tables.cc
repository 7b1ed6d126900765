#include "engine/store/live_tables.h"

#include "engine/store/codec.h"
#include "engine/store/group_forms.h"
#include "engine/store/print_codec.h"

namespace sourcier {

namespace codec {
template <typename Archive>
void fields(Archive& archive, NearArticle& v) {
  archive(v.article, v.similarity);
}
template <typename Archive>
void fields(Archive& archive, StoryJoin& v) {
  archive(v.a, v.b, v.average);
}
}  // namespace codec

namespace {

// Stands before every day there is and is short in a row.
constexpr std::int64_t kNoDay = -(std::int64_t{1} << 23);
constexpr int kKeyBits = 32;

}  // namespace

std::int64_t posting_key(PostingKind kind, std::uint32_t key) {
  return static_cast<std::int64_t>(kind) << kKeyBits | key;
}

TimePlace time_place(const Print& print) {
  return {print.published.is_day() ? day_number(print.published) : kNoDay, print.article};
}

void LiveTables::fail(Error error) {
  if (!failure_) failure_ = std::move(error);
}

void LiveTables::find_damaged() { fail(damaged_groups(store_).value()); }

template <typename... Values>
void LiveTables::run(const char* sql, const Values&... values) {
  if (failure_) return;
  if (auto done = statements_.run(sql, values...); !done) fail(std::move(done.error()));
}

template <typename Take, typename... Values>
void LiveTables::each(const char* sql, const Take& take, const Values&... values) {
  if (failure_) return;
  if (auto done = statements_.each(sql, take, values...); !done) fail(std::move(done.error()));
}

void LiveTables::put_posting(PostingKind kind, std::uint32_t key, const TimePlace& place) {
  run("INSERT OR IGNORE INTO posting VALUES (?,?,?)", posting_key(kind, key), place.day,
      place.article);
}

void LiveTables::drop_posting(PostingKind kind, std::uint32_t key, const TimePlace& place) {
  run("DELETE FROM posting WHERE key = ? AND day = ? AND article = ?", posting_key(kind, key),
      place.day, place.article);
}

std::vector<TimePlace> LiveTables::before(PostingKind kind, std::uint32_t key,
                                          const TimePlace& place, std::size_t most) {
  std::vector<TimePlace> places;
  each(
      "SELECT day, article FROM posting WHERE key = ? AND (day, article) < (?,?) "
      "ORDER BY day DESC, article DESC LIMIT ?",
      [&](Query& row) { places.push_back({row.number(0), std::string(row.text(1))}); },
      posting_key(kind, key), place.day, place.article, most);
  return places;
}

std::vector<TimePlace> LiveTables::behind(PostingKind kind, std::uint32_t key,
                                          const TimePlace& place, std::size_t most) {
  std::vector<TimePlace> places;
  each(
      "SELECT day, article FROM posting WHERE key = ? AND (day, article) > (?,?) "
      "ORDER BY day, article LIMIT ?",
      [&](Query& row) { places.push_back({row.number(0), std::string(row.text(1))}); },
      posting_key(kind, key), place.day, place.article, most);
  return places;
}

std::vector<TimePlace> LiveTables::list(PostingKind kind, std::uint32_t key, std::size_t most) {
  std::vector<TimePlace> places;
  each(
      "SELECT day, article FROM posting WHERE key = ? ORDER BY day, article LIMIT ?",
      [&](Query& row) { places.push_back({row.number(0), std::string(row.text(1))}); },
      posting_key(kind, key), most);
  return places;
}

std::size_t LiveTables::count_between(PostingKind kind, std::uint32_t key, const TimePlace& first,
                                      const TimePlace& last, std::size_t most) {
  std::size_t count = 0;
  each(
      "SELECT count(*) FROM (SELECT 1 FROM posting WHERE key = ? AND (day, article) > (?,?) "
      "AND (day, article) <= (?,?) LIMIT ?)",
      [&](Query& row) { count = static_cast<std::size_t>(row.number(0)); }, posting_key(kind, key),
      first.day, first.article, last.day, last.article, most);
  return count;
}

void LiveTables::put_text(std::uint64_t text, const std::string& article) {
  run("INSERT OR IGNORE INTO same_text VALUES (?,?)", text, article);
}

void LiveTables::drop_text(std::uint64_t text, const std::string& article) {
  run("DELETE FROM same_text WHERE text = ? AND article = ?", text, article);
}

std::vector<std::string> LiveTables::with_text(std::uint64_t text) {
  std::vector<std::string> articles;
  each(
      "SELECT article FROM same_text WHERE text = ? ORDER BY article",
      [&](Query& row) { articles.emplace_back(row.text(0)); }, text);
  return articles;
}

// The values in a row's form; none where there is no row.
template <typename Value>
std::vector<Value> LiveTables::form(const char* sql, const std::string& key) {
  std::vector<Value> values;
  bool is_sound = true;
  each(
      sql,
      [&](Query& row) {
        auto form = codec::decode<std::vector<Value>>(row.text(0));
        is_sound = form.has_value();
        if (form) values = std::move(*form);
      },
      key);
  if (!is_sound) find_damaged();
  return values;
}

std::vector<NearArticle> LiveTables::near(const std::string& article) {
  return form<NearArticle>("SELECT form FROM near WHERE article = ?", article);
}

// Ids stand in the form as they are.
bool LiveTables::may_be_near(const std::string& article, const std::string& other) {
  bool is_there = false;
  each(
      "SELECT instr(form, CAST(? AS BLOB)) FROM near WHERE article = ?",
      [&](Query& row) { is_there = row.number(0) != 0; }, other, article);
  return is_there;
}

void LiveTables::set_near(const std::string& article, const std::vector<NearArticle>& near) {
  if (near.empty()) return run("DELETE FROM near WHERE article = ?", article);
  const std::string form = codec::encode(near);
  run("INSERT OR REPLACE INTO near VALUES (?,?)", article, Blob{form});
}

std::vector<StoryJoin> LiveTables::story_joins(const std::string& story) {
  return form<StoryJoin>("SELECT form FROM story_join WHERE story = ?", story);
}

void LiveTables::set_story_joins(const std::string& story, const std::vector<StoryJoin>& joins) {
  if (joins.empty()) return run("DELETE FROM story_join WHERE story = ?", story);
  const std::string form = codec::encode(joins);
  run("INSERT OR REPLACE INTO story_join VALUES (?,?)", story, Blob{form});
}

const Print* LiveTables::print(const std::string& article) {
  auto found = prints_.find(article);
  if (found == prints_.end()) {
    std::optional<Print> print;
    each(
        "SELECT p.form FROM article a JOIN print p ON p.article = a.number WHERE a.id = ?",
        [&](Query& row) { print = unpack_print(row.text(0)); }, article);
    if (!print) find_damaged();
    found = prints_.emplace(article, std::move(print)).first;
  }
  return found->second ? &*found->second : nullptr;
}

void LiveTables::clear() {
  for (const char* sql : {"DELETE FROM posting", "DELETE FROM same_text", "DELETE FROM near",
                          "DELETE FROM story_join"})
    run(sql);
}

}  // namespace sourcier
