// Where a story's information comes from: people, organisations and agencies, outlets in columns.
#include <algorithm>

#include "apps/report/html_page.h"
#include "apps/report/svg_graph.h"

namespace sourcier::report {
namespace {

// People drawn at most, those in most articles first: the statements name every one.
constexpr std::size_t kMostPeople = 12;
constexpr std::size_t kMostEdges = 150;  // Beyond, the drawing is a knot.

struct Source {
  const SourceNode* node = nullptr;
  std::set<std::string_view> articles;  // That name it.
};

bool is_person(const SourceNode& node) { return node.kind == "person" || node.kind == "anonymous"; }

class Sources {
 public:
  Sources(const HtmlPage& page, const StoryView& story) {
    std::set<std::string_view> articles;
    for (const ArticleView* article : story.articles)
      articles.insert(article->document->article.id);
    for (const SourceNode& node : page.input.dossier.source_nodes) by_id_[node.id].node = &node;
    for (const SourceEdge& edge : page.input.dossier.source_edges) {
      if (!articles.contains(edge.article)) continue;
      const auto from = by_id_.find(edge.from);
      const auto to = by_id_.find(edge.to);
      if (from == by_id_.end() || to == by_id_.end()) continue;
      to->second.articles.insert(edge.article);
      edges.push_back(&edge);
    }
    choose_people();
  }

  bool is_drawn(const SourceNode& node) const {
    return !is_person(node) || people_.contains(node.id);
  }
  const SourceNode& node(const std::string& id) const { return *by_id_.at(id).node; }
  // A relay that has it from another relay stands right of that one.
  bool relays_relay(const std::string& id) const {
    return std::ranges::any_of(edges, [&](const SourceEdge* edge) {
      const SourceNode& to = node(edge->to);
      return edge->from == id && to.kind != "outlet" && !is_person(to);
    });
  }

  std::vector<const SourceEdge*> edges;

 private:
  void choose_people() {
    std::vector<const Source*> people;
    for (const auto& [id, source] : by_id_) {
      if (is_person(*source.node) && !source.articles.empty()) people.push_back(&source);
    }
    std::ranges::stable_sort(people, [](const Source* a, const Source* b) {
      return a->articles.size() > b->articles.size();
    });
    people.resize(std::min(people.size(), kMostPeople));
    for (const Source* source : people) people_.insert(source->node->id);
  }

  std::map<std::string, Source> by_id_;
  std::set<std::string> people_;
};

Graph::Index index_of(Graph& graph, const Sources& sources, const SourceNode& node) {
  const std::string name = clean(node.name);
  if (node.kind == "outlet") return graph.node(NodeKind::kOutlet, name, 0);
  if (is_person(node)) return graph.node(NodeKind::kPerson, name, 0);
  return graph.node(NodeKind::kRelay, name, sources.relays_relay(node.id) ? 2 : 1);
}

}  // namespace

void put_sources(HtmlPage& page, const StoryView& story, const std::string& prefix) {
  const Sources sources(page, story);
  Graph graph;
  for (const SourceEdge* edge : sources.edges) {
    const SourceNode& from = sources.node(edge->from);
    const SourceNode& to = sources.node(edge->to);
    if (!sources.is_drawn(from) || !sources.is_drawn(to) || graph.edges() >= kMostEdges) continue;
    const ArticleView* article = page.view.article(edge->article);
    graph.edge(index_of(graph, sources, to), index_of(graph, sources, from),
               edge->relation == SourceRelation::kCopies ? EdgeKind::kCopied : EdgeKind::kStated,
               article == nullptr ? std::string() : article_anchor(*article));
  }
  if (graph.edges() == 0) return;
  page.raw("<section id=\"" + prefix + "-sources\"><h3 class=\"section\">")
      .label("section.sources")
      .raw("</h3>");
  graph.put(page, "html.sources");
  page.raw("</section>");
}

}  // namespace sourcier::report
