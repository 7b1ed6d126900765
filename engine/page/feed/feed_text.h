// The texts of feeds: what kind of markup an element holds, and what its characters are.
#pragma once

#include <string>
#include <string_view>

#include "engine/page/entry.h"
#include "engine/page/xml/xml_tree.h"

namespace sourcier {

// The text of an element: escaped, inline, in base64 or plain, as its format and attributes say.
// `is_atom` says that text without a type is plain.
MarkupText markup_of(const xml::XmlTree& tree, xml::NodeId id, bool is_atom);

// The characters below an element, white space trimmed.
std::string plain_of(const xml::XmlTree& tree, xml::NodeId id);

// The name in "ana@example.org (Ana Ruiz)" and "Ana Ruiz <ana@example.org>"; "" for a bare address.
std::string name_of_person(std::string_view person);

// Control characters of the C1 range as windows-1252 meant them, other controls dropped.
std::string clean_controls(std::string_view text);

}  // namespace sourcier
