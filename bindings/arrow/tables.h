// Tables: articles, their readings and the dossier as columns (docs/formats/parquet.md). Positions
// are code points of the article's text, as in our JSON.
#pragma once

#include <string_view>
#include <vector>

#include "apps/export/export.h"
#include "bindings/arrow/column.h"

namespace sourcier::arrow {

// A row an article; columns named as Common Crawl's index names them where it has them.
Column article_columns();
void add_article(Column& table, const Article& article);

// The tables of a dossier, in the order in which they are explained.
std::vector<std::string_view> dossier_tables();

struct Table {
  Column columns;               // Without rows.
  std::vector<Column> batches;  // Of at most kBatchRows.
};
// A table without columns for another name.
Table dossier_table(const ExportInput& input, std::string_view name);

}  // namespace sourcier::arrow
