// The members of Groups, for the codec.
#pragma once

#include "engine/store/group_codec.h"

namespace sourcier::codec {

template <typename Archive>
void fields(Archive& archive, Groups& v) {
  archive(v.articles, v.copies, v.events, v.stories);
}

}  // namespace sourcier::codec
