// Line training: the model of lines from the same pages as that of blocks, their markup taken off.
#pragma once

#include <string>
#include <vector>

#include "engine/article/body_training.h"
#include "engine/article/line_facts.h"
#include "engine/article/wording.h"

namespace sourcier {

// A page as somebody may scrape it badly: all its lines, menus and all.
std::string bare_lines(const Page& page, const ExtractionRules::Data& rules);

struct LineForests {
  std::string first;
  std::string second;
};

// `words` are the weights that the blocks of all other folds taught, one a fold of fold_of.
LineForests train_line_forests(const std::vector<LabelledPage>& pages,
                               const ExtractionRules::Data& rules,
                               const std::vector<std::string>& words);

}  // namespace sourcier
