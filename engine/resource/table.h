// Table: a packed table, read where it is mapped. Nothing is parsed or copied.
//
// Every view that a Table returns points into the mapped pack and lives as long as it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/resource/table_source.h"

namespace sourcier {

class Table {
 public:
  // An empty table: no rows, no columns.
  Table() = default;

  // The table in `bytes`, which pack_table wrote and which must outlive it. Constant time.
  explicit Table(std::string_view bytes);

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  std::string_view column_name(std::size_t column) const { return stored_cell(0, column); }

  // Row order is the file's.
  std::string_view cell(std::size_t row, std::size_t column) const {
    return stored_cell(row + 1, column);
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // The first row whose first cell is `key` (folded on both sides where the table says so), or
  // kNone; `next` gives the further ones. Expected constant time.
  //   for (std::size_t row = t.find(key); row != Table::kNone; row = t.next(row)) …
  std::size_t find(std::string_view key) const;
  // The same for a key that is folded already.
  std::size_t find_folded(std::string_view folded) const;
  std::size_t next(std::size_t row) const;

 private:
  std::string_view stored_cell(std::size_t line, std::size_t column) const;
  std::uint32_t number(std::size_t index) const;

  std::string_view bytes_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::size_t width_ = 0;  // Cells stored for each line: the columns, and the folded key if any.
  std::size_t slots_ = 0;  // Of the hash index; a power of two.
  bool folded_ = false;
};

// The bytes of a packed table; docs/formats/pack.md draws them.
std::string pack_table(const TableSource& source);

}  // namespace sourcier
