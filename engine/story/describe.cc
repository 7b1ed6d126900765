// describe: what only the texts tell of groups: passages, titles, dates, places, participants.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "engine/story/event_date.h"
#include "engine/story/event_names.h"
#include "engine/story/group.h"
#include "engine/story/headline.h"
#include "engine/story/passages.h"

namespace sourcier {
namespace {

using ById = std::unordered_map<std::string_view, const Document*>;
using Documents = std::vector<const Document*>;

ById by_id(std::span<const Document> documents) {
  ById index;
  for (const Document& document : documents) index.emplace(document.article.id, &document);
  return index;
}

void add_passages(std::vector<Copy>& copies, const ById& documents) {
  std::unordered_map<const Document*, HashedText> texts;
  const auto text_of = [&](const Document* document) -> const HashedText& {
    auto found = texts.find(document);
    if (found == texts.end())
      found = texts.emplace(document, hash_text(document->article.text)).first;
    return found->second;
  };
  for (Copy& copy : copies) {
    const auto first = documents.find(copy.first);
    const auto second = documents.find(copy.second);
    if (first == documents.end() || second == documents.end()) continue;
    text_of(second->second);
    copy.passages = shared_passages(text_of(first->second), text_of(second->second));
  }
}

void describe_event(Event& event, const Documents& documents) {
  event.title = headline_of(documents);
  EventDate date = date_event(documents);
  event.date = std::move(date.date);
  event.date_basis = std::move(date.basis);
  EventNames names = name_event(documents);
  event.places = std::move(names.places);
  event.participants = std::move(names.participants);
}

Documents documents_of(const Event& event, const ById& documents) {
  Documents found;
  for (const std::string& article : event.articles) {
    const auto document = documents.find(article);
    if (document != documents.end()) found.push_back(document->second);
  }
  return found;
}

void describe_story(Story& story, const std::map<std::string_view, const Event*>& events,
                    const ById& documents) {
  std::ranges::sort(story.events, [&](const std::string& a, const std::string& b) {
    const std::string& date_a = events.at(a)->date;
    const std::string& date_b = events.at(b)->date;
    if (date_a.empty() != date_b.empty()) return date_b.empty();
    return date_a != date_b ? date_a < date_b : a < b;
  });
  if (story.events.size() == 1) {
    story.title = events.at(story.events.front())->title;
    return;
  }
  Documents all;
  for (const std::string& id : story.events) {
    const Documents own = documents_of(*events.at(id), documents);
    all.insert(all.end(), own.begin(), own.end());
  }
  story.title = headline_of(all);
}

}  // namespace

void describe(Groups& groups, std::span<const Document> documents) {
  const ById index = by_id(documents);
  add_passages(groups.copies, index);
  std::map<std::string_view, const Event*> events;
  for (Event& event : groups.events) {
    describe_event(event, documents_of(event, index));
    events.emplace(event.id, &event);
  }
  for (Story& story : groups.stories) describe_story(story, events, index);
}

}  // namespace sourcier
