#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "apps/report/clean.h"
#include "apps/report/view.h"
#include "engine/text/unicode.h"

namespace sourcier::report {
namespace {

// Readers take in a quotation of this length at a glance (bytes); longer and shorter ones tell
// less.
constexpr std::size_t kShortestTelling = 30;
constexpr std::size_t kLongestTelling = 260;

// An outlet's own name, as its article writes it, is no step on the way: "the Beacon" of The
// Beacon.
bool names_outlet(const ArticleView* article, std::string_view relay) {
  if (article == nullptr || relay.empty()) return false;
  const std::string outlet = " " + fold(article->outlet);
  return outlet.ends_with(" " + fold(relay));
}

std::vector<std::string> relays_of(const Wording& wording, const View& view) {
  std::vector<std::string> names;
  for (const Hop& hop : wording.chain) {
    if (hop.role != HopRole::kRelay) continue;
    std::string name = view.name_of(hop.name);
    if (!names_outlet(view.article(wording.article), name)) names.push_back(std::move(name));
  }
  return names;
}

void add_article(std::vector<const ArticleView*>& articles, const ArticleView* article) {
  if (article == nullptr || std::ranges::find(articles, article) != articles.end()) return;
  articles.push_back(article);
}

// The rank of a statement by the form and length of its best wording; less is better.
int plainness(const Statement& statement) {
  int best = 9;
  for (const Wording& wording : statement.wordings) {
    const std::size_t size = wording.text.size();
    const bool fits = size >= kShortestTelling && size <= kLongestTelling;
    best = std::min(best, static_cast<int>(wording.kind) * 2 + (fits ? 0 : 1));
  }
  return best;
}

OriginView origin_view(const std::string& name, const std::vector<const Wording*>& wordings,
                       const View& view) {
  OriginView origin;
  origin.name = name;
  using Key = std::tuple<std::string, std::vector<std::string>, bool, QuotationKind>;
  std::map<Key, std::size_t> places;
  std::vector<const ArticleView*> all;
  for (const Wording* wording : wordings) {
    const bool copied = wording->basis == OriginBasis::kCopied && !wording->origin.empty();
    const bool quoted = wording->kind != QuotationKind::kIndirect;
    const Key key{fold(wording->text), relays_of(*wording, view), copied,
                  quoted ? QuotationKind::kDirect : QuotationKind::kIndirect};
    const auto [place, is_new] = places.emplace(key, origin.groups.size());
    if (is_new) {
      WordingGroup& added = origin.groups.emplace_back();
      added.relays = relays_of(*wording, view);
      added.copied = copied;
    }
    WordingGroup& group = origin.groups[place->second];
    group.wordings.push_back(wording);
    add_article(group.articles, view.article(wording->article));
    add_article(all, view.article(wording->article));
  }
  origin.articles = all.size();
  origin.copies = static_cast<std::size_t>(
      std::ranges::count_if(all, [](const ArticleView* article) { return article->is_copy; }));
  std::ranges::stable_sort(origin.groups, [](const WordingGroup& a, const WordingGroup& b) {
    return a.articles.size() > b.articles.size();
  });
  return origin;
}

}  // namespace

StatementView view_of(const Statement& statement, const View& view) {
  std::map<std::string, std::vector<const Wording*>> by_origin;
  for (const Wording& wording : statement.wordings)
    by_origin[view.name_of(wording.origin)].push_back(&wording);
  StatementView out;
  out.statement = &statement;
  for (const auto& [name, wordings] : by_origin) {
    out.origins.push_back(origin_view(name, wordings, view));
  }
  std::ranges::stable_sort(out.origins, [](const OriginView& a, const OriginView& b) {
    return std::tuple(a.name.empty(), b.articles) < std::tuple(b.name.empty(), a.articles);
  });
  for (const std::string& id : statement.denied_by) {
    const Statement* denial = view.statement(id);
    if (denial != nullptr) out.denied_by.push_back(denial);
  }
  return out;
}

FigureView view_of(const Figure& figure, const View& view) {
  FigureView out;
  out.figure = &figure;
  std::map<std::string, const FigureValue*> last;  // Of each source.
  using Key = std::tuple<std::optional<double>, std::optional<double>, bool, QuantityStatus,
                         std::string, std::string>;
  std::map<Key, std::size_t> places;
  for (const FigureValue& value : figure.values) {
    const Key key{value.low,
                  value.high,
                  value.approximate,
                  value.status,
                  fold(value.according_to),
                  value.as_of.substr(0, 10)};
    const auto [place, is_new] = places.emplace(key, out.values.size());
    if (is_new) out.values.emplace_back();
    ValueView& row = out.values[place->second];
    row.values.push_back(&value);
    add_article(row.articles, view.article(value.article));
    if (value.according_to.empty()) continue;
    const FigureValue*& before = last[fold(value.according_to)];
    if (is_new && before != nullptr && before->as_of < value.as_of &&
        std::tuple(before->low, before->high) != std::tuple(value.low, value.high)) {
      row.was = before;
    }
    before = &value;
  }
  return out;
}

DiscrepancyView view_of(const Discrepancy& discrepancy, const View& view) {
  DiscrepancyView out{.discrepancy = &discrepancy, .values = {}};
  for (const GivenValue& value : discrepancy.values) {  // Those of one value follow each other.
    const ArticleView* article = view.article(value.article);
    if (article == nullptr) continue;
    if (out.values.empty() || out.values.back().values.back()->value != value.value)
      out.values.emplace_back();
    out.values.back().values.push_back(&value);
    add_article(out.values.back().articles, article);
  }
  return out;
}

bool tells_more(const Statement& first, const Statement& second) {
  const auto rank = [](const Statement& s) {
    return std::tuple(-static_cast<int>(s.counts.articles), -static_cast<int>(s.counts.origins),
                      s.denied_by.empty(), s.speaker.empty(), plainness(s));
  };
  const auto a = rank(first);
  const auto b = rank(second);
  if (a != b) return a < b;
  return std::tie(first.first_seen, first.id) < std::tie(second.first_seen, second.id);
}

std::string known_outlet(const Article& article) {
  std::string name = clean(article.outlet);
  const std::size_t scheme = article.url.find("://");
  if (!name.empty() || scheme == std::string::npos) return name;
  const std::size_t begin = scheme + 3;
  name = clean(article.url.substr(begin, article.url.find_first_of("/?#:", begin) - begin));
  if (name.starts_with("www.")) name.erase(0, 4);
  return name;
}

std::string outlet_of(const Article& article) {
  std::string name = known_outlet(article);
  if (!name.empty()) return name;
  name = clean(article.source.path);
  return name.substr(name.find_last_of('/') + 1);
}

}  // namespace sourcier::report
