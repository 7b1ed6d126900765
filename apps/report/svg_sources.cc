// Where a story's information comes from: people, organisations and agencies, outlets in columns.
#include <algorithm>
#include <tuple>

#include "apps/report/html_page.h"
#include "apps/report/svg_graph.h"

namespace sourcier::report {
namespace {

// Sources drawn at most, those of most articles first: with more the drawing is a knot, and the
// statements name every one.
constexpr std::size_t kMostSources = 12;
constexpr std::size_t kMostEdges = 120;

struct Source {
  const SourceNode* node = nullptr;
  std::set<std::string_view> articles;  // That name it.
};

bool is_person(const SourceNode& node) { return node.kind == "person" || node.kind == "anonymous"; }
bool is_outlet(const SourceNode& node) { return node.kind == "outlet"; }
// Those whose trade it is to hand on what others said.
bool is_press(const SourceNode& node) {
  return node.kind == "agency" || node.kind == "newspaper" || node.kind == "broadcaster";
}

class Sources {
 public:
  Sources(const HtmlPage& page, const StoryView& story) {
    std::set<std::string_view> articles;
    for (const ArticleView* article : story.articles) {
      articles.insert(article->document->article.id);
      outlets_.insert(article->outlet);
    }
    for (const SourceNode& node : page.input.dossier.source_nodes) by_id_[node.id].node = &node;
    for (const SourceEdge& edge : page.input.dossier.source_edges) {
      if (!articles.contains(edge.article)) continue;
      const auto from = by_id_.find(edge.from);
      const auto to = by_id_.find(edge.to);
      if (from == by_id_.end() || to == by_id_.end()) continue;
      to->second.articles.insert(edge.article);
      edges.push_back(&edge);
    }
    choose();
  }

  bool is_drawn(const SourceNode& node) const { return drawn_.contains(node.id); }
  const SourceNode& node(const std::string& id) const { return *by_id_.at(id).node; }

  Graph::Index place(Graph& graph, const SourceNode& node) const {
    const std::string name = clean(node.name);
    // An outlet that others cite stands once.
    if (is_outlet(node) || outlets_.contains(name)) return graph.node(NodeKind::kOutlet, name, 0);
    if (is_person(node)) return graph.node(NodeKind::kPerson, name, 0);
    return graph.node(NodeKind::kRelay, name, is_press(node) ? 2 : 1);
  }

  std::vector<const SourceEdge*> edges;
  std::size_t left_out = 0;

 private:
  void choose() {
    std::vector<const Source*> sources;
    for (const auto& [id, source] : by_id_) {
      if (is_outlet(*source.node)) {
        drawn_.insert(id);
      } else if (!source.articles.empty()) {
        sources.push_back(&source);
      }
    }
    std::ranges::stable_sort(sources, [](const Source* a, const Source* b) {
      return std::tuple(!is_press(*a->node), b->articles.size()) <
             std::tuple(!is_press(*b->node), a->articles.size());
    });
    for (const Source* source : sources) {
      const bool tells = is_press(*source->node) || source->articles.size() > 1;
      if (tells && drawn_.size() < kMostSources + outlets_.size()) {
        drawn_.insert(source->node->id);
      } else {
        ++left_out;
      }
    }
  }

  std::map<std::string, Source> by_id_;
  std::set<std::string> drawn_;
  std::set<std::string> outlets_;
};

}  // namespace

void put_sources(HtmlPage& page, const StoryView& story, const std::string& prefix) {
  const Sources sources(page, story);
  Graph graph;
  for (const SourceEdge* edge : sources.edges) {
    const SourceNode& from = sources.node(edge->from);
    const SourceNode& to = sources.node(edge->to);
    if (!sources.is_drawn(from) || !sources.is_drawn(to) || graph.edges() >= kMostEdges) continue;
    const ArticleView* article = page.view.article(edge->article);
    graph.edge(sources.place(graph, to), sources.place(graph, from),
               edge->relation == SourceRelation::kCopies ? EdgeKind::kCopied : EdgeKind::kStated,
               article == nullptr ? std::string() : article_anchor(*article));
  }
  if (graph.edges() == 0) return;
  page.raw("<section id=\"" + prefix + "-sources\"><h3 class=\"section\">");
  page.label("section.sources").raw("</h3>");
  graph.put(page, "html.sources");
  if (sources.left_out > 0) {
    page.element("p", "key", page.labels.count("html.more_sources", sources.left_out));
  }
  page.raw("</section>");
}

}  // namespace sourcier::report
