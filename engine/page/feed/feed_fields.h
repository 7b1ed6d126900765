// Which elements of a feed say what of an entry: the names of all formats in one table.
#pragma once

#include <optional>

#include "engine/page/xml/xml_tree.h"

namespace sourcier {

enum class FeedField : std::uint8_t {
  kTitle,
  kLink,
  kOriginalLink,  // The article's own address, where the link counts clicks.
  kPermalink,     // RSS's guid.
  kPublished,
  kModified,
  kDate,  // Dublin Core's date: of publication or of change.
  kAuthor,
  kText,
  kLanguage,
  kSource,  // The feed from which an entry was taken over.
  kGroup,   // Its children are fields as well.
};

struct FieldOfElement {
  FeedField field;
  std::uint8_t rank;  // Of several elements for one field the lowest is taken.
};

std::optional<FieldOfElement> field_of(const xml::XmlTree& tree, xml::NodeId id);

}  // namespace sourcier
