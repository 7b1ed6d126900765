// View: the set of documents as every step of tracing sees it, by article id and by story.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.h"
#include "engine/reading/language.h"
#include "engine/reading/reading.h"
#include "engine/story/groups.h"

namespace sourcier {

// One document and where the groups put it. An article that the groups do not name is an event,
// story and family of its own. Pointers live as long as what the view was made from.
struct ViewedDocument {
  const Document* document = nullptr;
  const Language* language = nullptr;
  std::string event;
  std::string story;
  std::string family;
  // What is known of its date: the article's own, or what was inferred (dates.h).
  std::optional<DayRange> published;

  const Article& article() const { return document->article; }
  // Whether it could be seen to say something: nothing is known of what an article without a text,
  // or in a language without rules, leaves out.
  bool is_readable() const {
    return !article().text.empty() && language->is_of(article().language);
  }
  const Reading& reading() const { return document->reading; }
  std::string_view text(Span span) const { return slice(document->article.text, span); }
};

struct TraceView {
  std::vector<ViewedDocument> documents;                    // By article id, each id once.
  std::map<std::string, std::vector<std::size_t>> stories;  // Documents of each, ascending.
  std::map<std::string, const Event*> events;

  // The place of an article, or nothing.
  std::optional<std::size_t> find(std::string_view article) const;
};

// Of two documents with one id the one whose version and text come first is kept, so that the
// order of the input does not matter.
TraceView view_of(const Groups& groups, std::span<const Document* const> documents,
                  const Languages& languages);
TraceView view_of(const Groups& groups, std::span<const Document> documents,
                  const Languages& languages);

// The sentence that holds byte `at` (the last that begins before it); the whole text where the
// reading has none.
Span sentence_at(const ViewedDocument& document, std::uint32_t at);

}  // namespace sourcier
