#include "engine/api/story_file.h"

#include <algorithm>

#include "engine/trace/coverage.h"
#include "engine/trace/view.h"

namespace sourcier {
namespace {

constexpr std::size_t kDayLength = 10;  // "2025-07-12"

// As the list of stories has it: what articles state, not what was inferred.
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
  if (!groups.stories.empty()) file.id = groups.stories.front().id;
  file.dossier = trace_documents(groups, documents, resources, options);
  file.lost.merge(correct_dossier(corrections, groups, documents, file.dossier));
  if (!corrections.empty()) renew_coverage(groups, documents, resources, file.dossier);
  file.groups = std::move(groups);
  file.documents = std::move(documents);
  file.rank = newest_first(last_stated(file.documents));
  drop_tokens(file.documents);
  return file;
}

}  // namespace sourcier
