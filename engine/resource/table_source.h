// Table source: a TSV file of data/ as people edit it, read and checked before it is packed.
//
// UTF-8, one fact a line, cells parted by tabs. Lines that begin with `#` are comments, of which
// two are read: `# columns: form<TAB>lemma` names the columns and must be there; `# key: folded`
// makes look-ups ignore case, accents and hyphens. Empty lines are skipped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace sourcier {

struct TableSource {
  std::vector<std::string> columns;
  bool folded_key = false;
  std::vector<std::vector<std::string>> rows;  // In the order of the file.
};

// `where` names the file in errors ("data/languages/fr/months.tsv"); the line is added to it.
Result<TableSource> parse_table(std::string_view text, const std::string& where);

}  // namespace sourcier
