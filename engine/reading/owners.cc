// Owners: whose the office is that speaks ("his office", "son cabinet"), so that what it says is
// not said by an office that nobody can find again.
#include <algorithm>

#include "engine/reading/referents.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::string_view kOwner = "{owner}";
constexpr std::string_view kOwned = "{owned}";

std::string with(std::string pattern, std::string_view place, std::string_view value) {
  const std::size_t at = pattern.find(place);
  return at == std::string::npos ? pattern : pattern.replace(at, place.size(), value);
}

}  // namespace

// The person named last in front of the possessive, else the one whom the sentences before are
// about; nobody where the word may mean several ("their") or a thing ("its").
std::optional<EntityIndex> Referents::owner_of(const ClauseWords& words,
                                               std::size_t possessive) const {
  const std::size_t row = settings_.find("owner:" + words[possessive].text);
  if (row == Table::kNone) return std::nullopt;
  const std::string_view cell = settings_.cell(row, 1);
  const Gender gender = cell == "m"   ? Gender::kMasculine
                        : cell == "f" ? Gender::kFeminine
                                      : Gender::kUnknown;
  const auto is_owner = [&](EntityIndex entity) {
    return is_person(entity) && fits(entity, gender);
  };
  for (std::size_t i = possessive; i-- > 0;) {
    if (words[i].mention == kNowhere) continue;
    const EntityIndex entity = reading_.mentions[words[i].mention].entity;
    if (is_owner(entity)) return entity;
  }
  if (const auto last = last_speaker(); last && last->entity && is_owner(*last->entity)) {
    return last->entity;
  }
  if (last_subject_ && is_owner(*last_subject_)) return last_subject_;
  if (gender == Gender::kUnknown) return std::nullopt;
  const auto recent = std::ranges::find_if(recent_, is_owner);
  return recent == recent_.end() ? std::nullopt : std::optional(*recent);
}

Referent Referents::described_with_owner(const ClauseWords& words, Phrase phrase) const {
  Referent referent = described(words, phrase);
  const auto noun = head_noun(words, phrase, noun_last_);
  if (!noun || referent.kind == SourceKind::kDocument || referent.passes) return referent;
  const auto owner = owner_of(words, phrase.begin);
  if (!owner) return referent;
  const std::string& name = reading_.entities[*owner].name;
  const std::string first = fold(name.substr(0, code_point_at(name, 0).size));
  const bool elides = std::string_view("aeiouyh").find(first) != std::string_view::npos;
  std::size_t pattern = elides ? settings_.find("owned_elided") : Table::kNone;
  if (pattern == Table::kNone) pattern = settings_.find("owned");
  if (pattern == Table::kNone) return referent;
  referent.name =
      with(with(std::string(settings_.cell(pattern, 1)), kOwned, referent.name), kOwner, name);
  return referent;
}

}  // namespace sourcier
