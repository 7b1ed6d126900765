#include "engine/trace/origins.h"

#include <algorithm>
#include <map>
#include <utility>

namespace sourcier {
namespace {

// An article opens with its source when it names it in its first sentences, within this many bytes.
constexpr std::size_t kLeadSentences = 2;
constexpr std::uint32_t kLeadBytes = 700;
// Shorter ones before it are captions and cries: "The mayor of Zorbel." They count for no sentence,
// nor does a question.
constexpr std::uint32_t kShortestOfLead = 40;
// Named at least this often, and in at least a third of all attributions, a source carries the
// article.
constexpr std::uint32_t kOftenNamed = 2;
constexpr std::uint32_t kShareOfAll = 3;

// Persons put nothing on record, nor do sources that nobody can name.
bool can_be_origin(const SourceName& source) {
  return source.kind != SourceKind::kPerson && source.kind != SourceKind::kAnonymous;
}

bool is_copy_of_text(CopyType type) {
  return type == CopyType::kExact || type == CopyType::kNear || type == CopyType::kDispatch;
}

// How one article leans on one source.
struct Leaning {
  SourceName source;
  Span evidence;
  std::uint32_t times = 0;
  bool frames_article = false;    // In its lead.
  bool is_relayed = false;        // By another of the press: the article tells how it came.
  bool is_itself_source = false;  // Not only the relay of a person's words.
};

class ArticleSources {
 public:
  ArticleSources(const TraceView& view, const Groups& groups, const SourceNames& names)
      : view_(view), names_(names), origins_(view.documents.size()), known_(view.documents.size()) {
    for (std::size_t d = 0; d < view.documents.size(); ++d) {
      const std::vector<Leaning> leanings = leanings_of(d);
      origins_[d] = own(d, leanings);
      known_[d] = known_by(d, leanings);
    }
    // Who credits an agency may learn from another of its copies whom it had it from.
    inherit(groups, Known::kCredited);
    inherit(groups, Known::kNothing);
  }

  std::vector<std::vector<ArticleOrigin>> take() { return std::move(origins_); }

 private:
  std::vector<ArticleOrigin> own(std::size_t document, const std::vector<Leaning>& leanings) const {
    std::vector<ArticleOrigin> origins;
    const auto add = [&](const SourceName& source, OriginBasis basis, std::optional<Span> span) {
      const bool known = std::ranges::any_of(
          origins, [&](const ArticleOrigin& origin) { return origin.name == source.name; });
      if (!known) origins.push_back({source.name, basis, "", span});
    };
    // A chain that the article tells comes before its credit line, and that before a source that it
    // only names: the credited agency may have named it.
    const auto add_stated = [&](bool relayed, bool framing) {
      for (const Leaning& leaning : leanings) {
        if (leaning.is_relayed != relayed || leaning.frames_article != framing) continue;
        add(leaning.source, OriginBasis::kStated, leaning.evidence);
      }
    };
    add_stated(true, true);
    for (const Credit& credit : view_.documents[document].article().credits) {
      if (credit.of != CreditOf::kText || credit.name.empty()) continue;
      add(names_.of_name(document, credit.name, SourceKind::kAgency), OriginBasis::kCredited, {});
    }
    add_stated(false, true);
    add_stated(true, false);
    add_stated(false, false);
    return origins;
  }

  // What an article tells of how its news came. What it only names tells nothing: a copy names what
  // its original names.
  enum class Known : std::uint8_t { kNothing, kCredited, kTold };

  Known known_by(std::size_t document, const std::vector<Leaning>& leanings) const {
    const bool told = std::ranges::any_of(
        leanings, [](const Leaning& l) { return l.is_relayed && l.frames_article; });
    if (told) return Known::kTold;
    const bool credited = std::ranges::any_of(origins_[document], [](const ArticleOrigin& origin) {
      return origin.basis == OriginBasis::kCredited;
    });
    return credited ? Known::kCredited : Known::kNothing;
  }

  bool frames_article(std::size_t document, Span cue, Span content) const {
    const ViewedDocument& viewed = view_.documents[document];
    const std::vector<Span>& sentences = viewed.reading().sentences;
    if (sentences.empty()) return content.begin < kLeadBytes;
    const std::uint32_t lead_end = std::min(end_of_lead(document), kLeadBytes);
    return cue.begin < lead_end || closes_article(document, cue, content);
  }

  std::uint32_t end_of_lead(std::size_t document) const {
    const ViewedDocument& viewed = view_.documents[document];
    std::size_t told = 0;
    for (const Span sentence : viewed.reading().sentences) {
      if (sentence.begin >= kLeadBytes) break;  // Asked for each attribution: never all of a text.
      const bool asks = slice(viewed.article().text, sentence).ends_with('?');
      if (sentence.size() < kShortestOfLead || asks) continue;
      if (++told == kLeadSentences) return sentence.end;
    }
    return kLeadBytes;
  }

  // "This information was given by X", at the very end: it speaks of all that stands before.
  bool closes_article(std::size_t document, Span cue, Span content) const {
    const std::vector<Span>& sentences = view_.documents[document].reading().sentences;
    return sentences.size() > kLeadSentences && cue.begin >= sentences.back().begin &&
           content.end <= sentences.back().begin;
  }

  // The press that wrote the article: the agencies credited, or its outlet.
  bool wrote(std::size_t document, const SourceName& source) const {
    const Article& article = view_.documents[document].article();
    const auto is_it = [&](std::string_view name) {
      return names_.of_name(document, name, SourceKind::kAgency).key == source.key;
    };
    if (!article.outlet.empty() && is_it(article.outlet)) return true;
    return std::ranges::any_of(article.credits, [&](const Credit& credit) {
      return credit.of == CreditOf::kText && !credit.name.empty() && is_it(credit.name);
    });
  }

  // The source nearest to the speaker that is of the press, and how the article leans on it.
  void lean(std::vector<Leaning>& leanings, std::size_t document,
            const Attribution& attribution) const {
    const std::vector<Hop>& chain = attribution.chain;
    for (auto hop = chain.rbegin(); hop != chain.rend(); ++hop) {
      if (hop->inherited) continue;
      const SourceName source = names_.of(document, *hop);
      if (!is_outlet(source.kind)) continue;
      const Span evidence = hop->mention.value_or(attribution.cue);
      auto known =
          std::ranges::find(leanings, source.key, [](const Leaning& l) { return l.source.key; });
      if (known == leanings.end()) {
        leanings.push_back({.source = source, .evidence = evidence});
        known = leanings.end() - 1;
      }
      ++known->times;
      known->is_itself_source |= hop == chain.rbegin();
      known->frames_article |= frames_article(document, evidence, attribution.content);
      // An article that ends with where its news is from relays it, and so do its writers.
      known->is_relayed |= closes_article(document, evidence, attribution.content);
      std::for_each(hop + 1, chain.rend(), [&](const Hop& outer) {
        const SourceName relay = names_.of(document, outer);
        known->is_relayed |= is_outlet(relay.kind);
        known->frames_article |= is_outlet(relay.kind) && wrote(document, relay);
      });
      return;
    }
  }

  // The press that frames the article, that it names often or takes information from, by first
  // evidence.
  std::vector<Leaning> leanings_of(std::size_t document) const {
    const std::vector<Attribution>& all = view_.documents[document].reading().attributions;
    std::vector<Leaning> leanings;
    for (const Attribution& attribution : all) lean(leanings, document, attribution);
    std::erase_if(leanings, [&](const Leaning& l) {
      const bool is_often =
          l.times >= kOftenNamed && std::size_t{l.times} * kShareOfAll >= all.size();
      return !is_often && !l.frames_article && !l.is_itself_source;
    });
    std::ranges::stable_sort(leanings, {}, &Leaning::evidence);
    return leanings;
  }

  struct Copied {
    std::uint16_t containment = 0;
    std::size_t from = 0;
    std::vector<Span> passages;  // Of the copy.

    std::optional<Span> longest() const {
      const auto best = std::ranges::max_element(passages, {}, &Span::size);
      return best == passages.end() ? std::nullopt : std::optional(*best);
    }
    bool holds(const std::optional<Span>& evidence) const {
      return !evidence || std::ranges::any_of(
                              passages, [&](Span passage) { return passage.contains(*evidence); });
    }
  };

  static std::vector<Span> passages_of(const Copy& copy, bool first) {
    std::vector<Span> spans;
    for (const Passage& passage : copy.passages)
      spans.push_back(first ? passage.first : passage.second);
    return spans;
  }

  // Whether an article that knows as little as `of` takes what another tells: one that knows
  // nothing what any knows; one that credits an agency what is told of that agency's text.
  bool takes(std::size_t to, std::size_t from, Known of) const {
    if (known_[to] != of) return false;
    if (of == Known::kNothing) return known_[from] != Known::kNothing;
    if (known_[from] != Known::kTold) return false;
    return std::ranges::all_of(origins_[to], [&](const ArticleOrigin& own) {
      return own.basis != OriginBasis::kCredited ||
             std::ranges::any_of(origins_[from], [&](const ArticleOrigin& other) {
               return other.basis == OriginBasis::kCredited && other.name == own.name;
             });
    });
  }

  // The best of an article's copies: most of its text, then the first id.
  void offer(std::map<std::size_t, Copied>& best, std::size_t to, const Copied& copied,
             Known of) const {
    if (!takes(to, copied.from, of)) return;
    const auto [at, is_new] = best.emplace(to, copied);
    if (is_new) return;
    const bool more = copied.containment > at->second.containment;
    const bool same = copied.containment == at->second.containment;
    if (more || (same && copied.from < at->second.from)) at->second = copied;
  }

  void inherit(const Groups& groups, Known of) {
    std::map<std::size_t, Copied> best;
    for (const Copy& copy : groups.copies) {
      const auto first = view_.find(copy.first);
      const auto second = view_.find(copy.second);
      if (!first || !second || !is_copy_of_text(copy.type)) continue;
      offer(best, *first, {copy.containment_of_first, *second, passages_of(copy, true)}, of);
      offer(best, *second, {copy.containment_of_second, *first, passages_of(copy, false)}, of);
    }
    if (of == Known::kNothing) inherit_from_family(best);
    std::vector<std::pair<std::size_t, std::vector<ArticleOrigin>>> inherited;
    for (const auto& [to, copied] : best) {
      std::vector<ArticleOrigin> origins = origins_[copied.from];
      for (ArticleOrigin& origin : origins) {
        origin.basis = OriginBasis::kCopied;
        origin.article = view_.documents[copied.from].article().id;
        origin.evidence = copied.longest();
      }
      inherited.emplace_back(to, with_own(std::move(origins), origins_[to], copied));
    }
    for (auto& [to, origins] : inherited) origins_[to] = std::move(origins);
  }

  // What a copy states in words of its own comes before what it inherits, and that before what its
  // original states too.
  static std::vector<ArticleOrigin> with_own(std::vector<ArticleOrigin> inherited,
                                             const std::vector<ArticleOrigin>& own,
                                             const Copied& copied) {
    std::vector<ArticleOrigin> all;
    const auto add = [&](const ArticleOrigin& origin) {
      const bool is_known = std::ranges::any_of(
          all, [&](const ArticleOrigin& known) { return known.name == origin.name; });
      if (!is_known) all.push_back(origin);
    };
    const auto is_of_its_own = [&](const ArticleOrigin& origin) {
      return !copied.passages.empty() && !copied.holds(origin.evidence) &&
             std::ranges::none_of(
                 inherited, [&](const ArticleOrigin& known) { return known.name == origin.name; });
    };
    for (const ArticleOrigin& origin : own) {
      if (is_of_its_own(origin)) add(origin);
    }
    for (const ArticleOrigin& origin : inherited) add(origin);
    for (const ArticleOrigin& origin : own) add(origin);
    return all;
  }

  // A copy of a copy has the origin of the family, from its first article that states one.
  void inherit_from_family(std::map<std::size_t, Copied>& best) const {
    std::map<std::string_view, std::size_t> first;
    for (std::size_t d = 0; d < view_.documents.size(); ++d) {
      if (known_[d] != Known::kNothing) first.emplace(view_.documents[d].family, d);
    }
    for (std::size_t d = 0; d < view_.documents.size(); ++d) {
      const auto found = first.find(view_.documents[d].family);
      if (known_[d] != Known::kNothing || found == first.end()) continue;
      best.emplace(d, Copied{0, found->second, {}});
    }
  }

  const TraceView& view_;
  const SourceNames& names_;
  std::vector<std::vector<ArticleOrigin>> origins_;
  std::vector<Known> known_;
};

}  // namespace

std::optional<Origin> stated_origin(const Claim& claim, const SourceNames& names) {
  if (claim.chain.empty()) return std::nullopt;
  SourceName source = names.of(claim.document, claim.chain.back());
  source.key = names.key_by_meaning(claim.document, source);
  const bool is_informer = is_outlet(source.kind) || source.kind == SourceKind::kDocument;
  const bool gives_information = source.kind == SourceKind::kOrganisation &&
                                 (!claim.is_quoted || (!claim.is_verbatim() && claim.is_cited));
  if (is_informer || gives_information) return Origin{source, OriginBasis::kStated};
  for (auto hop = claim.chain.rbegin() + 1; hop != claim.chain.rend(); ++hop) {
    const SourceName relay = names.of(claim.document, *hop);
    if (can_be_origin(relay)) return Origin{relay, OriginBasis::kStated};
  }
  return std::nullopt;
}

std::optional<Origin> credited_origin(const TraceView& view, std::size_t document,
                                      const SourceNames& names) {
  std::optional<Origin> origin;
  for (const Credit& credit : view.documents[document].article().credits) {
    if (credit.of != CreditOf::kText || credit.name.empty()) continue;
    const SourceName source = names.of_name(document, credit.name, SourceKind::kAgency);
    if (origin && !(origin->source == source)) return std::nullopt;
    origin = Origin{source, OriginBasis::kCredited};
  }
  return origin;
}

std::vector<std::vector<ArticleOrigin>> article_origins(const TraceView& view, const Groups& groups,
                                                        const SourceNames& names) {
  return ArticleSources(view, groups, names).take();
}

}  // namespace sourcier
