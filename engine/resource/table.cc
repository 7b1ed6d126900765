#include "engine/resource/table.h"

#include <bit>
#include <cassert>
#include <cstring>

#include "engine/base/digest.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// Layout, all numbers u32 in the machine's order:
//   rows, columns, folded, slots | end of each cell | next row of the same key + 1 | slots |
//   a byte of the hash for each slot, 0 for a free one | cells
constexpr std::size_t kHeaderNumbers = 4;
constexpr std::size_t kFewestSlots = 4;  // So that numbers before and behind the bytes are whole.

// The slot is chosen by the low bits, so the byte is of the high ones.
char byte_of(std::uint64_t hash) { return static_cast<char>(hash >> 56 | 1); }

void append_number(std::string& out, std::size_t value) {
  const auto narrow = static_cast<std::uint32_t>(value);
  char bytes[sizeof narrow];
  std::memcpy(bytes, &narrow, sizeof narrow);
  out.append(bytes, sizeof narrow);
}

struct Index {
  std::vector<std::size_t> next;   // Row + 1, by row; 0 ends a chain.
  std::vector<std::size_t> slots;  // First row of a key + 1, by hash; 0 is free.
  std::string bytes;               // By slot.
};

Index make_index(const std::vector<std::string>& keys) {
  Index index;
  index.next.resize(keys.size());
  index.slots.resize(std::bit_ceil(std::max(kFewestSlots, keys.size() * 2)));
  index.bytes.resize(index.slots.size());
  std::vector<std::size_t> last(keys.size());  // By first row: the last row of its chain.
  for (std::size_t row = 0; row < keys.size(); ++row) {
    const std::uint64_t hash = stable_hash(keys[row]);
    std::size_t slot = hash & (index.slots.size() - 1);
    while (index.slots[slot] != 0 && keys[index.slots[slot] - 1] != keys[row]) {
      slot = (slot + 1) & (index.slots.size() - 1);
    }
    if (index.slots[slot] == 0) {
      index.slots[slot] = row + 1;
      index.bytes[slot] = byte_of(hash);
    } else {
      index.next[last[index.slots[slot] - 1]] = row + 1;
    }
    last[index.slots[slot] - 1] = row;
  }
  return index;
}

}  // namespace

std::string pack_table(const TableSource& source) {
  std::vector<std::string> keys;
  keys.reserve(source.rows.size());
  for (const auto& row : source.rows) {
    // A mark that folds to nothing (a hyphen) is its own key.
    std::string key = source.folded_key ? fold(row.front()) : row.front();
    if (key.empty()) key = row.front();
    keys.push_back(std::move(key));
  }
  const Index index = make_index(keys);

  std::string cells;
  std::vector<std::size_t> ends;
  const auto add_cell = [&](const std::string& cell) {
    cells += cell;
    ends.push_back(cells.size());
  };
  const auto add_line = [&](const std::vector<std::string>& line, const std::string& key) {
    for (const std::string& cell : line) add_cell(cell);
    if (source.folded_key) add_cell(key);
  };
  add_line(source.columns, "");
  for (std::size_t row = 0; row < source.rows.size(); ++row) add_line(source.rows[row], keys[row]);

  std::string out;
  append_number(out, source.rows.size());
  append_number(out, source.columns.size());
  append_number(out, source.folded_key ? 1 : 0);
  append_number(out, index.slots.size());
  for (const std::size_t end : ends) append_number(out, end);
  for (const std::size_t row : index.next) append_number(out, row);
  for (const std::size_t row : index.slots) append_number(out, row);
  return out + index.bytes + cells;
}

Table::Table(std::string_view bytes) : bytes_(bytes) {
  assert(bytes.size() >= kHeaderNumbers * sizeof(std::uint32_t));
  rows_ = number(0);
  columns_ = number(1);
  folded_ = number(2) != 0;
  slots_ = number(3);
  width_ = columns_ + (folded_ ? 1 : 0);
}

std::uint32_t Table::number(std::size_t index) const {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes_.data() + index * sizeof value, sizeof value);
  return value;
}

std::string_view Table::stored_cell(std::size_t line, std::size_t column) const {
  assert(line <= rows_ && column < width_);
  const std::size_t cell = line * width_ + column;
  const std::size_t cells = (rows_ + 1) * width_;
  const std::size_t pool =
      (kHeaderNumbers + cells + rows_ + slots_) * sizeof(std::uint32_t) + slots_;
  const std::size_t begin = cell == 0 ? 0 : number(kHeaderNumbers + cell - 1);
  return bytes_.substr(pool + begin, number(kHeaderNumbers + cell) - begin);
}

std::size_t Table::find(std::string_view key) const {
  if (!folded_) return find_folded(key);
  const std::string folded = fold(key);
  return find_folded(folded.empty() ? key : std::string_view(folded));
}

// Most keys that are looked up are not there: a byte tells nearly all of them.
std::size_t Table::find_folded(std::string_view folded) const {
  if (rows_ == 0) return kNone;
  const std::size_t first_slot = kHeaderNumbers + (rows_ + 1) * width_ + rows_;
  const char* const bytes = bytes_.data() + (first_slot + slots_) * sizeof(std::uint32_t);
  const std::uint64_t hash = stable_hash(folded);
  for (std::size_t slot = hash & (slots_ - 1); bytes[slot] != 0; slot = (slot + 1) & (slots_ - 1)) {
    if (bytes[slot] != byte_of(hash)) continue;
    const std::size_t row = number(first_slot + slot);
    if (stored_cell(row, folded_ ? columns_ : 0) == folded) return row - 1;
  }
  return kNone;
}

std::size_t Table::next(std::size_t row) const {
  const std::size_t after = number(kHeaderNumbers + (rows_ + 1) * width_ + row);
  return after == 0 ? kNone : after - 1;
}

}  // namespace sourcier
