// Parts: what the columns of several tables share. Internal to arrow/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/export/lookup.h"
#include "bindings/arrow/column.h"
#include "engine/text/offsets.h"

namespace sourcier::arrow {

Column text(std::string_view name);
Column integer(std::string_view name);
Column real(std::string_view name);
Column boolean(std::string_view name);
Column texts(std::string_view name);  // A list of texts.
Column list_of(std::string_view name, std::vector<Column> members);

void add_texts(Column& column, const std::vector<std::string>& values);
void add_span(Column& begin, Column& end, Span code_points);

// {name, role, kind, inherited}, from the article outwards.
Column chain(std::string_view name);
void add_chain(Column& column, const std::vector<Hop>& hops);

// Fills the columns of a row one after the other, in their order.
class Row {
 public:
  explicit Row(Column& table) : table_(table) {}

  Column& next() { return table_.child(at_++); }
  Row& known(std::string_view text) {
    next().add_known(text);
    return *this;
  }
  template <typename Number>
  Row& integer(Number number) {
    next().add(static_cast<std::int64_t>(number));
    return *this;
  }
  Row& real(std::optional<double> number) {
    next().add(number);
    return *this;
  }
  Row& boolean(bool value) {
    next().add(value);
    return *this;
  }
  Row& texts(const std::vector<std::string>& values) {
    add_texts(next(), values);
    return *this;
  }
  Row& chain(const std::vector<Hop>& hops) {
    add_chain(next(), hops);
    return *this;
  }
  // Two columns: where a passage of that article stands; null where that is not known.
  Row& place(const exports::ArticleEntry* entry, const std::optional<Span>& bytes);
  // Three columns: outlet, day and address of an article.
  Row& article(const exports::ArticleEntry* entry);

 private:
  Column& table_;
  std::size_t at_ = 0;
};

}  // namespace sourcier::arrow
