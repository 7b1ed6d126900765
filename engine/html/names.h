// Names: which of our tags and attributes the parser's are. Within html/ only.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/html/tag.h"

namespace sourcier::html {

// Of the parser's number of a tag; kOther for one that nobody asks for. Constant time.
Tag tag_of(std::size_t parsers_tag);

// Of a name in small letters; nothing for one that nobody asks for. Constant time.
std::optional<Attribute> attribute_named(std::string_view name);

// Whether any begins so, in small letters or not, and has so many bytes: most names are told apart
// by that. Constant time.
bool may_be_attribute(char first, std::size_t size);

// Whether a script of this type holds data to read (JSON-LD).
bool is_data_type(std::string_view type);

}  // namespace sourcier::html
