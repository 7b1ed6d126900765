// Spoken: a cue with whom it names and what it covers; what quotations and attributions are made
// of.
#pragma once

#include <optional>
#include <vector>

#include "engine/reading/chains.h"

namespace sourcier {

inline constexpr std::size_t kNoParent = static_cast<std::size_t>(-1);

struct Spoken {
  Cue cue;
  std::vector<Chain> chains;       // One, or one for each of several relays side by side.
  Referent speaker;                // Whose words they are; what he cites is farther out.
  std::size_t parent = kNoParent;  // The cue whose content this one stands in.
  bool holds_quotation = false;    // Words in quotation marks are reported, and kept.
  bool is_told_by_inner = false;   // All it reports is a report, whose chain has it.
  Chain told = {};                 // From whom the speaker has it: farther out than he.

  // Whether its speaker is one that can be quoted here: "readings showed", "whoever leaked it
  // wanted" have words in marks of somebody else.
  bool speaks() const;

  // "said that he wants a vote": what the one who speaks holds is told by what he says.
  bool is_held_inside() const;
};

// The cues of one unit with their chains; nested ones have the chain they stand in before their
// own.
class SpokenFinder {
 public:
  // All arguments must outlive the object.
  SpokenFinder(const Frames& frames, const Chains& chains, Referents& referents)
      : frames_(frames), chains_(chains), referents_(referents) {}

  // Linear in the unit up to its bound. Tells `referents` who speaks, the main speaker last.
  std::vector<Spoken> find(const ClauseWords& words, std::size_t unit);

  // The cues of the unit last read whose pronoun means nobody.
  const std::vector<Cue>& unresolved() const { return unresolved_; }

 private:
  std::vector<Chain> chains_of(const ClauseWords& words, const Cue& cue,
                               const std::vector<Spoken>& before, std::size_t unit) const;
  void go_on(const ClauseWords& words, Phrase subject, std::vector<Chain>& chains) const;
  static void mention_relative(const ClauseWords& words, const Cue& cue,
                               std::vector<Chain>& chains);
  Phrase told_aside(const ClauseWords& words, const Cue& cue) const;
  void add_relays(const ClauseWords& words, const std::vector<Cue>& cues, std::size_t i,
                  std::vector<Chain>& chains, std::size_t unit) const;
  void add_cited_in_front(const ClauseWords& words, Spoken& spoken, std::size_t unit) const;
  void add_cited_behind(const ClauseWords& words, Spoken& spoken, std::size_t unit) const;
  void add_cited(const ClauseWords& words, Spoken& spoken, std::size_t unit) const;
  void nest(std::vector<Spoken>& spoken) const;
  void merge_according(std::vector<Spoken>& spoken) const;
  void mark_told(std::vector<Spoken>& spoken) const;
  void add_quoted_report(const ClauseWords& words, Spoken& spoken, std::size_t unit) const;
  void note(const std::vector<Spoken>& spoken);

  const Frames& frames_;
  const Chains& chains_;
  Referents& referents_;
  std::vector<Cue> unresolved_;
};

// Whether a medium or a document stands at the hop, not a person or a description.
bool is_medium(const Referent& hop);

// The inner chain behind the hops of the outer that it does not have.
Chain joined(const Chain& outer, const Chain& inner);

}  // namespace sourcier
