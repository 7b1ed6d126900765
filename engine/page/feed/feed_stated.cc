#include "engine/page/feed/feed_stated.h"

#include <algorithm>

#include "engine/page/feed/feed_fields.h"
#include "engine/page/feed/feed_text.h"

namespace sourcier {
namespace {

using xml::NodeId;
using xml::Space;

constexpr std::size_t kMostAuthorsStated = 32;  // Of one entry.

// The last of several of one rank stands: feeds append.
void take_ranked(std::map<int, std::string>& found, int rank, std::string value) {
  if (!value.empty()) found[rank] = std::move(value);
}

}  // namespace

Url FieldReader::resolve(std::string_view link, const std::string& base) const {
  return link.empty() ? Url() : parse_url(link, parse_url(base.empty() ? home_ : base));
}

Around FieldReader::inside(NodeId id, const Around& outer) const {
  Around here = outer;
  here.end = tree_[id].end;
  const std::string_view base = tree_.attribute(id, "base", Space::kXml);
  const Url url = resolve(base, outer.base);
  if (!url.empty()) here.base = url.text();
  if (tree_.has_attribute(id, "lang", Space::kXml))
    here.language = tree_.attribute(id, "lang", Space::kXml);
  return here;
}

void FieldReader::take_link(NodeId id, int rank, Stated& stated, const Around& here) const {
  std::string value(tree_.attribute(id, "href"));
  if (tree_.has_attribute(id, "href")) {
    const std::string_view relation = tree_.attribute(id, "rel");
    if (!relation.empty() && relation != "alternate") return;
    // A page goes before other forms of it.
    const std::string_view type = tree_.attribute(id, "type");
    if (!type.empty() && type.find("html") == std::string_view::npos) ++rank;
  }
  if (value.empty()) value = plain_of(tree_, id);
  // An identifier that is no address would be taken for a relative one.
  const bool is_identifier = field_of(tree_, id)->field == FeedField::kPermalink;
  if (is_identifier && value.find("://") == std::string::npos) return;
  if (value.empty() || rank >= stated.link_rank) return;
  stated.link = value;
  stated.link_base = here.base;
  stated.link_rank = rank;
}

void FieldReader::take_author(NodeId id, int rank, Stated& stated) const {
  std::vector<std::string>& names = stated.authors[rank];
  if (names.size() >= kMostAuthorsStated) return;
  if (!tree_.has_elements(id)) {
    const std::string name = name_of_person(plain_of(tree_, id));
    if (!name.empty()) names.push_back(name);
    return;
  }
  for (NodeId at = id + 1; at < tree_[id].end; at = tree_[at].end) {
    if (!tree_.is(at, "name")) continue;
    const std::string name = name_of_person(plain_of(tree_, at));
    if (!name.empty()) names.push_back(name);
  }
}

void FieldReader::take(NodeId id, Stated& stated, const Around& outer) const {
  const auto meaning = field_of(tree_, id);
  if (!meaning) return;
  const int rank = meaning->rank;
  const Around here = inside(id, outer);
  switch (meaning->field) {
    case FeedField::kTitle:
      if (rank >= stated.title_rank) return;
      stated.title = markup_of(tree_, id, is_atom_);
      stated.title_rank = rank;
      if (stated.text_language.empty()) stated.text_language = here.language;
      return;
    case FeedField::kLink:
      return take_link(id, 2, stated, here);
    case FeedField::kOriginalLink:
      return take_link(id, 0, stated, here);
    case FeedField::kPermalink:
      if (tree_.attribute(id, "ispermalink") != "false") take_link(id, 4, stated, here);
      return;
    case FeedField::kPublished:
      take_ranked(stated.published, rank, plain_of(tree_, id));
      return;
    case FeedField::kModified:
      take_ranked(stated.modified, rank, plain_of(tree_, id));
      return;
    case FeedField::kDate:
      take_ranked(stated.dates, rank, plain_of(tree_, id));
      return;
    case FeedField::kAuthor:
      return take_author(id, rank, stated);
    case FeedField::kText:
      stated.texts.emplace_back(rank, markup_of(tree_, id, is_atom_), here.base);
      stated.text_language = here.language;
      return;
    case FeedField::kLanguage:
      stated.language = plain_of(tree_, id);
      return;
    case FeedField::kSource:
      if (stated.source == 0) stated.source = id;
      return;
    case FeedField::kGroup:
      for (NodeId at = id + 1; at < tree_[id].end; at = tree_[at].end) {
        if (tree_[at].space == Space::kMedia && !tree_.is(at, "content", Space::kMedia))
          take(at, stated, here);
      }
      return;
  }
}

// CDF and RSS 1.0 say some of it in attributes.
void FieldReader::take_attributes(NodeId id, Stated& stated, const Around& here) const {
  const std::string_view changed = tree_.attribute(id, "lastmod");
  if (!changed.empty()) stated.modified[0] = changed;
  const std::string_view link = tree_.attribute(id, "href");
  const std::string_view about = tree_.attribute(id, "about", Space::kRdf);
  const std::string_view address = link.empty() ? about : link;
  if (stated.link_rank < 5 || address.empty()) return;
  stated.link = address;
  stated.link_base = here.base;
  stated.link_rank = 5;
}

Stated FieldReader::state(NodeId id, const Around& here) const {
  Stated stated;
  for (NodeId at = id + 1; at < tree_[id].end; at = tree_[at].end) take(at, stated, here);
  take_attributes(id, stated, here);
  std::ranges::stable_sort(stated.texts, {}, [](const auto& text) { return std::get<0>(text); });
  if (stated.text_language.empty()) stated.text_language = here.language;
  return stated;
}

}  // namespace sourcier
