#include "engine/store/near_groups.h"

#include <algorithm>

#include "engine/store/group_forms.h"
#include "engine/store/print_codec.h"

namespace sourcier {

void NearGroups::fail(Error error) {
  if (!failure_) failure_ = std::move(error);
}

template <typename Take, typename... Values>
void NearGroups::each(const char* sql, const Take& take, const Values&... values) {
  if (failure_) return;
  if (auto done = statements_.each(sql, take, values...); !done) fail(std::move(done.error()));
}

template <typename Value, typename... Values>
void NearGroups::forms(std::vector<Value>& values, const char* sql, const Values&... bound) {
  if (failure_) return;
  auto found = group_forms<Value>(store_, statements_, sql, bound...);
  if (!found) return fail(std::move(found.error()));
  for (Value& value : *found) values.push_back(std::move(value));
}

template <typename... Values>
std::vector<std::string> NearGroups::ids(const char* sql, const Values&... values) {
  std::vector<std::string> found;
  each(sql, [&](Query& row) { found.emplace_back(row.text(0)); }, values...);
  return found;
}

std::size_t NearGroups::number(const char* sql) {
  std::size_t count = 0;
  each(sql, [&](Query& row) { count = static_cast<std::size_t>(row.number(0)); });
  return count;
}

std::size_t NearGroups::changes() {
  return number("SELECT (SELECT count(*) FROM pending) + (SELECT count(*) FROM gone)");
}

// Numbers are given one after the other: no walk over all.
std::size_t NearGroups::articles() { return number("SELECT max(number) FROM article"); }

// A cross join keeps its order: else SQLite walks through all articles, which are in that of ids.
std::vector<std::string> NearGroups::pending() {
  return ids(
      "SELECT a.id FROM pending p CROSS JOIN article a ON a.number = p.article ORDER BY a.id");
}

std::vector<GoneArticle> NearGroups::gone() {
  std::vector<GoneArticle> all;
  bool is_sound = true;
  each("SELECT event, story, print FROM gone ORDER BY article", [&](Query& row) {
    auto print = unpack_print(row.text(2));
    is_sound = is_sound && print.has_value();
    if (print)
      all.push_back({std::string(row.text(0)), std::string(row.text(1)), std::move(*print)});
  });
  if (!is_sound) fail(damaged_groups(store_).value());
  return all;
}

std::vector<std::string> NearGroups::lost_copy() {
  return ids("SELECT id FROM lost_copy l CROSS JOIN article a ON a.id = l.article ORDER BY id");
}

void NearGroups::forget_changes() {
  for (const char* sql : {"DELETE FROM pending", "DELETE FROM gone", "DELETE FROM lost_copy"})
    each(sql, [](Query&) {});
}

std::optional<ArticleGroup> NearGroups::group_of(const std::string& article) {
  std::vector<ArticleGroup> found;
  forms(found, "SELECT form FROM grouping WHERE article = ?", article);
  if (found.empty()) return {};
  return std::move(found.front());
}

std::vector<Copy> NearGroups::copies_of(const std::string& article) {
  std::vector<Copy> copies;
  forms(copies,
        "SELECT form FROM copy WHERE first = ?1 UNION ALL SELECT form FROM copy WHERE second = ?1",
        article);
  return copies;
}

std::vector<std::string> NearGroups::members(const std::string& story) {
  return ids("SELECT article FROM grouping WHERE story = ? ORDER BY article", story);
}

Groups NearGroups::groups_of(const std::set<std::string>& stories,
                             const std::set<std::string>& events) {
  Groups groups;
  std::set<std::string> all_events = events;
  for (const std::string& story : stories) {
    forms(groups.articles, "SELECT form FROM grouping WHERE story = ?", story);
    forms(groups.stories, "SELECT form FROM story WHERE id = ?", story);
  }
  for (const ArticleGroup& article : groups.articles) all_events.insert(article.event);
  for (const std::string& event : all_events)
    forms(groups.events, "SELECT form FROM event WHERE id = ?", event);
  std::ranges::sort(groups.articles, {}, &ArticleGroup::article);
  return groups;
}

}  // namespace sourcier
