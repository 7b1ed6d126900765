// Clean: outside text made safe to print. What crawled pages say must not steer a terminal, turn a
// line round, or become markup.
#pragma once

#include <string>
#include <string_view>

namespace sourcier::report {

// The text on one line: control characters (C0, C1), bidirectional overrides and other invisible
// commands dropped, each run of blanks and line ends as one space, none at the ends; bytes that are
// not UTF-8 are U+FFFD. No-break spaces stay. Linear.
std::string clean(std::string_view text);

// The same, blanks at the ends kept as one space: for text that stands between other text.
std::string clean_inner(std::string_view text);

// clean_inner() with & < > " ' as HTML entities: safe in content and in quoted attributes.
std::string html(std::string_view text);

// The address where it is http or https and has no blank or control character, else "".
std::string web_address(std::string_view url);

}  // namespace sourcier::report
