#include "apps/cli/group_explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "apps/report/clean.h"
#include "engine/api/json.h"
#include "engine/api/names.h"
#include "engine/story/explain_pair.h"
#include "engine/story/rarity.h"
#include "engine/text/utf8.h"

namespace sourcier::cli {
namespace {

using report::clean;

constexpr std::size_t kWordsShown = 12;
constexpr std::size_t kPassagesShown = 8;
constexpr std::size_t kPassageBytes = 90;

// The article with this id; else the only one whose path ends so.
const Document* find_article(const std::vector<Document>& documents, const std::string& asked) {
  const Document* found = nullptr;
  for (const Document& document : documents) {
    if (document.article.id == asked) return &document;
    if (!document.article.source.path.ends_with(asked)) continue;
    if (found != nullptr) return nullptr;
    found = &document;
  }
  return found;
}

// Cut at a character, so that a passage fits a line.
std::string beginning(std::string text) {
  if (text.size() <= kPassageBytes) return text;
  std::size_t end = kPassageBytes;
  while (!is_boundary(text, end)) --end;
  text.resize(end);
  return text + "…";
}

std::string line_of(char letter, const Article& article) {
  std::string about = article.outlet;
  if (!article.published.empty()) about += (about.empty() ? "" : ", ") + article.published;
  // Without a title the beginning of the text says which article it is.
  const std::string title = clean(article.title.empty() ? article.text : article.title);
  return fmt::format("{}  {}  {}{}\n", letter, article.id, beginning(title),
                     about.empty() ? "" : "  (" + clean(about) + ")");
}

std::string ratio(std::uint32_t value) { return fmt::format("{:.3f}", value / 10'000.0); }

std::string_view words_for(FirstBy by) {
  switch (by) {
    case FirstBy::kCredit:
      return " (the other credits it)";
    case FirstBy::kDay:
      return " (published on an earlier day)";
    case FirstBy::kTime:
      return " (published at an earlier time)";
    case FirstBy::kAbridgement:
      return " (the other is an abridgement)";
    case FirstBy::kUnknown:
      break;
  }
  return "";
}

std::string copy_lines(const PairExplanation& told, const Document& a) {
  if (!told.copy) return "copies   no: no long passage stands in both\n";
  const Copy& copy = *told.copy;
  const bool is_a_first = copy.first == told.first;
  const bool is_a_source = (copy.direction == Direction::kFirstIsSource) == is_a_first;
  const std::string_view had_it_first = copy.direction == Direction::kUnknown ? "unknown"
                                        : is_a_source                         ? "A"
                                                                              : "B";
  const std::uint16_t of_a = is_a_first ? copy.containment_of_first : copy.containment_of_second;
  const std::uint16_t of_b = is_a_first ? copy.containment_of_second : copy.containment_of_first;
  std::string out = fmt::format(
      "copies   {}: {:.1f} % of A's reporting text stands in B, {:.1f} % of B's in A; first: "
      "{}{}; {} family\n",
      name_of(copy.type), of_a / 10.0, of_b / 10.0, had_it_first, words_for(told.first_by),
      told.is_one_family ? "one" : "not one");
  for (std::size_t i = 0; i < std::min(kPassagesShown, copy.passages.size()); ++i) {
    const Span span = is_a_first ? copy.passages[i].first : copy.passages[i].second;
    out += fmt::format("         “{}”\n", beginning(clean(slice(a.article.text, span))));
  }
  if (copy.passages.size() > kPassagesShown)
    out += fmt::format("         and {} passages more\n", copy.passages.size() - kPassagesShown);
  return out;
}

std::string level_lines(std::string_view name, const LevelExplanation& told) {
  std::string out = fmt::format("{:8} {}", name, told.is_same ? "one" : "not one");
  if (told.first_size == 0) {
    out += ": copies are, whatever else\n";
  } else {
    out +=
        fmt::format(": groups of {} and {} were alike by {} on average; {} is needed\n",
                    told.first_size, told.second_size, ratio(told.average), ratio(told.threshold));
  }
  if (!told.is_compared) return out + "         this pair: 0, nothing that weighs is in both\n";
  return out + fmt::format("         this pair: content {} × actors {:.2f} × dates {:.2f} = {}\n",
                           ratio(told.content), told.actors / 100.0, told.dates / 100.0,
                           ratio(told.similarity));
}

std::string_view words_for(ActorMatch match) {
  switch (match) {
    case ActorMatch::kSame:
      return "the same persons act in both";
    case ActorMatch::kSome:
      return "some persons act in both, others in one";
    case ActorMatch::kNone:
      return "other persons act in each";
    case ActorMatch::kUnknown:
      break;
  }
  return "too few persons in the first sentences to tell";
}

std::string words_for_dates(const PairExplanation& told) {
  if (told.days_apart) return fmt::format("published {} days apart", *told.days_apart);
  return told.event.dates < 100 ? "not both known; the days they state are months apart"
                                : "not both known";
}

// Of a language without a table of rarity nothing is weighed.
std::string unweighed_line(const Languages& languages, const Document& document) {
  const std::string& tag = document.article.language;
  if (Rarity(languages.of(tag).of_words(tag)).is_known()) return {};
  return fmt::format(
      "words    none of '{}' weighs: how common its words are is not known, "
      "and its articles join as copies alone\n",
      clean(tag));
}

std::string text_of(const PairExplanation& told, const Languages& languages, const Document& first,
                    const Document& second) {
  std::string out = line_of('A', first.article) + line_of('B', second.article) + "\n";
  out += copy_lines(told, first);
  out += level_lines("event", told.event);
  out += level_lines("story", told.story);
  out += fmt::format("actors   {}\n", words_for(told.actors));
  out += fmt::format("dates    {}\n", words_for_dates(told));
  std::string words;
  for (std::size_t i = 0; i < std::min(kWordsShown, told.shared.size()); ++i)
    words += fmt::format("{}{} {:.1f} %", i == 0 ? "" : ", ", clean(told.shared[i].text),
                         told.shared[i].share / 10.0);
  out += "shared   " + (words.empty() ? "nothing" : words) + "\n";
  const std::string unweighed = unweighed_line(languages, first);
  return out + (unweighed.empty() ? unweighed_line(languages, second) : unweighed);
}

}  // namespace

int explain_pair_command(const InputOptions& options, const PairQuestion& question) {
  const auto resources = load(options);
  if (!resources) return kFailed;
  StageTimes times;
  const auto gathered = gather(options, *resources, &times);
  if (!gathered) return kFailed;
  const Document* first = find_article(gathered->documents, question.first);
  const Document* second = find_article(gathered->documents, question.second);
  for (const auto& [found, asked] : {std::pair{first, question.first}, {second, question.second}}) {
    if (found != nullptr) continue;
    complain("no single article is called '" + asked +
             "'; --explain takes two ids (group prints them) or the ends of two paths");
    return kFailed;
  }
  std::vector<Print> prints;
  prints.reserve(gathered->documents.size());
  for (const Document& d : gathered->documents)
    prints.push_back(fingerprint(d, resources->languages.of(d.article.language)));
  const auto told = explain_pair(gathered->documents, prints, resources->languages,
                                 first->article.id, second->article.id);
  if (!told) return kFailed;
  const bool is_written =
      put(question.as_json ? to_json(*told, gathered->documents) + "\n"
                           : text_of(*told, resources->languages, *first, *second));
  return finish(gathered->summary, times, is_written, options);
}

}  // namespace sourcier::cli
