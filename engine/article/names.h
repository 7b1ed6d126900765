// Names of authors and agencies, as bylines and credit lines give them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/rules.h"

namespace sourcier {

// The authors that a byline names ("Par Ana Ruiz et Léo Blin", "By Sam Hill, Staff Writer"); empty
// where the line is no byline.
std::vector<std::string> authors_in_byline(std::string_view line,
                                           const ExtractionRules::Data& rules);

// Parts a list of names ("Ana Ruiz, Léo Blin et Tom Ray") and drops what is no person: agencies,
// outlets (`outlet`), generic words, addresses.
void add_authors(std::string_view names, std::string_view outlet,
                 const ExtractionRules::Data& rules, std::vector<std::string>& authors);

// Whether the line is the name of an agency and nothing more ("AFP", "Thomson Reuters").
bool is_agency(std::string_view name, const ExtractionRules::Data& rules);

// The credits that a short line gives: "(AFP)", "avec AFP", "Photo : X/Y", "Tous droits réservés
// X/AP". `in_figure` says that it stands at a picture. Empty where the line is no credit line.
std::vector<Credit> credits_in_line(std::string_view line, bool in_figure,
                                    const ExtractionRules::Data& rules);

// A caption parted from the credit at its end ("Two men at a port. Ana Ruiz/AP"): the length of
// its prose, and the credits after it.
struct CaptionParts {
  std::size_t prose = 0;
  std::vector<Credit> credits;
};
CaptionParts part_caption(std::string_view caption, const ExtractionRules::Data& rules);

// The agency of a dateline at the beginning ("PARIS (AFP) - …") or of a tag at the end
// ("… (AFP)") of the text; "" for none.
std::string dateline_agency(std::string_view first_paragraph, const ExtractionRules::Data& rules);

}  // namespace sourcier
