// Source names: one name for each source, whatever the articles call it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/media.h"
#include "engine/reading/reading.h"
#include "engine/trace/claims.h"
#include "engine/trace/described_sources.h"
#include "engine/trace/entities_across.h"
#include "engine/trace/media_names.h"
#include "engine/trace/view.h"

namespace sourcier {

// The key tells sources apart; the name is for people.
struct SourceName {
  std::string key;
  std::string name;
  SourceKind kind = SourceKind::kAnonymous;
  std::optional<std::size_t> entity;  // Of the dossier.

  bool operator==(const SourceName& other) const { return key == other.key; }
};

// Names of sources, unified by the dossier's entities. A description that holds the name of an
// agency or outlet is that one; a description of a country's official press is the one agency of
// that country that the same story names; a short description is
// the fuller one at its event; a report put out by an agency is the agency's word.
class SourceNames {
 public:
  // All arguments must outlive it.
  SourceNames(const TraceView& view, const EntityLinks& links, TermReaders& readers);

  SourceName of(std::size_t document, const Hop& hop) const;
  // A credit's or an outlet's name.
  SourceName of_name(std::size_t document, std::string_view name, SourceKind kind) const;
  // The key of a source of `document` by what its words mean: one for "les pompiers" and
  // "firefighters". That of what has a name, or words that no row knows, is its own.
  std::string key_by_meaning(std::size_t document, const SourceName& source) const;
  // Whom a description that is no entity stands for at its event.
  std::optional<FullerName> fuller(std::size_t document, std::string_view name) const;

 private:
  void note_media(std::size_t document);
  void note_sources(std::size_t document);
  void note_chain(std::size_t document, const std::vector<Hop>& chain);
  std::string outlet_of(std::size_t document, std::string_view folded) const;
  std::optional<std::size_t> named_in(std::string_view folded) const;
  SourceName described(std::size_t document, SourceName name) const;
  SourceName of_entity(std::size_t entity, SourceKind kind) const;

  const TraceView& view_;
  const EntityLinks& links_;
  DescribedSources described_;
  std::map<std::string, std::map<std::string, std::string>> outlets_;  // Of each story, by folding.
  MediaNames media_;
  std::map<std::string, std::size_t> entity_of_name_;  // Folded names of organisations.
  // Of each story and country, the agencies that its articles name as sources.
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> agencies_;
  // Of each document and folded name of a report in it, who put it out.
  std::map<std::pair<std::size_t, std::string>, SourceName> publishers_;
  TermReaders& readers_;
};

}  // namespace sourcier
