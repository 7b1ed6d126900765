// Stream: batches of rows as an ArrowArrayStream, which pyarrow, polars, DuckDB and pandas read.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "bindings/arrow/c_data.h"
#include "bindings/arrow/column.h"

namespace sourcier::arrow {

// A batch ends at the first of these: texts have 32-bit offsets, and a consumer holds a batch
// whole.
inline constexpr std::int64_t kBatchRows = 500;
inline constexpr std::size_t kBatchBytes = 32U << 20;

// Cuts rows into batches as they come.
class Batches {
 public:
  explicit Batches(const Column& table) : current_(table.emptied()) {}

  // The table to add the next row to.
  Column& table() { return current_; }
  void end_row();
  std::vector<Column> take();

 private:
  Column current_;
  std::vector<Column> done_;
};

// True once the rows are a batch.
bool is_full(const Column& table);

// Gives the next batch, nothing at the end. What it throws ends the stream with its message.
using NextBatch = std::function<std::optional<Column>()>;

// Fills `out`, which its consumer releases. `table` names the columns.
void export_stream(const Column& table, NextBatch next, ArrowArrayStream* out);

// The same of batches at hand.
void export_batches(const Column& table, std::vector<Column> batches, ArrowArrayStream* out);

void export_schema(const Column& table, ArrowSchema* out);

}  // namespace sourcier::arrow
