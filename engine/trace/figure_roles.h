// Figure roles: what a sentence says of what it counts, so that only like is held against like.
#pragma once

#include <string>
#include <vector>

#include "engine/trace/counted_states.h"
#include "engine/trace/terms.h"
#include "engine/trace/view.h"

namespace sourcier {

// What is said of a counted thing near its number: hurt, without work, sent. Without numbers,
// names, days, who says it and the word by which it is said.
struct FigureRole {
  const Quantity* of = nullptr;  // Whose role it is: of a number that counts like another, that.
  Terms terms;
  std::vector<std::string> places;            // Keys of the places named near it, sorted.
  std::vector<std::string> place_names = {};  // Folded, as the text has them.
  int year = 0;                               // That its sentence speaks of; 0 if none.
  bool is_part = false;  // "Two of the five", "two others": counted out of more.
  CountedState state;    // Of the people counted.
  // "A loss of 12 million euros": what is counted is a unit. The words nearest to it may say of
  // what: only amounts that share one are of one thing.
  bool is_amount = false;
  bool is_size = false;      // Of metres, tonnes or hours: many things of one story have one.
  bool is_of_thing = false;  // "Twelve tonnes of sand": the word behind "of" says of what.
  std::vector<KeyedWord> measured;
  std::vector<std::string> periods;  // The times in the clause of an amount, sorted.
  // Keys of who is named before an amount, of the persons before a number of things; sorted.
  std::vector<std::string> holders;
};

enum class RoleMatch { kSame, kUnknown, kOther };

// The role of `quantity`, which counts something; `head` is the key of what it counts. Linear in
// the words around it.
FigureRole role_of(const ViewedDocument& document, const Quantity& quantity,
                   const TermReader& reader, const std::vector<NamedSpan>& names,
                   const std::string& head);

// Whether both are amounts of one thing, as far as a word near each says so, and neither whose it
// is nor when says otherwise.
bool measure_alike(const FigureRole& first, const FigureRole& second);

// Whether two roles are one. Unknown where one says nothing, or where the words of two languages
// that no row knows might mean the same.
RoleMatch match_roles(const FigureRole& first, const FigureRole& second);

// Whether a number only opens a proportion ("nine dockers in ten"), which counts nothing.
bool is_proportion(const ViewedDocument& document, const Quantity& quantity);

}  // namespace sourcier
