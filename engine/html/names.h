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

// Whether a script of this type holds data to read (JSON-LD).
bool is_data_type(std::string_view type);

}  // namespace sourcier::html
