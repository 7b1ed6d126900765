// Who wrote the article of a page: what its data names, then its marks, then its lines.
#include <algorithm>

#include "engine/article/author_finder.h"
#include "engine/article/name_shape.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::size_t kBylineBlocks = 3;   // Paragraphs among which a byline may stand.
constexpr std::size_t kBlocksBefore = 12;  // Lines before the body that may bear one,
constexpr std::size_t kBlocksAfter = 12;   // and after the body, that may sign it.

}  // namespace

AuthorFinder::AuthorFinder(const PageView& page, const Body& body, AuthorList& list)
    : page_(page),
      body_(body),
      list_(list),
      end_(std::min(body.end + kBlocksAfter, page.blocks.list.size())) {}

// Whether a line beside the title names them.
bool AuthorFinder::is_shown(std::string_view name) const {
  const std::string folded = fold(name);
  const std::size_t first = std::min(body_.first, page_.blocks.list.size());
  for (std::size_t i = first > kBlocksBefore ? first - kBlocksBefore : 0; i < end_; ++i) {
    if (fold(line(i)).find(folded) != std::string::npos) return true;
  }
  return false;
}

bool AuthorFinder::are_full() const {
  return !list_.empty() && std::ranges::all_of(list_.names, [&](const std::string& name) {
    return has_given_name(name, true, page_.rules);
  });
}

bool AuthorFinder::are_whole() const {
  return !list_.empty() && std::ranges::all_of(list_.names, [](const std::string& name) {
    return LineWords(name).size() > 1 && lower(name) != name;
  });
}

// Whether the step finds names that may stand for the data's: whole ones, or known ones, or the
// same in another spelling ("gabor_munier").
bool AuthorFinder::take_instead(Step step, std::string_view data, bool must_be_known) {
  (this->*step)();
  if (must_be_known ? are_full() : are_whole()) return true;
  const auto letters = [](std::string_view name) { return name_shape::letters_of(fold(name)); };
  if (list_.names.size() == 1 && letters(list_.names.front()) == letters(data)) return true;
  list_.names.clear();
  return false;
}

// "Ana" of the page's data is the "Ana Ruiz" whom the page shows beside its title. Where nobody
// sees the name that the data has, the link to another's page there tells the author, or a byline:
// whoever filled the system in did not write.
void AuthorFinder::take_shown_name() {
  if (list_.names.size() != 1) return;
  const std::string name = list_.names.front();
  if (std::vector<std::string> own = own_byline(); !own.empty()) {
    const bool is_same = own.size() == 1 && own.front().find(name) != std::string::npos;
    if (!is_same) list_.names = std::move(own);
    return;
  }
  const bool is_whole = LineWords(name).size() > 1 && lower(name) != name;
  if (is_whole && is_shown(name)) return;
  const std::size_t whole_end = end_;
  const std::size_t count = page_.blocks.list.size();
  std::size_t first = std::min(body_.first, count);
  while (first < std::min(body_.end, count) && !body_.is_kept[first]) ++first;
  end_ = std::min(first + kBylineBlocks, end_);
  is_shown_only_ = true;
  list_.names.clear();
  if (take_instead(&AuthorFinder::take_links, name, false)) return;
  if (take_instead(&AuthorFinder::take_paths, name, false)) return;
  if (!is_whole && take_instead(&AuthorFinder::take_marked, name, true)) return;
  if (is_whole) end_ = whole_end;
  if (take_instead(&AuthorFinder::take_bylines, name, true)) return;
  if (is_whole && take_instead(&AuthorFinder::take_signature, name, true)) return;
  list_.names = {name};
}

void AuthorFinder::find() {
  constexpr Step kSteps[] = {
      &AuthorFinder::take_json_ld, &AuthorFinder::take_head,    &AuthorFinder::take_labels,
      &AuthorFinder::take_items,   &AuthorFinder::take_links,   &AuthorFinder::take_paths,
      &AuthorFinder::take_marked,  &AuthorFinder::take_bylines, &AuthorFinder::take_signature};
  for (const Step step : kSteps) {
    list_.takes_others = list_.others.empty();
    if (list_.empty()) (this->*step)();
  }
  take_shown_name();
  if (list_.empty()) take_only_person();
  if (list_.empty() && list_.others.empty()) take_copyright();
}

std::vector<std::string> find_authors(const PageView& page, const Body& body,
                                      const std::string& outlet,
                                      std::vector<std::string>& agencies) {
  AuthorList list(page.rules, site_names(page, outlet));
  AuthorFinder(page, body, list).find();
  agencies = std::move(list.agencies);
  return list.signatories();
}

}  // namespace sourcier
