// The JSON form of what explains a pair of articles.
#include "engine/api/json.h"
#include "engine/api/json_parts.h"

namespace sourcier {
namespace {

using json_parts::Json;

// Ten thousandths as 0.4213.
Json ratio(std::uint32_t value) { return value / 10'000.0; }

Json level(const LevelExplanation& told) {
  return {{"same", told.is_same},
          {"similarity", ratio(told.similarity)},
          {"content", told.is_compared ? ratio(told.content) : Json()},
          {"actors_factor", told.actors / 100.0},
          {"dates_factor", told.dates / 100.0},
          {"average", told.first_size == 0 ? Json() : ratio(told.average)},
          {"threshold", ratio(told.threshold)},
          {"sizes", {told.first_size, told.second_size}}};
}

std::string_view word_for(ActorMatch match) {
  switch (match) {
    case ActorMatch::kSame:
      return "same";
    case ActorMatch::kSome:
      return "some";
    case ActorMatch::kNone:
      return "none";
    case ActorMatch::kUnknown:
      break;
  }
  return "unknown";
}

Json word_for(FirstBy by) {
  switch (by) {
    case FirstBy::kCredit:
      return "credit";
    case FirstBy::kDay:
      return "day";
    case FirstBy::kTime:
      return "time";
    case FirstBy::kAbridgement:
      return "abridgement";
    case FirstBy::kUnknown:
      break;
  }
  return {};
}

}  // namespace

std::string to_json(const PairExplanation& told, std::span<const Document> documents) {
  const json_parts::Texts texts(documents);
  Json shared = Json::array();
  for (const SharedWord& word : told.shared)
    shared.push_back({{"text", word.text},
                      {"share", json_parts::share(static_cast<std::uint16_t>(word.share))}});
  Json copy;
  if (told.copy)
    copy = json_parts::copy_from(*told.copy, told.copy->first == told.first,
                                 texts.index(told.first), texts.index(told.second));
  return json_parts::line({{"id", told.first},
                           {"other", told.second},
                           {"copy", std::move(copy)},
                           {"first_by", word_for(told.first_by)},
                           {"same_family", told.is_one_family},
                           {"event", level(told.event)},
                           {"story", level(told.story)},
                           {"actors", word_for(told.actors)},
                           {"days_apart", told.days_apart ? Json(*told.days_apart) : Json()},
                           {"shared", std::move(shared)}});
}

}  // namespace sourcier
