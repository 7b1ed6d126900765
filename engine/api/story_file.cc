#include "engine/api/story_file.h"

#include <algorithm>

#include "engine/api/corrected.h"

namespace sourcier {
namespace {

constexpr std::size_t kDayLength = 10;  // "2025-07-12"

// As the list of stories has it: what articles state, not what was inferred.
std::string last_stated(const std::vector<Document>& documents) {
  std::string last;
  for (const Document& document : documents) last = std::max(last, document.article.published);
  return last;
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
                          std::span<const Correction> corrections, const MergedEntities& merges) {
  StoryFile file;
  CorrectedDossier traced =
      trace_corrected(groups, documents, resources, options, corrections, merges);
  file.dossier = std::move(traced.dossier);
  file.lost = std::move(traced.lost);
  file.merged = state_of(merges, entity_numbers(file.dossier));
  if (!groups.stories.empty()) file.id = groups.stories.front().id;
  file.groups = std::move(groups);
  file.documents = std::move(documents);
  file.rank = newest_first(last_stated(file.documents));
  drop_tokens(file.documents);
  return file;
}

}  // namespace sourcier
