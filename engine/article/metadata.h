// Metadata: title, outlet, authors, dates and address of an article, from whatever states them.
#pragma once

#include <string>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/blocks.h"
#include "engine/article/body.h"
#include "engine/article/dates.h"
#include "engine/article/facts.h"
#include "engine/article/rules.h"
#include "engine/page/url.h"

namespace sourcier {

// What one page offers; the references must outlive the calls.
struct PageView {
  const html::Tree& tree;
  const Facts& facts;
  const Blocks& blocks;
  const ExtractionRules::Data& rules;
  Url url;  // Of the page, as it was fetched or as it says; may be empty.
};

// The address under which the page wants to be known: on the same site, not the front page; else
// the address it was fetched from.
Url canonical_url(const Facts& facts, const std::string& fetched_from,
                  const ExtractionRules::Data& rules);

std::string find_outlet(const PageView& page);
std::string find_title(const PageView& page, const std::string& outlet);

// All spellings of the title on the page, folded: the text must not repeat them.
std::vector<std::string> title_forms(const PageView& page, const std::string& title);

std::vector<std::string> find_authors(const PageView& page, const Body& body,
                                      const std::string& outlet);

struct Dates {
  std::string published;
  DateBasis basis = DateBasis::kNone;
  std::string modified;
};
Dates find_page_dates(const PageView& page, const Body& body);

// Dates of visible lines: of several the one that a word calls published, else the first.
void take_visible_date(std::string_view line, const Phrases& phrases, DayOrder order, Dates& dates);

// "fr" for "fr-FR"; "" for what is no language tag.
std::string language_of_tag(std::string_view tag);

// By CLD2, where it is sure; "" else.
std::string detect_language(std::string_view text);

// `title` without the name of the site after or before it.
std::string without_site(std::string_view title, const std::vector<std::string>& site_names);

}  // namespace sourcier
