// Authors to whose pages the article links: rel=author, and addresses that lead to persons.
#include <algorithm>

#include "engine/article/author_finder.h"
#include "engine/article/marks.h"
#include "engine/text/unicode.h"

namespace sourcier {

using html::Attribute;
using html::NodeId;

namespace {

constexpr std::size_t kLongestLabel = 100;  // Bytes of a link that is a name.
constexpr std::size_t kLabelWords = 12;
constexpr std::size_t kMostCandidates = 128;  // Links of one kind that are weighed.
constexpr std::size_t kMostLinks = 4000;      // Links that are looked at.
constexpr std::size_t kMostLinkedAuthors = 4;
constexpr std::size_t kLongestSegment = 32;  // Bytes of a folder that leads to persons.
constexpr std::size_t kShortestService = 4;  // Bytes of the name of a service in its address.

// The end of what stands together with a link.
NodeId end_of_company(const html::Tree& tree, NodeId link) {
  return tree[tree[tree[link].parent].parent].end;
}

}  // namespace

// All links of rel=author that stand together with the first.
void AuthorFinder::take_links() {
  list_.is_shown = true;
  NodeId end = 0;
  const std::size_t count = std::min(page_.facts.author_links.size(), kMostCandidates);
  for (std::size_t i = 0; i < count; ++i) {
    const NodeId id = page_.facts.author_links[i];
    if (end != 0 && id >= end) break;
    if (is_in_comment(page_, id) || (is_shown_only_ && !is_beside_title(id))) continue;
    list_.add(text_below(page_.tree, id, kLongestLabel), true);
    if (!list_.empty() && end == 0) end = end_of_company(page_.tree, id);
  }
}

// "/author/ana-ruiz": a folder of persons, and a name in it.
bool AuthorFinder::is_author_path(std::string_view href) const {
  href = href.substr(0, href.find('?'));
  href = href.substr(0, href.find('#'));
  while (href.ends_with('/')) href.remove_suffix(1);
  const std::size_t last = href.rfind('/');
  if (last == std::string_view::npos || last + 1 == href.size()) return false;
  const std::string_view folders = href.substr(0, last);
  const std::string_view folder = folders.substr(folders.rfind('/') + 1);
  if (folder.empty() || folder.size() > kLongestSegment) return false;
  return page_.rules.metadata_marks.row("path", folder) != Table::kNone;
}

void AuthorFinder::take_paths() {
  list_.is_shown = true;
  std::size_t looked_at = 0, candidates = 0;
  NodeId end = 0;
  for (NodeId id = 1; id < page_.tree.nodes().size() && looked_at < kMostLinks; ++id) {
    if (page_.tree[id].tag != html::Tag::kA) continue;
    if (end != 0 && id >= end) break;
    ++looked_at;
    if (!is_author_path(page_.tree.attribute(id, Attribute::kHref))) continue;
    if (++candidates > kMostCandidates) break;
    if (!is_beside_title(id) || is_in_comment(page_, id) || leads_elsewhere(id)) continue;
    const std::string text = text_below(page_.tree, id, kLongestLabel);
    if (LineWords(text).size() <= kLabelWords) list_.add(text, true);
    if (!list_.empty() && end == 0) end = end_of_company(page_.tree, id);
  }
  // So many are a menu or a list of the staff.
  if (list_.names.size() > kMostLinkedAuthors) list_.names.clear();
}

// To a service where the outlet has a page: "YouTube" on youtube.com.
bool AuthorFinder::leads_elsewhere(NodeId id) const {
  const Url url = parse_url(page_.tree.attribute(id, Attribute::kHref), page_.base);
  if (url.empty()) return false;
  if (!page_.url.empty()) return site_of(url.host) != site_of(page_.url.host);
  const std::string text = fold(text_below(page_.tree, id, kLongestLabel));
  return text.size() >= kShortestService && url.host.find(text) != std::string::npos;
}

}  // namespace sourcier
