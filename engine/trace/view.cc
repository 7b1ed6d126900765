#include "engine/trace/view.h"

#include <algorithm>
#include <tuple>

namespace sourcier {
namespace {

std::vector<const Document*> sorted_once(std::span<const Document* const> documents) {
  std::vector<const Document*> sorted(documents.begin(), documents.end());
  const auto order = [](const Document* a, const Document* b) {
    return std::tie(a->article.id, a->article.version, a->article.text) <
           std::tie(b->article.id, b->article.version, b->article.text);
  };
  std::stable_sort(sorted.begin(), sorted.end(), order);
  const auto same = [](const Document* a, const Document* b) {
    return a->article.id == b->article.id;
  };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
  return sorted;
}

ViewedDocument viewed(const Document& document, const ArticleGroup* group,
                      const Languages& languages) {
  ViewedDocument out;
  out.document = &document;
  out.language = &languages.of(document.article.language);
  const std::string& id = document.article.id;
  out.event = group == nullptr ? "" : group->event;
  out.story = group == nullptr || group->story.empty() ? id : group->story;
  out.family = group == nullptr || group->family.empty() ? id : group->family;
  if (const auto date = parse_date(document.article.published)) out.published = day_range(*date);
  return out;
}

}  // namespace

std::optional<std::size_t> TraceView::find(std::string_view article) const {
  const auto found = std::lower_bound(
      documents.begin(), documents.end(), article,
      [](const ViewedDocument& d, std::string_view id) { return d.article().id < id; });
  if (found == documents.end() || found->article().id != article) return std::nullopt;
  return static_cast<std::size_t>(found - documents.begin());
}

TraceView view_of(const Groups& groups, std::span<const Document* const> documents,
                  const Languages& languages) {
  std::map<std::string_view, const ArticleGroup*> group_of;
  for (const ArticleGroup& group : groups.articles) group_of.emplace(group.article, &group);

  TraceView view;
  for (const Document* document : sorted_once(documents)) {
    const auto found = group_of.find(document->article.id);
    view.documents.push_back(
        viewed(*document, found == group_of.end() ? nullptr : found->second, languages));
    view.stories[view.documents.back().story].push_back(view.documents.size() - 1);
  }
  for (const Event& event : groups.events) view.events.emplace(event.id, &event);
  return view;
}

TraceView view_of(const Groups& groups, std::span<const Document> documents,
                  const Languages& languages) {
  std::vector<const Document*> all;
  all.reserve(documents.size());
  for (const Document& document : documents) all.push_back(&document);
  return view_of(groups, all, languages);
}

Span sentence_at(const ViewedDocument& document, std::uint32_t at) {
  const std::vector<Span>& sentences = document.reading().sentences;
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), at,
                                      [](std::uint32_t a, Span s) { return a < s.begin; });
  if (after == sentences.begin()) return span_of(0, document.article().text.size());
  return *(after - 1);
}

}  // namespace sourcier
