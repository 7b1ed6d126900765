// The articles of press databases: of Europresse from its HTML, of Nexis Uni from the lines of its
// word-processor files.
#pragma once

#include "engine/article/article.h"
#include "engine/article/rules.h"

namespace sourcier {

// The article of one part of a Europresse file, in UTF-8.
void read_europresse(std::string_view part, const ExtractionRules::Data& rules, Article& article);

// The article of a document of Nexis Uni, a line for each paragraph: title, publication, date,
// fields by name ("Byline:", "Length:"), the body and what follows it. False where the lines have
// no such fields: it is some other document. The names are rows of rules/press_labels.
bool read_nexis(std::string_view text, const ExtractionRules::Data& rules, Article& article);

// The date that a line bears, with its time where that is given with its zone.
std::string date_in_line(std::string_view line, const ExtractionRules::Data& rules);

}  // namespace sourcier
