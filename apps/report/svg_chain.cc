// The chain of a statement as a drawing: who spoke, through whom, to which outlets.
#include <algorithm>

#include "apps/report/html_page.h"
#include "apps/report/svg_graph.h"

namespace sourcier::report {
namespace {

// Nodes drawn at most: a taller drawing is no longer read; the list of wordings has them all.
constexpr std::size_t kMostNodes = 60;

void add_group(Graph& graph, const HtmlPage& page, const WordingGroup& group,
               const OriginView& origin, const std::string& speaker,
               const PassageAnchors& anchors) {
  std::vector<std::string> steps(group.relays.rbegin(), group.relays.rend());
  if (steps.empty() && !origin.name.empty()) steps.push_back(origin.name);
  const EdgeKind last = group.copied    ? EdgeKind::kCopied
                        : steps.empty() ? EdgeKind::kUnstated
                                        : EdgeKind::kStated;
  for (const Wording* wording : group.wordings) {
    const ArticleView* article = page.view.article(wording->article);
    if (article == nullptr) continue;
    const auto found = anchors.find(wording);
    const std::string anchor = found == anchors.end() ? std::string() : found->second;
    Graph::Index at = graph.node(NodeKind::kPerson, speaker, 0);
    if (steps.empty()) {
      const Graph::Index gap = graph.node(NodeKind::kUnstated, "", 1);
      graph.edge(at, gap, EdgeKind::kUnstated, anchor);
      at = gap;
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i] == article->outlet || steps[i] == speaker) continue;  // It heard it itself.
      const Graph::Index relay = graph.node(NodeKind::kRelay, steps[i], i + 1);
      graph.edge(at, relay, EdgeKind::kStated, anchor);
      at = relay;
    }
    graph.edge(at, graph.node(NodeKind::kOutlet, article->outlet, 0), last, anchor);
  }
}

}  // namespace

void put_chain(HtmlPage& page, const StatementView& view, const PassageAnchors& anchors) {
  Graph graph;
  const std::string speaker = clean(view.statement->speaker);
  for (const OriginView& origin : view.origins) {
    for (const WordingGroup& group : origin.groups) {
      if (graph.size() < kMostNodes) add_group(graph, page, group, origin, speaker, anchors);
    }
  }
  // Speaker, nothing stated and one outlet: the words say it.
  if (graph.edges() > 2 || (graph.size() > 2 && view.origins.front().name != "")) {
    graph.put(page, "html.chain");
  }
}

}  // namespace sourcier::report
