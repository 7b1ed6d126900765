#include "engine/trace/entities_across.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/base/digest.h"
#include "engine/reading/name_keys.h"
#include "engine/text/unicode.h"
#include "engine/trace/type_votes.h"

namespace sourcier {
namespace {

// Persons of one story that are compared for one word of their names or one role in common, after
// those of one full name are joined. What more of them share tells nobody from anybody.
constexpr std::size_t kMostMeeting = 800;
// A shared family name or role makes no one the same (name_keys.h); a full name does.
constexpr std::string_view kFullName = "person:";

// One entity of one reading.
struct Node {
  std::size_t document = 0;
  std::size_t entity = 0;
};

// Clusters of nodes that refuse to hold two different entities of one document.
class Clusters {
 public:
  explicit Clusters(const std::vector<Node>& nodes)
      : parent_(nodes.size()), documents_(nodes.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (std::size_t i = 0; i < nodes.size(); ++i) documents_[i].insert(nodes[i].document);
  }

  std::size_t find(std::size_t node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }

  // `certain` joins even what an article lists twice: a gazetteer's thing is one thing.
  bool join(std::size_t a, std::size_t b, bool certain) {
    a = find(a);
    b = find(b);
    if (a == b) return true;
    if (documents_[a].size() < documents_[b].size() ||
        (documents_[a].size() == documents_[b].size() && b < a)) {
      std::swap(a, b);
    }
    if (!certain && meet(documents_[a], documents_[b])) return false;
    parent_[b] = a;
    documents_[a].merge(documents_[b]);
    return true;
  }

 private:
  static bool meet(const std::set<std::size_t>& large, const std::set<std::size_t>& small) {
    return std::ranges::any_of(small, [&](std::size_t d) { return large.contains(d); });
  }

  std::vector<std::size_t> parent_;
  std::vector<std::set<std::size_t>> documents_;
};

class Linker {
 public:
  explicit Linker(const TraceView& view)
      : view_(view), nodes_(nodes_of(view)), clusters_(nodes_), votes_(view) {}

  EntityLinks link() {
    join_by_reference();
    join_by_keys();
    join_by_names();
    join_across_types();
    return collect();
  }

 private:
  // Entity by entity of each document, as TypeVotes counts them.
  static std::vector<Node> nodes_of(const TraceView& view) {
    std::vector<Node> nodes;
    for (std::size_t d = 0; d < view.documents.size(); ++d) {
      const std::size_t count = view.documents[d].reading().entities.size();
      for (std::size_t e = 0; e < count; ++e) nodes.push_back({d, e});
    }
    return nodes;
  }

  const Entity& entity(std::size_t node) const {
    return view_.documents[nodes_[node].document].reading().entities[nodes_[node].entity];
  }

  static std::string typed(EntityType type, std::string_view key) {
    return std::to_string(static_cast<int>(type)) + ":" + std::string(key);
  }

  void join_by_reference() {
    std::map<std::string, std::size_t> first;
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      if (entity(n).reference.empty()) continue;
      const auto [at, is_new] = first.emplace(typed(entity(n).type, entity(n).reference), n);
      if (!is_new) clusters_.join(at->second, n, true);
    }
  }

  // Buckets in key order, nodes in document order: the same for any order of the input.
  void join_buckets(const std::map<std::string, std::vector<std::size_t>>& buckets) {
    for (const auto& [key, members] : buckets) {
      for (std::size_t i = 1; i < members.size(); ++i) {
        const Entity& first = entity(members[0]);
        const Entity& other = entity(members[i]);
        const bool differ = !first.reference.empty() && !other.reference.empty() &&
                            first.reference != other.reference;
        if (!differ) clusters_.join(members[0], members[i], false);
      }
    }
  }

  void join_by_keys() {
    std::map<std::string, std::vector<std::size_t>> buckets;
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      const bool is_person = entity(n).type == EntityType::kPerson;
      for (const std::string& key : entity(n).keys) {
        if (is_person && !key.starts_with(kFullName)) continue;
        buckets[typed(entity(n).type, key)].push_back(n);
      }
      if (entity(n).keys.empty()) {
        buckets[typed(entity(n).type, "name:" + fold(entity(n).name))].push_back(n);
      }
    }
    join_buckets(buckets);
  }

  void join_by_names();
  void join_across_types();
  EntityType type_of(const std::vector<std::size_t>& members) const;
  std::vector<std::vector<std::size_t>> meeting(const std::vector<std::size_t>& nodes) const;
  void join_persons(const std::vector<std::size_t>& nodes);
  EntityLinks collect();
  TracedEntity traced(const std::vector<std::size_t>& members) const;

  const TraceView& view_;
  std::vector<Node> nodes_;
  Clusters clusters_;
  TypeVotes votes_;
};

// Inside a story persons are compared name by name: first those whose names agree, then a lone
// family name with the one person who may bear it.
void Linker::join_by_names() {
  std::map<std::string_view, std::map<std::size_t, std::size_t>> persons;  // Story: cluster, node.
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    if (entity(n).type != EntityType::kPerson) continue;
    auto& of_story = persons[view_.documents[nodes_[n].document].story];
    const auto [at, is_new] = of_story.emplace(clusters_.find(n), n);
    if (!is_new && entity(n).name.size() > entity(at->second).name.size()) at->second = n;
  }
  for (const auto& [story, clusters] : persons) {
    std::vector<std::size_t> nodes;
    for (const auto& [cluster, node] : clusters) nodes.push_back(node);
    std::ranges::sort(nodes);
    join_persons(nodes);
  }
}

// For each person the later ones that have something in common with it, in order: only these can
// be the same, and a story of a thousand articles names thousands.
std::vector<std::vector<std::size_t>> Linker::meeting(const std::vector<std::size_t>& nodes) const {
  std::vector<std::vector<std::size_t>> later(nodes.size());
  std::unordered_map<std::string, std::vector<std::size_t>> bearers;
  for (std::size_t j = 0; j < nodes.size(); ++j) {
    for (std::string& key : meeting_keys(entity(nodes[j]))) {
      std::vector<std::size_t>& before = bearers[std::move(key)];
      if (before.size() >= kMostMeeting) continue;
      for (const std::size_t i : before)
        if (later[i].empty() || later[i].back() != j) later[i].push_back(j);
      before.push_back(j);
    }
  }
  return later;
}

void Linker::join_persons(const std::vector<std::size_t>& nodes) {
  std::vector<std::vector<std::size_t>> possible(nodes.size());
  const std::vector<std::vector<std::size_t>> later = meeting(nodes);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (const std::size_t j : later[i]) {
      const PersonMatch match = match_persons(entity(nodes[i]), entity(nodes[j]));
      if (match == PersonMatch::kSame) clusters_.join(nodes[i], nodes[j], false);
      if (match != PersonMatch::kPossible) continue;
      possible[i].push_back(nodes[j]);
      possible[j].push_back(nodes[i]);
    }
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    std::set<std::size_t> candidates;
    for (const std::size_t other : possible[i]) candidates.insert(clusters_.find(other));
    candidates.erase(clusters_.find(nodes[i]));
    if (candidates.size() == 1) clusters_.join(*candidates.begin(), nodes[i], false);
  }
}

// A full name that articles take for things of different types is one thing in one story, unless
// the gazetteer knows two. A person's lone family name may well be a town's.
void Linker::join_across_types() {
  std::map<std::size_t, std::string> references;  // Of each cluster.
  std::map<std::pair<std::string_view, std::string>, std::vector<std::size_t>> buckets;
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    const Entity& one = entity(n);
    if (!one.reference.empty()) references.emplace(clusters_.find(n), one.reference);
    const std::string name = fold(one.name);
    const bool is_full = name.find(' ') != std::string::npos;
    if (one.type == EntityType::kPerson && !is_full) continue;
    buckets[{view_.documents[nodes_[n].document].story, name}].push_back(n);
  }
  for (const auto& [key, members] : buckets) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      const std::size_t a = clusters_.find(members[0]);
      const std::size_t b = clusters_.find(members[i]);
      const auto first = references.find(a);
      const auto second = references.find(b);
      const bool known = first != references.end() && second != references.end();
      if (a == b || (known && first->second != second->second)) continue;
      const std::string reference = first != references.end()    ? first->second
                                    : second != references.end() ? second->second
                                                                 : "";
      clusters_.join(a, b, true);
      if (!reference.empty()) references.emplace(clusters_.find(a), reference);
    }
  }
}

// The type of what the gazetteer knows, else the one with most votes.
EntityType Linker::type_of(const std::vector<std::size_t>& members) const {
  TypeVotes::Count known{};
  TypeVotes::Count all{};
  for (const std::size_t n : members) {
    const TypeVotes::Count count = votes_.of(n, entity(n));
    for (std::size_t type = 0; type < count.size(); ++type) {
      all[type] += count[type];
      if (!entity(n).reference.empty()) known[type] += count[type];
    }
  }
  const TypeVotes::Count& votes = *std::ranges::max_element(known) == 0 ? all : known;
  return static_cast<EntityType>(std::ranges::max_element(votes) - votes.begin());
}

// The name that most articles use among the fullest forms: more words first, for persons; else the
// most frequent.
TracedEntity Linker::traced(const std::vector<std::size_t>& members) const {
  TracedEntity out;
  out.type = type_of(members);
  std::map<std::string, std::size_t> names;
  std::set<std::string> forms;
  std::set<std::string> articles;
  std::string reference;
  for (const std::size_t n : members) {
    ++names[entity(n).name];
    forms.insert(entity(n).name);
    forms.insert(entity(n).aliases.begin(), entity(n).aliases.end());
    articles.insert(view_.documents[nodes_[n].document].article().id);
    if (reference.empty() || (!entity(n).reference.empty() && entity(n).reference < reference)) {
      reference = entity(n).reference;
    }
  }
  const auto words = [](const std::string& name) { return std::ranges::count(name, ' '); };
  const auto better = [&](const auto& a, const auto& b) {
    const bool person = out.type == EntityType::kPerson;
    const auto wa = person ? std::min<std::ptrdiff_t>(words(a.first), 2) : 0;
    const auto wb = person ? std::min<std::ptrdiff_t>(words(b.first), 2) : 0;
    if (wa != wb) return wa < wb;
    return a.second != b.second ? a.second < b.second : a.first > b.first;
  };
  out.name = std::max_element(names.begin(), names.end(), better)->first;
  out.reference = reference;
  forms.erase(out.name);
  out.aliases.assign(forms.begin(), forms.end());
  out.articles.assign(articles.begin(), articles.end());
  return out;
}

EntityLinks Linker::collect() {
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t n = 0; n < nodes_.size(); ++n) members[clusters_.find(n)].push_back(n);

  std::map<std::string, std::pair<TracedEntity, std::vector<std::size_t>>> by_id;
  for (const auto& [root, nodes] : members) {
    TracedEntity one = traced(nodes);
    const std::string type = std::to_string(static_cast<int>(one.type));
    const std::string key = one.reference.empty() ? fold(one.name) : one.reference;
    one.id = entity_id(one.type, key);
    // Namesakes that an article keeps apart are told apart by the first article of each.
    for (std::size_t turn = 0; by_id.contains(one.id); ++turn) {
      one.id = content_id("en", {type, key, one.articles.front(), std::to_string(turn)});
    }
    const std::string id = one.id;
    by_id.emplace(id, std::pair(std::move(one), nodes));
  }

  EntityLinks links;
  for (const ViewedDocument& document : view_.documents) {
    links.of.emplace_back(document.reading().entities.size(), 0);
  }
  for (auto& [id, entry] : by_id) {
    for (const std::size_t n : entry.second) {
      links.of[nodes_[n].document][nodes_[n].entity] = links.entities.size();
    }
    links.entities.push_back(std::move(entry.first));
  }
  return links;
}

}  // namespace

std::string entity_id(EntityType type, std::string_view key) {
  return content_id("en", {std::to_string(static_cast<int>(type)), key});
}

EntityLinks link_entities(const TraceView& view) { return Linker(view).link(); }

}  // namespace sourcier
