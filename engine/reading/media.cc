#include "engine/reading/media.h"

#include <array>
#include <utility>
#include <vector>

namespace sourcier {
namespace {

// An article may stand in front of the word that tells.
constexpr std::size_t kFirstWords = 2;
constexpr std::size_t kMostWords = 12;

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  while (!name.empty() && words.size() < kMostWords) {
    std::size_t end = name.find_first_of(" '-");
    std::size_t past = end == std::string_view::npos ? end : end + 1;
    constexpr std::string_view kApostrophe = "\u2019";
    if (const std::size_t mark = name.find(kApostrophe); mark < end) {
      end = mark;
      past = mark + kApostrophe.size();
    }
    if (end != 0) words.push_back(name.substr(0, end));
    name.remove_prefix(past == std::string_view::npos ? name.size() : past);
  }
  return words;
}

}  // namespace

Media::Media(const Language& language)
    : outlets_(language.names("outlets")), words_(language.names("media_words")) {}

void Media::learn(EntityIndex entity, SourceKind kind) {
  if (is_outlet(kind)) learnt_.emplace(entity, kind);
}

SourceKind Media::word_at(std::string_view word, std::string_view place) const {
  constexpr std::array<std::pair<std::string_view, SourceKind>, 3> kKinds{{
      {"agency", SourceKind::kAgency},
      {"newspaper", SourceKind::kNewspaper},
      {"broadcaster", SourceKind::kBroadcaster},
  }};
  for (std::size_t row = words_.find(word); row != Table::kNone; row = words_.next(row)) {
    if (words_.cell(row, 1) != place) continue;
    for (const auto& [name, kind] : kKinds) {
      if (words_.cell(row, 2) == name) return kind;
    }
  }
  return SourceKind::kOrganisation;
}

SourceKind Media::kind_of_name(std::string_view name) const {
  const std::vector<std::string_view> words = words_of(name);
  if (words.size() < 2) return SourceKind::kOrganisation;
  SourceKind kind = word_at(words.back(), "last");
  if (words.size() == 2 && !is_outlet(kind)) kind = word_at(words.front(), "pair");
  for (std::size_t i = 0; i < kFirstWords && !is_outlet(kind); ++i) {
    kind = word_at(words[i], "first");
  }
  return kind;
}

SourceKind Media::kind_of(const Reading& reading, EntityIndex index) const {
  const Entity& entity = reading.entities[index];
  if (entity.type == EntityType::kPerson) return SourceKind::kPerson;
  if (entity.reference.starts_with("agency:")) return SourceKind::kAgency;
  if (entity.reference.starts_with("broadcaster:")) return SourceKind::kBroadcaster;
  if (entity.reference.starts_with("newspaper:")) return SourceKind::kNewspaper;
  if (entity.reference.starts_with("outlet:")) {
    const std::size_t row = outlets_.find(entity.name);
    constexpr std::size_t kKind = 2;  // Behind name and id.
    const bool broadcaster = row != Table::kNone && outlets_.cell(row, kKind) == "broadcaster";
    return broadcaster ? SourceKind::kBroadcaster : SourceKind::kNewspaper;
  }
  if (!entity.reference.empty()) return SourceKind::kOrganisation;
  const auto learnt = learnt_.find(index);
  return learnt != learnt_.end() ? learnt->second : kind_of_name(entity.name);
}

}  // namespace sourcier
