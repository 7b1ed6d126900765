#include "engine/api/correction_book.h"

#include "engine/api/entity_names.h"
#include "engine/store/desk.h"

namespace sourcier {
namespace {

using json_parts::Json;

// Of a row that is not one of ours any more nothing is left but its number.
Correction correction_of(const LoggedCorrection& row) {
  Correction correction;
  const Json form = Json::parse(row.form, nullptr, false);
  if (form.is_object()) {
    if (auto known = correction_from(form)) correction = std::move(*known);
  }
  correction.id = row.number;
  correction.by = row.made_by;
  correction.at = row.at;
  correction.is_undone = !row.undone_at.empty();
  return correction;
}

}  // namespace

Result<CorrectionLogPtr> read_log(Store& store) {
  const auto rows = sourcier::corrections(store);
  if (!rows) return tl::unexpected(rows.error());
  auto log = std::make_shared<CorrectionLog>();
  for (const LoggedCorrection& row : *rows) log->all.push_back(correction_of(row));
  log->merges = merged_entities(log->all);
  return log;
}

Result<CorrectionLogPtr> CorrectionBook::now() {
  const std::uint64_t now = pool_.story_revision();
  const std::lock_guard lock(mutex_);
  if (log_ && revision_ == now) return log_;
  auto store = pool_.read();
  if (!store) return tl::unexpected(store.error());
  auto log = read_log(**store);
  if (!log) return log;
  log_ = std::move(*log);
  revision_ = now;
  return log_;
}

}  // namespace sourcier
