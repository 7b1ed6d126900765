#include "engine/api/page_keeper.h"

namespace sourcier {
namespace {

// Pages that wait to be kept in the store. They are written together, and where the store cannot
// be written to, no more than these are held.
constexpr std::size_t kMostBytes = std::size_t{16} << 20;
constexpr std::size_t kBytesAtOnce = std::size_t{2} << 20;

}  // namespace

void PageKeeper::keep_later(const StoryPage& page, const StoryParts& parts) {
  if (pool_.path().empty()) return;
  KeptDossier kept{page.id, page.key, encode_page(page, parts)};
  const std::lock_guard lock(mutex_);
  if (bytes_ + kept.form.size() > kMostBytes) return;  // Traced again another time.
  bytes_ += kept.form.size();
  waiting_.push_back(std::move(kept));
}

std::optional<std::string> PageKeeper::find(Store& store, const std::string& story,
                                            const std::string& key) {
  {
    const std::lock_guard lock(mutex_);
    for (const KeptDossier& one : waiting_) {
      if (one.story == story && one.key == key) return one.form;
    }
  }
  const auto form = kept_dossier(store, story, key);
  if (!form) return {};
  return *form;
}

bool PageKeeper::has_enough() {
  const std::lock_guard lock(mutex_);
  return bytes_ > kBytesAtOnce;
}

void PageKeeper::write(const std::function<bool(Store&, const KeptDossier&)>& still_holds) {
  std::vector<KeptDossier> kept;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return;
    kept = waiting_;
  }
  if (auto store = pool_.write(); store) {
    (void)keep_dossiers(**store, kept,
                        [&](const KeptDossier& one) { return still_holds(**store, one); });
  }
  const std::lock_guard lock(mutex_);
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(kept.size()));
  bytes_ = 0;
  for (const KeptDossier& one : waiting_) bytes_ += one.form.size();
}

}  // namespace sourcier
