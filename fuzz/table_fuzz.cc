// Any bytes as a table: it is refused with a message, or packs to a table that holds every row and
// finds every key.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "engine/resource/table.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<char> bytes(data, data + size);
  const auto source = sourcier::parse_table(std::string_view(bytes.data(), bytes.size()), "t");
  if (!source) {
    if (source.error().message.empty()) std::abort();
    return 0;
  }
  const std::string packed = sourcier::pack_table(*source);
  const sourcier::Table table{packed};
  if (table.rows() != source->rows.size()) std::abort();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t column = 0; column < table.columns(); ++column) {
      if (table.cell(row, column) != source->rows[row][column]) std::abort();
    }
    std::size_t found = table.find(source->rows[row].front());
    while (found != sourcier::Table::kNone && found != row) found = table.next(found);
    if (found != row) std::abort();
  }
  return 0;
}
