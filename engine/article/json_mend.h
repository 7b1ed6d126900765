// Damaged JSON-LD, mended where the damage is common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sourcier {

// The JSON documents in a script, each fit to be parsed where the damage is one of these: CDATA and
// comment marks around or inside, text before the first bracket and after the last, several roots,
// commas doubled or before a closing bracket, raw line ends in strings, quotation marks inside
// strings, escapes that JSON does not know, strings escaped for HTML, an end cut off. Linear.
std::vector<std::string> mended_json(std::string_view script);

// The string after `"key":`, wherever it stands; "" for none. What is left when nothing parses.
std::string_view picked_string(std::string_view json, std::string_view key);

}  // namespace sourcier
