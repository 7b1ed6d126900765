#include "engine/api/event_people.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sourcier {
namespace {

class EventNamer {
 public:
  EventNamer(const Dossier& dossier, const EntityCorrections& corrections, bool places) {
    for (const TracedEntity& entity : dossier.entities) {
      if ((entity.type == EntityType::kPlace) != places) continue;
      const bool is_parted = std::ranges::find(corrections.splits, entity.id, &SplitEntity::id) !=
                             corrections.splits.end();
      const bool is_corrected = is_parted || !entity.made_of.empty();
      called_[entity.name].push_back({&entity, is_corrected});
      for (const std::string& alias : entity.aliases)
        called_[alias].push_back({&entity, is_corrected});
    }
  }

  void name(const Event& event, std::vector<std::string>& names) const {
    std::vector<std::string> now;
    for (const std::string& name : names) {
      for (std::string& one : meant(name, event)) {
        if (std::ranges::find(now, one) == now.end()) now.push_back(std::move(one));
      }
    }
    names = std::move(now);
  }

 private:
  struct Called {
    const TracedEntity* entity;
    bool is_corrected;
  };

  // What the event's articles mean by a name.
  std::vector<std::string> meant(const std::string& name, const Event& event) const {
    const auto found = called_.find(name);
    if (found == called_.end() || std::ranges::none_of(found->second, &Called::is_corrected))
      return {name};
    std::map<std::string_view, std::size_t> articles;
    for (const std::string& article : event.articles) {
      const Called* called = find(found->second, name, article);
      if (called != nullptr)
        ++articles[called->is_corrected ? called->entity->name : std::string_view(name)];
    }
    std::vector<std::pair<std::string_view, std::size_t>> ranked(articles.begin(), articles.end());
    std::ranges::stable_sort(ranked, std::greater<>(),
                             [](const auto& each) { return each.second; });
    std::vector<std::string> names;
    for (const auto& [one, count] : ranked) names.emplace_back(one);
    return names.empty() ? std::vector{name} : names;
  }

  // The entity that the article calls so: by its own name rather than by another one's alias.
  static const Called* find(const std::vector<Called>& all, const std::string& name,
                            const std::string& article) {
    const Called* found = nullptr;
    for (const Called& one : all) {
      if (!std::ranges::binary_search(one.entity->articles, article)) continue;
      if (one.entity->name == name) return &one;
      if (found == nullptr) found = &one;
    }
    return found;
  }

  std::unordered_map<std::string, std::vector<Called>> called_;
};

}  // namespace

void name_people_of_events(const Dossier& dossier, const EntityCorrections& corrections,
                           std::span<Event> events) {
  const bool has_merges = corrections.merges != nullptr && !corrections.merges->all().empty();
  if (corrections.splits.empty() && !has_merges) return;
  const EventNamer people(dossier, corrections, false);
  const EventNamer places(dossier, corrections, true);
  for (Event& event : events) {
    people.name(event, event.participants);
    places.name(event, event.places);
  }
}

}  // namespace sourcier
