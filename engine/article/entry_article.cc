#include "engine/article/entry_article.h"

#include <algorithm>

#include "engine/article/feed_dates.h"
#include "engine/article/fragment.h"
#include "engine/article/metadata.h"
#include "engine/article/names.h"
#include "engine/article/take_credits.h"
#include "engine/article/titles.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestAuthor = 100;  // Bytes; a longer one tells who the author is.

void add_author(const std::string& name, Article& article) {
  const std::string folded = fold(name);
  const bool is_known = std::ranges::any_of(
      article.authors, [&](const std::string& author) { return fold(author) == folded; });
  if (!is_known && folded != fold(article.outlet)) article.authors.push_back(nfc(name));
}

// "Rédaction", "The newsroom of X"; in "Harbour editor" the word only says what the name is for.
bool is_desk(std::string_view stated, const ExtractionRules::Data& rules) {
  constexpr std::size_t kLongestArticle = 3;
  const LineWords words(stated);
  const PhraseHit hit = rules.bylines.find_role(words, "not_a_name");
  if (hit.phrase == nullptr) return false;
  return hit.first == 0 || (hit.first == 1 && words.span(0).size() <= kLongestArticle);
}

void take_stated_author(std::string_view stated, const ExtractionRules::Data& rules,
                        Article& article) {
  stated = trim(stated);
  if (stated.empty() || stated.find("://") != std::string_view::npos) return;
  if (is_agency(stated, rules)) {
    return add_credit({nfc(stated), nfc(stated), CreditOf::kText}, article);
  }
  const std::vector<Credit> credits = credits_in_line(stated, false, rules);
  for (const Credit& credit : credits) add_credit(credit, article);
  std::vector<std::string> names;
  add_authors(stated, article.outlet, rules, names);
  // "Harbour reporter": what ends a byline is part of a name that is no person's.
  const bool is_cut = names.size() == 1 && LineWords(names[0]).size() == 1 &&
                      LineWords(stated).size() > 1 && stated.starts_with(names[0]) &&
                      stated.find_first_of(",;|(") == std::string_view::npos;
  if (is_cut) names.clear();
  for (const std::string& name : names) add_author(name, article);
  if (!names.empty() || !credits.empty() || stated.size() > kLongestAuthor) return;
  // Whoever fills the field in knows what a name is: pseudonyms are written as they please.
  if (!is_desk(stated, rules)) add_author(std::string(stated), article);
}

void take_dates(const Entry& entry, const ExtractionRules::Data& rules, Article& article) {
  const DayOrder order = day_order_of(entry.language);
  article.published = feed_date(entry.published, order, rules);
  article.modified = feed_date(entry.modified, order, rules);
  if (!article.published.empty()) {
    article.published_basis = DateBasis::kMeta;
  } else if (!article.modified.empty()) {
    // Atom requires only this one; of an entry that was never changed it is the publication's.
    article.published = article.modified;
    article.published_basis = DateBasis::kInferred;
    article.notes.push_back({"date", "only the time of the last change is stated"});
  }
}

}  // namespace

void take_stated_authors(const std::vector<std::string>& stated, const ExtractionRules::Data& rules,
                         Article& article) {
  for (const std::string& name : stated) take_stated_author(name, rules, article);
}

Article article_of_entry(const Entry& entry, const ExtractionRules::Data& rules) {
  Article article;
  Url url = parse_url(entry.url);
  drop_tracking(url, rules.tracking);
  article.url = url.text();
  article.outlet = one_line(entry.outlet);
  // Aggregators write the outlet behind the headline.
  article.title = without_site(one_line(entry.title), {fold(article.outlet)});
  article.language = language_of_tag(entry.language);
  take_stated_authors(entry.authors, rules, article);
  for (const std::string& name : entry.credits)
    add_credit({nfc(name), nfc(name), CreditOf::kText}, article);
  take_dates(entry, rules, article);
  for (const MarkupText& text : entry.texts) {
    take_fragment(text, parse_url(entry.base), rules, article);
    if (!article.text.empty()) break;
  }
  for (const std::string& note : entry.notes) article.notes.push_back({"container", note});
  return article;
}

}  // namespace sourcier
