// Column: a column of a table while it is filled, row by row, in the layout of Arrow.
//
// A list has one child, its items; a struct has its members; a table is a struct. Whoever fills a
// list or a struct fills the children first and then ends the row:
//
//   authors.child(0).add("Lucie Tarbel");
//   authors.end_row();
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sourcier::arrow {

enum class ColumnType : std::uint8_t { kText, kBytes, kInteger, kReal, kBoolean, kList, kStruct };

class Column {
 public:
  Column(std::string name, ColumnType type, std::vector<Column> children = {});

  const std::string& name() const { return name_; }
  ColumnType type() const { return type_; }
  std::int64_t rows() const { return rows_; }
  // Bytes that the rows take, about.
  std::size_t weight() const;

  Column& child(std::size_t index) { return children_[index]; }
  const std::vector<Column>& children() const { return children_; }

  void add(std::string_view text);        // kText, kBytes
  void add_known(std::string_view text);  // The same; null for an empty text.
  void add(std::int64_t number);          // kInteger
  void add(double number);                // kReal
  void add(bool value);                   // kBoolean
  void add_null();
  void end_row();  // kList, kStruct
  template <typename Value>
  void add(const std::optional<Value>& value) {
    value ? add(*value) : add_null();
  }

  // The same columns without rows.
  Column emptied() const;

  // The format string of the C Data Interface, and the buffers in its order.
  const char* format() const;
  std::vector<const void*> buffers() const;
  std::int64_t nulls() const { return nulls_; }
  std::vector<Column> take_children() { return std::move(children_); }

 private:
  void mark(bool is_valid);
  void set_bit(std::vector<std::uint8_t>& bits, bool value) const;

  std::string name_;
  ColumnType type_;
  std::vector<Column> children_;
  std::int64_t rows_ = 0;
  std::int64_t nulls_ = 0;
  std::vector<std::uint8_t> validity_;  // A bit a row.
  std::vector<std::int32_t> offsets_;   // Texts and lists: where each row ends, 0 before the first.
  std::string bytes_;
  std::vector<std::int64_t> integers_;
  std::vector<double> reals_;
  std::vector<std::uint8_t> booleans_;  // A bit a row.
};

}  // namespace sourcier::arrow
