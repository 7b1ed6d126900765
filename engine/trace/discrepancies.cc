#include "engine/trace/discrepancies.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/base/date.h"
#include "engine/base/digest.h"
#include "engine/base/joins.h"
#include "engine/trace/similarity.h"

namespace sourcier {
namespace {

// Two sentences tell of one happening from this likeness on, in thousandths, with so many terms in
// common. Of places more: what happens in two is often alike.
constexpr std::uint32_t kSameOfDays = 600;
constexpr std::uint32_t kSameOfPlaces = 700;
constexpr std::uint32_t kLeastShared = 4;
// A sentence is held against those that share one of its so many rarest terms, and a term of more
// sentences of the event finds none: a bound on the pairs of a large event.
constexpr std::size_t kRarestTerms = 4;
constexpr std::size_t kCommonTerm = 64;
// Sentences with a day or a place that are looked at in one event, in the order of its articles.
constexpr std::size_t kMostGiven = 20'000;

constexpr std::size_t kDay = 10;  // Bytes of "2031-03-17".
constexpr std::string_view kGivenKey = "given";

// A day or place that a sentence gives.
struct Given {
  std::size_t document = 0;
  Span span;
  Span sentence;
  std::string value;                       // The day, or the key of the place.
  std::string name;                        // As shown.
  std::optional<std::int64_t> days_after;  // Its article; where both are known.
  Terms terms;                             // Of the sentence without it.
};

using Givens = std::vector<Given>;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

bool is_day(std::string_view value) {
  const auto date = parse_date(value);
  return date && date->is_day();
}

class Finder {
 public:
  Finder(const TraceView& view, const EntityLinks& links, TermReaders& readers)
      : view_(view), links_(links), readers_(readers), places_(view.documents.size()) {}

  std::vector<Discrepancy> find() {
    std::map<std::string, std::vector<std::size_t>> events;
    for (std::size_t d = 0; d < view_.documents.size(); ++d)
      events[view_.documents[d].event].push_back(d);
    std::vector<Discrepancy> found;
    for (const auto& [event, documents] : events) {
      if (documents.size() < 2) continue;
      Givens days;
      Givens places;
      for (const std::size_t d : documents) {
        if (days.size() + places.size() < kMostGiven) collect(d, days, places);
      }
      add(event, DiscrepancyKind::kDay, days, found);
      add(event, DiscrepancyKind::kPlace, places, found);
    }
    std::ranges::sort(found, {}, &Discrepancy::id);
    return found;
  }

 private:
  void collect(std::size_t d, Givens& days, Givens& places) {
    const ViewedDocument& document = view_.documents[d];
    const std::vector<NamedSpan> names = named_spans(document, links_.of[d], links_);
    for (const NamedSpan& name : names)
      if (name.is_place) places_[d].insert(name.key);
    for (const Span sentence : document.reading().sentences) {
      if (auto day = day_of(document, sentence)) {
        day->document = d;
        read_terms(*day, names);
        days.push_back(*std::move(day));
      }
      if (auto place = place_of(d, sentence)) {
        read_terms(*place, names);
        places.push_back(*std::move(place));
      }
    }
  }

  // The one day of the sentence; nothing where it names another time.
  static std::optional<Given> day_of(const ViewedDocument& document, Span sentence) {
    const std::vector<TimeExpression>& times = document.reading().times;
    const auto first = std::ranges::lower_bound(times, sentence.begin, {},
                                                [](const auto& time) { return time.span.begin; });
    std::optional<Given> given;
    for (auto time = first; time != times.end() && time->span.end <= sentence.end; ++time) {
      if (time->type != TimeType::kDate && time->type != TimeType::kTime) continue;
      const std::string day = time->value.substr(0, kDay);
      if (given || !is_day(day) || !time->modifier.empty()) return std::nullopt;
      given = Given{.document = 0,
                    .span = time->span,
                    .sentence = sentence,
                    .value = day,
                    .name = day,
                    .days_after = {},
                    .terms = {}};
      const auto& published = document.published;
      if (published && published->first == published->last)
        given->days_after = day_number(*parse_date(day)) - published->first;
    }
    return given;
  }

  // The one place of the sentence, countries aside; nothing where it names another.
  std::optional<Given> place_of(std::size_t d, Span sentence) const {
    const std::vector<Mention>& mentions = view_.documents[d].reading().mentions;
    const auto first = std::ranges::lower_bound(
        mentions, sentence.begin, {}, [](const Mention& mention) { return mention.span.begin; });
    std::optional<Given> given;
    for (auto mention = first; mention != mentions.end() && mention->span.end <= sentence.end;
         ++mention) {
      if (mention->entity >= links_.of[d].size()) continue;
      const TracedEntity& entity = links_.entities[links_.of[d][mention->entity]];
      if (entity.type != EntityType::kPlace || is_country(entity)) continue;
      if (given || entity.reference.empty()) return std::nullopt;
      if (is_dateline(view_.documents[d], sentence, mention->span)) return std::nullopt;
      given = Given{.document = d,
                    .span = mention->span,
                    .sentence = sentence,
                    .value = name_key(entity),
                    .name = entity.name,
                    .days_after = {},
                    .terms = {}};
    }
    return given;
  }

  // "PARIS (AFP) –", "Paris, 3 mars –": where it was written, not where it happened.
  static bool is_dateline(const ViewedDocument& document, Span sentence, Span place) {
    const std::string_view behind = document.text({place.end, sentence.end});
    return place.begin == sentence.begin &&
           (behind.starts_with(" (") || behind.starts_with(",") || behind.starts_with(" -") ||
            behind.starts_with(" –") || behind.starts_with(" —"));
  }

  static bool is_country(const TracedEntity& entity) {
    return name_key(entity).starts_with("country:");
  }

  void read_terms(Given& given, const std::vector<NamedSpan>& names) {
    const ViewedDocument& document = view_.documents[given.document];
    std::vector<NamedSpan> inside;
    auto name = std::ranges::lower_bound(names, given.sentence.begin, {},
                                         [](const NamedSpan& each) { return each.span.begin; });
    for (; name != names.end() && name->span.end <= given.sentence.end; ++name)
      if (!name->span.overlaps(given.span)) inside.push_back(*name);
    inside.push_back({given.span, std::string(kGivenKey), false});
    std::ranges::sort(inside, {}, [](const NamedSpan& each) { return each.span.begin; });
    given.terms = readers_.of(*document.language)
                      .read(document.article().text, given.sentence, inside, kGivenKey);
  }

  // Pairs worth comparing, by the rarest terms that they share.
  static Pairs candidates(const Givens& givens) {
    std::map<std::string_view, std::vector<std::size_t>> holders;
    for (std::size_t i = 0; i < givens.size(); ++i)
      for (const Term& term : givens[i].terms.terms) holders[term.key].push_back(i);
    std::map<std::string_view, std::vector<std::size_t>> rare;
    for (std::size_t i = 0; i < givens.size(); ++i) {
      std::vector<std::pair<std::size_t, std::string_view>> terms;
      for (const Term& term : givens[i].terms.terms) {
        const std::size_t count = holders[term.key].size();
        if (count > 1 && count <= kCommonTerm) terms.emplace_back(count, term.key);
      }
      std::ranges::sort(terms);
      if (terms.size() > kRarestTerms) terms.resize(kRarestTerms);
      for (const auto& [count, key] : terms) rare[key].push_back(i);
    }
    Pairs pairs;
    for (const auto& [key, members] : rare) {
      for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t j = i + 1; j < members.size(); ++j)
          pairs.emplace_back(members[i], members[j]);
    }
    std::ranges::sort(pairs);
    const auto repeated = std::ranges::unique(pairs);
    pairs.erase(repeated.begin(), repeated.end());
    return pairs;
  }

  static bool are_one_happening(const Given& a, const Given& b, DiscrepancyKind kind) {
    if (a.document == b.document) return false;
    const Similarity alike = compare(a.terms, b.terms);
    return !alike.opposed && !alike.apart && alike.shared >= kLeastShared &&
           alike.likeness >= (kind == DiscrepancyKind::kDay ? kSameOfDays : kSameOfPlaces);
  }

  bool differ(const Given& a, const Given& b, DiscrepancyKind kind) const {
    if (a.value == b.value) return false;
    if (kind == DiscrepancyKind::kDay) return !a.days_after || a.days_after != b.days_after;
    return !places_[a.document].contains(b.value) && !places_[b.document].contains(a.value);
  }

  void add(const std::string& event, DiscrepancyKind kind, const Givens& givens,
           std::vector<Discrepancy>& found) const {
    Joins<std::size_t> joins(givens.size());
    Pairs conflicts;
    for (const auto& [i, j] : candidates(givens)) {
      if (!are_one_happening(givens[i], givens[j], kind)) continue;
      joins.join(i, j);
      if (differ(givens[i], givens[j], kind)) conflicts.emplace_back(i, j);
    }
    const std::vector<std::size_t> leaders = std::move(joins).leaders();
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (const auto& [i, j] : conflicts) members[leaders[i]];
    for (std::size_t i = 0; i < givens.size(); ++i) {
      const auto group = members.find(leaders[i]);
      if (group != members.end()) group->second.push_back(i);
    }
    for (const auto& [leader, group] : members) {
      const std::set<std::size_t> torn = articles_of_both(givens, group);
      const bool is_told = std::ranges::any_of(conflicts, [&](const auto& pair) {
        return leaders[pair.first] == leader && !torn.contains(givens[pair.first].document) &&
               !torn.contains(givens[pair.second].document);
      });
      if (is_told) found.push_back(told(event, kind, givens, group, torn));
    }
  }

  // Articles that give more than one value.
  static std::set<std::size_t> articles_of_both(const Givens& givens,
                                                const std::vector<std::size_t>& group) {
    std::map<std::size_t, std::string_view> value_of;
    std::set<std::size_t> torn;
    for (const std::size_t i : group) {
      const auto [entry, is_new] = value_of.try_emplace(givens[i].document, givens[i].value);
      if (!is_new && entry->second != givens[i].value) torn.insert(givens[i].document);
    }
    return torn;
  }

  Discrepancy told(const std::string& event, DiscrepancyKind kind, const Givens& givens,
                   const std::vector<std::size_t>& group, const std::set<std::size_t>& torn) const {
    Discrepancy out{.id = {}, .event = event, .kind = kind, .about = {}, .values = {}};
    std::set<std::size_t> seen;  // An article that says it twice says it once.
    for (const std::size_t i : group) {
      const Given& given = givens[i];
      if (torn.contains(given.document) || !seen.insert(given.document).second) continue;
      const ViewedDocument& document = view_.documents[given.document];
      out.values.push_back({.value = given.name,
                            .article = document.article().id,
                            .span = given.span,
                            .text = std::string(document.text(given.span)),
                            .sentence = given.sentence});
    }
    std::ranges::sort(out.values, [](const GivenValue& a, const GivenValue& b) {
      return std::tie(a.value, a.article) < std::tie(b.value, b.article);
    });
    const GivenValue& first = out.values.front();
    out.about = view_.documents[*view_.find(first.article)].text(first.sentence);
    out.id = content_id("dc", {kind == DiscrepancyKind::kDay ? "day" : "place", first.article,
                               std::to_string(first.span.begin)});
    return out;
  }

  const TraceView& view_;
  const EntityLinks& links_;
  TermReaders& readers_;
  std::vector<std::set<std::string>> places_;  // Keys of those that each document names.
};

}  // namespace

std::vector<Discrepancy> find_discrepancies(const TraceView& view, const EntityLinks& links,
                                            TermReaders& readers) {
  return Finder(view, links, readers).find();
}

}  // namespace sourcier
