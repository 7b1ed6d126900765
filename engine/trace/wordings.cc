#include "engine/trace/wordings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "engine/base/digest.h"
#include "engine/trace/origins.h"

namespace sourcier {
namespace {

// A wording and what it was made from.
struct Made {
  Wording wording;
  std::size_t document = 0;
  std::optional<Origin> origin;
  std::optional<SourceName> speaker;  // An organisation.
};

// An organisation that speaks is one, however each article calls it.
constexpr std::string_view kOwnWord = "speaker";

class Maker {
 public:
  Maker(const TraceView& view, const Groups& groups, const std::vector<Claim>& claims,
        const EntityLinks& links, const SourceNames& names)
      : view_(view), claims_(claims), links_(links), names_(names) {
    for (const Copy& copy : groups.copies) {
      const auto first = view.find(copy.first);
      const auto second = view.find(copy.second);
      if (!first || !second || copy.type == CopyType::kBoilerplate) continue;
      copies_[*first].emplace_back(*second, &copy);
      copies_[*second].emplace_back(*first, &copy);
    }
  }

  Statement make(const ClaimGroup& group) const {
    std::vector<Made> made = wordings_of(group);
    set_origins(made);
    std::ranges::sort(made, [&](const Made& a, const Made& b) {
      if (age_of(a) != age_of(b)) return age_of(a) < age_of(b);
      return std::tie(a.wording.article, a.wording.span) <
             std::tie(b.wording.article, b.wording.span);
    });
    name_alike(made);
    Statement statement;
    set_speaker(statement, group);
    count(statement, made);
    for (Made& one : made) {
      if (one.origin) {
        one.wording.origin = one.origin->source.name;
        one.wording.basis = one.origin->basis;
      }
      statement.wordings.push_back(std::move(one.wording));
    }
    const Wording& first = statement.wordings.front();
    statement.id = content_id(
        "sm", {statement.speaker, first.article, first.text, std::to_string(first.span.begin)});
    return statement;
  }

 private:
  // Undated wordings come last.
  std::int64_t age_of(const Made& made) const {
    const auto& published = view_.documents[made.document].published;
    return published ? published->first : INT64_MAX;
  }

  std::vector<Made> wordings_of(const ClaimGroup& group) const {
    std::vector<Made> made;
    for (const std::size_t c : group) {
      const Claim& claim = claims_[c];
      const ViewedDocument& document = view_.documents[claim.document];
      for (const ClaimedPassage& passage : claim.passages) {
        Made one;
        one.document = claim.document;
        one.wording.article = document.article().id;
        one.wording.span = passage.span;
        one.wording.text = document.text(passage.span);
        one.wording.kind = passage.kind;
        one.wording.stance = claim.stance;
        one.wording.chain = claim.chain;
        one.origin = stated_origin(claim, names_);
        one.speaker = organisation_of(claim);
        made.push_back(std::move(one));
      }
    }
    return made;
  }

  std::optional<SourceName> organisation_of(const Claim& claim) const {
    if (claim.chain.empty()) return std::nullopt;
    SourceName source = names_.of(claim.document, claim.chain.back());
    if (source.kind != SourceKind::kOrganisation) return std::nullopt;
    source.key = kOwnWord;
    return source;
  }

  // What nobody is said to have passed on an organisation put on record itself. Where an article
  // says who passed it on, the others may have it from there.
  static void give_own_word(std::vector<Made>& made) {
    if (std::ranges::any_of(made, [](const Made& one) { return one.origin.has_value(); })) return;
    for (Made& one : made) {
      if (one.speaker) one.origin = Origin{*one.speaker, OriginBasis::kStated};
    }
  }

  void set_origins(std::vector<Made>& made) const {
    std::map<std::size_t, Origin> stated;  // Of each article that states one.
    for (const Made& one : made) {
      if (one.origin) stated.emplace(one.document, *one.origin);
    }
    for (Made& one : made) {
      if (one.origin) continue;
      const auto same = stated.find(one.document);
      if (same != stated.end()) {
        one.origin = same->second;
      } else if (auto copied = copied_origin(one, stated)) {
        one.origin = std::move(copied);
      } else {
        one.origin = credited_origin(view_, one.document, names_);
      }
    }
    give_own_word(made);
  }

  // One origin has one name in a statement, that of the oldest wording.
  static void name_alike(std::vector<Made>& made) {
    std::map<std::string, std::string> names;
    for (Made& one : made) {
      if (!one.origin) continue;
      SourceName& source = one.origin->source;
      source.name = names.emplace(source.key, source.name).first->second;
    }
  }

  // From the article that shares most text with this one around the wording.
  std::optional<Origin> copied_origin(const Made& made,
                                      const std::map<std::size_t, Origin>& stated) const {
    const auto copies = copies_.find(made.document);
    if (copies == copies_.end()) return std::nullopt;
    const Origin* best = nullptr;
    std::uint16_t most = 0;
    for (const auto& [other, copy] : copies->second) {
      const auto found = stated.find(other);
      if (found == stated.end() || !covers(made, *copy)) continue;
      const bool is_first = copy->first == made.wording.article;
      const std::uint16_t share =
          is_first ? copy->containment_of_first : copy->containment_of_second;
      if (best != nullptr && share <= most) continue;
      best = &found->second;
      most = share;
    }
    if (best == nullptr) return std::nullopt;
    return Origin{best->source, OriginBasis::kCopied};
  }

  // Whole copies carry all; parts only the passages they share. A shared quotation alone is no
  // copying: both may have heard it.
  static bool covers(const Made& made, const Copy& copy) {
    if (copy.type == CopyType::kQuotation) return false;
    if (copy.type != CopyType::kPartial) return true;
    const bool is_first = copy.first == made.wording.article;
    return std::ranges::any_of(copy.passages, [&](const Passage& passage) {
      return (is_first ? passage.first : passage.second).overlaps(made.wording.span);
    });
  }

  void set_speaker(Statement& statement, const ClaimGroup& group) const {
    // One wording that names another does not outvote the many that only describe who spoke, each
    // in words of its own.
    const auto named = static_cast<std::size_t>(std::ranges::count_if(
        group, [&](const std::size_t c) { return claims_[c].entity.has_value(); }));
    const bool takes_named = 2 * named >= group.size();
    std::map<std::pair<std::string, std::optional<std::size_t>>, std::size_t> speakers;
    for (const std::size_t c : group) {
      if (claims_[c].entity.has_value() != takes_named) continue;
      const auto& entity = claims_[c].entity;
      const std::string& name = entity ? links_.entities[*entity].name : claims_[c].speaker;
      if (!name.empty()) ++speakers[{name, entity}];
    }
    if (!speakers.empty()) {
      const auto& most = *std::ranges::max_element(speakers, [](const auto& x, const auto& y) {
        return std::tie(x.second, y.first) < std::tie(y.second, x.first);
      });
      statement.speaker = most.first.first;
      statement.speaker_entity = most.first.second;
    }
    std::map<std::string, std::size_t> events;
    for (const std::size_t c : group) ++events[view_.documents[claims_[c].document].event];
    statement.event = std::ranges::max_element(events, [](const auto& a, const auto& b) {
                        return std::tie(a.second, b.first) < std::tie(b.second, a.first);
                      })->first;
  }

  void count(Statement& statement, const std::vector<Made>& made) const {
    std::set<std::size_t> articles;
    std::set<std::string> texts;
    std::set<std::string> with_origin;
    std::map<std::string, std::pair<std::string, std::set<std::string>>> origins;
    for (const Made& one : made) {
      const ViewedDocument& document = view_.documents[one.document];
      articles.insert(one.document);
      texts.insert(document.family);
      const std::string& published = document.article().published;
      const bool earlier =
          !published.empty() && (statement.first_seen.empty() || published < statement.first_seen);
      if (earlier) statement.first_seen = published;
      if (!one.origin) continue;
      with_origin.insert(document.family);
      auto& origin = origins[one.origin->source.key];
      origin.first = one.origin->source.name;
      origin.second.insert(one.wording.article);
    }
    for (auto& [key, origin] : origins) {
      statement.origins.push_back({origin.first, {origin.second.begin(), origin.second.end()}});
    }
    std::ranges::sort(statement.origins, [](const StatementOrigin& a, const StatementOrigin& b) {
      return std::tuple(b.articles.size(), a.name) < std::tuple(a.articles.size(), b.name);
    });
    statement.counts.articles = static_cast<std::uint32_t>(articles.size());
    statement.counts.texts = static_cast<std::uint32_t>(texts.size());
    statement.counts.origins = static_cast<std::uint32_t>(origins.size());
    statement.counts.unstated = static_cast<std::uint32_t>(texts.size() - with_origin.size());
  }

  const TraceView& view_;
  const std::vector<Claim>& claims_;
  const EntityLinks& links_;
  const SourceNames& names_;
  std::map<std::size_t, std::vector<std::pair<std::size_t, const Copy*>>> copies_;
};

}  // namespace

std::vector<Statement> make_statements(const TraceView& view, const Groups& groups,
                                       const std::vector<Claim>& claims,
                                       const std::vector<ClaimGroup>& claim_groups,
                                       const EntityLinks& links, const SourceNames& names) {
  const Maker maker(view, groups, claims, links, names);
  std::vector<Statement> statements;
  statements.reserve(claim_groups.size());
  for (const ClaimGroup& group : claim_groups) statements.push_back(maker.make(group));
  return statements;
}

}  // namespace sourcier
