// Claims: each passage of an article by which one speaker says one thing, ready to be compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/trace/dossier.h"
#include "engine/trace/entities_across.h"
#include "engine/trace/terms.h"
#include "engine/trace/view.h"

namespace sourcier {

struct ClaimedPassage {
  Span span;
  QuotationKind kind = QuotationKind::kDirect;
};

struct Claim {
  std::size_t document = 0;
  std::vector<ClaimedPassage> passages;  // Fragments of one clause make one claim.
  std::string speaker;                   // Name as the article gives it.
  std::optional<std::size_t> entity;     // Of the dossier.
  std::vector<Hop> chain;
  bool is_quoted = false;            // From a quotation; else from an attribution alone.
  bool is_cited = false;             // Its relay cites its source: "X, citing Y", "Y, quoted by X".
  Stance stance = Stance::kAsserts;  // In which its article tells it.
  bool denies = false;               // By that, or by its own words.
  Terms terms;
  std::vector<std::size_t> named;  // Entities of the dossier named in the clause, sorted.

  // In the speaker's own words.
  bool is_verbatim() const {
    return !passages.empty() && passages.front().kind != QuotationKind::kIndirect;
  }
};

// One reader of terms a language, shared by the steps of one trace.
class TermReaders {
 public:
  const TermReader& of(const Language& language);

 private:
  std::map<std::string, TermReader> readers_;
};

// Under what an entity of the dossier is compared: a country under its reference, as its adjective
// is.
std::string name_key(const TracedEntity& entity);

// The names inside a document under keys that are the same in all articles.
std::vector<NamedSpan> named_spans(const ViewedDocument& document,
                                   const std::vector<std::size_t>& entities,
                                   const EntityLinks& links);

// All claims of one document, by span. Quotations without a speaker make none, nor do attributions
// whose content is quoted or attributed in turn. Near linear.
std::vector<Claim> claims_of(const TraceView& view, std::size_t document, const EntityLinks& links,
                             TermReaders& readers);

}  // namespace sourcier
