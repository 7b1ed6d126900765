// Lookup: the articles of a dossier by id, with all that the dossier says of each. Internal to
// export/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/export/export.h"
#include "engine/text/offsets.h"

namespace sourcier::exports {

struct ArticleEntry {
  const Document* document = nullptr;
  const TracedArticle* traced = nullptr;  // Null where trace says nothing of it.
  const ArticleGroup* group = nullptr;    // Null where it is in no group.
  CodePointIndex index;

  const Article& article() const { return document->article; }
  std::string_view text(Span bytes) const;
  // Where it is known: of the page, else as the story tells.
  const std::string& published() const;
  // The page's address as a URI of RFC 3986, else a name of ours for it.
  std::string uri() const;
};

class Lookup {
 public:
  explicit Lookup(const ExportInput& input);

  // By id; null for an id that no article has.
  const ArticleEntry* article(std::string_view id) const;
  const std::map<std::string_view, ArticleEntry>& articles() const { return articles_; }
  const Event* event(std::string_view id) const;
  const Story* story(std::string_view id) const;
  // The story of an event; null where none has it.
  const Story* story_of(std::string_view event) const;

 private:
  std::map<std::string_view, ArticleEntry> articles_;
  std::map<std::string_view, const Event*> events_;
  std::map<std::string_view, const Story*> stories_;
  std::map<std::string_view, const Story*> story_of_event_;
};

// "urn:sourcier:KIND:ID", what is no letter or digit percent-encoded.
std::string urn(std::string_view kind, std::string_view id);

// A chain as "agency ← radio ← speaker", what was carried over in brackets.
std::string chain_text(const std::vector<Hop>& chain);

// The article's day or time as an RFC 3339 time; nothing where only a day or less is known.
std::optional<std::string> exact_time(std::string_view iso);

}  // namespace sourcier::exports
