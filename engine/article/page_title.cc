// The title of an article: the headline on the page that its head repeats, without what stands over
// it and without the site's name.
#include <algorithm>
#include <utility>

#include "engine/article/heading_text.h"
#include "engine/article/marks.h"
#include "engine/article/metadata.h"
#include "engine/article/titles.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using html::Attribute;
using html::NodeId;

constexpr std::size_t kMostTitleWords = 40;
constexpr std::size_t kShortTitle = 8;      // Bytes; shorter ones must be repeated whole.
constexpr std::size_t kMostHeadings = 200;  // Of h1 that are looked at; pages have one to five.
constexpr std::size_t kMostLines = 200;     // Of the page, where no heading is its title.

// What the head says the title is, folded, the site's name gone.
struct StatedTitles {
  std::vector<std::string> titles;  // As written,
  std::vector<std::string> folded;  // and for comparison.
};

class TitleFinder {
 public:
  TitleFinder(const PageView& page, const std::string& outlet);

  std::string find();

 private:
  struct Heading {
    NodeId id = 0;
    std::string text;
    std::string folded;
  };

  std::string clean(std::string_view title) const;
  void state(std::string_view title);
  bool is_stated(std::string_view folded) const;
  bool leads_home(NodeId heading) const;
  bool is_linked_site(NodeId heading, std::string_view text) const;
  std::string text_of(NodeId id) const;
  bool add_heading(NodeId id);
  std::string repeated() const;
  std::string only() const;
  std::string marked() const;
  std::string shown_part() const;

  const PageView& page_;
  std::string head_title_;  // <title>, as it is shown.
  std::vector<std::string> names_;
  std::vector<Heading> headings_;
  StatedTitles stated_;
};

TitleFinder::TitleFinder(const PageView& page, const std::string& outlet)
    : page_(page), names_(site_names(page, outlet)) {
  // The site's name as a linked heading comes before the titles that bear it.
  head_title_ = shown(page.facts.title);
  const std::size_t count = std::min(page.facts.headings.size(), kMostHeadings);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = text_below(page.tree, page.facts.headings[i]);
    if (is_linked_site(page.facts.headings[i], text)) names_.push_back(fold(text));
  }
  state(page.facts.first(StatedField::kTitle));
  state(page.facts.json_ld.headline);
  state(page.facts.title);
  for (std::size_t i = 0; i < count; ++i) add_heading(page.facts.headings[i]);
}

// Without the name of the site and what this view of the page is called.
std::string TitleFinder::clean(std::string_view title) const {
  return without_label(without_site(title, names_), page_.rules.title_labels);
}

void TitleFinder::state(std::string_view title) {
  std::string stated = clean(shown(title));
  stated_.folded.push_back(fold(stated));
  stated_.titles.push_back(std::move(stated));
}

bool TitleFinder::is_stated(std::string_view folded) const {
  return !folded.empty() && std::ranges::find(stated_.folded, folded) != stated_.folded.end();
}

// A headline that only leads to the front page is the site's name.
bool TitleFinder::leads_home(NodeId heading) const {
  for (NodeId id = heading; id < page_.tree[heading].end; ++id) {
    const std::string_view href = page_.tree.attribute(id, Attribute::kHref);
    if (href.empty()) continue;
    // "/web/2031/http://post.example/": archives keep the address in theirs.
    const std::size_t inner = href.rfind("http");
    const Url url =
        parse_url(inner == std::string_view::npos ? href : href.substr(inner), page_.url);
    return href == "/" || (!url.empty() && is_home_page(url));
  }
  return false;
}

// A heading that leads home and stands at an edge of <title>, or leads anywhere and stands last.
bool TitleFinder::is_linked_site(NodeId heading, std::string_view text) const {
  bool is_link = false;
  for (NodeId id = heading; id < page_.tree[heading].end; ++id)
    is_link = is_link || page_.tree.has_attribute(id, Attribute::kHref);
  if (!is_link) return false;
  const std::string& title = head_title_;
  const std::string folded = fold(text);
  const Separator first = first_separator(title), last = last_separator(title);
  if (first.size == 0 || folded.empty()) return false;
  const bool is_first = fold(std::string_view(title).substr(0, first.at)) == folded;
  const bool is_last = fold(std::string_view(title).substr(last.at + last.size)) == folded;
  return is_last || (is_first && leads_home(heading));
}

std::string TitleFinder::text_of(NodeId id) const {
  return heading_text(page_, id, [this](std::string_view rest) { return is_stated(fold(rest)); });
}

bool TitleFinder::add_heading(NodeId id) {
  Heading heading{id, without_label(text_of(id), page_.rules.title_labels), {}};
  if (heading.text.empty() || is_site_name(heading.text, names_) || leads_home(id)) return false;
  heading.folded = fold(heading.text);
  headings_.push_back(std::move(heading));
  return true;
}

// A headline on the page is the article's where the head repeats it.
std::string TitleFinder::repeated() const {
  for (const Heading& heading : headings_) {
    if (is_stated(heading.folded)) return heading.text;
    if (heading.folded.size() < kShortTitle) continue;
    for (const std::string& stated : stated_.folded) {
      if (stated.empty()) continue;
      const bool is_longer =
          stated.size() > 2 * kShortTitle && heading.folded.find(stated) != std::string::npos;
      if (is_longer || stated.find(heading.folded) != std::string::npos) return heading.text;
    }
  }
  return {};
}

// The only h1 that can be a headline; "" where there are more, or none.
std::string TitleFinder::only() const {
  const Heading* only = nullptr;
  for (const Heading& heading : headings_) {
    const std::size_t words = LineWords(heading.text).size();
    if (words < 2 || words > kMostTitleWords) continue;
    if (only != nullptr && only->folded != heading.folded) return {};
    only = &heading;
  }
  return only == nullptr ? std::string() : only->text;
}

// The first heading below h1 whose class says that it is the title, or with which a title begins.
std::string TitleFinder::marked() const {
  std::string within;
  for (NodeId id = 0; id < page_.tree.nodes().size(); ++id) {
    const int level = html::heading_level(page_.tree[id].tag);
    if (level < 2 || level > 3) continue;
    const std::string heading = text_of(id);
    const std::string folded = fold(heading);
    if (is_stated(folded) && folded.size() >= kShortTitle && !leads_home(id)) return heading;
    if (LineWords(heading).size() < 2 || is_site_name(heading, names_) || leads_home(id)) continue;
    if (!within.empty() || is_in_comment(page_, id)) continue;
    const bool is_repeated =
        folded.size() > kShortTitle && std::ranges::any_of(stated_.folded, [&](const auto& title) {
          return title.starts_with(folded);
        });
    if (is_repeated || page_.marks.has(page_.tree, id, "title:")) within = heading;
  }
  return within;
}

// "Weald Post Online: Gates shut": what follows a colon of <title>, where the page shows it as a
// line of its own.
std::string TitleFinder::shown_part() const {
  const std::size_t colon = head_title_.find(": ");
  if (colon == std::string::npos) return {};
  const std::string part = fold(std::string_view(head_title_).substr(colon + 2));
  if (part.size() < kShortTitle) return {};
  const std::size_t count = std::min(page_.blocks.list.size(), kMostLines);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view text = page_.blocks.text_of(page_.blocks.list[i]);
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.size() <= head_title_.size() && fold(line) == part) return std::string(line);
  }
  return {};
}

std::string TitleFinder::find() {
  std::string title = blog_headings(page_).headline;
  if (title.empty()) title = repeated();
  if (title.empty()) title = only();
  if (title.empty()) title = marked();
  if (title.empty()) title = shown_part();
  if (!title.empty()) return nfc(title);
  for (const std::string& stated : stated_.titles) {
    if (!stated.empty() && !is_site_name(stated, names_)) return stated;
  }
  return headings_.empty() ? std::string() : nfc(headings_.front().text);
}

}  // namespace

BlogHeadings blog_headings(const PageView& page) {
  const std::string title = shown(page.facts.title);
  const Separator first = first_separator(title);
  if (first.size == 0) return {};
  const std::string before = fold(std::string_view(title).substr(0, first.at));
  const std::string after = fold(std::string_view(title).substr(first.at + first.size));
  const Marks marks(page.rules.metadata_marks);
  for (const NodeId id : page.facts.headings) {
    const std::string site = text_below(page.tree, id);
    const std::string folded = fold(site);
    if (folded.empty() || (folded != before && folded != after)) continue;
    const std::string& other = folded == before ? after : before;
    // A name of the site in a heading below its headline bears no mark of a title.
    for (NodeId at = id; at < page.tree.nodes().size(); ++at) {
      const int level = html::heading_level(page.tree[at].tag);
      if ((level != 2 && level != 3) || !marks.has(page.tree, at, "title:")) continue;
      std::string headline = text_below(page.tree, at);
      if (fold(headline) == other) return {site, std::move(headline)};
    }
    return {};
  }
  return {};
}

std::string find_title(const PageView& page, const std::string& outlet) {
  return TitleFinder(page, outlet).find();
}

std::vector<std::string> title_forms(const PageView& page, const std::string& title) {
  std::vector<std::string> forms;
  for (const std::string_view form :
       {std::string_view(title), page.facts.first(StatedField::kTitle), page.facts.title,
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

}  // namespace sourcier
