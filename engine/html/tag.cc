#include "engine/html/tag.h"

namespace sourcier::html {

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::kText:
    case Tag::kOther:
    case Tag::kA:
    case Tag::kButton:
    case Tag::kCite:
    case Tag::kImg:
    case Tag::kInput:
    case Tag::kLabel:
    case Tag::kSpan:
    case Tag::kTime:
      return false;
    default:
      return true;
  }
}

int heading_level(Tag tag) {
  if (tag < Tag::kH1 || tag > Tag::kH6) return 0;
  return static_cast<int>(tag) - static_cast<int>(Tag::kH1) + 1;
}

}  // namespace sourcier::html
