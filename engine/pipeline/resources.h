// Resources: what every stage needs from data/, loaded once and shared by all threads.
#pragma once

#include <memory>
#include <string>

#include "engine/article/extract.h"
#include "engine/base/result.h"
#include "engine/reading/language.h"
#include "engine/resource/pack.h"

namespace sourcier {

struct Resources {
  std::shared_ptr<const Pack> pack;
  ExtractionRules rules;
  Languages languages;

  // Of engine and data: the same bytes and version give the same answer.
  std::string version() const;
};

// Opens the pack named, else the one that $SOURCIER_PACK names, else sourcier.pack beside the
// program.
Result<std::shared_ptr<const Resources>> load_resources(const std::string& pack_path);

}  // namespace sourcier
