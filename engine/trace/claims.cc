#include "engine/trace/claims.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// A wording is shown beside others; longer quotations are cut at the ends of their sentences.
constexpr std::size_t kLongestWording = 400;  // Code points.
// Fragments this near to each other in one clause are one claim.
constexpr std::uint32_t kWidestGap = 160;
// Below this many terms a fragment does not say enough by itself; its clause is read with it.
constexpr std::size_t kEnoughTerms = 5;
constexpr std::ptrdiff_t kFewestWords = 2;
constexpr double kLargestInWords = 1e15;      // Nobody spells out more.
constexpr std::uint32_t kContextShare = 500;  // What the clause around a fragment weighs.
// Quotations and attributions of one article that are looked at; more are no news article, and each
// is held against all others.
constexpr std::size_t kMostOfOneArticle = 2000;

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & '\xC0') != '\x80'; }));
}

bool is_clause_end(char32_t value) {
  return value == ',' || value == ';' || value == ':' || value == '!' || value == '?' ||
         value == '(' || value == ')' || value == U'—' || value == U'–' || value == '\n';
}

bool breaks_clause(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_clause_end(point.value)) return true;
    at += point.size;
  }
  return false;
}

// The clause around `inner`: from the last break before it to the next one after it, inside
// `bounds`.
Span clause_around(std::string_view text, Span inner, Span bounds) {
  Span clause = inner;
  while (clause.begin > bounds.begin) {
    const CodePoint point = code_point_before(text, clause.begin);
    if (point.size == 0 || is_clause_end(point.value)) break;
    clause.begin -= point.size;
  }
  while (clause.end < bounds.end) {
    const CodePoint point = code_point_at(text, clause.end);
    if (point.size == 0 || is_clause_end(point.value)) break;
    clause.end += point.size;
  }
  clause.begin = std::max(clause.begin, bounds.begin);
  clause.end = std::min(clause.end, bounds.end);
  return clause;
}

Span trimmed(std::string_view text, Span span) {
  const std::string_view inside = trim(slice(text, span));
  if (inside.empty()) return {span.begin, span.begin};
  return span_at(static_cast<std::size_t>(inside.data() - text.data()), inside.size());
}

// At most kLongestWording code points, ending between words.
Span shortened(std::string_view text, Span span) {
  std::size_t count = 0;
  std::uint32_t last_space = span.begin;
  for (std::uint32_t at = span.begin; at < span.end;) {
    const CodePoint point = code_point_at(text, at);
    if (is_space(point.value)) last_space = at;
    if (++count > kLongestWording) {
      return trimmed(text, {span.begin, last_space > span.begin ? last_space : at});
    }
    at += point.size;
  }
  return span;
}

// A long quotation in pieces of whole sentences, each at most kLongestWording long.
std::vector<Span> pieces_of(const ViewedDocument& document, Span span) {
  const std::string_view text = document.article().text;
  if (code_points(slice(text, span)) <= kLongestWording) return {span};
  std::vector<Span> pieces;
  Span piece{span.begin, span.begin};
  const auto close = [&] {
    if (const Span whole = trimmed(text, piece); !whole.empty()) {
      pieces.push_back(shortened(text, whole));
    }
  };
  // Reading may hold a quotation to be one sentence, so ends are looked for here.
  for (std::uint32_t at = span.begin; at < span.end;) {
    std::uint32_t end = at;
    char32_t last = 0;
    while (end < span.end) {
      const CodePoint point = code_point_at(text, end);
      if (is_space(point.value) && (last == '.' || last == '!' || last == '?' || last == U'…')) {
        break;
      }
      last = point.value;
      end += point.size;
      if (last == '\n') break;
    }
    while (end < span.end && is_space(code_point_at(text, end).value)) {
      end += code_point_at(text, end).size;
    }
    if (!piece.empty() && code_points(slice(text, {piece.begin, end})) > kLongestWording) {
      close();
      piece = {at, at};
    }
    piece.end = end;
    at = end;
  }
  close();
  return pieces;
}

// Whole numbers with words in them ("two hundred", "3 million") are compared as their digits; what
// is written in digits alone, and single words, terms know themselves.
bool is_in_words(const Quantity& quantity, std::string_view text) {
  const bool is_one = quantity.low && quantity.low == quantity.high && *quantity.low >= 0 &&
                      *quantity.low <= kLargestInWords &&
                      std::trunc(*quantity.low) == *quantity.low;
  const bool has_letters = std::ranges::any_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  return is_one && has_letters && text.find_first_of(" -") != std::string_view::npos;
}

// The clock of a time, of whatever day: "T14:00"; "" where it names none.
std::string_view clock_in(const TimeExpression& time) {
  constexpr std::size_t kClock = 6;
  const std::size_t mark = time.value.find('T');
  if (time.type != TimeType::kTime || mark == std::string::npos) return {};
  const std::string_view clock = std::string_view(time.value).substr(mark, kClock);
  return clock.size() == kClock && clock[3] == ':' ? clock : std::string_view();
}

// The months that times name, by number, and their hours: "mai" is "May" and no "may", "14 heures"
// is "2 p.m.".
void add_times(const ViewedDocument& document, std::vector<NamedSpan>& names) {
  const Table months = document.language->table("months");
  for (const TimeExpression& time : document.reading().times) {
    if (const std::string_view clock = clock_in(time); !clock.empty()) {
      names.push_back({time.span, kCalendarMark + std::string(clock), false});
      continue;
    }
    const std::string_view words = document.text(time.span);
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      const std::size_t row = months.find_folded(fold(words.substr(at, end - at)));
      if (row != Table::kNone) {
        const Span span = span_of(time.span.begin + at, time.span.begin + end);
        names.push_back(
            {span, kCalendarMark + ("month" + std::string(months.cell(row, 1))), false});
      }
      at = end + 1;
    }
  }
}

std::vector<NamedSpan> with_numbers_and_times(std::vector<NamedSpan> names,
                                              const ViewedDocument& document) {
  for (const Quantity& quantity : document.reading().quantities) {
    if (!is_in_words(quantity, document.text(quantity.span))) continue;
    names.push_back({quantity.span,
                     kNumberMark + std::to_string(static_cast<std::uint64_t>(*quantity.low)),
                     false});
  }
  add_times(document, names);
  std::ranges::stable_sort(names, {}, [](const NamedSpan& n) { return n.span.begin; });
  std::vector<NamedSpan> disjoint;
  for (NamedSpan& name : names) {
    if (disjoint.empty() || disjoint.back().span.end <= name.span.begin)
      disjoint.push_back(std::move(name));
  }
  return disjoint;
}

class Collector {
 public:
  Collector(const TraceView& view, std::size_t document, const EntityLinks& links,
            TermReaders& readers)
      : index_(document),
        document_(view.documents[document]),
        entities_(links.of[document]),
        reader_(readers.of(*document_.language)),
        names_(with_numbers_and_times(named_spans(document_, entities_, links), document_)),
        links_(links) {}

  std::vector<Claim> collect() {
    for (const Quotation& quotation : first_of(document_.reading().quotations)) {
      add_quotation(quotation);
    }
    for (const Attribution& attribution : first_of(document_.reading().attributions)) {
      add_attribution(attribution);
    }
    for (Claim& claim : claims_) read_terms(claim);
    std::erase_if(claims_, [](const Claim& claim) { return says_nothing(claim); });
    std::stable_sort(claims_.begin(), claims_.end(), [](const Claim& a, const Claim& b) {
      return a.passages.front().span < b.passages.front().span;
    });
    return std::move(claims_);
  }

 private:
  template <typename Value>
  static std::span<const Value> first_of(const std::vector<Value>& values) {
    return std::span(values).first(std::min(values.size(), kMostOfOneArticle));
  }

  std::string_view text() const { return document_.article().text; }

  // A reporter's clause of one word, or of names and dates alone, is no statement.
  static bool says_nothing(const Claim& claim) {
    if (claim.passages.front().kind != QuotationKind::kIndirect) return false;
    const std::vector<Term>& terms = claim.terms.terms;
    const auto words = std::ranges::count(terms, TermKind::kWord, &Term::kind);
    // "Russia attacked Ukraine", "there is no evidence"
    const bool joins_names =
        words > 0 && std::ranges::count(terms, TermKind::kName, &Term::kind) > 1;
    const bool denies = words > 0 && std::ranges::any_of(terms, &Term::negated);
    return words + (claim.terms.refuses || joins_names || denies ? 1 : 0) < kFewestWords;
  }

  // The attribution whose content holds the passage most tightly; nothing where none does.
  const Attribution* attribution_around(Span span) const {
    const Attribution* best = nullptr;
    for (const Attribution& attribution : first_of(document_.reading().attributions)) {
      if (attribution.content.begin > span.begin) break;  // They are in order of their content.
      if (!attribution.content.contains(span)) continue;
      if (best == nullptr || attribution.content.size() < best->content.size()) {
        best = &attribution;
      }
    }
    return best;
  }

  void add_quotation(const Quotation& quotation) {
    if (!quotation.speaker || quotation.span.empty()) return;
    if (quotation.kind == QuotationKind::kIndirect && holds_fragments(quotation)) return;
    const Attribution* around = attribution_around(quotation.span);
    Claim claim;
    claim.document = index_;
    claim.speaker = quotation.speaker->name;
    if (quotation.speaker->entity) claim.entity = entity_of(*quotation.speaker->entity);
    if (claim.speaker.empty() && !claim.entity) return;
    claim.chain = quotation.chain;
    if (claim.chain.empty() && around != nullptr) claim.chain = around->chain;
    claim.is_quoted = true;
    claim.is_cited = is_cited(claim.chain);
    if (around != nullptr) claim.stance = around->stance;
    claim.denies = claim.stance == Stance::kDenies;
    for (const Span piece : pieces_of(document_, quotation.span)) {
      if (extends_last(claim, piece, quotation.kind)) continue;
      claim.passages = {{piece, quotation.kind}};
      claims_.push_back(claim);
    }
  }

  // Whether words between the source and its relay say that one cites the other.
  bool is_cited(const std::vector<Hop>& chain) const {
    if (chain.size() < 2) return false;
    const auto& source = chain.back().mention;
    const auto& relay = chain[chain.size() - 2].mention;
    if (!source || !relay || source->overlaps(*relay)) return false;
    const bool cites = relay->end <= source->begin;
    const Span between = cites ? Span{relay->end, source->begin} : Span{source->end, relay->begin};
    if (between.size() > kWidestGap) return false;
    return has_frame(slice(text(), between), cites ? "quoting" : "quoted_by");
  }

  // Whether a phrase round which attributions are built, of the class wanted, begins in `words`.
  bool has_frame(std::string_view words, std::string_view wanted) const {
    const Table frames = document_.language->table("attribution_frames");
    const std::string lowered = lower(words);
    for (std::size_t begin = 0; begin < lowered.size();) {
      const std::size_t end = std::min(lowered.find_first_of(" ,'", begin), lowered.size());
      std::size_t row = frames.find(std::string_view(lowered).substr(begin, end - begin));
      for (; row != Table::kNone; row = frames.next(row)) {
        if (frames.cell(row, 2) == wanted) return true;
      }
      begin = end + 1;
    }
    return false;
  }

  // Two fragments of one speaker in one clause are one claim.
  bool extends_last(const Claim& claim, Span piece, QuotationKind kind) {
    if (claims_.empty() || kind != QuotationKind::kMixed) return false;
    Claim& last = claims_.back();
    const ClaimedPassage& before = last.passages.back();
    if (before.kind != QuotationKind::kMixed || piece.begin < before.span.end) return false;
    if (last.speaker != claim.speaker || last.entity != claim.entity) return false;
    if (last.denies != claim.denies || piece.begin - before.span.end > kWidestGap) return false;
    const Span gap{before.span.end, piece.begin};
    if (breaks_clause(slice(text(), gap))) return false;
    if (sentence_at(document_, before.span.begin) != sentence_at(document_, piece.begin)) {
      return false;
    }
    last.passages.push_back({piece, kind});
    return true;
  }

  // Whether the speaker of `report` only passes on what `inner` says.
  static bool passes_on(const Quotation& report, const Quotation& inner) {
    return inner.chain.size() > 1 &&
           std::any_of(inner.chain.begin(), inner.chain.end() - 1,
                       [&](const Hop& hop) { return hop.name == report.speaker->name; });
  }

  // A clause that holds quoted words is told by them, and by a report that is most of it, half of
  // it where it is passed on ("the agency said that X told reporters that …").
  bool holds_fragments(const Quotation& clause) const {
    return std::ranges::any_of(
        first_of(document_.reading().quotations), [&](const Quotation& other) {
          if (!other.speaker || other.span == clause.span || !clause.span.contains(other.span)) {
            return false;
          }
          if (other.kind != QuotationKind::kIndirect) return true;
          return passes_on(clause, other) ? other.span.size() * 2 >= clause.span.size()
                                          : other.span.size() * 3 >= clause.span.size() * 2;
        });
  }

  bool holds_others(const Attribution& attribution) const {
    const Reading& reading = document_.reading();
    const auto inside = [&](Span span) { return attribution.content.overlaps(span); };
    for (const Quotation& quotation : first_of(reading.quotations)) {
      if (quotation.speaker && inside(quotation.span)) return true;
    }
    return std::ranges::any_of(first_of(reading.attributions), [&](const Attribution& other) {
      return other.content != attribution.content && attribution.content.contains(other.content);
    });
  }

  void add_attribution(const Attribution& attribution) {
    if (attribution.chain.empty() || attribution.content.empty()) return;
    const Hop& source = attribution.chain.back();
    if (source.name.empty() && !source.entity) return;
    if (holds_others(attribution)) return;
    const Span content = shortened(text(), trimmed(text(), attribution.content));
    if (content.empty()) return;
    // Parallel relays ("citée par X et Y") give one content several chains; the first stands.
    const bool known = std::ranges::any_of(claims_, [&](const Claim& claim) {
      return !claim.is_quoted && claim.passages.front().span == content;
    });
    if (known) return;
    Claim claim;
    claim.document = index_;
    claim.passages = {{content, QuotationKind::kIndirect}};
    claim.speaker = source.name;
    if (source.entity) claim.entity = entity_of(*source.entity);
    claim.chain = attribution.chain;
    claim.stance = attribution.stance;
    claim.denies = claim.stance == Stance::kDenies;
    claims_.push_back(std::move(claim));
  }

  std::optional<std::size_t> entity_of(EntityIndex entity) const {
    if (entity >= entities_.size()) return std::nullopt;
    return entities_[entity];
  }

  // What is said of the fragment around it holds for it: "refuses to", "might". A short fragment
  // is read together with its clause.
  static void add_context(Terms& terms, const Terms& context) {
    const bool negated = std::ranges::any_of(context.terms, &Term::negated);
    for (Term& term : terms.terms) term.negated |= negated;
    terms.possible |= context.possible;
    terms.able |= context.able;
    terms.obliged |= context.obliged;
    if (terms.terms.size() < kEnoughTerms) terms = joined(terms, scaled(context, kContextShare));
  }

  void read_terms(Claim& claim) const {
    const std::string speaker_key =
        claim.entity ? name_key(links_.entities[*claim.entity]) : std::string();
    Span whole{claim.passages.front().span.begin, claim.passages.back().span.end};
    claim.terms = reader_.read(text(), whole, names_, speaker_key);
    Span clause = whole;
    if (claim.passages.front().kind == QuotationKind::kMixed) {
      const Attribution* around = attribution_around(whole);
      const Span bounds = around != nullptr ? around->content : sentence_at(document_, whole.begin);
      clause = clause_around(text(), whole, bounds.contains(whole) ? bounds : whole);
      const Terms context = reader_.read(text(), clause, names_, speaker_key);
      add_context(claim.terms, context);
    }
    claim.denies |= claim.terms.denies;
    take_bounds(clause, claim.terms);
    const std::vector<Mention>& mentions = document_.reading().mentions;
    for (auto at = std::ranges::lower_bound(mentions, clause.begin, {},
                                            [](const Mention& m) { return m.span.begin; });
         at != mentions.end() && at->span.begin < clause.end; ++at) {
      if (at->entity < entities_.size()) claim.named.push_back(entities_[at->entity]);
    }
    std::ranges::sort(claim.named);
  }

  void take_bounds(Span clause, Terms& terms) const {
    const std::vector<Quantity>& quantities = document_.reading().quantities;
    for (auto at = std::ranges::lower_bound(quantities, clause.begin, {},
                                            [](const Quantity& q) { return q.span.begin; });
         at != quantities.end() && at->span.end <= clause.end; ++at) {
      terms.at_least |= at->low && !at->high;
      terms.at_most |= at->high && !at->low;
    }
  }

  std::size_t index_;
  const ViewedDocument& document_;
  const std::vector<std::size_t>& entities_;
  const TermReader& reader_;
  std::vector<NamedSpan> names_;
  const EntityLinks& links_;
  std::vector<Claim> claims_;
};

}  // namespace

const TermReader& TermReaders::of(const Language& language) {
  const auto found = readers_.find(language.tag());
  if (found != readers_.end()) return found->second;
  return readers_.emplace(language.tag(), TermReader(language)).first->second;
}

std::string name_key(const TracedEntity& entity) {
  return entity.reference.starts_with("country:") ? entity.reference : "e:" + entity.id;
}

std::vector<NamedSpan> named_spans(const ViewedDocument& document,
                                   const std::vector<std::size_t>& entities,
                                   const EntityLinks& links) {
  std::vector<NamedSpan> names;
  for (const Mention& mention : document.reading().mentions) {
    if (mention.entity >= entities.size()) continue;
    if (!names.empty() && mention.span.begin < names.back().span.end) continue;
    const TracedEntity& entity = links.entities[entities[mention.entity]];
    names.push_back({mention.span, name_key(entity), entity.type == EntityType::kPlace,
                     entity.type == EntityType::kPerson});
  }
  return names;
}

std::vector<Claim> claims_of(const TraceView& view, std::size_t document, const EntityLinks& links,
                             TermReaders& readers) {
  return Collector(view, document, links, readers).collect();
}

}  // namespace sourcier
