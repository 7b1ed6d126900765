#include "bindings/arrow/parts.h"

#include "engine/api/names.h"

namespace sourcier::arrow {

Column text(std::string_view name) { return {std::string(name), ColumnType::kText}; }
Column integer(std::string_view name) { return {std::string(name), ColumnType::kInteger}; }
Column real(std::string_view name) { return {std::string(name), ColumnType::kReal}; }
Column boolean(std::string_view name) { return {std::string(name), ColumnType::kBoolean}; }

Column texts(std::string_view name) {
  return {std::string(name), ColumnType::kList, {text("item")}};
}

Column list_of(std::string_view name, std::vector<Column> members) {
  return {std::string(name),
          ColumnType::kList,
          {Column("item", ColumnType::kStruct, std::move(members))}};
}

void add_texts(Column& column, const std::vector<std::string>& values) {
  for (const std::string& value : values) column.child(0).add(value);
  column.end_row();
}

void add_span(Column& begin, Column& end, Span code_points) {
  begin.add(std::int64_t{code_points.begin});
  end.add(std::int64_t{code_points.end});
}

Column chain(std::string_view name) {
  return list_of(name, {text("name"), text("role"), text("kind"), boolean("inherited")});
}

void add_chain(Column& column, const std::vector<Hop>& hops) {
  for (const Hop& hop : hops) {
    Column& item = column.child(0);
    Row(item)
        .known(hop.name)
        .known(name_of(hop.role))
        .known(name_of(hop.kind))
        .boolean(hop.inherited);
    item.end_row();
  }
  column.end_row();
}

Row& Row::place(const exports::ArticleEntry* entry, const std::optional<Span>& bytes) {
  Column& begin = next();
  Column& end = next();
  if (entry == nullptr || !bytes) {
    begin.add_null();
    end.add_null();
  } else {
    add_span(begin, end, entry->index.code_points(*bytes));
  }
  return *this;
}

Row& Row::article(const exports::ArticleEntry* entry) {
  if (entry == nullptr) return known({}).known({}).known({});
  return known(entry->article().outlet).known(entry->published()).known(entry->article().url);
}

}  // namespace sourcier::arrow
