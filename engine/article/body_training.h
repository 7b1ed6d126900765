// Body training: the model of the body from pages whose body is known.
#pragma once

#include <string>
#include <vector>

#include "engine/article/body_truth.h"
#include "engine/article/extract.h"
#include "engine/page/page.h"

namespace sourcier {

struct LabelledPage {
  Page page;
  PageTruth truth;
};

// The bytes of the model. The pages' order does not matter.
std::string train_body_model(const std::vector<LabelledPage>& pages, const ExtractionRules& rules);

// The part of `folds` that the page belongs to, by its site.
std::size_t fold_of(const LabelledPage& page, std::size_t folds);

}  // namespace sourcier
