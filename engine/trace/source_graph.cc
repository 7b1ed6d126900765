#include "engine/trace/source_graph.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/base/digest.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::string_view kOutlet = "outlet";

std::string_view word_for(SourceKind kind) {
  switch (kind) {
    case SourceKind::kAgency:
      return "agency";
    case SourceKind::kNewspaper:
      return "newspaper";
    case SourceKind::kBroadcaster:
      return "broadcaster";
    case SourceKind::kOrganisation:
      return "organisation";
    case SourceKind::kPerson:
      return "person";
    case SourceKind::kDocument:
      return "document";
    case SourceKind::kAnonymous:
      break;
  }
  return "anonymous";
}

class GraphMaker {
 public:
  GraphMaker(const TraceView& view, const SourceNames& names) : view_(view), names_(names) {}

  void add_document(std::size_t document) {
    const Reading& reading = view_.documents[document].reading();
    for (const Attribution& attribution : reading.attributions) {
      add_chain(document, attribution.chain, attribution.cue);
    }
    for (const Quotation& quotation : reading.quotations) {
      add_chain(document, quotation.chain, quotation.cue.value_or(quotation.span));
    }
    const std::string outlet = outlet_of(document);
    for (const Credit& credit : view_.documents[document].article().credits) {
      if (credit.of != CreditOf::kText || credit.name.empty()) continue;
      const SourceName source = names_.of_name(document, credit.name, SourceKind::kAgency);
      add_edge(outlet, node_of(source), SourceRelation::kCredits, document, std::nullopt);
    }
  }

  void add_copy(const Copy& copy) {
    if (copy.type == CopyType::kQuotation || copy.type == CopyType::kBoilerplate) return;
    const auto first = view_.find(copy.first);
    const auto second = view_.find(copy.second);
    if (!first || !second) return;
    // Where the direction is unknown the later id is shown as the copy; the edge is the same for
    // any order of the input.
    const bool first_is_copy = copy.direction == Direction::kSecondIsSource;
    const std::size_t from = first_is_copy ? *first : *second;
    const std::size_t to = first_is_copy ? *second : *first;
    std::optional<Span> evidence;
    for (const Passage& passage : copy.passages) {
      const Span span = first_is_copy ? passage.first : passage.second;
      if (!evidence || span.size() > evidence->size()) evidence = span;
    }
    add_edge(outlet_of(from), outlet_of(to), SourceRelation::kCopies, from, evidence);
  }

  void finish(Dossier& dossier) {
    for (auto& [id, node] : nodes_) dossier.source_nodes.push_back(std::move(node));
    for (auto& [key, edge] : edges_) dossier.source_edges.push_back(std::move(edge));
  }

 private:
  std::string add_node(std::string_view key, const std::string& name, std::string_view kind) {
    const std::string id = source_id(key);
    nodes_.emplace(id, SourceNode{id, name, std::string(kind)});
    return id;
  }

  std::string node_of(const SourceName& source) {
    return add_node(source.key, source.name, word_for(source.kind));
  }

  // An outlet that is also cited as a source is one node; one without a name is its article.
  std::string outlet_of(std::size_t document) {
    const Article& article = view_.documents[document].article();
    if (article.outlet.empty()) return add_node("article:" + article.id, article.title, kOutlet);
    const SourceName name = names_.of_name(document, article.outlet, SourceKind::kNewspaper);
    return add_node(name.key, name.name, kOutlet);
  }

  void add_chain(std::size_t document, const std::vector<Hop>& chain, Span cue) {
    std::string from = outlet_of(document);
    for (std::size_t h = 0; h < chain.size(); ++h) {
      const Hop& hop = chain[h];
      if (hop.name.empty() && !hop.entity) continue;
      const std::string to = node_of(names_.of(document, hop));
      const bool is_source = h + 1 == chain.size();
      add_edge(from, to, is_source ? SourceRelation::kQuotes : SourceRelation::kRelays, document,
               hop.mention.value_or(cue));
      from = to;
    }
  }

  void add_edge(const std::string& from, const std::string& to, SourceRelation relation,
                std::size_t document, std::optional<Span> evidence) {
    if (from == to) return;
    const std::string& article = view_.documents[document].article().id;
    edges_.emplace(std::tuple(from, to, relation, article),
                   SourceEdge{from, to, relation, article, evidence});
  }

  const TraceView& view_;
  const SourceNames& names_;
  std::map<std::string, SourceNode> nodes_;
  std::map<std::tuple<std::string, std::string, SourceRelation, std::string>, SourceEdge> edges_;
};

}  // namespace

std::string source_id(std::string_view key) { return content_id("so", {key}); }

void add_source_graph(Dossier& dossier, const TraceView& view, const Groups& groups,
                      const SourceNames& names) {
  GraphMaker maker(view, names);
  for (std::size_t d = 0; d < view.documents.size(); ++d) maker.add_document(d);
  for (const Copy& copy : groups.copies) maker.add_copy(copy);
  maker.finish(dossier);
}

}  // namespace sourcier
