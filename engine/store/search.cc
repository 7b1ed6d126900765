#include "engine/store/search.h"

#include <algorithm>
#include <charconv>

#include "engine/store/codec.h"
#include "engine/store/facet_counts.h"
#include "engine/store/facets.h"
#include "engine/store/index_tokenizer.h"
#include "engine/store/packed.h"
#include "engine/store/same_people.h"
#include "engine/store/snapshot.h"
#include "engine/store/statements.h"
#include "engine/text/offsets.h"

namespace sourcier {
namespace {

constexpr const char* kWhere = "search";

// Where a hit stands in the order: the higher key first, then the article that came later.
struct Rank {
  std::int64_t key = 0;
  std::int64_t number = 0;

  auto operator<=>(const Rank&) const = default;
};

// A score as a number that sorts alike; bm25 gives the better one the lower score.
std::int64_t relevance_key(double score) { return static_cast<std::int64_t>(-score * 1e9); }

std::string cursor_of(const Rank& rank) {
  return std::to_string(rank.key) + "." + std::to_string(rank.number);
}

Result<std::optional<Rank>> rank_of(const std::string& cursor) {
  if (cursor.empty()) return std::nullopt;
  Rank rank;
  const char* end = cursor.data() + cursor.size();
  const auto key = std::from_chars(cursor.data(), end, rank.key);
  const bool has_key = key.ec == std::errc() && key.ptr != end && *key.ptr == '.';
  const auto number = has_key ? std::from_chars(key.ptr + 1, end, rank.number) : key;
  if (!has_key || number.ec != std::errc() || number.ptr != end) {
    return fail(ErrorKind::kMalformed, kWhere,
                "'" + cursor + "' is no cursor; wanted the one that the page before gave");
  }
  return rank;
}

// What the rows of a search amount to.
struct Gathering {
  std::size_t limit = 0;
  std::optional<Rank> after;
  std::vector<std::int64_t> person;  // Only articles that name one of these labels; empty for any.

  std::size_t total = 0;
  std::vector<Rank> page;  // A heap with the worst in front, one more than the limit.
  FacetCounts facets;

  void take(const Query& row, bool is_ranked) {
    const std::int64_t number = row.number(0), day = row.number(1);
    const std::string_view names = row.text(4);
    if (!person.empty() && !has(names, person)) return;
    ++total;
    facets.count(day, row.number(2), row.number(3), names);
    const Rank rank{is_ranked ? relevance_key(row.real(5)) : day, number};
    if (after && rank >= *after) return;
    if (page.size() > limit && rank < page.front()) return;
    page.push_back(rank);
    std::ranges::push_heap(page, std::greater());
    if (page.size() > limit + 1) {
      std::ranges::pop_heap(page, std::greater());
      page.pop_back();
    }
  }

 private:
  static bool has(std::string_view names, const std::vector<std::int64_t>& labels) {
    bool found = false;
    each_label(names, [&](std::int64_t one) {
      found = found || std::ranges::find(labels, one) != labels.end();
    });
    return found;
  }
};

class Search {
 public:
  Search(Store& store, const SearchRequest& request)
      : store_(store),
        request_(request),
        statements_(store.connection()),
        same_(request.same_people) {}

  Result<SearchResult> run() {
    auto query = parse_search(request_.query);
    if (!query) return tl::unexpected(query.error());
    query_ = std::move(*query);
    const auto after = rank_of(request_.cursor);
    if (!after) return tl::unexpected(after.error());
    gathering_.after = *after;
    gathering_.limit = std::clamp<std::size_t>(request_.limit, 1, kMostHits);
    if (const auto ready = read_languages(); !ready) return tl::unexpected(ready.error());
    if (const auto ready = same_.read_labels(statements_); !ready)
      return tl::unexpected(ready.error());
    if (!same_.empty()) gathering_.facets.same = &same_;
    same_.widen(query_, store_.connection().index().words);

    SearchResult result;
    const auto narrowed = narrow();
    if (!narrowed) return tl::unexpected(narrowed.error());
    if (*narrowed) {
      const auto whole = gather();
      if (!whole) return tl::unexpected(whole.error());
      result.is_whole = *whole;
    }
    result.total = gathering_.total;
    if (const auto told = tell(gathering_.facets, statements_, result); !told)
      return tl::unexpected(told.error());
    if (const auto told = tell_hits(result); !told) return tl::unexpected(told.error());
    return result;
  }

 private:
  // The languages of the store's articles: a word is looked for in the inflections of each.
  Result<void> read_languages() {
    return statements_.each(
        "SELECT name FROM label WHERE kind = ?",
        [&](Query& row) { languages_.emplace_back(row.text(0)); },
        static_cast<std::int64_t>(LabelKind::kLanguage));
  }

  // Adds a condition; false where no article can meet it.
  Result<bool> narrow_to(LabelKind kind, const std::string& name, const char* condition) {
    if (name.empty()) return true;
    if (kind == LabelKind::kPerson) gathering_.person = same_.labels_of(name);
    if (!gathering_.person.empty()) return true;
    const auto row = statements_.row("SELECT number FROM label WHERE kind = ? AND name = ?",
                                     static_cast<std::int64_t>(kind), name);
    if (!row) return tl::unexpected(row.error());
    if (*row == nullptr) return false;
    if (kind == LabelKind::kPerson) {
      gathering_.person = {(*row)->number(0)};
    } else {
      conditions_ += condition + std::to_string((*row)->number(0));
    }
    return true;
  }

  // Languages of the query: "fr" finds "fr-CA" too.
  Result<bool> narrow_to_languages() {
    if (query_.languages.empty()) return true;
    std::string numbers;
    const auto read = statements_.each(
        "SELECT number, name FROM label WHERE kind = ?",
        [&](Query& row) {
          const std::string_view name = row.text(1);
          for (const std::string& wanted : query_.languages) {
            if (name != wanted && !name.starts_with(wanted + "-")) continue;
            numbers += (numbers.empty() ? "" : ",") + std::to_string(row.number(0));
            return;
          }
        },
        static_cast<std::int64_t>(LabelKind::kLanguage));
    if (!read) return tl::unexpected(read.error());
    conditions_ += " AND f.language IN (" + numbers + ")";
    return !numbers.empty();
  }

  // Ids may be anybody's words: what goes into the condition is the numbers of their rows.
  Result<void> narrow_to_articles() {
    if (request_.among.empty()) return {};
    std::string numbers = "0";
    for (const std::string& id : request_.among) {
      const auto row = statements_.row("SELECT number FROM article WHERE id = ?", id);
      if (!row) return tl::unexpected(row.error());
      if (*row != nullptr) numbers += "," + std::to_string((*row)->number(0));
    }
    conditions_ += " AND f.number IN (" + numbers + ")";
    return {};
  }

  Result<bool> narrow() {
    if (const auto done = narrow_to_articles(); !done) return tl::unexpected(done.error());
    const auto add_bound = [&](const char* condition, std::int64_t day) {
      if (day != 0) conditions_ += condition + std::to_string(day);
    };
    add_bound(" AND f.day >= ", query_.from);
    add_bound(" AND f.day >= ", day_key(request_.from));
    add_bound(" AND f.day > 0 AND f.day < ", query_.before);
    // A month or year as the last day takes all of its days.
    if (const std::int64_t to = day_key(request_.to); to != 0) {
      const std::int64_t last = to % 10000 == 0 ? to + 9999 : to % 100 == 0 ? to + 99 : to;
      add_bound(" AND f.day > 0 AND f.day <= ", last);
    }
    const auto languages = narrow_to_languages();
    if (!languages || !*languages) return languages;
    const auto outlet = narrow_to(LabelKind::kOutlet, request_.outlet, " AND f.outlet = ");
    if (!outlet || !*outlet) return outlet;
    const auto language = narrow_to(LabelKind::kLanguage, request_.language, " AND f.language = ");
    if (!language || !*language) return language;
    return narrow_to(LabelKind::kPerson, request_.person, "");
  }

  // The statement that gives what the search finds: number, facets and score. Of what the words
  // find, the articles that came last and meet the conditions, until enough are counted.
  std::string statement(IndexExpression expression, std::string& match) const {
    std::string sql = "SELECT f.number, f.day, f.outlet, f.language, f.people";
    if (expression.wanted.empty()) {
      sql += " FROM facet f WHERE 1";
      match = std::move(expression.excluded);
      if (!match.empty())
        sql += " AND f.number NOT IN (SELECT rowid FROM search WHERE search MATCH ?1)";
      return sql + conditions_;
    }
    // A word in the title says more than one in the text.
    if (is_ranked_) sql += ", bm25(search, 8.0, 1.0, 1.0, 1.0)";
    match = std::move(expression.wanted);
    if (!expression.excluded.empty()) match += " NOT (" + expression.excluded + ")";
    sql += " FROM search CROSS JOIN facet f ON f.number = search.rowid WHERE search MATCH ?1";
    return sql + conditions_ + " ORDER BY search.rowid DESC";
  }

  // Goes through what the search finds; false where not all of it was looked at.
  Result<bool> gather() {
    IndexExpression expression =
        index_expression(query_, store_.connection().index().words, languages_);
    const bool has_words = !expression.wanted.empty();
    is_ranked_ = has_words && request_.order == SearchOrder::kRelevance;
    std::string match;
    const std::string sql = statement(std::move(expression), match);
    auto query = store_.connection().prepare(sql);
    if (!query) return tl::unexpected(query.error());
    if (!match.empty()) query->bind(1, match);

    store_.connection().set_deadline(std::chrono::steady_clock::now() + request_.deadline);
    Result<bool> row = true;
    while ((row = query->step()) && *row) {
      if (has_words && gathering_.total == request_.most_counted) break;
      gathering_.take(*query, is_ranked_);
    }
    store_.connection().set_deadline({});
    if (!row && row.error().kind != ErrorKind::kTooLarge) return row;
    return row.has_value() && !*row;
  }

  Result<void> tell_hits(SearchResult& result) {
    std::vector<Rank>& page = gathering_.page;
    std::ranges::sort(page, std::greater());
    if (page.size() > gathering_.limit) {
      page.resize(gathering_.limit);
      result.next = cursor_of(page.back());
    }
    TermFinder finder(query_, store_.connection().index().words, languages_);
    for (const Rank& rank : page) {
      const auto row = statements_.row(
          "SELECT a.id, a.version, a.title, a.url, a.outlet, a.published, a.language, "
          "coalesce(g.story, ''), s.form FROM article a JOIN state s ON s.number = a.state "
          "LEFT JOIN grouping g ON g.article = a.id WHERE a.number = ?",
          rank.number);
      if (!row) return tl::unexpected(row.error());
      if (*row == nullptr) continue;  // Removed since.
      result.hits.push_back(hit_of(**row, finder));
    }
    return {};
  }

  static SearchHit hit_of(const Query& row, TermFinder& finder) {
    const auto text_of = [&](int column) { return std::string(row.text(column)); };
    SearchHit hit{text_of(0), text_of(1), text_of(2), text_of(3), text_of(4), text_of(5),
                  text_of(6), text_of(7), {},         {},         {},         {}};
    const auto form = unpack_bytes(row.text(8));
    const auto article = form ? codec::decode<Article>(*form) : std::nullopt;
    if (!article) return hit;  // `check` tells of damage.
    const auto found = finder.find(article->text, hit.language, SearchField::kAnywhere,
                                   TermFinder::Until::kPassage);
    const Span passage = best_passage(article->text, found);
    hit.snippet = parts_of(article->text, passage, found);
    const CodePointIndex index(article->text);
    hit.passage = index.code_points(passage);
    for (const auto& one : found) {
      if (passage.contains(one.span)) hit.matches.push_back(index.code_points(one.span));
    }
    const CodePointIndex title(hit.title);
    for (const auto& one : finder.find(hit.title, hit.language, SearchField::kTitle))
      hit.title_matches.push_back(title.code_points(one.span));
    return hit;
  }

  Store& store_;
  const SearchRequest& request_;
  Statements statements_;
  SamePeople same_;
  SearchQuery query_;
  std::vector<std::string> languages_;
  std::string conditions_;  // Numbers of ours alone: no text of the user's.
  Gathering gathering_;
  bool is_ranked_ = false;
};

}  // namespace

Result<SearchResult> search(Store& store, const SearchRequest& request) {
  const StoreSnapshot snapshot(store);
  return Search(store, request).run();
}

}  // namespace sourcier
