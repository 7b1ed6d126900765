#include "engine/live/opml.h"

#include <set>

#include "engine/page/url/url.h"
#include "engine/page/xml/xml_encoding.h"
#include "engine/page/xml/xml_tree.h"

namespace sourcier {

std::optional<std::vector<std::string>> feeds_of_opml(std::string_view document) {
  const xml::DecodedXml decoded = xml::to_utf8(document, {});
  const xml::XmlTree tree = xml::parse(decoded.text);
  bool is_opml = false;
  std::vector<std::string> feeds;
  std::set<std::string> seen;
  for (xml::NodeId id = 1; id < tree.nodes().size(); ++id) {
    if (tree[id].is_text) continue;
    is_opml = is_opml || tree.value(id) == "opml";
    if (tree.value(id) != "outline") continue;
    const std::string address = parse_url(tree.attribute(id, "xmlurl")).text();
    if (!address.empty() && seen.insert(address).second) feeds.push_back(address);
  }
  if (!is_opml) return {};
  return feeds;
}

}  // namespace sourcier
