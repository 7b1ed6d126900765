// OPML: a list of feeds, as feed readers give it out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sourcier {

// The addresses of the feeds, in the list's order, each once; nothing for what is no OPML.
std::optional<std::vector<std::string>> feeds_of_opml(std::string_view document);

}  // namespace sourcier
