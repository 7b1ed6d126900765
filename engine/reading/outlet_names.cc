// The names of outlets that reach farther than the mention that was found of them.
#include "engine/reading/referents.h"

namespace sourcier {

Referent Referents::whole_outlet(const ClauseWords& words, Phrase phrase, Referent outlet) const {
  if (!outlet.entity || !outlet.mention) return outlet;
  if (!reading_.entities[*outlet.entity].reference.empty()) return outlet;
  std::size_t at = phrase.begin;
  while (at < phrase.end && words[at].span.end < outlet.mention->end) ++at;
  if (at >= phrase.end || words[at].span.end != outlet.mention->end) return outlet;
  std::size_t name = at + 1;
  if (name >= phrase.end || !words[name].has(kOf)) return outlet;
  while (name < phrase.end && words[name].has(kOf | kDeterminer) &&
         words[name].mention == kNowhere) {
    ++name;
  }
  if (name >= phrase.end || words[name].mention == kNowhere) return outlet;
  const Mention& last = reading_.mentions[words[name].mention];
  if (last.type == EntityType::kPerson) return outlet;
  outlet.mention->end = last.span.end;
  outlet.name = std::string(slice(article_.text, *outlet.mention));
  outlet.entity.reset();
  return outlet;
}

}  // namespace sourcier
