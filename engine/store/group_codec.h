// The members of grouping values, for the codec.
#pragma once

#include "engine/store/codec.h"
#include "engine/story/groups.h"

namespace sourcier::codec {

template <typename Archive>
void fields(Archive& archive, Passage& v) {
  archive(v.first, v.second);
}
template <typename Archive>
void fields(Archive& archive, Copy& v) {
  archive(v.first, v.second, v.type, v.containment_of_first, v.containment_of_second, v.direction,
          v.passages);
}
template <typename Archive>
void fields(Archive& archive, ArticleGroup& v) {
  archive(v.article, v.event, v.story, v.family, v.events_mentioned);
}
template <typename Archive>
void fields(Archive& archive, Event& v) {
  archive(v.id, v.title, v.date, v.date_basis, v.places, v.participants, v.articles);
}
template <typename Archive>
void fields(Archive& archive, Story& v) {
  archive(v.id, v.title, v.events);
}

}  // namespace sourcier::codec
