#include "engine/trace/outlets.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/trace/source_graph.h"

namespace sourcier {
namespace {

constexpr std::uint64_t kWhole = 1000;  // Shares are thousandths.

// Bytes under spans that may overlap.
std::uint64_t bytes_under(std::vector<Span> spans) {
  std::ranges::sort(spans);
  std::uint64_t bytes = 0;
  std::uint32_t end = 0;
  for (const Span span : spans) {
    const std::uint32_t begin = std::max(span.begin, end);
    if (span.end <= begin) continue;
    bytes += span.end - begin;
    end = span.end;
  }
  return bytes;
}

// The text of one article that also stands in another outlet's.
struct SharedText {
  std::vector<Span> taken;      // Where the other had it first.
  std::vector<Span> unsettled;  // Where nothing tells who had it first.
};

std::vector<OutletTie> ties_of(const std::map<std::string, std::uint32_t>& counted) {
  std::vector<OutletTie> ties;
  for (const auto& [name, articles] : counted) ties.push_back({name, articles});
  std::ranges::stable_sort(
      ties, [](const OutletTie& a, const OutletTie& b) { return a.articles > b.articles; });
  return ties;
}

void add_median(OutletProfile& profile, std::vector<std::uint32_t>& days) {
  profile.shared_events = static_cast<std::uint32_t>(days.size());
  if (days.empty()) return;
  std::ranges::sort(days);
  profile.first_at = static_cast<std::uint32_t>(std::ranges::count(days, 0U));
  profile.median_days_after = days[(days.size() - 1) / 2];
}

void add_counts(std::map<std::string, std::uint32_t>& all,
                const std::map<std::string, std::uint32_t>& part) {
  for (const auto& [name, articles] : part) all[name] += articles;
}

template <typename Value>
void append(std::vector<Value>& all, std::vector<Value>& part) {
  std::ranges::move(part, std::back_inserter(all));
}

// One outlet while its part is counted: each of its articles counts once for each name.
struct Gathered {
  OutletTally tally;
  std::map<std::string, std::set<std::size_t>> credits, copies, copied_by;
};

std::map<std::string, std::uint32_t> sizes_of(
    const std::map<std::string, std::set<std::size_t>>& sets) {
  std::map<std::string, std::uint32_t> sizes;
  for (const auto& [name, documents] : sets)
    sizes.emplace(name, static_cast<std::uint32_t>(documents.size()));
  return sizes;
}

class OutletCounter {
 public:
  OutletCounter(const TraceView& view, const SourceNames& names)
      : view_(view), names_(names), outlet_of_(view.documents.size()) {
    for (std::size_t d = 0; d < view.documents.size(); ++d) {
      const Article& article = view.documents[d].article();
      if (article.outlet.empty()) continue;
      const SourceName name = names.of_name(d, article.outlet, SourceKind::kNewspaper);
      Gathered& outlet = outlets_[name.key];
      outlet.tally.profile.id = source_id(name.key);
      outlet.tally.profile.name = name.name;
      outlet.tally.profile.articles.push_back(article.id);
      outlet_of_[d] = &outlet;
    }
  }

  void add_copies(const Groups& groups) {
    std::map<std::size_t, SharedText> shared;
    for (const Copy& copy : groups.copies) add_copy(copy, shared);
    for (std::size_t d = 0; d < outlet_of_.size(); ++d) {
      if (outlet_of_[d] == nullptr) continue;
      outlet_of_[d]->tally.bytes += view_.documents[d].article().text.size();
      const auto found = shared.find(d);
      if (found == shared.end()) continue;
      SharedText& text = found->second;
      const std::uint64_t taken = bytes_under(text.taken);
      text.taken.insert(text.taken.end(), text.unsettled.begin(), text.unsettled.end());
      outlet_of_[d]->tally.taken += taken;
      outlet_of_[d]->tally.unsettled += bytes_under(std::move(text.taken)) - taken;
    }
  }

  void add_credits() {
    for (std::size_t d = 0; d < outlet_of_.size(); ++d) {
      if (outlet_of_[d] == nullptr) continue;
      for (const Credit& credit : view_.documents[d].article().credits) {
        if (credit.of != CreditOf::kText || credit.name.empty()) continue;
        const SourceName source = names_.of_name(d, credit.name, SourceKind::kAgency);
        if (source_id(source.key) != outlet_of_[d]->tally.profile.id)
          outlet_of_[d]->credits[source.name].insert(d);
      }
    }
  }

  // How many days after the first outlet each of the others is at an event.
  void add_delays() {
    std::map<std::string_view, std::map<Gathered*, std::int64_t>> first_day;
    for (std::size_t d = 0; d < outlet_of_.size(); ++d) {
      const auto& published = view_.documents[d].published;
      if (outlet_of_[d] == nullptr || !published || published->first != published->last) continue;
      const auto [day, is_new] =
          first_day[view_.documents[d].event].emplace(outlet_of_[d], published->first);
      if (!is_new) day->second = std::min(day->second, published->first);
    }
    for (const auto& [event, outlets] : first_day) {
      if (outlets.size() < 2) continue;
      const auto by_day = [](const auto& a, const auto& b) { return a.second < b.second; };
      const std::int64_t first = std::ranges::min_element(outlets, by_day)->second;
      for (const auto& [outlet, day] : outlets)
        outlet->tally.days_after.push_back(static_cast<std::uint32_t>(day - first));
    }
  }

  // All articles of a story have a cell for the same facts, so that facts are told by their place
  // and none is looked up.
  void add_coverage(const Dossier& dossier) {
    for (const auto& [story, members] : view_.stories) {
      std::vector<std::map<Gathered*, bool>> facts;  // Whether an outlet reports it.
      const std::map<std::string, Covers>* row = nullptr;
      for (const std::size_t d : members) {
        const auto cells = dossier.coverage.find(view_.documents[d].article().id);
        if (cells == dossier.coverage.end()) continue;
        row = &cells->second;
        facts.resize(row->size());
        if (outlet_of_[d] == nullptr) continue;
        auto outlets = facts.begin();
        for (const auto& [fact, covers] : *row) {
          if (covers != Covers::kPrecedes) (*outlets)[outlet_of_[d]] |= covers == Covers::kReports;
          ++outlets;
        }
      }
      if (row == nullptr) continue;
      auto outlets = facts.begin();
      for (const auto& [fact, covers] : *row) tell_apart(fact, *outlets++);
    }
  }

  OutletTallies take() {
    OutletTallies tallies;
    for (auto& [key, outlet] : outlets_) {
      outlet.tally.credits = sizes_of(outlet.credits);
      outlet.tally.copies = sizes_of(outlet.copies);
      outlet.tally.copied_by = sizes_of(outlet.copied_by);
      tallies.emplace(key, std::move(outlet.tally));
    }
    return tallies;
  }

 private:
  void add_copy(const Copy& copy, std::map<std::size_t, SharedText>& shared) {
    if (copy.type == CopyType::kQuotation || copy.type == CopyType::kBoilerplate) return;
    const auto first = view_.find(copy.first);
    const auto second = view_.find(copy.second);
    if (!first || !second) return;
    Gathered* const a = outlet_of_[*first];
    Gathered* const b = outlet_of_[*second];
    if (a == b) return;  // An outlet's later state of its own text, or nobody's.
    add_share(copy, true, shared[*first]);
    add_share(copy, false, shared[*second]);
    if (copy.direction == Direction::kUnknown || a == nullptr || b == nullptr) return;
    const bool first_copies = copy.direction == Direction::kSecondIsSource;
    Gathered& copier = first_copies ? *a : *b;
    Gathered& copied = first_copies ? *b : *a;
    copier.copies[copied.tally.profile.name].insert(first_copies ? *first : *second);
    copied.copied_by[copier.tally.profile.name].insert(first_copies ? *second : *first);
  }

  static void add_share(const Copy& copy, bool is_first, SharedText& text) {
    if (copy.direction == (is_first ? Direction::kFirstIsSource : Direction::kSecondIsSource))
      return;
    auto& spans = copy.direction == Direction::kUnknown ? text.unsettled : text.taken;
    for (const Passage& passage : copy.passages)
      spans.push_back(is_first ? passage.first : passage.second);
  }

  static void tell_apart(std::string_view fact, const std::map<Gathered*, bool>& outlets) {
    std::vector<Gathered*> reporting, omitting;
    for (const auto& [outlet, reports] : outlets)
      (reports ? reporting : omitting).push_back(outlet);
    if (reporting.size() == 1 && !omitting.empty())
      reporting.front()->tally.profile.only_reports.emplace_back(fact);
    if (omitting.size() == 1 && reporting.size() > 1)
      omitting.front()->tally.profile.alone_omits.emplace_back(fact);
  }

  const TraceView& view_;
  const SourceNames& names_;
  std::map<std::string, Gathered> outlets_;  // By key of the source's name.
  std::vector<Gathered*> outlet_of_;         // Of each document; null where it names none.
};

}  // namespace

OutletTallies tally_outlets(const Dossier& dossier, const TraceView& view, const Groups& groups,
                            const SourceNames& names) {
  OutletCounter counter(view, names);
  counter.add_copies(groups);
  counter.add_credits();
  counter.add_delays();
  counter.add_coverage(dossier);
  return counter.take();
}

void add_tallies(OutletTallies& all, OutletTallies&& part) {
  for (auto& [key, tally] : part) {
    const auto [at, is_new] = all.try_emplace(key, std::move(tally));
    if (is_new) continue;
    OutletTally& known = at->second;
    append(known.profile.articles, tally.profile.articles);
    append(known.profile.only_reports, tally.profile.only_reports);
    append(known.profile.alone_omits, tally.profile.alone_omits);
    append(known.days_after, tally.days_after);
    known.bytes += tally.bytes;
    known.taken += tally.taken;
    known.unsettled += tally.unsettled;
    add_counts(known.credits, tally.credits);
    add_counts(known.copies, tally.copies);
    add_counts(known.copied_by, tally.copied_by);
  }
}

std::vector<OutletProfile> outlet_profiles(OutletTallies tallies) {
  std::vector<OutletProfile> profiles;
  for (auto& [key, tally] : tallies) {
    OutletProfile& profile = tally.profile;
    profile.credits = ties_of(tally.credits);
    profile.copies = ties_of(tally.copies);
    profile.copied_by = ties_of(tally.copied_by);
    if (tally.bytes > 0) {
      profile.taken = static_cast<std::uint16_t>(tally.taken * kWhole / tally.bytes);
      profile.unsettled = static_cast<std::uint16_t>(tally.unsettled * kWhole / tally.bytes);
    }
    std::ranges::sort(profile.articles);
    std::ranges::sort(profile.only_reports);
    std::ranges::sort(profile.alone_omits);
    add_median(profile, tally.days_after);
    profiles.push_back(std::move(profile));
  }
  std::ranges::sort(profiles, {}, &OutletProfile::id);
  return profiles;
}

}  // namespace sourcier
