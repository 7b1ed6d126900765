#include "engine/api/story_file.h"

#include <algorithm>
#include <set>

#include "engine/trace/coverage.h"
#include "engine/trace/view.h"

namespace sourcier {
namespace {

using json_parts::Json;
using json_parts::known;

constexpr std::size_t kDayLength = 10;  // "2025-07-12"

std::string_view published(const StoryFile& file, std::size_t article) {
  return file.dossier.articles[article].published;
}

// The named origins over a story's articles and statements, each once.
std::size_t count_origins(const Dossier& dossier) {
  std::set<std::string_view> names;
  for (const Statement& statement : dossier.statements) {
    for (const StatementOrigin& origin : statement.origins) names.insert(origin.name);
  }
  for (const TracedArticle& article : dossier.articles) {
    for (const ArticleOrigin& origin : article.origins) names.insert(origin.name);
  }
  return names.size();
}

std::size_t count_texts(const Groups& groups) {
  std::set<std::string_view> families;
  for (const ArticleGroup& article : groups.articles) families.insert(article.family);
  return families.size();
}

Json event_summary(const Event& event) {
  return {{"event", event.id},
          {"title", known(event.title)},
          {"date", known(event.date)},
          {"places", event.places},
          {"articles", event.articles.size()}};
}

// Of the dated articles, the first and the last; "" where none is dated.
std::pair<std::string, std::string> first_and_last(const StoryFile& file) {
  std::string first, last;
  for (std::size_t i = 0; i < file.dossier.articles.size(); ++i) {
    const std::string date(published(file, i));
    if (date.empty()) continue;
    if (first.empty() || date < first) first = date;
    if (date > last) last = date;
  }
  return {first, last};
}

Json summary_of(const StoryFile& file, const Story& story) {
  const auto [first, last] = first_and_last(file);
  std::set<std::string_view> outlets, languages;
  for (const Document& document : file.documents) {
    if (!document.article.outlet.empty()) outlets.insert(document.article.outlet);
    if (!document.article.language.empty()) languages.insert(document.article.language);
  }
  Json events = Json::array();
  for (const std::string& id : story.events) {
    const auto found = std::ranges::find(file.groups.events, id, &Event::id);
    if (found != file.groups.events.end()) events.push_back(event_summary(*found));
  }
  return {{"story", story.id},
          {"title", known(story.title)},
          {"first", known(first)},
          {"last", known(last)},
          {"counts",
           {{"articles", file.documents.size()},
            {"texts", count_texts(file.groups)},
            {"origins", count_origins(file.dossier)}}},
          {"events", std::move(events)},
          {"outlets", outlets},
          {"languages", languages}};
}

// As story_rows() has it: what articles state, not what was inferred.
std::string last_stated(const std::vector<Document>& documents) {
  std::string last;
  for (const Document& document : documents) last = std::max(last, document.article.published);
  return last;
}

// What was corrected may be another fact.
void renew_coverage(const Groups& groups, const std::vector<Document>& documents,
                    const Resources& resources, Dossier& dossier) {
  TraceView view = view_of(groups, documents, resources.languages);
  for (std::size_t d = 0; d < view.documents.size(); ++d) {
    const auto date = parse_date(dossier.articles[d].published);
    if (date) view.documents[d].published = day_range(*date);
  }
  dossier.facts.clear();
  dossier.coverage.clear();
  add_coverage(dossier, view);
}

// Tokens are the larger part of a reading, and nobody asks a story for them.
void drop_tokens(std::vector<Document>& documents) {
  for (Document& document : documents) {
    document.reading.tokens.clear();
    document.reading.tokens.shrink_to_fit();
  }
}

}  // namespace

std::string newest_first(std::string_view iso_date) {
  if (iso_date.empty()) return "~";  // After every digit.
  std::string rank(iso_date.substr(0, kDayLength));
  for (char& c : rank) {
    if (c >= '0' && c <= '9') c = static_cast<char>('9' - (c - '0'));
  }
  return rank;
}

StoryFile make_story_file(Groups groups, std::vector<Document> documents,
                          const Resources& resources, const RunOptions& options,
                          std::span<const Correction> corrections) {
  StoryFile file;
  file.lost = correct_groups(corrections, groups, documents);
  const Story story = groups.stories.empty() ? Story{} : groups.stories.front();
  file.id = story.id;
  file.dossier = trace_documents(groups, documents, resources, options);
  file.lost.merge(correct_dossier(corrections, groups, documents, file.dossier));
  if (!corrections.empty()) renew_coverage(groups, documents, resources, file.dossier);
  file.groups = std::move(groups);
  file.documents = std::move(documents);
  file.form["story"] = story.id;
  file.form["title"] = known(story.title);
  file.form.update(json_parts::dossier(file.dossier, file.groups, file.documents));
  file.summary = summary_of(file, story);
  file.rank = newest_first(last_stated(file.documents));
  drop_tokens(file.documents);
  return file;
}

}  // namespace sourcier
