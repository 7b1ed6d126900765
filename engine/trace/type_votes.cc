#include "engine/trace/type_votes.h"

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// No number of mentions outweighs being an outlet or an agency.
constexpr std::uint32_t kMediaVotes = 1000000;

// An outlet known by its host alone ("quaineuf.example") is the name that the host runs together.
std::string compact(std::string_view name) {
  std::string out = fold(name);
  std::erase(out, ' ');
  return out;
}

std::string_view without_domain(std::string_view outlet) {
  return outlet.substr(0, outlet.rfind('.'));
}

std::size_t place_of(EntityType type) { return static_cast<std::size_t>(type); }

}  // namespace

TypeVotes::TypeVotes(const TraceView& view) {
  for (const ViewedDocument& document : view.documents) {
    const Reading& reading = document.reading();
    const std::size_t first = counts_.size();
    const std::size_t count = reading.entities.size();
    counts_.resize(first + count);
    for (std::size_t e = 0; e < count; ++e)
      ++counts_[first + e][place_of(reading.entities[e].type)];
    for (const Mention& mention : reading.mentions) {
      if (mention.entity < count) ++counts_[first + mention.entity][place_of(mention.type)];
    }
    for (const Quotation& quotation : reading.quotations) {
      count_chain(first, count, quotation.chain);
    }
    for (const Attribution& attribution : reading.attributions) {
      count_chain(first, count, attribution.chain);
    }
    media_.insert(compact(without_domain(document.article().outlet)));
    for (const Credit& credit : document.article().credits) {
      if (credit.of == CreditOf::kText) media_.insert(compact(credit.name));
    }
  }
  media_.erase("");
}

void TypeVotes::count_chain(std::size_t first, std::size_t count, const std::vector<Hop>& chain) {
  for (const Hop& hop : chain) {
    if (!hop.entity || *hop.entity >= count || hop.inherited) continue;
    switch (hop.kind) {
      case SourceKind::kAgency:
      case SourceKind::kNewspaper:
      case SourceKind::kBroadcaster:
        ++counts_[first + *hop.entity][place_of(EntityType::kOrganisation)];
        break;
      default:  // The others follow from the type that the article gave it.
        break;
    }
  }
}

TypeVotes::Count TypeVotes::of(std::size_t at, const Entity& entity) const {
  Count count = counts_[at];
  if (entity.reference.empty() && media_.contains(compact(entity.name))) {
    count[place_of(EntityType::kOrganisation)] += kMediaVotes;
  }
  return count;
}

}  // namespace sourcier
