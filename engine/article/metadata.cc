#include "engine/article/metadata.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "engine/article/marks.h"
#include "engine/article/names.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using html::Attribute;
using html::NodeId;

constexpr std::size_t kDateLineWords = 25;  // Longer lines tell of dates, they do not bear one.
constexpr std::size_t kBlocksAround = 12;   // Lines before and after the body that may bear one.
constexpr NodeId kAuthorNodes = 24;         // Below an element that names the author.
constexpr std::size_t kAuthorWords = 12;
constexpr std::size_t kDetected = 4000;  // Bytes of text are enough to tell a language.

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::string item_value(const html::Tree& tree, NodeId id) {
  for (const Attribute name : {Attribute::kContent, Attribute::kDatetime}) {
    const std::string_view value = tree.attribute(id, name);
    if (!value.empty()) return std::string(value);
  }
  return text_below(tree, id, 200);
}

std::string microdata(const PageView& page, std::string_view property) {
  for (const NodeId id : page.facts.items) {
    if (lower_ascii(page.tree.attribute(id, Attribute::kItemprop)) == property)
      return item_value(page.tree, id);
  }
  return {};
}

// Where dates are written month first: English pages that are not British or the like.
DayOrder order_of(const PageView& page) {
  const std::string language = lower_ascii(page.facts.language);
  if (!language.empty() && !language.starts_with("en")) return DayOrder::kDayFirst;
  const std::string& host = page.url.host;
  const std::size_t dot = host.rfind('.');
  const std::string_view domain =
      dot == std::string::npos ? std::string_view() : std::string_view(host).substr(dot);
  const bool is_american = domain == ".com" || domain == ".org" || domain == ".us" ||
                           domain == ".net" || domain == ".gov" || domain == ".edu";
  return is_american ? DayOrder::kMonthFirst : DayOrder::kDayFirst;
}

std::string date_from(const PageView& page, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const std::string value = clean_date(page.facts.meta({name}), page.rules.dates, order_of(page));
    if (!value.empty()) return value;
  }
  return {};
}

// The first <time> after the title, or one that says that it is the publication's.
std::string date_in_times(const PageView& page, const Body& body) {
  const NodeId title = page.facts.headings.empty() ? 0 : page.facts.headings.front();
  std::string first;
  for (const NodeId id : page.facts.times) {
    const std::string_view stamp = page.tree.attribute(id, Attribute::kDatetime);
    const std::string value = clean_date(stamp.empty() ? text_below(page.tree, id, 100) : stamp,
                                         page.rules.dates, order_of(page));
    if (value.empty()) continue;
    if (page.tree.has_attribute(id, Attribute::kPubdate)) return value;
    const std::string names = lower_ascii(page.tree.attribute(id, Attribute::kClass));
    if (names.find("publi") != std::string::npos) return value;
    const bool is_update =
        names.find("updated") != std::string::npos && names.find("entry-date") == std::string::npos;
    if (first.empty() && !is_update && id > title && id < page.tree[body.container].end)
      first = value;
  }
  return first;
}

void take_visible_dates(const PageView& page, const Body& body, Dates& dates) {
  const std::size_t count = page.blocks.list.size();
  const std::size_t end = std::min(body.end + kBlocksAround, count);
  Dates after;
  for (std::size_t i = 0; i < end; ++i) {
    const Block& block = page.blocks.list[i];
    if (block.words > kDateLineWords || (i >= body.first && i < body.end && body.is_kept[i]))
      continue;
    take_visible_date(page.blocks.text_of(block), page.rules.dates, order_of(page),
                      i < body.end ? dates : after);
  }
  if (dates.published.empty() && dates.modified.empty()) dates = after;
}

void add_site_name(std::string_view name, std::vector<std::string>& names) {
  if (!trim(name).empty()) names.push_back(fold(name));
}

std::vector<std::string> site_names(const PageView& page, const std::string& outlet) {
  std::vector<std::string> names;
  add_site_name(outlet, names);
  add_site_name(page.facts.meta({"og:site_name", "application-name"}), names);
  add_site_name(page.facts.json_ld.publisher, names);
  add_site_name(page.url.host, names);
  add_site_name(site_of(page.url.host), names);
  const std::string site = site_of(page.url.host);
  add_site_name(site.substr(0, site.find('.')), names);
  return names;
}

// The parts of a title between bars, dashes with spaces and the like.
struct Separator {
  std::size_t at = std::string::npos;
  std::size_t size = 0;
};

constexpr std::string_view kSeparators[] = {
    " | ",        " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ",
    " \xC2\xBB ", " \xC2\xAB ", " \xC2\xB7 ",     " \xE2\x80\xA2 ", " / ",
    "| "};

Separator last_separator(std::string_view title) {
  Separator last;
  for (const std::string_view sign : kSeparators) {
    const std::size_t at = title.rfind(sign);
    if (at != std::string_view::npos && (last.size == 0 || at > last.at)) last = {at, sign.size()};
  }
  return last;
}

Separator first_separator(std::string_view title) {
  Separator first;
  for (const std::string_view sign : kSeparators) {
    const std::size_t at = title.find(sign);
    if (at != std::string_view::npos && (first.size == 0 || at < first.at))
      first = {at, sign.size()};
  }
  return first;
}

bool is_site_name(std::string_view part, const std::vector<std::string>& names) {
  const std::string folded = fold(part);
  std::string joined;
  for (const char c : folded) {
    if (c != ' ') joined += c;
  }
  return std::ranges::any_of(names, [&](const std::string& name) {
    return name == folded || name == joined || (name.size() > 3 && joined.starts_with(name + "."));
  });
}

}  // namespace

std::string without_site(std::string_view title, const std::vector<std::string>& names) {
  title = trim(title);
  for (int i = 0; i < 3; ++i) {
    const Separator last = last_separator(title);
    if (last.size == 0 || !is_site_name(title.substr(last.at + last.size), names)) break;
    title = trim(title.substr(0, last.at));
  }
  const Separator first = first_separator(title);
  if (first.size != 0 && is_site_name(title.substr(0, first.at), names))
    title = trim(title.substr(first.at + first.size));
  return std::string(title);
}

void take_visible_date(std::string_view line, const Phrases& phrases, DayOrder order,
                       Dates& dates) {
  const LineWords words(line);
  for (const FoundDate& found : find_dates(line, words, phrases, order)) {
    const std::string value = iso(found.date);
    if (found.role == DateRole::kModified) {
      if (dates.modified.empty()) dates.modified = value;
      continue;
    }
    const bool is_said = found.role == DateRole::kPublished;
    // A line with much else in it only mentions the date.
    const bool is_bare = words.size() <= found.end_word - found.first_word + 8;
    if (dates.published.empty() && (is_said || is_bare)) {
      dates.published = value;
      dates.basis = DateBasis::kVisible;
    }
  }
}

Url canonical_url(const Facts& facts, const std::string& fetched_from,
                  const ExtractionRules::Data& rules) {
  Url own = parse_url(fetched_from);
  drop_tracking(own, rules.tracking);
  const Url base = parse_url(facts.base, own);
  for (const std::string_view stated :
       {facts.canonical, facts.meta({"og:url"}), std::string_view(facts.json_ld.url)}) {
    Url url = parse_url(stated, base.empty() ? own : base);
    if (url.empty() || is_home_page(url)) continue;
    if (!own.empty() && site_of(url.host) != site_of(own.host)) continue;
    drop_tracking(url, rules.tracking);
    return url;
  }
  return own;
}

std::string find_outlet(const PageView& page) {
  const std::string_view stated = page.facts.meta({"og:site_name"});
  if (!stated.empty()) return nfc(trim(stated));
  if (!page.facts.json_ld.publisher.empty()) return nfc(trim(page.facts.json_ld.publisher));
  const std::string_view named = page.facts.meta({"application-name", "dc.publisher"});
  if (!named.empty()) return nfc(trim(named));
  // "Headline | Outlet" where the page shows the headline.
  const std::string_view title = trim(page.facts.title);
  const Separator last = last_separator(title);
  for (const NodeId id : page.facts.headings) {
    if (last.size == 0) break;
    if (fold(text_below(page.tree, id)) == fold(title.substr(0, last.at)))
      return nfc(trim(title.substr(last.at + last.size)));
  }
  std::string host = page.url.host;
  return host.starts_with("www.") ? host.substr(4) : host;
}

namespace {

// A headline that only leads to the front page is the site's name.
bool leads_home(const PageView& page, NodeId heading) {
  for (NodeId id = heading; id < page.tree[heading].end; ++id) {
    const std::string_view href = page.tree.attribute(id, Attribute::kHref);
    if (href.empty()) continue;
    const Url url = parse_url(href, page.url);
    return href == "/" || (!url.empty() && is_home_page(url));
  }
  return false;
}

// The only h1 that can be a headline; "" where there are more, or none.
std::string only_headline(const PageView& page, const std::vector<std::string>& names) {
  std::string only;
  for (const NodeId id : page.facts.headings) {
    const std::string heading = text_below(page.tree, id);
    const std::size_t words = LineWords(heading).size();
    if (words < 2 || words > 40 || is_site_name(heading, names) || leads_home(page, id)) continue;
    if (!only.empty() && fold(only) != fold(heading)) return {};
    only = heading;
  }
  return only;
}

// The first heading below h1 whose class says that it is the title, or that <title> repeats.
std::string marked_headline(const PageView& page, const std::vector<std::string>& names) {
  const Marks marks(page.rules.elements);
  const std::string title = fold(page.facts.title);
  for (NodeId id = 0; id < page.tree.nodes().size(); ++id) {
    const int level = html::heading_level(page.tree[id].tag);
    if (level < 2 || level > 3) continue;
    const std::string heading = text_below(page.tree, id);
    if (LineWords(heading).size() < 2 || is_site_name(heading, names) || leads_home(page, id))
      continue;
    const std::string folded = fold(heading);
    const bool is_repeated = folded.size() > 12 && title.find(folded) != std::string::npos;
    if (is_repeated || marks.has(page.tree, id, "title:")) return heading;
  }
  return {};
}

}  // namespace

std::string find_title(const PageView& page, const std::string& outlet) {
  const std::vector<std::string> names = site_names(page, outlet);
  const std::string_view shared =
      page.facts.meta({"og:title", "twitter:title", "parsely-title", "dc.title", "title"});
  const std::string stated[] = {std::string(shared), page.facts.json_ld.headline,
                                without_site(page.facts.title, names)};
  // A headline on the page is the article's where the head repeats it.
  for (const NodeId id : page.facts.headings) {
    const std::string heading = text_below(page.tree, id);
    const std::string folded = fold(heading);
    if (folded.size() < 8 || is_site_name(heading, names) || leads_home(page, id)) continue;
    for (const std::string& other : stated) {
      const std::string folded_other = fold(other);
      if (!folded_other.empty() &&
          (folded_other.find(folded) != std::string::npos ||
           (folded_other.size() > 15 && folded.find(folded_other) != std::string::npos)))
        return nfc(heading);
    }
  }
  if (const std::string only = only_headline(page, names); !only.empty()) return nfc(only);
  if (const std::string marked = marked_headline(page, names); !marked.empty()) return nfc(marked);
  for (const std::string& title : stated) {
    const std::string clean = without_site(title, names);
    if (!clean.empty() && !is_site_name(clean, names)) return nfc(clean);
  }
  for (const NodeId id : page.facts.headings) {
    const std::string heading = text_below(page.tree, id);
    if (!heading.empty()) return nfc(heading);
  }
  return {};
}

std::vector<std::string> title_forms(const PageView& page, const std::string& title) {
  std::vector<std::string> forms;
  for (const std::string_view form :
       {std::string_view(title), page.facts.meta({"og:title"}), page.facts.title,
        std::string_view(page.facts.json_ld.headline)}) {
    if (!form.empty()) forms.push_back(fold(form));
  }
  // Another h1 is the title of another story.
  for (const NodeId id : page.facts.headings) {
    const std::string heading = fold(text_below(page.tree, id));
    const bool is_same = std::ranges::any_of(forms, [&](const std::string& form) {
      return heading.size() > 8 &&
             (form.find(heading) != std::string::npos || heading.find(form) != std::string::npos);
    });
    if (is_same || page.facts.headings.size() == 1) forms.push_back(heading);
  }
  return forms;
}

namespace {

// An element whose class says that it names the author, the title's neighbour at best.
void take_marked_author(const PageView& page, std::string_view outlet,
                        std::vector<std::string>& authors) {
  const Marks marks(page.rules.elements);
  for (NodeId id = 1; id < page.tree.nodes().size() && authors.empty(); ++id) {
    const html::Node& node = page.tree[id];
    if (node.attribute_count == 0 || node.end - id > kAuthorNodes) continue;
    if (!marks.has(page.tree, id, "author:")) continue;
    const std::string text = text_below(page.tree, id, 120);
    if (LineWords(text).size() <= kAuthorWords) add_authors(text, outlet, page.rules, authors);
  }
}

}  // namespace

std::vector<std::string> find_authors(const PageView& page, const Body& body,
                                      const std::string& outlet) {
  std::vector<std::string> authors;
  for (const std::string& name : page.facts.json_ld.authors)
    add_authors(name, outlet, page.rules, authors);
  if (!authors.empty()) return authors;
  for (const std::string_view name :
       {"author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl",
        "og:article:author", "dcterms.creator", "cxenseparse:author"})
    if (authors.empty()) add_authors(page.facts.meta({name}), outlet, page.rules, authors);
  if (authors.empty()) add_authors(microdata(page, "author"), outlet, page.rules, authors);
  if (!authors.empty()) return authors;
  for (const NodeId id : page.facts.author_links)
    if (authors.empty()) add_authors(text_below(page.tree, id, 100), outlet, page.rules, authors);
  if (authors.empty()) take_marked_author(page, outlet, authors);
  const std::size_t end = std::min(body.end, page.blocks.list.size());
  for (std::size_t i = 0; i < end && authors.empty(); ++i) {
    if (!body.is_kept[i])
      authors = authors_in_byline(page.blocks.text_of(page.blocks.list[i]), page.rules);
  }
  return authors;
}

Dates find_page_dates(const PageView& page, const Body& body) {
  Dates dates;
  const DayOrder order = order_of(page);
  const JsonLd& data = page.facts.json_ld;
  const auto take = [&](std::string value, DateBasis basis) {
    if (!dates.published.empty() || value.empty()) return;
    dates.published = std::move(value);
    dates.basis = basis;
  };
  take(clean_date(data.published, page.rules.dates, order), DateBasis::kJsonLd);
  take(date_from(page, {"article:published_time",
                        "og:published_time",
                        "og:article:published_time",
                        "datepublished",
                        "date",
                        "dc.date",
                        "dc.date.issued",
                        "dc.date.created",
                        "dcterms.created",
                        "dcterms.date",
                        "publish-date",
                        "publishdate",
                        "pubdate",
                        "publication_date",
                        "parsely-pub-date",
                        "sailthru.date",
                        "article.published",
                        "article:published",
                        "publish_date",
                        "ptime",
                        "cxenseparse:recs:publishtime",
                        "published_time",
                        "release_date",
                        "citation_publication_date",
                        "citation_date",
                        "date.created",
                        "article_date_original",
                        "originalpublicationdate",
                        "last-published"}),
       DateBasis::kMeta);
  take(clean_date(microdata(page, "datepublished"), page.rules.dates, order),
       DateBasis::kMicrodata);
  dates.modified = clean_date(data.modified, page.rules.dates, order);
  if (dates.modified.empty())
    dates.modified = date_from(page, {"article:modified_time", "og:updated_time", "datemodified",
                                      "last-modified", "dcterms.modified", "lastmod"});
  take(date_in_times(page, body), DateBasis::kTime);
  take(date_in_url(page.url.path), DateBasis::kUrl);
  if (dates.published.empty()) {
    Dates visible;
    take_visible_dates(page, body, visible);
    take(visible.published, DateBasis::kVisible);
    if (dates.modified.empty()) dates.modified = visible.modified;
  }
  return dates;
}

std::string language_of_tag(std::string_view tag) {
  tag = trim(tag);
  const std::string primary = lower_ascii(tag.substr(0, tag.find_first_of("-_")));
  const bool is_tag = (primary.size() == 2 || primary.size() == 3) &&
                      std::ranges::all_of(primary, [](char c) { return c >= 'a' && c <= 'z'; });
  return is_tag ? primary : std::string();
}

std::string detect_language(std::string_view text) {
  text = text.substr(0, kDetected);
  while (!text.empty() && !is_utf8(text)) text.remove_suffix(1);
  bool is_reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &is_reliable);
  return is_reliable ? language_of_tag(CLD2::LanguageCode(language)) : std::string();
}

}  // namespace sourcier
