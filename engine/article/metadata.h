// Metadata: title, outlet, authors, dates and address of an article, from whatever states them.
#pragma once

#include <string>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/blocks.h"
#include "engine/article/body.h"
#include "engine/article/dates.h"
#include "engine/article/facts.h"
#include "engine/article/marks.h"
#include "engine/article/rules.h"
#include "engine/page/url/url.h"

namespace sourcier {

// What one page offers; the references must outlive the calls.
struct PageView {
  const html::Tree& tree;
  const Facts& facts;
  const Blocks& blocks;
  const ExtractionRules::Data& rules;
  Url url;                   // Of the page, as it was fetched or as it says; may be empty.
  Url base;                  // What its links are relative to; may be empty.
  std::string_view fetched;  // RFC 3339; "" when unknown.
  std::string_view markup;   // The whole page.
  Marks marks{rules.metadata_marks};
};

// The address under which the page wants to be known: on the same site, not the front page; else
// the address it was fetched from.
Url canonical_url(const Facts& facts, const std::string& fetched_from,
                  const ExtractionRules::Data& rules);

// What the links of the page are relative to: its <base>, else the address it was fetched from,
// else the one that it states.
Url link_base(const Facts& facts, const std::string& fetched_from, const Url& canonical);

// outlet.cc: the name of the outlet, or the host of the page where it states none; and all names
// of its site, folded.
std::string find_outlet(const PageView& page);
std::vector<std::string> site_names(const PageView& page, const std::string& outlet);
// The department, as the page states it ("Politique"); "" where it states none but the outlet's
// name or the title.
std::string find_section(const PageView& page, const std::string& outlet, const std::string& title);

// page_title.cc: a blog's page: the site's name as its h1, the headline below it; <title> has both.
struct BlogHeadings {
  std::string site;  // Both "" where the page is none.
  std::string headline;
};
BlogHeadings blog_headings(const PageView& page);

// The headline, without the name of the site; "" where there is none.
std::string find_title(const PageView& page, const std::string& outlet);
// All spellings of the title on the page, folded: the text must not repeat them.
std::vector<std::string> title_forms(const PageView& page, const std::string& title);

// page_authors.cc: the persons who wrote the article. What the page names as its author and is an
// agency goes to `agencies`.
std::vector<std::string> find_authors(const PageView& page, const Body& body,
                                      const std::string& outlet,
                                      std::vector<std::string>& agencies);

// page_dates.cc: RFC 3339 times, or days where no time is told; "" where none is.
struct Dates {
  std::string published;
  DateBasis basis = DateBasis::kNone;
  std::string modified;
};
Dates find_page_dates(const PageView& page, const Body& body, std::string_view title);
// Of a line without a tree: of several dates the one that a word calls published, else the first of
// a line that bears little else.
void take_visible_date(std::string_view line, const Phrases& phrases, DayOrder order, Dates& dates);

// "fr" for "fr-FR"; "" for what is no language tag.
std::string language_of_tag(std::string_view tag);

// By CLD2, where it is sure; "" else.
std::string detect_language(std::string_view text);

// Whether readers or other articles speak in the element: a comment, a teaser.
bool is_in_comment(const PageView& page, html::NodeId id);

}  // namespace sourcier
