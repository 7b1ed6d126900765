// Figure counts: the numbers of a set of documents with what each counts, by thing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "engine/trace/claims.h"
#include "engine/trace/entities_across.h"
#include "engine/trace/figure_roles.h"
#include "engine/trace/view.h"

namespace sourcier {

// Numbers up to this are the same by chance; greater ones speak of one thing.
inline constexpr double kChance = 12;
// Two counts of one crowd do not lie farther apart.
inline constexpr double kOneOrder = 10;

// How well the words counted name the thing: "dead" better than "people", and a verb ("killed")
// that stands for them only where nothing else does.
enum class Naming : std::uint8_t { kVerb, kNoun, kState };

struct Counted {
  std::size_t document = 0;
  const Quantity* quantity = nullptr;
  std::string text;
  std::string head;       // Key of the noun counted.
  std::string qualifier;  // Names and the like inside what is counted; "" if none.
  Terms context;          // What its sentence says of it.
  FigureRole role;        // What its clause says of it.
  Naming naming = Naming::kNoun;
  std::string day;  // Of a crowd: that a sentence at or just before it states, else "".
};

std::string unit_of(const Quantity& quantity);

// Whether the greater value of two is more than kOneOrder times the other.
bool are_of_other_order(const Quantity& first, const Quantity& second);

// The counted values of all documents by story, kind, unit and head noun. Lives as long as they are
// used: they point into it and into the readings.
class FigureCounts {
 public:
  FigureCounts(const TraceView& view, const EntityLinks& links, TermReaders& readers);

  using Things = std::map<std::string, std::vector<Counted>>;
  const Things& things() const { return things_; }

 private:
  // The last number of the document that counts something.
  struct Before {
    const Quantity* quantity = nullptr;
    bool is_crowd = false;
  };

  void collect(std::size_t document);
  void add_uncounted(std::size_t document, const Quantity& quantity, const TermReader& reader,
                     const std::vector<NamedSpan>& names);
  const Quantity* counts_like(const ViewedDocument& viewed, const Quantity& quantity,
                              Span sentence) const;
  bool goes_with_crowd(const ViewedDocument& viewed, const Quantity& quantity) const;
  bool goes_with_amount(const ViewedDocument& viewed, const Quantity& quantity,
                        const TermReader& reader, const std::vector<NamedSpan>& names) const;
  void add(std::size_t document, const Quantity& quantity, const TermReader& reader,
           const std::vector<NamedSpan>& names, const Quantity* like);

  const TraceView& view_;
  const EntityLinks& links_;
  TermReaders& readers_;
  Things things_;
  std::deque<Quantity> made_;  // Those whose noun stands elsewhere.
  Before before_;
  const Quantity* amount_ = nullptr;  // The last amount of which something is said.
};

}  // namespace sourcier
