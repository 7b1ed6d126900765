// Fragment: a text that is an article already, in HTML or plain, as feeds and exports hold it.
//
// There is no page around it to take away: all its lines are kept but for credits, which go where
// credits go, and for what stands under every article of its outlet.
#pragma once

#include "engine/article/compose.h"
#include "engine/article/rules.h"
#include "engine/page/entry.h"
#include "engine/page/url/url.h"

namespace sourcier {

// Whether a text of unknown kind is HTML: an end tag, a reference to a character or a common tag.
bool looks_like_html(std::string_view text);

// The text on one line: tags gone, references resolved, white space squeezed.
std::string one_line(const MarkupText& text);

// Sets text, paragraphs, links and credits of the article; links are resolved against `base`.
void take_fragment(const MarkupText& text, const Url& base, const ExtractionRules::Data& rules,
                   Article& article);

// The same for paragraphs that are known to be such.
void take_paragraphs(std::vector<Piece> pieces, const ExtractionRules::Data& rules,
                     Article& article);

}  // namespace sourcier
