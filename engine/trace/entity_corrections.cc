#include "engine/trace/entity_corrections.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "engine/trace/entities_across.h"
#include "engine/trace/view.h"

namespace sourcier {
namespace {

void add_sorted(std::vector<std::string>& all, const std::string& one) {
  const auto at = std::ranges::lower_bound(all, one);
  if (at == all.end() || *at != one) all.insert(at, one);
}

bool is_called(const TracedEntity& entity, const std::string& name) {
  return entity.name == name || std::ranges::binary_search(entity.aliases, name);
}

class EntityCorrector {
 public:
  EntityCorrector(const TraceView& view, EntityLinks& links)
      : view_(view),
        links_(links),
        entities_(links.entities),
        first_split_(links.entities.size()) {}

  // The names that leave become one new entity; none where there are no such names.
  void split(const SplitEntity& correction) {
    const std::size_t place = entities_.size();
    TracedEntity& added = entities_.emplace_back();
    added.id = correction.id;
    added.name = correction.name;
    for (const NameIn& from : correction.of) {
      const auto old = find(from);
      if (!old) continue;
      TracedEntity& made = entities_[place];
      if (from.name != made.name) add_sorted(made.aliases, from.name);
      if (*old == place) continue;
      made.type = entities_[*old].type;
      add_sorted(made.articles, from.article);
      std::erase(entities_[*old].articles, from.article);
      std::ranges::replace(links_.of[*view_.find(from.article)], *old, place);
    }
  }

  void merge(const MergedEntities& merges) {
    std::map<const MergedEntity*, std::vector<std::size_t>> members;
    for (std::size_t e = 0; e < entities_.size(); ++e) {
      if (const MergedEntity* one = one_of(e, merges)) members[one].push_back(e);
    }
    // An id may have changed since; the name in its article tells the entity all the same, unless
    // it was said to be somebody else's.
    for (const ViewedDocument& document : view_.documents) {
      const std::string& article = document.article().id;
      merges.each_name_in(article, [&](const std::string& name, const MergedEntity& one) {
        const auto named = find({article, name});
        if (!named || *named >= first_split_ || one_of(*named, merges) != nullptr) return;
        std::vector<std::size_t>& of = members[&one];
        if (std::ranges::find(of, *named) == of.end()) of.push_back(*named);
      });
    }
    for (auto& [one, of] : members) unite(*one, of);
  }

  // Drops what nothing names any more, and puts the rest in order.
  void finish() {
    std::vector<std::size_t> order(entities_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t e) { return entities_[e].articles.empty(); });
    std::ranges::sort(order, {}, [&](std::size_t e) { return std::string_view(entities_[e].id); });
    std::vector<std::size_t> place(entities_.size(), 0);
    std::vector<TracedEntity> kept;
    for (const std::size_t e : order) {
      place[e] = kept.size();
      kept.push_back(std::move(entities_[e]));
    }
    for (std::vector<std::size_t>& document : links_.of) {
      for (std::size_t& entity : document) entity = place[entity];
    }
    entities_ = std::move(kept);
  }

 private:
  const MergedEntity* one_of(std::size_t entity, const MergedEntities& merges) const {
    return merges.find(entities_[entity].id);
  }

  // The entity that the article calls so: by its own name rather than by another one's alias.
  std::optional<std::size_t> find(const NameIn& wanted) const {
    const auto document = view_.find(wanted.article);
    if (!document) return {};
    std::optional<std::size_t> found;
    for (const std::size_t entity : links_.of[*document]) {
      if (entities_[entity].name == wanted.name) return entity;
      if (!found && is_called(entities_[entity], wanted.name)) found = entity;
    }
    return found;
  }

  void unite(const MergedEntity& one, std::vector<std::size_t> members) {
    const auto is_the_one = [&](std::size_t e) { return entities_[e].id == one.id; };
    std::ranges::stable_partition(members, is_the_one);
    TracedEntity& kept = entities_[members.front()];
    std::set<std::string> made_of, forms;
    for (const std::size_t member : members) {
      const TracedEntity& entity = entities_[member];
      made_of.insert(entity.id);
      forms.insert(entity.name);
      forms.insert(entity.aliases.begin(), entity.aliases.end());
      if (kept.reference.empty()) kept.reference = entity.reference;
    }
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (const std::string& article : entities_[members[i]].articles)
        add_sorted(kept.articles, article);
      entities_[members[i]].articles.clear();
      for (std::vector<std::size_t>& document : links_.of)
        std::ranges::replace(document, members[i], members.front());
    }
    forms.erase(one.name);
    kept.id = one.id;
    kept.name = one.name;
    kept.aliases.assign(forms.begin(), forms.end());
    kept.made_of.assign(made_of.begin(), made_of.end());
  }

  const TraceView& view_;
  EntityLinks& links_;
  std::vector<TracedEntity>& entities_;
  std::size_t first_split_;  // Those from here on were parted from others.
};

}  // namespace

MergedEntities::MergedEntities(std::vector<MergedEntity> all) : all_(std::move(all)) {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    for (const std::string& id : all_[i].of) by_id_.emplace(id, i);
    for (std::size_t n = 0; n < all_[i].named.size(); ++n)
      names_.emplace(all_[i].named[n].article, std::pair(i, n));
  }
}

const MergedEntity* MergedEntities::find(std::string_view id) const {
  if (all_.empty()) return nullptr;
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : &all_[found->second];
}

void correct_entities(const EntityCorrections& corrections, const TraceView& view,
                      EntityLinks& links) {
  const bool has_merges = corrections.merges != nullptr && !corrections.merges->all().empty();
  if (corrections.splits.empty() && !has_merges) return;
  EntityCorrector corrector(view, links);
  for (const SplitEntity& split : corrections.splits) corrector.split(split);
  if (has_merges) corrector.merge(*corrections.merges);
  corrector.finish();
}

void rename_hops(const TraceView& view, const EntityLinks& links, std::vector<Wording>& wordings) {
  for (Wording& wording : wordings) {
    const auto document = view.find(wording.article);
    if (!document) continue;
    const std::vector<std::size_t>& entities = links.of[*document];
    for (Hop& hop : wording.chain) {
      if (!hop.entity || *hop.entity >= entities.size()) continue;
      const TracedEntity& entity = links.entities[entities[*hop.entity]];
      if (!entity.made_of.empty()) hop.name = entity.name;
    }
  }
}

}  // namespace sourcier
