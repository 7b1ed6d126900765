// The graph of sources as GEXF 1.2 and as GraphML.
#include "apps/export/lookup.h"
#include "engine/api/names.h"
#include "engine/text/xml.h"

namespace sourcier {
namespace {

using exports::ArticleEntry;
using exports::Lookup;

// What is said of one edge, in the order of its columns.
struct EdgeValues {
  std::string relation;
  std::string article;
  std::string outlet;
  std::string url;
  std::string published;
  std::string text;
};

constexpr const char* kEdgeColumns[] = {"relation", "article",   "outlet",
                                        "url",      "published", "text"};

EdgeValues values_of(const SourceEdge& edge, const Lookup& lookup) {
  EdgeValues values;
  values.relation = name_of(edge.relation);
  values.article = edge.article;
  const ArticleEntry* entry = lookup.article(edge.article);
  if (entry == nullptr) return values;
  values.outlet = entry->article().outlet;
  values.url = entry->article().url;
  values.published = entry->published();
  if (edge.evidence) values.text = entry->text(*edge.evidence);
  return values;
}

template <typename Put>
void for_each_value(const EdgeValues& values, Put put) {
  const std::string* const all[] = {&values.relation, &values.article,   &values.outlet,
                                    &values.url,      &values.published, &values.text};
  for (std::size_t i = 0; i < std::size(all); ++i) {
    if (!all[i]->empty()) put(i, *all[i]);
  }
}

}  // namespace

std::string to_gexf(const ExportInput& input) {
  const Lookup lookup(input);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
      "<meta><creator>Sourcier</creator><description>Who has it from whom</description></meta>\n"
      "<graph mode=\"static\" defaultedgetype=\"directed\">\n"
      "<attributes class=\"node\"><attribute id=\"kind\" title=\"kind\" type=\"string\"/>"
      "</attributes>\n<attributes class=\"edge\">";
  for (const char* column : kEdgeColumns) {
    out +=
        std::string("<attribute id=\"") + column + "\" title=\"" + column + "\" type=\"string\"/>";
  }
  out += "</attributes>\n<nodes>\n";
  for (const SourceNode& node : input.dossier.source_nodes) {
    out += "<node id=\"" + xml_escaped(node.id) + "\" label=\"" + xml_escaped(node.name) +
           "\"><attvalues><attvalue for=\"kind\" value=\"" + xml_escaped(node.kind) +
           "\"/></attvalues></node>\n";
  }
  out += "</nodes>\n<edges>\n";
  std::size_t number = 0;
  for (const SourceEdge& edge : input.dossier.source_edges) {
    const EdgeValues values = values_of(edge, lookup);
    out += "<edge id=\"" + std::to_string(number++) + "\" source=\"" + xml_escaped(edge.from) +
           "\" target=\"" + xml_escaped(edge.to) + "\" label=\"" + xml_escaped(values.relation) +
           "\"><attvalues>";
    for_each_value(values, [&](std::size_t column, const std::string& value) {
      out += std::string("<attvalue for=\"") + kEdgeColumns[column] + "\" value=\"" +
             xml_escaped(value) + "\"/>";
    });
    out += "</attvalues></edge>\n";
  }
  return out + "</edges>\n</graph>\n</gexf>\n";
}

std::string to_graphml(const ExportInput& input) {
  const Lookup lookup(input);
  const auto key = [](const char* id, const char* of) {
    return std::string("<key id=\"") + of + '.' + id + "\" for=\"" + of + "\" attr.name=\"" + id +
           "\" attr.type=\"string\"/>\n";
  };
  const auto data = [](const char* id, const char* of, const std::string& value) {
    return std::string("<data key=\"") + of + '.' + id + "\">" + xml_escaped(value) + "</data>";
  };
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  out += key("label", "node") + key("kind", "node");
  for (const char* column : kEdgeColumns) out += key(column, "edge");
  out += "<graph id=\"sources\" edgedefault=\"directed\">\n";
  for (const SourceNode& node : input.dossier.source_nodes) {
    out += "<node id=\"" + xml_escaped(node.id) + "\">" + data("label", "node", node.name) +
           data("kind", "node", node.kind) + "</node>\n";
  }
  std::size_t number = 0;
  for (const SourceEdge& edge : input.dossier.source_edges) {
    out += "<edge id=\"e" + std::to_string(number++) + "\" source=\"" + xml_escaped(edge.from) +
           "\" target=\"" + xml_escaped(edge.to) + "\">";
    for_each_value(values_of(edge, lookup), [&](std::size_t column, const std::string& value) {
      out += data(kEdgeColumns[column], "edge", value);
    });
    out += "</edge>\n";
  }
  return out + "</graph>\n</graphml>\n";
}

}  // namespace sourcier
