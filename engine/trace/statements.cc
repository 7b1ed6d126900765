#include "engine/trace/statements.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"
#include "engine/trace/cluster.h"
#include "engine/trace/similarity.h"

namespace sourcier {
namespace {

// What two claims need to be one statement, in thousandths: likeness on one event and on events at
// most kNearDays apart, and for all others nearly the same words (dice).
constexpr std::uint32_t kSameEvent = 400;
constexpr std::uint32_t kNearEvent = 520;
constexpr std::uint32_t kOtherEvent = 700;
constexpr std::int64_t kNearDays = 2;
// A fragment of fewer terms says too little to be found inside a longer one.
constexpr std::size_t kShortClaim = 3;
constexpr std::uint32_t kShortDice = 550;
// Words of a quotation that two speakers do not happen to share.
constexpr std::size_t kLongQuotation = 6;
constexpr std::size_t kLongSpelled = 8;  // Small ones counted.
// A fragment of so many words, two of them more than small ones, is found word for word in what the
// same speaker said wherever that was.
constexpr std::size_t kLongWithin = 5;
constexpr std::size_t kFewestWithin = 2;
constexpr std::int64_t kSurely = 2000;  // Twice what joins.
// Clusters of claims join when their mean is this share of what joins a pair.
constexpr std::int64_t kMeanScore = 600;
// A term in more claims of a speaker than this finds no candidates.
constexpr std::size_t kCommonTerm = 256;
// Denials looked at in one story, and what a denial needs to speak of a claim.
constexpr std::size_t kMostDenials = 256;
constexpr std::uint32_t kDenialLikeness = 550;
constexpr std::uint32_t kDenialTerms = 2;
// Who takes back a word of their own: in nearly the same words, and what they said was no denial.
constexpr std::uint32_t kOwnDenialLikeness = 600;

std::optional<std::int64_t> event_day(const TraceView& view, const std::string& event) {
  const auto found = view.events.find(event);
  if (found == view.events.end()) return std::nullopt;
  const auto date = parse_date(found->second->date);
  if (!date || !date->is_day()) return std::nullopt;
  return day_number(*date);
}

class Joiner {
 public:
  Joiner(const TraceView& view, const std::vector<Claim>& claims, const EntityLinks& links,
         TermReaders& readers)
      : view_(view), claims_(claims), links_(links), readers_(readers), spelled_(claims.size()) {
    for (const auto& [id, event] : view.events) day_of_.emplace(id, event_day(view, id));
  }

  std::vector<ClaimGroup> join() {
    std::map<std::string, std::vector<std::size_t>> speakers;
    for (std::size_t c = 0; c < claims_.size(); ++c) speakers[speaker_of(claims_[c])].push_back(c);
    std::vector<ClaimGroup> groups;
    for (const auto& [speaker, members] : speakers) join_speaker(members, groups);
    groups = same_words_joined(std::move(groups));
    for (ClaimGroup& group : groups) std::ranges::sort(group);
    std::ranges::sort(groups);
    return groups;
  }

 private:
  // A named speaker is one inside a story; a described one only at one event, by what the
  // description means: "a police spokesman" is "un porte-parole de la police", "firefighters" are
  // "les pompiers".
  std::string speaker_of(const Claim& claim) const {
    const ViewedDocument& document = view_.documents[claim.document];
    if (claim.entity) return document.story + "|e|" + links_.entities[*claim.entity].id;
    const std::string described = document.story + "|n|" + document.event + "|";
    const std::string meaning = readers_.of(*document.language).meaning_of(claim.speaker);
    return described + (meaning.empty() ? fold(claim.speaker) : "&" + meaning);
  }

  // The same long quotation at one event is one statement, even where an article took another for
  // its speaker.
  std::vector<ClaimGroup> same_words_joined(std::vector<ClaimGroup> groups) const {
    std::ranges::sort(groups, [](const ClaimGroup& a, const ClaimGroup& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    std::map<std::string, std::size_t> group_of;  // The first with these words.
    std::vector<ClaimGroup> joined;
    for (ClaimGroup& group : groups) {
      std::optional<std::size_t> into;
      for (const std::size_t c : group) {
        const auto found = group_of.find(words_of(claims_[c]));
        if (found != group_of.end() && !found->first.empty()) into = found->second;
        if (into) break;
      }
      const std::size_t at = into.value_or(joined.size());
      if (!into) joined.emplace_back();
      joined[at].insert(joined[at].end(), group.begin(), group.end());
      for (const std::size_t c : group) group_of.emplace(words_of(claims_[c]), at);
    }
    return joined;
  }

  // "" for what is not quoted or too short to be told from what another might say.
  std::string words_of(const Claim& claim) const {
    if (!claim.is_quoted) return "";
    if (claim.terms.terms.size() < kLongQuotation) return spelled_words_of(claim);
    std::string words = event_of(claim) + (claim.denies ? "!" : "=") + claim.terms.language;
    for (const Term& term : claim.terms.terms) {
      // Names are left out: the speaker's own is, and the speakers differ.
      if (term.kind != TermKind::kName) words += "|" + term.key + (term.negated ? "!" : "");
    }
    return words;
  }

  // Of small words, more are needed, and each as it is spelled.
  std::string spelled_words_of(const Claim& claim) const {
    const Spelled& spelled = known_spelling_of(claim);
    return spelled.count < kLongSpelled ? "" : event_of(claim) + "\"" + spelled.words;
  }

  // The words of a claim as they are spelled, a blank behind each.
  struct Spelled {
    std::string words;
    std::size_t count = 0;
  };
  Spelled spelled_of(const Claim& claim) const {
    std::string text;
    for (const ClaimedPassage& passage : claim.passages)
      text += fold(view_.documents[claim.document].text(passage.span)) + " ";
    std::string words = " ";
    std::size_t count = 0;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = code_point_at(text, at);
      const bool is_of_word = is_letter(point.value) || is_digit(point.value);
      if (is_of_word && !in_word) ++count;
      if (is_of_word || in_word) words += is_of_word ? text.substr(at, point.size) : " ";
      in_word = is_of_word;
      at += std::max<std::size_t>(point.size, 1);
    }
    if (in_word) words += ' ';
    return {std::move(words), count};
  }

  // Each claim is compared with many.
  const Spelled& known_spelling_of(const Claim& claim) const {
    std::optional<Spelled>& known = spelled_[static_cast<std::size_t>(&claim - claims_.data())];
    if (!known) known = spelled_of(claim);
    return *known;
  }

  // Whether the one quotes nothing but what the other does too, word for word: a fragment of it,
  // or the same recalled months later.
  bool is_within(const Claim& first, const Claim& second) const {
    if (!first.is_quoted || !second.is_quoted) return false;
    if (std::min(first.terms.terms.size(), second.terms.terms.size()) < kFewestWithin) return false;
    const Spelled& a = known_spelling_of(first);
    const Spelled& b = known_spelling_of(second);
    const Spelled& shorter = a.words.size() < b.words.size() ? a : b;
    const Spelled& longer = a.words.size() < b.words.size() ? b : a;
    return shorter.count >= kLongWithin && longer.words.find(shorter.words) != std::string::npos;
  }

  const std::string& event_of(const Claim& claim) const {
    return view_.documents[claim.document].event;
  }

  // Claims in the very same words are one node, so that a hundred copies cost as one.
  void join_speaker(const std::vector<std::size_t>& members, std::vector<ClaimGroup>& groups) {
    std::map<std::string, std::vector<std::size_t>> nodes;
    for (const std::size_t c : members) {
      std::string signature = event_of(claims_[c]) + (claims_[c].denies ? "!" : "=");
      const Terms& terms = claims_[c].terms;
      signature += terms.language + (terms.at_least ? "<" : "") + (terms.at_most ? ">" : "") +
                   (terms.possible ? "?" : "") + (terms.able ? "~" : "") +
                   (terms.obliged ? "*" : "");
      for (const Term& term : terms.terms) {
        signature += "|" + term.key + (term.negated ? "!" : "");
      }
      if (terms.empty()) signature.append("#").append(std::to_string(c));
      nodes[signature].push_back(c);
    }
    std::vector<std::vector<std::size_t>> ordered;
    for (auto& [signature, node] : nodes) ordered.push_back(std::move(node));
    std::ranges::sort(ordered);
    const std::vector<ScoredPair> pairs = scored_pairs(ordered);
    const std::vector<std::size_t> labels = cluster_pairs(ordered.size(), pairs, kMeanScore);
    std::map<std::size_t, ClaimGroup> clusters;
    for (std::size_t n = 0; n < ordered.size(); ++n) {
      ClaimGroup& group = clusters[labels[n]];
      group.insert(group.end(), ordered[n].begin(), ordered[n].end());
    }
    for (auto& [label, group] : clusters) groups.push_back(std::move(group));
  }

  std::vector<ScoredPair> scored_pairs(const std::vector<std::vector<std::size_t>>& nodes) const {
    std::map<std::string_view, std::vector<std::size_t>> holders;
    std::vector<ScoredPair> pairs;
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      const Claim& claim = claims_[nodes[n].front()];
      std::set<std::size_t> candidates;
      for (const Term& term : claim.terms.terms) {
        // The beginning of a word finds its family too.
        std::vector<std::size_t>& known = holders[std::string_view(term.key).substr(0, kPrefix)];
        if (known.size() < kCommonTerm) candidates.insert(known.begin(), known.end());
        if (known.empty() || known.back() != n) known.push_back(n);
      }
      candidates.erase(n);  // Two of its own words may begin alike.
      for (const std::size_t other : candidates) {
        const std::int64_t score = score_of(claims_[nodes[other].front()], claim);
        if (score != 0) pairs.push_back({other, n, score});
      }
    }
    return pairs;
  }

  std::int64_t score_of(const Claim& first, const Claim& second) const {
    if (first.denies != second.denies) return kNeverTogether;
    const Similarity similarity = compare(first.terms, second.terms);
    const bool may_hold = similarity.shared >= kFewestWithin && !similarity.negates;
    if (may_hold && is_within(first, second)) return kSurely;
    if (similarity.opposed) return kNeverTogether;
    const auto scaled = [](std::uint32_t value, std::uint32_t needed) {
      return static_cast<std::int64_t>(value) * 1000 / needed;
    };
    const std::size_t least = std::min(first.terms.terms.size(), second.terms.terms.size());
    if (least < kShortClaim) return scaled(similarity.dice, kShortDice);
    if (similarity.shared < 2) return 0;  // One word of several in common says little.
    if (event_of(first) == event_of(second)) return scaled(similarity.likeness, kSameEvent);
    if (are_near(event_of(first), event_of(second))) {
      return scaled(similarity.likeness, kNearEvent);
    }
    return scaled(similarity.dice, kOtherEvent);
  }

  bool are_near(const std::string& first, const std::string& second) const {
    const auto a = day_of_.find(first);
    const auto b = day_of_.find(second);
    if (a == day_of_.end() || b == day_of_.end() || !a->second || !b->second) return false;
    return std::abs(*a->second - *b->second) <= kNearDays;
  }

  // Shorter beginnings would make too many candidates, longer ones would part families.
  static constexpr std::size_t kPrefix = 5;

  const TraceView& view_;
  const std::vector<Claim>& claims_;
  const EntityLinks& links_;
  TermReaders& readers_;
  mutable std::vector<std::optional<Spelled>> spelled_;  // By claim.
  std::map<std::string, std::optional<std::int64_t>> day_of_;
};

bool is_denial(const std::vector<Claim>& claims, const ClaimGroup& group) {
  return std::ranges::any_of(group, [&](std::size_t c) { return claims[c].denies; });
}

bool same_speaker(const Claim& a, const Claim& b) {
  if (a.entity || b.entity) return a.entity == b.entity;
  return fold(a.speaker) == fold(b.speaker);
}

// "She denied that she had promised to …": the promise is not put on record by its denial.
bool is_part_of(const Claim& claim, const Claim& denying) {
  return claim.document == denying.document &&
         std::ranges::any_of(claim.passages, [&](const ClaimedPassage& passage) {
           return passage.span.overlaps(denying.passages.front().span);
         });
}

// How far `claim` says what `denying` says is not so, in thousandths; 0 where it speaks of
// something else, or says that it is not so as well. A speaker denies their own word only where it
// said just that: who has denied a thing goes on to deny it.
std::uint32_t denial_likeness(const Claim& denying, const Claim& claim) {
  if (is_part_of(claim, denying)) return 0;
  const Similarity topic = compare_topic(denying.terms, claim.terms);
  if (topic.shared < kDenialTerms || topic.negates || topic.apart) return 0;
  if (!same_speaker(claim, denying)) return topic.likeness;
  const Similarity same = compare(denying.terms, claim.terms);
  return !same.opposed && same.likeness >= kOwnDenialLikeness ? topic.likeness : 0;
}

}  // namespace

std::vector<ClaimGroup> join_claims(const TraceView& view, const std::vector<Claim>& claims,
                                    const EntityLinks& links, TermReaders& readers) {
  return Joiner(view, claims, links, readers).join();
}

std::vector<std::vector<std::size_t>> find_denials(const TraceView& view,
                                                   const std::vector<Claim>& claims,
                                                   const std::vector<ClaimGroup>& groups) {
  std::vector<std::vector<std::size_t>> denied_by(groups.size());
  std::map<std::string, std::vector<std::size_t>> of_story;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    of_story[view.documents[claims[groups[g].front()].document].story].push_back(g);
  }
  for (const auto& [story, members] : of_story) {
    std::size_t looked_at = 0;
    for (const std::size_t denial : members) {
      if (!is_denial(claims, groups[denial]) || ++looked_at > kMostDenials) continue;
      const Claim& denying = claims[groups[denial].front()];
      std::uint32_t best = kDenialLikeness;
      std::optional<std::size_t> denied;
      for (const std::size_t other : members) {
        const Claim& claim = claims[groups[other].front()];
        if (is_denial(claims, groups[other])) continue;
        const std::uint32_t likeness = denial_likeness(denying, claim);
        if (likeness <= best) continue;
        best = likeness;
        denied = other;
      }
      if (denied) denied_by[*denied].push_back(denial);
    }
  }
  return denied_by;
}

}  // namespace sourcier
