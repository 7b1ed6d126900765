// Europresse: the HTML files that its users save, one file with many articles.
//
// Newer files have an <article> for each, older ones a cell of a table. Both mark the name of the
// publication by one class, which no other page has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace sourcier {

// The class that tells such a file and each article in it.
inline constexpr std::string_view kPublicationClass = "DocPublicationName";

// Where each article lies in the bytes, in their order; empty for any other file. Linear.
std::vector<Span> europresse_articles(std::string_view bytes);

// The <meta> that declares the charset, "" for none: it goes before each article that is read by
// itself.
std::string_view charset_declaration(std::string_view bytes);

}  // namespace sourcier
