#include "bindings/arrow/column.h"

#include <utility>

namespace sourcier::arrow {
namespace {

bool has_offsets(ColumnType type) {
  return type == ColumnType::kText || type == ColumnType::kBytes || type == ColumnType::kList;
}

}  // namespace

Column::Column(std::string name, ColumnType type, std::vector<Column> children)
    : name_(std::move(name)), type_(type), children_(std::move(children)) {
  if (has_offsets(type_)) offsets_.push_back(0);
}

std::size_t Column::weight() const {
  std::size_t sum = bytes_.size() + static_cast<std::size_t>(rows_) * sizeof(std::int64_t);
  for (const Column& child : children_) sum += child.weight();
  return sum;
}

void Column::set_bit(std::vector<std::uint8_t>& bits, bool value) const {
  const auto row = static_cast<std::size_t>(rows_);
  if (row % 8 == 0) bits.push_back(0);
  if (value) bits.back() = static_cast<std::uint8_t>(bits.back() | (1U << (row % 8)));
}

void Column::mark(bool is_valid) {
  set_bit(validity_, is_valid);
  if (!is_valid) ++nulls_;
  ++rows_;
}

void Column::add(std::string_view text) {
  bytes_.append(text);
  offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
  mark(true);
}

void Column::add_known(std::string_view text) { text.empty() ? add_null() : add(text); }

void Column::add(std::int64_t number) {
  integers_.push_back(number);
  mark(true);
}

void Column::add(double number) {
  reals_.push_back(number);
  mark(true);
}

void Column::add(bool value) {
  set_bit(booleans_, value);
  mark(true);
}

void Column::add_null() {
  switch (type_) {
    case ColumnType::kText:
    case ColumnType::kBytes:
    case ColumnType::kList:
      offsets_.push_back(offsets_.back());
      break;
    case ColumnType::kInteger:
      integers_.push_back(0);
      break;
    case ColumnType::kReal:
      reals_.push_back(0);
      break;
    case ColumnType::kBoolean:
      set_bit(booleans_, false);
      break;
    case ColumnType::kStruct:
      for (Column& child : children_) child.add_null();
      break;
  }
  mark(false);
}

void Column::end_row() {
  if (type_ == ColumnType::kList)
    offsets_.push_back(static_cast<std::int32_t>(children_.front().rows()));
  mark(true);
}

Column Column::emptied() const {
  std::vector<Column> children;
  children.reserve(children_.size());
  for (const Column& child : children_) children.push_back(child.emptied());
  return {name_, type_, std::move(children)};
}

const char* Column::format() const {
  switch (type_) {
    case ColumnType::kText:
      return "u";
    case ColumnType::kBytes:
      return "z";
    case ColumnType::kInteger:
      return "l";
    case ColumnType::kReal:
      return "g";
    case ColumnType::kBoolean:
      return "b";
    case ColumnType::kList:
      return "+l";
    case ColumnType::kStruct:
      break;
  }
  return "+s";
}

std::vector<const void*> Column::buffers() const {
  // Where no row is null the bits need not be told.
  const void* validity = nulls_ == 0 ? nullptr : validity_.data();
  switch (type_) {
    case ColumnType::kText:
    case ColumnType::kBytes:
      return {validity, offsets_.data(), bytes_.data()};
    case ColumnType::kInteger:
      return {validity, integers_.data()};
    case ColumnType::kReal:
      return {validity, reals_.data()};
    case ColumnType::kBoolean:
      return {validity, booleans_.data()};
    case ColumnType::kList:
      return {validity, offsets_.data()};
    case ColumnType::kStruct:
      break;
  }
  return {validity};
}

}  // namespace sourcier::arrow
