#include "engine/store/check_live.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "engine/store/live_rows.h"
#include "engine/store/near_groups.h"
#include "engine/store/prints.h"
#include "engine/store/story_joins.h"
#include "engine/story/group.h"

namespace sourcier {
namespace {

using Problems = std::vector<std::string>;
using Prints = std::vector<const Print*>;

// Rows of a table in the order of their columns, one at a time.
class Rows {
 public:
  static Result<Rows> of(Store& store, const std::string& sql) {
    auto query = store.connection().prepare(sql);
    if (!query) return tl::unexpected(query.error());
    Rows rows(std::move(*query));
    if (const auto stepped = rows.step(); !stepped) return tl::unexpected(stepped.error());
    return rows;
  }

  using Row = std::tuple<std::int64_t, std::int64_t, std::string>;
  bool is_at_end() const { return !is_there_; }
  const Row& row() const { return row_; }
  Result<void> step() {
    const auto found = query_.step();
    if (!found) return tl::unexpected(found.error());
    is_there_ = *found;
    if (is_there_) row_ = {query_.number(0), query_.number(1), std::string(query_.text(2))};
    return {};
  }

 private:
  explicit Rows(Query query) : query_(std::move(query)) {}

  Query query_;
  bool is_there_ = false;
  Row row_;
};

// How many rows of each article are there and should not be, or the other way round.
class Wrong {
 public:
  explicit Wrong(Rows rows) : rows_(std::move(rows)) {}

  // What should be there, in order.
  void expect(const Rows::Row& row) {
    pass_to(&row);
    if (rows_.is_at_end() || rows_.row() != row) {
      ++wrong_[std::get<2>(row)];
    } else {
      step();
    }
  }
  Result<void> tell(const std::string& what, Problems& problems) {
    pass_to(nullptr);
    if (failure_) return tl::unexpected(*failure_);
    for (const auto& [article, rows] : wrong_) {
      std::string& problem = problems.emplace_back("article ");
      problem += article;
      problem.append(": ").append(what).append(" lacks rows or has others: ");
      problem += std::to_string(rows);
    }
    return {};
  }

 private:
  void pass_to(const Rows::Row* row) {
    while (!failure_ && !rows_.is_at_end() && (row == nullptr || rows_.row() < *row)) {
      ++wrong_[std::get<2>(rows_.row())];
      step();
    }
  }
  void step() {
    if (auto done = rows_.step(); !done) failure_ = std::move(done.error());
  }

  Rows rows_;
  std::map<std::string, std::size_t> wrong_;
  std::optional<Error> failure_;
};

Result<void> check_postings(Store& store, const Prints& prints, Problems& problems) {
  auto rows = Rows::of(store, "SELECT key, day, article FROM posting ORDER BY 1, 2, 3");
  if (!rows) return tl::unexpected(rows.error());
  Wrong wrong(std::move(*rows));
  for (const PostingKind kind : {PostingKind::kFeature, PostingKind::kGram}) {
    for_each_posting(prints, kind, [&](std::uint32_t key, std::uint32_t i) {
      const TimePlace place = time_place(*prints[i]);
      wrong.expect({posting_key(kind, key), place.day, place.article});
    });
  }
  return wrong.tell("what it is found by (posting)", problems);
}

Result<void> check_texts(Store& store, const Prints& prints, Problems& problems) {
  auto rows = Rows::of(store, "SELECT text, 0, article FROM same_text ORDER BY 1, 3");
  if (!rows) return tl::unexpected(rows.error());
  Wrong wrong(std::move(*rows));
  std::vector<Rows::Row> expected;
  for (const Print* print : prints)
    if (print->text != 0)
      expected.emplace_back(static_cast<std::int64_t>(print->text), 0, print->article);
  std::ranges::sort(expected);
  for (const Rows::Row& row : expected) wrong.expect(row);
  return wrong.tell("its text (same_text)", problems);
}

// Rows of what is not there.
Result<void> check_strangers(Store& store, const char* sql, const std::string& what,
                             Problems& problems) {
  Statements statements(store.connection());
  return statements.each(sql, [&](Query& row) {
    problems.push_back(what + std::string(row.text(0)) + " in the tables of neighbours is none");
  });
}

Result<void> check_near(Store& store, const Prints& prints, std::span<const Edge> near,
                        Problems& problems) {
  LiveTables tables(store);
  const auto rows = near_rows(prints, near);
  for (std::size_t i = 0; i < prints.size(); ++i)
    if (tables.near(prints[i]->article) != rows[i])
      problems.push_back("article " + prints[i]->article +
                         ": those it is most like (near) are not those of its print");
  if (tables.failure()) problems.push_back(tables.failure()->message + " (near)");
  return check_strangers(store,
                         "SELECT article FROM near WHERE article NOT IN (SELECT id FROM article)",
                         "article ", problems);
}

Result<void> check_joins(Store& store, const Grouping& found, const Groups& groups,
                         Problems& problems) {
  LiveTables tables(store);
  auto joins = joins_by_story(found.families, found.stories);
  for (std::uint32_t i = 0; i < found.prints.size(); ++i) {
    if (found.stories.labels[i] != i) continue;
    const std::string& story = groups.articles[i].story;
    if (tables.story_joins(story) != joins[i])
      problems.push_back("story " + story +
                         ": how it was joined (story_join) is not what its articles give");
  }
  if (tables.failure()) problems.push_back(tables.failure()->message + " (story_join)");
  return check_strangers(
      store, "SELECT story FROM story_join WHERE story NOT IN (SELECT story FROM grouping)",
      "story ", problems);
}

void check_groups_of(const Groups& known, const Groups& groups, Problems& problems) {
  std::map<std::string, const ArticleGroup*> known_of;
  for (const ArticleGroup& group : known.articles) known_of.emplace(group.article, &group);
  for (const ArticleGroup& group : groups.articles) {
    const auto found = known_of.find(group.article);
    if (found == known_of.end()) continue;  // Told elsewhere.
    const ArticleGroup& own = *found->second;
    const auto compare = [&](const char* what, const std::string& is, const std::string& gives) {
      if (is == gives) return;
      std::string& problem = problems.emplace_back("article ");
      problem += group.article;
      problem.append(": its ").append(what).append(" is ").append(is);
      problem.append(", but all prints give ").append(gives);
    };
    compare("family", own.family, group.family);
    compare("event", own.event, group.event);
    compare("story", own.story, group.story);
  }
}

Result<void> compare_all(Store& store, Problems& problems) {
  const auto made_by = live_made_by(store);
  if (!made_by) return tl::unexpected(made_by.error());
  const auto groups_by = groups_made_by(store);
  if (!groups_by) return tl::unexpected(groups_by.error());
  NearGroups asked(store);
  const std::size_t changes = asked.changes();
  if (asked.failure()) return tl::unexpected(*asked.failure());
  if (made_by->empty() || *groups_by != *made_by || changes != 0) return {};
  auto stored = stored_prints(store, *made_by);
  if (!stored) return tl::unexpected(stored.error());
  std::vector<Print> prints;
  for (StoredPrint& one : *stored) {
    if (!one.print) {
      problems.push_back("article " + one.article + ": its print is missing or damaged");
    } else {
      prints.push_back(std::move(*one.print));
    }
  }
  if (prints.size() != stored->size()) return {};
  std::vector<Edge> near;
  const Grouping found = find_grouping(prints, 1, &near);
  const Groups groups = groups_of(found);
  const auto known = store.groups();
  if (!known) return tl::unexpected(known.error());
  check_groups_of(*known, groups, problems);
  if (const auto done = check_postings(store, found.prints, problems); !done) return done;
  if (const auto done = check_texts(store, found.prints, problems); !done) return done;
  if (const auto done = check_near(store, found.prints, near, problems); !done) return done;
  return check_joins(store, found, groups, problems);
}

}  // namespace

// Of one state of the store, whoever writes meanwhile.
Result<void> check_live(Store& store, Problems& problems) {
  if (const auto begun = store.connection().run("BEGIN"); !begun) return begun;
  const auto compared = compare_all(store, problems);
  const auto ended = store.connection().run("COMMIT");
  return compared ? ended : compared;
}

}  // namespace sourcier
