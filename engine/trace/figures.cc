#include "engine/trace/figures.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/base/digest.h"
#include "engine/trace/cluster.h"
#include "engine/trace/figure_counts.h"
#include "engine/trace/figure_relations.h"
#include "engine/trace/similarity.h"

namespace sourcier {
namespace {

// Likeness of two sentences, in thousandths, by which they count one thing, and the mean of a
// table.
constexpr std::int64_t kSameMatter = 200;
constexpr std::int64_t kMeanMatter = 500;
constexpr std::size_t kDay = 10;  // Bytes of "2031-03-17".

class Finder {
 public:
  Finder(const TraceView& view, const EntityLinks& links, TermReaders& readers)
      : view_(view), links_(links), readers_(readers), counts_(view, links, readers) {}

  std::vector<Figure> find() {
    std::vector<Figure> figures;
    for (const auto& [thing, counted] : counts_.things()) {
      for (std::vector<Counted>& qualified : by_qualifier(counted)) {
        for (const std::vector<Counted>& group : by_context(std::move(qualified))) {
          Figure figure = figure_of(group);
          if (is_worth_keeping(figure)) figures.push_back(std::move(figure));
        }
      }
    }
    std::ranges::sort(figures, {}, &Figure::id);
    return figures;
  }

 private:
  // How far two values belong into one table, in thousandths. Of a thing that is further named
  // ("Korean soldiers") the roles stand side by side; of a bare noun each role is a thing of its
  // own: two dockers are hurt, two hundred without work.
  static std::int64_t same_table(const Counted& a, const Counted& b) {
    // A crowd in one town is not that of the whole country, nor that of the day before.
    const bool is_crowd = a.role.state.by_day == DayChange::kOwn;
    if (is_crowd && are_of_other_order(*a.quantity, *b.quantity)) return 0;
    if (is_crowd && !a.day.empty() && !b.day.empty() && a.day != b.day) return 0;
    const RoleMatch match = match_roles(a.role, b.role);
    const bool same_value =
        a.quantity->low == b.quantity->low && a.quantity->high == b.quantity->high;
    if (!a.qualifier.empty() || !b.qualifier.empty()) {
      const Similarity likeness = compare_topic(a.context, b.context);
      return static_cast<std::int64_t>(likeness.likeness) * 1000 / kSameMatter +
             (same_value ? 1000 : 0);
    }
    const bool planned = (a.quantity->status == QuantityStatus::kPlanned) !=
                         (b.quantity->status == QuantityStatus::kPlanned);
    if (match == RoleMatch::kSame && !planned) return 1000;
    if (!same_value) return 0;
    const double value = a.quantity->high.value_or(a.quantity->low.value_or(0));
    return match == RoleMatch::kUnknown || value > kChance ? 1000 : 0;
  }

  static std::vector<std::vector<Counted>> by_context(std::vector<Counted> counted) {
    if (counted.size() > kMostCompared) return {std::move(counted)};
    std::vector<ScoredPair> pairs;
    for (std::size_t i = 0; i < counted.size(); ++i) {
      for (std::size_t j = i + 1; j < counted.size(); ++j) {
        const std::int64_t score = same_table(counted[i], counted[j]);
        if (score > 0) pairs.push_back({i, j, score});
      }
    }
    const std::vector<std::size_t> labels = cluster_pairs(counted.size(), pairs, kMeanMatter);
    std::map<std::size_t, std::vector<Counted>> groups;
    for (std::size_t i = 0; i < counted.size(); ++i) {
      groups[labels[i]].push_back(std::move(counted[i]));
    }
    std::vector<std::vector<Counted>> out;
    for (auto& [label, group] : groups) out.push_back(std::move(group));
    return out;
  }

  // Those without a qualifier belong to the one qualifier there is, or stand by themselves.
  static std::vector<std::vector<Counted>> by_qualifier(const std::vector<Counted>& counted) {
    std::map<std::string, std::vector<Counted>> groups;
    for (const Counted& one : counted) groups[one.qualifier].push_back(one);
    const auto bare = groups.find("");
    if (bare != groups.end() && groups.size() == 2) {
      std::vector<Counted> all = groups.rbegin()->second;
      all.insert(all.end(), bare->second.begin(), bare->second.end());
      return {all};
    }
    std::vector<std::vector<Counted>> out;
    for (auto& [qualifier, group] : groups) out.push_back(std::move(group));
    return out;
  }

  FigureValue value_of(const Counted& counted) const {
    const Quantity& quantity = *counted.quantity;
    const ViewedDocument& viewed = view_.documents[counted.document];
    FigureValue value;
    value.low = quantity.low;
    value.high = quantity.high;
    value.approximate = quantity.approximate;
    value.status = quantity.status;
    value.according_to = quantity.according_to;
    const std::vector<std::size_t>& entities = links_.of[counted.document];
    if (quantity.according_entity && *quantity.according_entity < entities.size()) {
      value.according_to = links_.entities[entities[*quantity.according_entity]].name;
    }
    value.as_of = as_of(viewed, quantity);
    value.article = viewed.article().id;
    value.span = quantity.span;
    value.text = viewed.text(quantity.span);
    return value;
  }

  // The day or month that its sentence states, else the article's own date. What is to be by a
  // later day is said on the day of the article.
  static std::string as_of(const ViewedDocument& viewed, const Quantity& quantity) {
    const Span sentence = sentence_at(viewed, quantity.span.begin);
    const std::string published = viewed.article().published.substr(0, kDay);
    std::string stated;
    for (const TimeExpression& time : viewed.reading().times) {
      if (!sentence.contains(time.span) || time.type != TimeType::kDate) continue;
      const auto date = parse_date(time.value);
      const std::string day = time.value.substr(0, kDay);
      if (!published.empty() && (day > published || published.starts_with(day))) continue;
      if (date && date->month != 0 && day > stated) stated = day;
    }
    return stated.empty() ? published : stated;
  }

  Figure figure_of(const std::vector<Counted>& group) const {
    std::vector<std::pair<FigureValue, FigureScope>> values;
    std::map<std::string, std::size_t> texts;
    std::map<std::string, std::size_t> events;
    const Naming naming = std::ranges::max(group, {}, &Counted::naming).naming;
    for (const Counted& counted : group) {
      if (counted.naming == naming) ++texts[counted.text];
      ++events[view_.documents[counted.document].event];
      values.emplace_back(value_of(counted),
                          FigureScope{view_.documents[counted.document].event, counted.role});
    }
    std::ranges::sort(values, [](const auto& a, const auto& b) {
      return std::tie(a.first.as_of, a.first.article, a.first.span) <
             std::tie(b.first.as_of, b.first.article, b.first.span);
    });
    Figure figure;
    std::vector<FigureScope> scopes;
    for (auto& [value, scope] : values) {
      if (repeats(figure.values, value)) continue;
      figure.values.push_back(std::move(value));
      scopes.push_back(std::move(scope));
    }
    figure.unit = unit_of(*group.front().quantity);
    figure.counted = measured_by(group).value_or(most(texts));
    figure.event = most(events);
    figure.relation = relation_of(figure.values, scopes);
    const FigureValue& first = figure.values.front();
    figure.id = content_id("fg", {group.front().head, group.front().qualifier, figure.unit,
                                  first.article, std::to_string(first.span.begin)});
    return figure;
  }

  // Of amounts of one thing, the word near most of them, as the first one writes it: "loss" of "net
  // loss", where two are as near.
  std::optional<std::string> measured_by(const std::vector<Counted>& group) const {
    std::map<std::string, std::size_t> counts;
    for (const Counted& counted : group) {
      for (const KeyedWord& word : counted.role.measured) ++counts[word.key];
    }
    std::optional<std::string> nearest;
    std::size_t most_often = 0;
    for (const Counted& counted : group) {
      const ViewedDocument& viewed = view_.documents[counted.document];
      const bool is_head_last = readers_.of(*viewed.language).head_last();
      std::uint32_t behind = 0;  // The word before; the last of a compound is its noun.
      for (const KeyedWord& word : counted.role.measured) {
        const std::size_t often = counts[word.key];
        const bool takes_last = is_head_last && word.span.begin == behind + 1;
        behind = word.span.end;
        if (often < most_often || (often == most_often && !takes_last)) continue;
        most_often = often;
        nearest = viewed.text(word.span);
      }
    }
    return nearest;
  }

  // An article that says a number twice says it once.
  static bool repeats(const std::vector<FigureValue>& values, const FigureValue& value) {
    return std::ranges::any_of(values, [&](const FigureValue& other) {
      return other.article == value.article && other.low == value.low && other.high == value.high &&
             other.status == value.status &&
             (value.according_to.empty() || other.according_to == value.according_to);
    });
  }

  // The most frequent; of those the shortest, then the first.
  static std::string most(const std::map<std::string, std::size_t>& counts) {
    return std::ranges::max_element(counts,
                                    [](const auto& a, const auto& b) {
                                      return std::tuple(a.second, b.first.size(), b.first) <
                                             std::tuple(b.second, a.first.size(), a.first);
                                    })
        ->first;
  }

  static bool is_worth_keeping(const Figure& figure) {
    if (figure.values.size() > 1) return true;
    return std::ranges::any_of(figure.values,
                               [](const FigureValue& v) { return !v.according_to.empty(); });
  }

  const TraceView& view_;
  const EntityLinks& links_;
  TermReaders& readers_;
  FigureCounts counts_;
};

}  // namespace

std::vector<Figure> find_figures(const TraceView& view, const EntityLinks& links,
                                 TermReaders& readers) {
  return Finder(view, links, readers).find();
}

}  // namespace sourcier
