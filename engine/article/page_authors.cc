// Who wrote the article of a page: what its data names, then its marks, then its lines.
#include <algorithm>

#include "engine/article/marks.h"
#include "engine/article/metadata.h"
#include "engine/article/names.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using html::Attribute;
using html::NodeId;
using html::Tag;

constexpr NodeId kAuthorNodes = 24;           // Below an element that names the author.
constexpr std::size_t kAuthorWords = 12;      // Of the text in one.
constexpr std::size_t kMostCandidates = 128;  // Elements of one kind that are weighed.
constexpr std::size_t kMostLinks = 4000;      // Links that are looked at.
constexpr std::size_t kBylineBlocks = 3;      // Kept paragraphs among which a byline may stand,
constexpr std::size_t kBylineWords = 14;      // of so many words at most.
constexpr std::size_t kMostLinkedAuthors = 4;
constexpr std::size_t kBlocksBefore = 12;    // Lines before the body that may bear a byline.
constexpr std::size_t kBlocksAfter = 12;     // Lines after the body that may sign it.
constexpr std::size_t kLongestSegment = 32;  // Bytes of a folder that leads to persons.

class AuthorFinder {
 public:
  AuthorFinder(const PageView& page, const Body& body, AuthorList& list)
      : page_(page),
        body_(body),
        list_(list),
        end_(std::min(body.end + kBlocksAfter, page.blocks.list.size())) {}

  void find();

 private:
  using Step = void (AuthorFinder::*)();

  void take_json_ld();
  void take_metas(AuthorList& list) const;
  void take_head() { take_metas(list_); }
  void take_labels();
  void take_items();
  void take_links();
  void take_paths();
  void take_marked();
  void take_bylines();
  void take_byline(std::size_t i);
  void take_shown_name();
  bool is_shown(std::string_view name) const;
  bool are_full() const;
  void take_signature();
  bool is_author_path(std::string_view href) const;
  bool is_beside_title(NodeId id) const;
  bool leads_elsewhere(NodeId id) const;
  std::string label_of(NodeId id) const;
  std::string behind(NodeId id) const;
  std::string_view line(std::size_t i) const { return page_.blocks.text_of(page_.blocks.list[i]); }

  const PageView& page_;
  const Body& body_;
  AuthorList& list_;
  std::size_t end_;  // Of the lines that are looked at.
  bool is_shown_only_ = false;
};

// One name of the page's data against several of its head: the head has the byline.
void AuthorFinder::take_json_ld() {
  for (const JsonAuthor& author : page_.facts.json_ld.authors) {
    const std::string name = shown(author.name);
    // An organisation is no author, but an agency is credited.
    if (!author.is_organization || is_agency(name, page_.rules)) list_.add(name, true);
  }
  if (list_.names.size() != 1) return;
  AuthorList stated = list_.like();
  take_metas(stated);
  if (stated.names.size() > 1) list_.names = std::move(stated.names);
}

void AuthorFinder::take_metas(AuthorList& list) const {
  std::vector<StatedValue> stated;
  for (const StatedValue& one : page_.facts.stated) {
    if (one.field == StatedField::kAuthor) stated.push_back(one);
  }
  std::ranges::stable_sort(stated, {}, &StatedValue::rank);
  int rank = 0;
  for (const StatedValue& one : stated) {
    if (!list.empty() && one.rank != rank) break;
    rank = one.rank;
    list.add(shown(one.content), true);
  }
}

// {"Written by", "Ana Ruiz"}
void AuthorFinder::take_labels() {
  for (const auto& [label, value] : page_.facts.labelled) {
    const LineWords words(label);
    const PhraseHit by = page_.rules.bylines.find_role(words, "by");
    if (by.phrase != nullptr && by.end == words.size()) list_.add(shown(value), true);
  }
}

// The text of an element that names somebody; of a larger one the name in it.
std::string AuthorFinder::label_of(NodeId id) const {
  if (const auto content = page_.tree.attribute(id, Attribute::kContent); !content.empty())
    return shown(content);
  for (NodeId at = id + 1; at < page_.tree[id].end; ++at) {
    if (page_.tree.attribute(at, Attribute::kItemprop) == "name")
      return page_.tree[at].tag == Tag::kMeta ? shown(page_.tree.attribute(at, Attribute::kContent))
                                              : text_below(page_.tree, at, 120);
  }
  return text_below(page_.tree, id, 120);
}

void AuthorFinder::take_items() {
  for (const StatingNode& item : page_.facts.items) {
    if (item.field == StatedField::kAuthor && !is_in_comment(page_, item.id))
      list_.add(label_of(item.id), true);
    // So many wrote answers or reviews; the first has the page.
    if (list_.names.size() <= kMostLinkedAuthors) continue;
    list_.names.resize(1);
    return;
  }
}

// All links of rel=author that stand together with the first.
void AuthorFinder::take_links() {
  NodeId end = 0;
  const std::size_t count = std::min(page_.facts.author_links.size(), kMostCandidates);
  for (std::size_t i = 0; i < count; ++i) {
    const NodeId id = page_.facts.author_links[i];
    if (end != 0 && id >= end) break;
    if (is_in_comment(page_, id) || (is_shown_only_ && !is_beside_title(id))) continue;
    list_.add(text_below(page_.tree, id, 100), true);
    if (!list_.empty() && end == 0) end = page_.tree[page_.tree[page_.tree[id].parent].parent].end;
  }
}

// "/author/ana-ruiz": a folder of persons, and a name in it.
bool AuthorFinder::is_author_path(std::string_view href) const {
  href = href.substr(0, href.find_first_of("?#"));
  while (href.ends_with('/')) href.remove_suffix(1);
  const std::size_t last = href.rfind('/');
  if (last == std::string_view::npos || last + 1 == href.size()) return false;
  const std::string_view folders = href.substr(0, last);
  const std::string_view folder = folders.substr(folders.rfind('/') + 1);
  if (folder.empty() || folder.size() > kLongestSegment) return false;
  return page_.rules.metadata_marks.row("path", folder) != Table::kNone;
}

// Between the title and the end of the body: other persons' links stand in menus and lists.
bool AuthorFinder::is_beside_title(NodeId id) const {
  const auto& list = page_.blocks.list;
  const std::size_t first = std::min(body_.first, list.size());
  const std::size_t begin = first > kBlocksBefore ? first - kBlocksBefore : 0;
  if (begin >= end_) return false;
  NodeId from = list[begin].first;
  for (const NodeId heading : page_.facts.headings) {
    if (heading < list[std::min(first, end_ - 1)].first) from = heading;
  }
  // A byline may stand over its title.
  from = from > 60 ? from - 60 : 0;
  return id >= from && id <= list[end_ - 1].first;
}

void AuthorFinder::take_paths() {
  std::size_t looked_at = 0, candidates = 0;
  NodeId end = 0;
  for (NodeId id = 1; id < page_.tree.nodes().size() && looked_at < kMostLinks; ++id) {
    if (page_.tree[id].tag != Tag::kA) continue;
    if (end != 0 && id >= end) break;
    ++looked_at;
    if (!is_author_path(page_.tree.attribute(id, Attribute::kHref))) continue;
    if (++candidates > kMostCandidates) break;
    if (!is_beside_title(id) || is_in_comment(page_, id) || leads_elsewhere(id)) continue;
    const std::string text = text_below(page_.tree, id, 100);
    if (LineWords(text).size() <= kAuthorWords) list_.add(text, true);
    if (!list_.empty() && end == 0) end = page_.tree[page_.tree[page_.tree[id].parent].parent].end;
  }
  // So many are a menu or a list of the staff.
  if (list_.names.size() > kMostLinkedAuthors) list_.names.clear();
}

// To a service where the outlet has a page: "YouTube" on youtube.com.
bool AuthorFinder::leads_elsewhere(NodeId id) const {
  const Url url = parse_url(page_.tree.attribute(id, Attribute::kHref), page_.url);
  if (url.empty()) return false;
  if (!page_.url.empty()) return site_of(url.host) != site_of(page_.url.host);
  const std::string text = fold(text_below(page_.tree, id, 100));
  return text.size() > 3 && url.host.find(text) != std::string::npos;
}

// The text of the next node beside an element.
std::string AuthorFinder::behind(NodeId id) const {
  const NodeId next = page_.tree[id].end;
  if (page_.tree[next].parent != page_.tree[id].parent) return {};
  return text_below(page_.tree, next, 120);
}

// An element whose class says that it names the author.
void AuthorFinder::take_marked() {
  std::size_t candidates = 0;
  for (NodeId id = 1; id < page_.tree.nodes().size() && list_.empty(); ++id) {
    const html::Node& node = page_.tree[id];
    if (node.attribute_count == 0 || node.end - id > kAuthorNodes) continue;
    if (!page_.marks.has(page_.tree, id, "author:")) continue;
    if (++candidates > kMostCandidates) break;
    if (is_in_comment(page_, id)) continue;
    std::string label = label_of(id);
    // "Autor:" in an element of its own, the name behind it.
    const bool is_label = label.ends_with(':') && node.end < page_.tree.nodes().size();
    if (is_label) label += " " + behind(id);
    const std::string_view text = after_by(label, true, page_.rules);
    if (LineWords(text).size() <= kAuthorWords && is_beside_title(id)) list_.add(text, true);
  }
}

void AuthorFinder::take_bylines() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < end_ && list_.empty(); ++i) {
    if (i < body_.end && body_.is_kept[i] &&
        (++kept > kBylineBlocks || page_.blocks.list[i].words > kBylineWords))
      continue;
    take_byline(i);
  }
}

// Each part of a block is a line; behind the body only known names are believed, or a dated line. A
// label alone ("Autor:") names whom the next block names.
void AuthorFinder::take_byline(std::size_t i) {
  std::string_view rest = line(i);
  while (!rest.empty() && list_.empty()) {
    const std::string_view part = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    const std::string_view byline = after_by(part, false, page_.rules);
    const bool is_told = i < body_.end || byline.size() < part.size();
    for (const std::string& name : authors_in_byline(byline, page_.rules))
      if (is_told || has_given_name(name, true, page_.rules)) list_.add(name, false);
    const LineWords words(part);
    const PhraseHit by = page_.rules.bylines.find_role(words, "by");
    if (by.phrase == nullptr || by.end != words.size() || !list_.empty()) continue;
    const bool is_last = rest.empty() && i + 1 < page_.blocks.list.size();
    const std::string_view next = is_last ? line(i + 1) : rest;
    const std::string_view name = next.substr(0, next.find('\n'));
    if (has_given_name(name, true, page_.rules)) list_.add(name, false);
  }
}

// "Ana Ruiz" alone on the last lines of the text, "4.3.2031 - Ana Ruiz" beside its title.
void AuthorFinder::take_signature() {
  const std::size_t count = page_.blocks.list.size();
  const std::size_t first = std::min(body_.first, count), end = std::min(body_.end, count);
  const auto take = [&](std::size_t i) {
    const Block& block = page_.blocks.list[i];
    if (block.words > kBylineWords || block.in_figure || !list_.empty()) return;
    std::string_view text = line(i);
    const LineWords words(text);
    const auto dates = find_dates(text, words, page_.rules.dates, DayOrder::kDayFirst);
    const bool is_dated =
        !dates.empty() && dates.front().first_word == 0 && dates.front().end_word < words.size();
    if (is_dated) text = text.substr(words.span(dates.front().end_word).begin);
    if (has_given_name(text, is_dated, page_.rules)) list_.add(text, false);
  };
  for (std::size_t i = first > 4 ? first - 4 : 0; i < std::min(first + 3, end); ++i) {
    if (page_.blocks.list[i].kind != ParagraphKind::kHeading) take(i);
  }
  for (std::size_t i = end; i > first && i + 3 > end; --i) take(i - 1);
}

// Whether a line beside the title names them.
bool AuthorFinder::is_shown(std::string_view name) const {
  const std::string folded = fold(name);
  const std::size_t first = std::min(body_.first, page_.blocks.list.size());
  for (std::size_t i = first > kBlocksBefore ? first - kBlocksBefore : 0; i < end_; ++i) {
    if (fold(line(i)).find(folded) != std::string::npos) return true;
  }
  return false;
}

// "Ana" of the page's data is the "Ana Ruiz" whom the page shows beside its title. Where nobody
// sees the name that the data has, the link to another's page there tells the author: whoever
// filled the system in did not write.
void AuthorFinder::take_shown_name() {
  if (list_.names.size() != 1) return;
  const std::size_t count = page_.blocks.list.size();
  std::size_t first = std::min(body_.first, count);
  while (first < std::min(body_.end, count) && !body_.is_kept[first]) ++first;
  end_ = std::min(first + kBylineBlocks, end_);
  is_shown_only_ = true;
  const std::string name = list_.names.front();
  const bool is_whole = LineWords(name).size() > 1 && lower(name) != name;
  if (is_whole && is_shown(name)) return;
  std::vector<std::string> data;
  std::swap(data, list_.names);
  for (const Step step : {&AuthorFinder::take_links, &AuthorFinder::take_paths}) {
    (this->*step)();
    const bool are_whole =
        !list_.empty() && std::ranges::all_of(list_.names, [](const std::string& one) {
          return LineWords(one).size() > 1;
        });
    if (is_whole ? are_whole : are_full()) return;
    list_.names.clear();
  }
  for (const Step step : {&AuthorFinder::take_marked, &AuthorFinder::take_bylines}) {
    if (is_whole) break;
    (this->*step)();
    if (are_full()) return;
    list_.names.clear();
  }
  std::swap(data, list_.names);
}

bool AuthorFinder::are_full() const {
  return !list_.empty() && std::ranges::all_of(list_.names, [&](const std::string& name) {
    return has_given_name(name, true, page_.rules);
  });
}

void AuthorFinder::find() {
  constexpr Step kSteps[] = {
      &AuthorFinder::take_json_ld, &AuthorFinder::take_head,    &AuthorFinder::take_labels,
      &AuthorFinder::take_items,   &AuthorFinder::take_links,   &AuthorFinder::take_paths,
      &AuthorFinder::take_marked,  &AuthorFinder::take_bylines, &AuthorFinder::take_signature};
  for (const Step step : kSteps) {
    if (list_.empty()) (this->*step)();
  }
  take_shown_name();
  // The only person that the page's data knows.
  const auto& persons = page_.facts.json_ld.persons;
  if (list_.empty() && persons.size() == 1) list_.add(shown(persons.front().name), true);
}

}  // namespace

std::vector<std::string> find_authors(const PageView& page, const Body& body,
                                      const std::string& outlet,
                                      std::vector<std::string>& agencies) {
  AuthorList list(page.rules, site_names(page, outlet));
  AuthorFinder(page, body, list).find();
  agencies = std::move(list.agencies);
  return std::move(list.names);
}

}  // namespace sourcier
