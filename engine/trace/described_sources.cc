#include "engine/trace/described_sources.h"

#include <algorithm>
#include <vector>

#include "engine/text/unicode.h"
#include "engine/trace/terms.h"

namespace sourcier {
namespace {

// More ways to go on than this make no description clear, and each is looked at.
constexpr std::size_t kMostContinuations = 32;
// Longer phrases describe no source.
constexpr std::size_t kLongestPhrase = 120;

}  // namespace

DescribedSources::DescribedSources(const TraceView& view, const EntityLinks& links)
    : view_(view), links_(links) {
  for (std::size_t d = 0; d < view.documents.size(); ++d) {
    const Reading& reading = view.documents[d].reading();
    const auto note_chain = [&](const std::vector<Hop>& chain) {
      for (const Hop& hop : chain) {
        const bool is_named =
            hop.kind != SourceKind::kAnonymous && hop.kind != SourceKind::kDocument;
        if (is_named) note(d, hop.name, hop.entity);
      }
    };
    for (const Quotation& quotation : reading.quotations) note_chain(quotation.chain);
    for (const Attribution& attribution : reading.attributions) note_chain(attribution.chain);
  }
}

// Where the head stands last, the words of a phrase are read backwards.
std::string DescribedSources::key_of(std::size_t document, std::string_view folded) const {
  std::string key;
  const bool backwards = is_head_last(*view_.documents[document].language);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    std::string word(folded.substr(begin, end - begin));
    word += ' ';
    key.insert(backwards ? 0 : key.size(), word);
    begin = end + 1;
  }
  return key;
}

std::string DescribedSources::scope_of(std::size_t document) const {
  const ViewedDocument& viewed = view_.documents[document];
  return viewed.event + (is_head_last(*viewed.language) ? "|last" : "|first");
}

void DescribedSources::note(std::size_t document, const std::string& name,
                            std::optional<EntityIndex> entity) {
  const std::string folded = fold(name);
  if (folded.empty() || folded.size() > kLongestPhrase) return;
  FullerName full{name, std::nullopt};
  const std::vector<std::size_t>& entities = links_.of[document];
  if (entity && *entity < entities.size()) {
    full = {links_.entities[entities[*entity]].name, entities[*entity]};
    if (links_.entities[*full.entity].type == EntityType::kPerson) return;
  }
  Phrases& phrases = events_[scope_of(document)];
  for (const std::string& form : {folded, fold(full.name)}) {
    const auto [at, is_new] = phrases.emplace(key_of(document, form), Phrase{full});
    if (is_new || !full.entity) continue;
    Phrase& known = at->second;
    known.is_ambiguous |= known.name.entity && known.name.entity != full.entity;
    if (!known.name.entity) known.name = full;
  }
}

std::optional<FullerName> DescribedSources::fuller(std::size_t document,
                                                   std::string_view folded) const {
  const auto event = events_.find(scope_of(document));
  if (event == events_.end() || folded.size() > kLongestPhrase) return std::nullopt;
  const Phrases& phrases = event->second;
  const std::string key = key_of(document, folded);
  const std::pair<const std::string, Phrase>* longest = nullptr;
  std::size_t looked_at = 0;
  for (auto at = phrases.lower_bound(key); at != phrases.end(); ++at) {
    if (!at->first.starts_with(key)) break;
    if (at->second.is_ambiguous || ++looked_at > kMostContinuations) return std::nullopt;
    // In key order each continues the one before, or is its rival.
    if (longest != nullptr && !at->first.starts_with(longest->first)) return std::nullopt;
    longest = &*at;
  }
  if (longest == nullptr) return std::nullopt;
  if (longest->first == key && !longest->second.name.entity) return std::nullopt;
  return longest->second.name;
}

}  // namespace sourcier
