#include "engine/page/feed/feed_fields.h"

#include <algorithm>

namespace sourcier {
namespace {

using xml::Space;

struct Row {
  Space space;
  std::string_view name;
  FieldOfElement meaning;
};

constexpr Row kRows[] = {
    {Space::kCore, "title", {FeedField::kTitle, 0}},
    {Space::kDc, "title", {FeedField::kTitle, 1}},
    {Space::kMedia, "title", {FeedField::kTitle, 2}},
    {Space::kItunes, "title", {FeedField::kTitle, 3}},
    {Space::kCore, "link", {FeedField::kLink, 0}},
    {Space::kFeedburner, "origlink", {FeedField::kOriginalLink, 0}},
    {Space::kCore, "guid", {FeedField::kPermalink, 0}},
    {Space::kCore, "pubdate", {FeedField::kPublished, 0}},
    {Space::kCore, "published", {FeedField::kPublished, 0}},
    {Space::kCore, "issued", {FeedField::kPublished, 0}},
    {Space::kDcTerms, "issued", {FeedField::kPublished, 1}},
    {Space::kDcTerms, "created", {FeedField::kPublished, 2}},
    {Space::kCore, "created", {FeedField::kPublished, 2}},
    {Space::kCore, "updated", {FeedField::kModified, 0}},
    {Space::kCore, "modified", {FeedField::kModified, 0}},
    {Space::kDcTerms, "modified", {FeedField::kModified, 1}},
    {Space::kDc, "date", {FeedField::kDate, 0}},
    {Space::kDcTerms, "date", {FeedField::kDate, 1}},
    {Space::kCore, "author", {FeedField::kAuthor, 0}},
    {Space::kDc, "creator", {FeedField::kAuthor, 1}},
    {Space::kDcTerms, "creator", {FeedField::kAuthor, 1}},
    {Space::kDc, "author", {FeedField::kAuthor, 1}},
    {Space::kItunes, "author", {FeedField::kAuthor, 2}},
    {Space::kContent, "encoded", {FeedField::kText, 0}},
    {Space::kCore, "content", {FeedField::kText, 0}},
    {Space::kXhtml, "body", {FeedField::kText, 0}},
    {Space::kXhtml, "div", {FeedField::kText, 0}},
    {Space::kCore, "fullitem", {FeedField::kText, 0}},
    {Space::kCore, "body", {FeedField::kText, 0}},
    {Space::kCore, "description", {FeedField::kText, 1}},
    {Space::kCore, "abstract", {FeedField::kText, 1}},
    {Space::kCore, "summary", {FeedField::kText, 2}},
    {Space::kDc, "description", {FeedField::kText, 3}},
    {Space::kDcTerms, "abstract", {FeedField::kText, 3}},
    {Space::kItunes, "summary", {FeedField::kText, 4}},
    {Space::kMedia, "description", {FeedField::kText, 5}},
    {Space::kItunes, "subtitle", {FeedField::kText, 6}},
    {Space::kDc, "language", {FeedField::kLanguage, 0}},
    {Space::kCore, "language", {FeedField::kLanguage, 0}},
    {Space::kCore, "source", {FeedField::kSource, 0}},
    {Space::kMedia, "group", {FeedField::kGroup, 0}},
};

}  // namespace

std::optional<FieldOfElement> field_of(const xml::XmlTree& tree, xml::NodeId id) {
  if (tree[id].is_text) return {};
  const std::string_view name = tree.value(id);
  const auto* row = std::ranges::find_if(
      kRows, [&](const Row& r) { return r.space == tree[id].space && r.name == name; });
  if (row == std::end(kRows)) return {};
  return row->meaning;
}

}  // namespace sourcier
