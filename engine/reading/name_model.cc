#include "engine/reading/name_model.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "engine/reading/model_bytes.h"

namespace sourcier {
namespace {

// magic | bits of a row's number u32 | transitions i32 | zeros up to kRows | rows | clusters.
constexpr std::string_view kMagic = "SRCNAME1";
constexpr std::size_t kTransitionsAt = kMagic.size() + sizeof(std::uint32_t);
constexpr std::size_t kRows = 4096;
static_assert(kTransitionsAt + sizeof(NameTransitions) <= kRows);
static_assert(kNameLabels <= NameRows::kPrintAt);
// A path that is not allowed.
constexpr std::int32_t kNever = -1'000'000;
// How much surer the model must be of a longer name, in steps of its weights.
constexpr std::int32_t kHeld = 30;
// From which step of strength on a place is no person's.
constexpr std::uint8_t kSureOfPlace = 2;

// What the rules are sure of stays as they say, or becomes part of a longer name: "Albatros de
// Tarvel". Whoever lengthens it must be surer of that by kHeld; a person outside quotation marks
// stays a person and the first word of its name, and a place that is known for sure is no part of a
// person's: "Renaud de Tarvel", but not "Renaud de France".
void hold_rules(std::span<const NameFacts> words, const NameHolds& hold, NameScores& scores) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const NameLabel rule = words[at].rule;
    if (rule == kNoName) continue;
    if (words[at].strength < hold[static_cast<std::size_t>(type_of(rule))]) continue;
    const bool is_person = type_of(rule) == EntityType::kPerson && !is_quoted(words[at]);
    const bool is_sure_place =
        type_of(rule) == EntityType::kPlace && words[at].strength >= kSureOfPlace;
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      const bool is_further = label != kNoName && !is_first(static_cast<NameLabel>(label)) &&
                              (!is_person || label == rule) &&
                              (!is_sure_place || label != further_label(EntityType::kPerson));
      if (label == rule && is_first(rule)) {
        scores[at][label] += kHeld;
      } else if (!is_further) {
        scores[at][label] = kNever;
      }
    }
    const bool ends =
        at + 1 < words.size() && (words[at + 1].rule == kNoName || is_first(words[at + 1].rule));
    if (!ends) continue;
    const bool lengthens = words[at + 1].lengthens || is_quoted(words[at + 1]);
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      if (label == kNoName || is_first(static_cast<NameLabel>(label))) continue;
      scores[at + 1][label] = lengthens ? scores[at + 1][label] - kHeld : kNever;
    }
  }
}

bool may_follow(NameLabel label, std::size_t before) {
  if (label == kNoName || is_first(label)) return true;
  return before == label || before + 1 == label;
}

}  // namespace

std::vector<NameLabel> best_labels(std::span<const NameFacts> words, const NameScores& scores,
                                   const NameTransitions& transitions) {
  std::vector<std::array<std::uint8_t, kNameLabels>> back(words.size());
  std::array<std::int32_t, kNameLabels> sums{};
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::array<std::int32_t, kNameLabels> next{};
    const auto& rows = transitions[words[at].place];
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      std::int32_t best = at == 0 ? rows[kNameLabels][label] : kNever;
      if (at == 0 && !may_follow(static_cast<NameLabel>(label), kNoName)) best = kNever;
      for (std::size_t before = 0; before < kNameLabels && at > 0; ++before) {
        if (!may_follow(static_cast<NameLabel>(label), before)) continue;
        const std::int32_t sum = sums[before] + rows[before][label];
        if (sum <= best) continue;
        best = sum;
        back[at][label] = static_cast<std::uint8_t>(before);
      }
      next[label] = best + scores[at][label];
    }
    sums = next;
  }
  std::vector<NameLabel> labels(words.size());
  if (words.empty()) return labels;
  auto label = static_cast<NameLabel>(std::ranges::max_element(sums) - sums.begin());
  for (std::size_t at = words.size(); at-- > 0;) {
    labels[at] = label;
    label = back[at][label];
  }
  return labels;
}

NameModel::NameModel(const Language& language)
    : NameModel(language.pack().blob("models/names-" + language.tag() + "/names-" + language.tag() +
                                     ".model")) {
  const Table settings = language.table("settings");
  const std::size_t row = settings.find("held_names");
  if (row == Table::kNone || settings.cell(row, 1).size() != hold_.size()) return;
  for (std::size_t type = 0; type < hold_.size(); ++type) {
    hold_[type] = static_cast<std::uint8_t>(settings.cell(row, 1)[type] - '0');
  }
}

NameModel::NameModel(std::string_view bytes) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kRows) return;
  const auto bits = number_at<std::uint32_t>(bytes, kMagic.size());
  if (bits < 1 || bits >= kRowHashBits || bytes.size() < kRows + (kNameLanes << bits)) return;
  std::memcpy(&transitions_, bytes.data() + kTransitionsAt, sizeof transitions_);
  rows_ = NameRows(bytes.data() + kRows, bits);
  clusters_ = WordClusters(bytes.substr(kRows + (kNameLanes << bits)));
}

std::vector<NameLabel> NameModel::label(std::span<const NameFacts> words) const {
  NameScores scores(words.size());
  std::vector<std::uint32_t> features;
  std::vector<std::uint32_t> ahead;  // Of the next word that may name.
  const auto look_ahead = [&](std::size_t at) {
    ahead.clear();
    while (at < words.size() && !may_name(words, at)) {
      scores[at].fill(kNever);
      scores[at++][kNoName] = 0;
    }
    if (at == words.size()) return at;
    append_features(words, at, ahead);
    rows_.prefetch(ahead);
    return at;
  };
  for (std::size_t at = look_ahead(0); at < words.size();) {
    std::swap(features, ahead);
    const std::size_t next = look_ahead(at + 1);
    NameRows::Sums sums{};
    rows_.add(features, sums);
    std::copy_n(sums.begin(), kNameLabels, scores[at].begin());
    at = next;
  }
  hold_rules(words, hold_, scores);
  return best_labels(words, scores, transitions_);
}

std::string pack_name_model(std::span<const NameFeature> features,
                            const NameTransitions& transitions, unsigned row_bits,
                            std::string_view clusters) {
  std::string out(kMagic);
  append_number(out, static_cast<std::uint32_t>(row_bits));
  out.append(reinterpret_cast<const char*>(&transitions), sizeof transitions);
  out.resize(kRows);
  out += pack_rows<kNameLanes>(features, row_bits);
  out += clusters;
  return out;
}

}  // namespace sourcier
