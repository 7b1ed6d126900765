#include "apps/report/svg_graph.h"

#include <algorithm>

namespace sourcier::report {
namespace {

constexpr int kColumnWidth = 218;
constexpr int kBoxWidth = 184;
constexpr int kBoxHeight = 28;
constexpr int kRowHeight = 38;
// So many digits, the widest signs, fit a box in the widest common face.
constexpr int kNameColumns = 22;
constexpr int kArc = 44;  // Room on the right for arcs between outlets.
// Passes of the layout: more change nothing that an eye would see.
constexpr int kPasses = 3;

std::string_view class_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::kPerson:
      return "person";
    case NodeKind::kRelay:
      return "relay";
    case NodeKind::kUnstated:
      return "unstated";
    case NodeKind::kOutlet:
      return "outlet";
  }
  return "relay";
}

std::string_view class_of(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::kStated:
      return "stated";
    case EdgeKind::kCopied:
      return "copied";
    case EdgeKind::kUnstated:
      return "unstated";
  }
  return "stated";
}

std::string_view name_of(const Labels& labels, NodeKind kind, std::string_view name) {
  if (kind == NodeKind::kUnstated) return labels.text("origin.unstated");
  return name.empty() ? labels.text("said.unknown") : name;
}

}  // namespace

Graph::Index Graph::node(NodeKind kind, const std::string& name, std::size_t column) {
  const auto [found, is_new] = places_.emplace(std::pair(kind, name), nodes_.size());
  if (is_new) nodes_.push_back({kind, name, column, 0});
  Node& known = nodes_[found->second];
  known.column = std::max(known.column, column);
  return found->second;
}

void Graph::edge(Index from, Index to, EdgeKind kind, const std::string& anchor) {
  if (from == to || !drawn_.emplace(from, to, kind).second) return;
  edges_.push_back({from, to, kind, anchor});
}

// Nodes of a column at the middle of their neighbours, pushed down where two would meet.
void Graph::settle(std::size_t column) {
  std::vector<Index> here;
  for (Index i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].column == column) here.push_back(i);
  }
  std::map<Index, std::pair<double, int>> sums;
  for (const Edge& each : edges_) {
    if (nodes_[each.from].column == column && nodes_[each.to].column != column) {
      sums[each.from].first += nodes_[each.to].row;
      ++sums[each.from].second;
    }
    if (nodes_[each.to].column == column && nodes_[each.from].column != column) {
      sums[each.to].first += nodes_[each.from].row;
      ++sums[each.to].second;
    }
  }
  std::map<Index, double> wish;
  for (const Index i : here) {
    const auto& [sum, count] = sums[i];
    wish[i] = count == 0 ? nodes_[i].row : sum / count;
  }
  std::ranges::stable_sort(here, {}, [&](Index i) { return wish[i]; });
  const bool last = column + 1 == columns_;
  double next = 0;
  for (const Index i : here) {
    nodes_[i].row = last ? next : std::max(next, wish[i]);
    next = nodes_[i].row + 1;
  }
}

void Graph::place() {
  std::map<std::size_t, std::size_t> used;  // Columns that hold something, to their new places.
  for (const Node& each : nodes_) {
    if (each.kind != NodeKind::kOutlet) used[each.column] = 0;
  }
  std::size_t rank = 0;
  for (auto& [column, place] : used) place = rank++;
  for (Node& each : nodes_) {
    if (each.kind != NodeKind::kOutlet) each.column = used[each.column];
  }
  std::size_t last = 0;
  for (const Node& each : nodes_) {
    if (each.kind != NodeKind::kOutlet) last = std::max(last, each.column + 1);
  }
  columns_ = last + 1;
  std::vector<double> next(columns_, 0);
  for (Node& each : nodes_) {
    if (each.kind == NodeKind::kOutlet) each.column = last;
    each.row = next[each.column]++;
  }
  for (int pass = 0; pass < kPasses; ++pass) {
    for (std::size_t column = columns_; column-- > 0;) settle(column);
  }
  double top = 0;
  for (const Node& each : nodes_) top = std::max(top, each.row);
  rows_ = top + 1;
}

double Graph::x_of(const Node& node) const {
  return static_cast<double>(node.column) * kColumnWidth;
}

double Graph::y_of(const Node& node) const { return node.row * kRowHeight + kBoxHeight / 2.0 + 2; }

void Graph::put_edge(HtmlPage& page, const Edge& edge) const {
  const Node& from = nodes_[edge.from];
  const Node& to = nodes_[edge.to];
  const bool beside = from.column == to.column;  // An arc on the right of the column.
  const double x1 = x_of(from) + kBoxWidth;
  const double x2 = beside ? x_of(to) + kBoxWidth + 7 : x_of(to) - 7;
  const double bend = beside ? kArc : (x2 - x1) / 2;
  const std::string y1 = svg_number(y_of(from));
  const std::string y2 = svg_number(y_of(to));
  if (!edge.anchor.empty()) page.raw("<a href=\"#" + edge.anchor + "\">");
  page.raw("<path class=\"edge ").raw(class_of(edge.kind)).raw("\" marker-end=\"url(#tip)\" d=\"M");
  page.raw(svg_number(x1) + " " + y1 + " C" + svg_number(x1 + bend) + " " + y1 + " " +
           svg_number(beside ? x2 + bend - 7 : x2 - bend) + " " + y2 + " " + svg_number(x2) + " " +
           y2 + "\"><title>");
  page.text(name_of(page.labels, from.kind, from.name)).raw(" → ");
  page.text(name_of(page.labels, to.kind, to.name)).raw("</title></path>");
  if (!edge.anchor.empty()) page.raw("</a>");
}

void Graph::put_node(HtmlPage& page, const Node& node) const {
  const std::string_view name = name_of(page.labels, node.kind, node.name);
  page.raw("<g class=\"node ").raw(class_of(node.kind)).raw("\"><title>").text(name);
  page.raw("</title><rect x=\"" + svg_number(x_of(node)) + "\" y=\"");
  page.raw(svg_number(y_of(node) - kBoxHeight / 2.0) + "\" width=\"" + std::to_string(kBoxWidth));
  page.raw("\" height=\"" + std::to_string(kBoxHeight) + "\" rx=\"4\"/><text x=\"");
  page.raw(svg_number(x_of(node) + 10) + "\" y=\"" + svg_number(y_of(node) + 4) + "\">");
  page.text(cut_to(name, kNameColumns)).raw("</text></g>");
}

void Graph::put(HtmlPage& page, std::string_view title) {
  place();
  bool arcs = false;
  for (const Edge& each : edges_) arcs |= nodes_[each.from].column == nodes_[each.to].column;
  const std::string width =
      std::to_string((columns_ - 1) * kColumnWidth + kBoxWidth + 2 + (arcs ? kArc : 0));
  const std::string height = svg_number(rows_ * kRowHeight);
  page.raw(
      "<figure class=\"chain\"><div class=\"scroll\" tabindex=\"0\" role=\"group\" "
      "aria-label=\"");
  page.label(title).raw("\"><svg role=\"img\" width=\"" + width + "\" height=\"" + height +
                        "\" viewBox=\"-1 0 " + width + " " + height + "\" aria-label=\"");
  page.label(title).raw("\">");
  for (const Edge& each : edges_) put_edge(page, each);
  for (const Node& each : nodes_) put_node(page, each);
  page.raw("</svg></div>");
  if (page.is_new("html.chain_key")) {
    page.element("figcaption", "", page.labels.text("html.chain_key"));
  }
  page.raw("</figure>");
}

}  // namespace sourcier::report
