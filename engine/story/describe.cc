// describe: what only the texts tell of groups: passages, titles, dates, places, participants.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "engine/story/group.h"
#include "engine/story/headline.h"
#include "engine/story/passages.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// Names listed for an event; the rest are in its articles.
constexpr std::size_t kMostPlaces = 6;
constexpr std::size_t kMostParticipants = 12;
// What the beginning of an article says weighs so many times the rest.
constexpr std::uint32_t kLeadBytes = 400;
constexpr std::uint32_t kLeadWeight = 3;
// A report may come out so many days after the event, and speak of one to come soon.
constexpr std::int64_t kDaysBefore = 14;
constexpr std::int64_t kDaysAfter = 2;

using ById = std::unordered_map<std::string_view, const Document*>;
using Documents = std::vector<const Document*>;

ById by_id(std::span<const Document> documents) {
  ById index;
  for (const Document& document : documents) index.emplace(document.article.id, &document);
  return index;
}

void add_passages(std::vector<Copy>& copies, const ById& documents) {
  std::unordered_map<const Document*, HashedText> texts;
  const auto text_of = [&](const Document* document) -> const HashedText& {
    auto found = texts.find(document);
    if (found == texts.end())
      found = texts.emplace(document, hash_text(document->article.text)).first;
    return found->second;
  };
  for (Copy& copy : copies) {
    const auto first = documents.find(copy.first);
    const auto second = documents.find(copy.second);
    if (first == documents.end() || second == documents.end()) continue;
    text_of(second->second);
    copy.passages = shared_passages(text_of(first->second), text_of(second->second));
  }
}

std::uint32_t weight_at(Span span) { return span.begin < kLeadBytes ? kLeadWeight : 1; }

// The days between which an event may lie, from the publication of its articles.
DayRange range_of(const Documents& documents) {
  DayRange range{.first = INT64_MIN, .last = INT64_MAX};
  bool dated = false;
  for (const Document* document : documents) {
    const auto date = parse_date(document->article.published);
    if (!date) continue;
    const DayRange days = day_range(*date);
    range.first = dated ? std::min(range.first, days.first) : days.first;
    range.last = dated ? std::max(range.last, days.last) : days.last;
    dated = true;
  }
  if (dated) {
    range.first -= kDaysBefore;
    range.last += kDaysAfter;
  }
  return range;
}

// The day that most articles state; among equals the one that they state first and most, then the
// earliest. Nothing when none states a day that can be the event's.
std::optional<std::int64_t> stated_day(const Documents& documents) {
  struct Support {
    std::uint32_t articles = 0;
    std::uint32_t weight = 0;
  };
  const DayRange range = range_of(documents);
  std::map<std::int64_t, Support> support;
  for (const Document* document : documents) {
    std::set<std::int64_t> own;
    for (const TimeExpression& time : document->reading.times) {
      const auto date = parse_date(time.value);
      if (!date || !date->is_day()) continue;
      const std::int64_t day = day_number(*date);
      if (day < range.first || day > range.last) continue;
      support[day].weight += weight_at(time.span);
      if (own.insert(day).second) ++support[day].articles;
    }
  }
  std::optional<std::int64_t> best;
  for (const auto& [day, s] : support) {
    const Support top = best ? support[*best] : Support{};
    if (s.articles > top.articles || (s.articles == top.articles && s.weight > top.weight))
      best = day;
  }
  return best;
}

void set_date(Event& event, const Documents& documents) {
  if (const auto day = stated_day(documents)) {
    event.date = iso(date_of(*day));
    event.date_basis = "stated";
    return;
  }
  std::optional<Date> earliest;
  for (const Document* document : documents) {
    const auto date = parse_date(document->article.published);
    if (date && (!earliest || *date < *earliest)) earliest = date;
  }
  if (!earliest) return;
  event.date = iso(*earliest);
  event.date_basis = "published";
}

struct Named {
  std::uint32_t articles = 0;
  std::uint32_t weight = 0;
  std::map<std::string, std::uint32_t> forms;
};

// The things of certain types that the articles name, by what they have in common across articles.
class Names {
 public:
  void add(const Document& document, bool places) {
    const Reading& reading = document.reading;
    std::map<EntityIndex, std::uint32_t> weights;
    for (const Mention& mention : reading.mentions)
      if (mention.entity < reading.entities.size())
        weights[mention.entity] += weight_at(mention.span);
    for (const auto& [index, weight] : weights) {
      const Entity& entity = reading.entities[index];
      const bool is_place = entity.type == EntityType::kPlace;
      const bool is_actor =
          entity.type == EntityType::kPerson || entity.type == EntityType::kOrganisation;
      if (places ? !is_place : !is_actor) continue;
      Named& named = names_[key_of(entity)];
      ++named.articles;
      named.weight += weight;
      named.forms[entity.name] += weight;
    }
  }

  // The commonest form of each, most named first.
  std::vector<std::string> top(std::size_t most) const {
    std::vector<const Named*> ranked;
    ranked.reserve(names_.size());
    for (const auto& [key, named] : names_) ranked.push_back(&named);
    std::ranges::stable_sort(ranked, [](const Named* a, const Named* b) {
      return a->articles != b->articles ? a->articles > b->articles : a->weight > b->weight;
    });
    std::vector<std::string> result;
    for (const Named* named : ranked) {
      std::string form = commonest(*named);
      if (result.size() < most && std::ranges::find(result, form) == result.end())
        result.push_back(std::move(form));
    }
    return result;
  }

 private:
  static std::string key_of(const Entity& entity) {
    if (!entity.reference.empty()) return entity.reference;
    return entity.keys.empty() ? fold(entity.name) : entity.keys.front();
  }

  static std::string commonest(const Named& named) {
    const auto best = std::ranges::max_element(
        named.forms, [](const auto& a, const auto& b) { return a.second < b.second; });
    return best->first;
  }

  std::map<std::string, Named> names_;
};

void describe_event(Event& event, const Documents& documents) {
  event.title = headline_of(documents);
  set_date(event, documents);
  Names places;
  Names actors;
  for (const Document* document : documents) {
    places.add(*document, true);
    actors.add(*document, false);
  }
  event.places = places.top(kMostPlaces);
  event.participants = actors.top(kMostParticipants);
}

Documents documents_of(const Event& event, const ById& documents) {
  Documents found;
  for (const std::string& article : event.articles) {
    const auto document = documents.find(article);
    if (document != documents.end()) found.push_back(document->second);
  }
  return found;
}

void describe_story(Story& story, const std::map<std::string_view, const Event*>& events,
                    const ById& documents) {
  std::ranges::sort(story.events, [&](const std::string& a, const std::string& b) {
    const std::string& date_a = events.at(a)->date;
    const std::string& date_b = events.at(b)->date;
    if (date_a.empty() != date_b.empty()) return date_b.empty();
    return date_a != date_b ? date_a < date_b : a < b;
  });
  Documents all;
  for (const std::string& id : story.events) {
    const Documents own = documents_of(*events.at(id), documents);
    all.insert(all.end(), own.begin(), own.end());
  }
  story.title = headline_of(all);
}

}  // namespace

void describe(Groups& groups, std::span<const Document> documents) {
  const ById index = by_id(documents);
  add_passages(groups.copies, index);
  std::map<std::string_view, const Event*> events;
  for (Event& event : groups.events) {
    describe_event(event, documents_of(event, index));
    events.emplace(event.id, &event);
  }
  for (Story& story : groups.stories) describe_story(story, events, index);
}

}  // namespace sourcier
