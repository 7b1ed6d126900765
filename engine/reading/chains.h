// Chains: who passed one content on, from the article outwards, as the words round a cue say it.
#pragma once

#include <vector>

#include "engine/reading/cues.h"
#include "engine/reading/referents.h"

namespace sourcier {

// Relays, nearest to the article first, then the source.
using Chain = std::vector<Referent>;

// A chain longer than any that is written; nested reports are cut there.
inline constexpr std::size_t kLongestChain = 6;

// A referent as a step of a chain.
Hop hop_of(const Referent& referent, bool is_source);

class Chains {
 public:
  // All arguments must outlive the object.
  Chains(const Reading& reading, const Frames& frames, const Referents& referents)
      : reading_(reading), frames_(frames), referents_(referents) {}

  // The chains that the phrase and what follows it name: one for each relay where several passed
  // the same on ("citée par X et Y"). Empty where the phrase means nobody.
  std::vector<Chain> of_phrase(const ClauseWords& words, Phrase phrase, std::size_t unit) const;

  // The relays that words [begin, end) name beside a cue: "à l'AFP", "dans un communiqué",
  // "interrogé par …". Nearest first; without the ones that are in `chain` already.
  Chain relays_in(const ClauseWords& words, std::size_t begin, std::size_t end, const Chain& chain,
                  std::size_t unit) const;

  // The outlet that passes on what is said, behind a comma in [begin, end): "…, cited by X".
  std::optional<Referent> passed_on_by(const ClauseWords& words, std::size_t begin, std::size_t end,
                                       std::size_t unit) const;

  // The document that the object of a verb is: "a déposé une plainte pour « … »".
  Chain document_at(const ClauseWords& words, std::size_t at, const Chain& chain,
                    std::size_t unit) const;

  // Where those are who are not named: "assure-t-on |à l'Élysée", "Dans l'entourage du ministre, on
  // évoque"; at `at` stands the preposition.
  std::optional<Referent> unnamed_at(const ClauseWords& words, std::size_t at) const;

  // From whom it was learned: "auprès du parquet", "de source policière".
  std::optional<Referent> learned_from(const ClauseWords& words, std::size_t begin) const;
  // The unnamed source in words [begin, end): "de source judiciaire".
  std::optional<Referent> unnamed_source(const ClauseWords& words, std::size_t begin,
                                         std::size_t end) const;

 private:
  Frame frame_behind_place(const ClauseWords& words, std::size_t at) const;
  Frame frame_behind_apposition(const ClauseWords& words, std::size_t at) const;
  std::vector<Referent> listed(const ClauseWords& words, std::size_t at, std::size_t unit) const;
  bool is_passed_on(const ClauseWords& words, Phrase phrase) const;
  Phrase without_passing(const ClauseWords& words, Phrase given, bool passed_on) const;
  Phrase issuer_phrase(const ClauseWords& words, Phrase phrase, Phrase given) const;
  bool is_own_channel(const ClauseWords& words, Phrase phrase, const Referent& hop) const;
  std::optional<Referent> carrier_of(const ClauseWords& words, Phrase phrase,
                                     std::size_t unit) const;
  Chain own_chain(const ClauseWords& words, Phrase phrase, std::size_t unit) const;
  bool is_heard_by(const ClauseWords& words, std::size_t at, const Referent& hop) const;
  void add_through(const ClauseWords& words, std::size_t at, Chain& outlets,
                   std::size_t unit) const;
  void add_relay(const ClauseWords& words, std::size_t at, bool outlets_only, Chain& outlets,
                 Chain& documents, std::size_t unit) const;

  const Reading& reading_;
  const Frames& frames_;
  const Referents& referents_;
};

}  // namespace sourcier
