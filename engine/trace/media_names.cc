#include "engine/trace/media_names.h"

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// Names of more words are no names.
constexpr std::size_t kMostWords = 8;
// "The", "Le", "L'" in front of a name: a short word that a longer one follows.
constexpr std::size_t kLongestArticle = 3;

// Without an article in front.
std::string_view without_article(std::string_view folded) {
  const std::size_t space = folded.find(' ');
  const bool is_article =
      space != std::string_view::npos && space <= kLongestArticle && folded.size() > 2 * space + 1;
  return is_article ? folded.substr(space + 1) : folded;
}

// Whether two names differ by an article in front at most: "The Zorbel Post", "Zorbel Post". An
// empty one is of several already.
bool is_one(std::string_view a, std::string_view b) {
  return a == b || without_article(a) == b || a == without_article(b);
}

}  // namespace

void MediaNames::add(const std::string& story, const std::string& name) {
  const std::string folded = fold(name);
  std::map<std::string, std::string>& endings = by_ending_[story];
  std::string_view ending = folded;
  for (std::size_t n = 0; n < kMostWords; ++n) {
    const std::size_t space = ending.find(' ');
    if (space == std::string_view::npos) return;
    ending.remove_prefix(space + 1);
    if (ending == without_article(folded)) continue;  // "The Post" is no longer than "Post".
    const auto [at, is_new] = endings.emplace(ending, name);
    if (!is_new && !is_one(fold(at->second), folded)) at->second.clear();
  }
}

std::string MediaNames::longer(const std::string& story, std::string_view name) const {
  const auto endings = by_ending_.find(story);
  if (endings == by_ending_.end() || !is_upper(code_point_at(name, 0).value)) return "";
  const std::string folded = fold(name);
  auto found = endings->second.find(folded);
  if (found == endings->second.end()) {
    found = endings->second.find(std::string(without_article(folded)));
  }
  const bool is_known = found != endings->second.end() && !is_one(fold(found->second), folded);
  return is_known ? found->second : "";
}

}  // namespace sourcier
