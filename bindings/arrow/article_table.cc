// The table of articles.
#include <unicode/uloc.h>

#include "bindings/arrow/parts.h"
#include "bindings/arrow/tables.h"
#include "engine/api/names.h"

namespace sourcier::arrow {
namespace {

void add_paragraphs(Column& column, const Article& article, const CodePointIndex& index) {
  for (const Paragraph& paragraph : article.paragraphs) {
    Column& item = column.child(0);
    add_span(item.child(0), item.child(1), index.code_points(paragraph.span));
    item.child(2).add(name_of(paragraph.kind));
    item.end_row();
  }
  column.end_row();
}

void add_credits(Column& column, const std::vector<Credit>& credits) {
  for (const Credit& credit : credits) {
    Column& item = column.child(0);
    Row(item).known(credit.name).known(credit.text).known(name_of(credit.of));
    item.end_row();
  }
  column.end_row();
}

void add_links(Column& column, const Article& article, const CodePointIndex& index) {
  for (const Link& link : article.links) {
    Column& item = column.child(0);
    item.child(0).add_known(link.url);
    add_span(item.child(1), item.child(2), index.code_points(link.span));
    item.end_row();
  }
  column.end_row();
}

// ISO 639-3, as Common Crawl's index says it: "fra".
std::string_view three_letters(const std::string& language) {
  return language.empty() ? "" : uloc_getISO3Language(language.c_str());
}

}  // namespace

Column article_columns() {
  return {"articles",
          ColumnType::kStruct,
          {text("id"),
           text("version"),
           text("url"),
           text("outlet"),
           text("title"),
           texts("authors"),
           text("published"),
           text("published_basis"),
           text("modified"),
           text("language"),
           text("content_languages"),
           text("section"),
           text("text"),
           list_of("paragraphs", {integer("begin"), integer("end"), text("kind")}),
           list_of("credits", {text("name"), text("text"), text("of")}),
           list_of("links", {text("url"), integer("begin"), integer("end")}),
           text("content_digest"),
           text("path"),
           text("warc_filename"),
           integer("warc_record_offset")}};
}

void add_article(Column& table, const Article& article) {
  const CodePointIndex index(article.text);
  Row row(table);
  row.known(article.id).known(article.version).known(article.url).known(article.outlet);
  row.known(article.title).texts(article.authors).known(article.published);
  row.known(name_of(article.published_basis)).known(article.modified).known(article.language);
  row.known(three_letters(article.language)).known(article.section);
  row.next().add(article.text);  // No text is an empty one, not an unknown one.
  add_paragraphs(row.next(), article, index);
  add_credits(row.next(), article.credits);
  add_links(row.next(), article, index);
  row.known(article.source.content_digest).known(article.source.path);
  const auto& offset = article.source.warc_record_offset;
  row.known(offset ? std::string_view(article.source.path) : std::string_view());
  row.next().add(offset ? std::optional(static_cast<std::int64_t>(*offset)) : std::nullopt);
}

}  // namespace sourcier::arrow
