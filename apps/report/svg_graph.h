// The drawing of who had it from whom: columns from left to right, solid where an article states
// the step, dashed where it was taken over by copying, dotted where nothing is stated.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "apps/report/html_page.h"

namespace sourcier::report {

enum class NodeKind : unsigned char { kPerson, kRelay, kUnstated, kOutlet };
enum class EdgeKind : unsigned char { kStated, kCopied, kUnstated };

class Graph {
 public:
  using Index = std::size_t;

  // The node of that kind and name; it stands in the rightmost column it was asked for. Outlets
  // stand right of all others, whatever their column.
  Index node(NodeKind kind, const std::string& name, std::size_t column);
  // From the one that tells to the one that takes it over; an edge told twice is drawn once.
  void edge(Index from, Index to, EdgeKind kind, const std::string& anchor);

  std::size_t size() const { return nodes_.size(); }
  std::size_t edges() const { return edges_.size(); }

  // Sets it as a figure of the page, named by the label `title`.
  void put(HtmlPage& page, std::string_view title);

 private:
  struct Node {
    NodeKind kind;
    std::string name;
    std::size_t column = 0;
    double row = 0;
  };
  struct Edge {
    Index from;
    Index to;
    EdgeKind kind;
    std::string anchor;
  };

  void place();
  void settle(std::size_t column);
  double x_of(const Node& node) const;
  double y_of(const Node& node) const;
  void put_edge(HtmlPage& page, const Edge& edge) const;
  void put_node(HtmlPage& page, const Node& node) const;

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::map<std::pair<NodeKind, std::string>, Index> places_;
  std::set<std::tuple<Index, Index, EdgeKind>> drawn_;
  std::size_t columns_ = 0;
  double rows_ = 0;
};

}  // namespace sourcier::report
