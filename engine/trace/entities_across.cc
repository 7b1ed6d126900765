#include "engine/trace/entities_across.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/digest.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

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
  explicit Linker(const TraceView& view) : view_(view), nodes_(nodes_of(view)), clusters_(nodes_) {}

  EntityLinks link() {
    join_by_reference();
    join_by_keys();
    join_by_names();
    return collect();
  }

 private:
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

  bool is_apart(std::size_t a, std::size_t b) const {
    const std::string& first = entity(a).reference;
    const std::string& second = entity(b).reference;
    return !first.empty() && !second.empty() && first != second;
  }

  // Buckets in key order, nodes in document order: the same for any order of the input.
  void join_buckets(const std::map<std::string, std::vector<std::size_t>>& buckets) {
    for (const auto& [key, members] : buckets) {
      for (std::size_t i = 1; i < members.size(); ++i) {
        if (!is_apart(members[0], members[i])) clusters_.join(members[0], members[i], false);
      }
    }
  }

  void join_by_keys() {
    std::map<std::string, std::vector<std::size_t>> buckets;
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      for (const std::string& key : entity(n).keys) {
        buckets[typed(entity(n).type, key)].push_back(n);
      }
      if (entity(n).keys.empty()) {
        buckets[typed(entity(n).type, "name:" + fold(entity(n).name))].push_back(n);
      }
    }
    join_buckets(buckets);
  }

  void join_by_names();
  EntityLinks collect();
  TracedEntity traced(const std::vector<std::size_t>& members) const;

  const TraceView& view_;
  std::vector<Node> nodes_;
  Clusters clusters_;
};

// Inside a story a name of one word is the person, or the organisation, of a fuller name that ends
// with it, where only one does.
void Linker::join_by_names() {
  std::map<std::string, std::set<std::size_t>> fuller;  // Story, type and last word: clusters.
  const auto bucket = [&](std::size_t n, std::string_view word) {
    return typed(entity(n).type, std::string(word) + "|") +
           view_.documents[nodes_[n].document].story;
  };
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    const std::string folded = fold(entity(n).name);
    const std::size_t space = folded.rfind(' ');
    if (entity(n).type != EntityType::kPerson || space == std::string::npos) continue;
    fuller[bucket(n, std::string_view(folded).substr(space + 1))].insert(clusters_.find(n));
  }
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    const std::string folded = fold(entity(n).name);
    if (entity(n).type != EntityType::kPerson || folded.find(' ') != std::string::npos) continue;
    const auto found = fuller.find(bucket(n, folded));
    if (found == fuller.end()) continue;
    std::set<std::size_t> roots;
    for (const std::size_t cluster : found->second) roots.insert(clusters_.find(cluster));
    if (roots.size() == 1) clusters_.join(*roots.begin(), n, false);
  }
}

// The name that most articles use among the fullest forms: more words first, for persons; else the
// most frequent.
TracedEntity Linker::traced(const std::vector<std::size_t>& members) const {
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
    const bool person = entity(members[0]).type == EntityType::kPerson;
    const auto wa = person ? std::min<std::ptrdiff_t>(words(a.first), 2) : 0;
    const auto wb = person ? std::min<std::ptrdiff_t>(words(b.first), 2) : 0;
    if (wa != wb) return wa < wb;
    return a.second != b.second ? a.second < b.second : a.first > b.first;
  };
  TracedEntity out;
  out.type = entity(members[0]).type;
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
    one.id = content_id("en", {type, key});
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

EntityLinks link_entities(const TraceView& view) { return Linker(view).link(); }

}  // namespace sourcier
