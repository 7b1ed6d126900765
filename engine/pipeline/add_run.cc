// add_inputs: what the inputs hold, batch by batch, into the store and its ledger.
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>

#include "engine/page/url/web_address.h"
#include "engine/pipeline/stored.h"
#include "engine/store/ledger.h"

namespace sourcier {
namespace {

using Clock = std::chrono::steady_clock;

// The name of an input in the ledger: the same from whatever folder it is called.
std::string ledger_place(const std::string& input) {
  if (is_web_address(input)) return input;
  std::error_code error;
  const auto path = std::filesystem::absolute(input, error);
  return error ? input : path.lexically_normal().string();
}

// The place of an Error in the terms of the ledger: "pages.warc:12" as "/in/pages.warc:12".
std::string ledger_place(const std::string& place, const std::string& input) {
  return place.starts_with(input) ? ledger_place(input) + place.substr(input.size()) : place;
}

// The file as it is now; nothing for what is none, standard input say.
std::optional<InputState> file_now(const std::string& input) {
  struct stat status{};
  if (input == "-" || stat(input.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return InputState{.place = ledger_place(input),
                    .size = static_cast<std::uint64_t>(status.st_size),
                    .modified = status.st_mtim.tv_sec * kNanoseconds + status.st_mtim.tv_nsec,
                    .tag = {},
                    .items = 0,
                    .is_whole = false};
}

bool is_below(std::string_view place, std::string_view folder) {
  return place.starts_with(folder) && place.substr(folder.size()).starts_with('/');
}

// Of places that were skipped, the folders that are named or lie below one that is. The disk is
// asked of no others.
std::vector<std::string> folders_named(const std::vector<std::string>& skipped,
                                       const std::vector<std::string>& named) {
  std::vector<std::string> places;
  for (const std::string& input : named) places.push_back(ledger_place(input));
  std::vector<std::string> folders;
  for (const std::string& place : skipped) {
    const bool is_named = std::ranges::any_of(
        places, [&](const std::string& input) { return place == input || is_below(place, input); });
    std::error_code ignored;
    if (is_named && std::filesystem::is_directory(place, ignored)) folders.push_back(place);
  }
  return folders;
}

// What the ledger says of the inputs. Asked by the reading thread, over a connection of its own;
// what it finds is handed to the thread that writes under a lock.
class LedgerPlan {
 public:
  // `folders` could not be read when they were last named.
  LedgerPlan(Store reader, bool retry_only, std::vector<std::string> folders)
      : reader_(std::move(reader)), retries_(retry_only), folders_(std::move(folders)) {}

  std::optional<std::uint64_t> begin_at(const std::string& input) {
    const std::string place = ledger_place(input);
    auto failed = failed_places(reader_, place);
    std::vector<std::string> places = failed ? std::move(*failed) : std::vector<std::string>();
    auto now = file_now(input);
    const auto before = input_state(reader_, place);
    const bool is_same = now && before && *before && (*before)->size == now->size &&
                         (*before)->modified == now->modified;
    wanted_.clear();
    if (retries_ && places.empty() && !is_of_failed_folder(place)) return {};
    if (retries_ && !places.empty()) {
      input_ = input;
      // A file that has changed is read anew: its places are others now.
      if (is_same) wanted_ = {places.begin(), places.end()};
      if (is_same || !now) return 0;
    }
    if (!now) return 0;
    const std::lock_guard lock(mutex_);
    if (is_same && (*before)->is_whole) {
      ++known_;
      for (std::string& one : places) told_again_.push_back(std::move(one));
      return {};
    }
    if (is_same) now->items = (*before)->items;
    begun_[input] = *now;
    return now->items;
  }

  bool is_wanted(const std::string& place) const {
    return wanted_.empty() || wanted_.contains(ledger_place(place, input_));
  }

  // The ledger's row of an input that has been begun; nothing for what is no file, and for a retry,
  // which leaves the ledger as it is.
  std::optional<InputState> begun(const std::string& input) {
    const std::lock_guard lock(mutex_);
    const auto found = begun_.find(input);
    if (found == begun_.end()) return {};
    return found->second;
  }
  void forget(const std::string& input) {
    const std::lock_guard lock(mutex_);
    begun_.erase(input);
  }

  // For when the run is over.
  std::size_t known() const { return known_; }
  const std::vector<std::string>& told_again() const { return told_again_; }

 private:
  bool is_of_failed_folder(std::string_view place) const {
    return std::ranges::any_of(folders_,
                               [&](const std::string& folder) { return is_below(place, folder); });
  }

  Store reader_;
  bool retries_;
  std::vector<std::string> folders_;
  std::string input_;
  std::set<std::string> wanted_;
  std::mutex mutex_;
  std::map<std::string, InputState> begun_;
  std::size_t known_ = 0;
  std::vector<std::string> told_again_;
};

// Gathers steps and writes them as batches.
class BatchWriter {
 public:
  // `folders` are read anew: that they could not be, once, is forgotten.
  BatchWriter(Store& store, LedgerPlan& plan, std::string made_by, std::string seen,
              const std::vector<std::string>& folders)
      : store_(store),
        plan_(plan),
        made_by_(std::move(made_by)),
        seen_(std::move(seen)),
        restarted_(folders),
        steps_(folders.size()) {}

  void take(InputStep&& step) {
    if (failure_) return;
    if (step.input != input_) begin(step.input);
    if (step.is_end) {
      end();
    } else {
      ++state_.items;
      take_page(std::move(step));
    }
    if (steps_ >= kBatchSize || Clock::now() - since_ >= kLongestBatch) flush();
  }

  Result<AddSummary> finish() {
    if (!failure_) flush();
    if (failure_) return tl::unexpected(*failure_);
    return std::move(total_);
  }

  void flush() {
    if (steps_ == 0) return;
    if (is_listed_) inputs_.push_back(state_);
    auto added = store_.add({.documents = documents_,
                             .pages = pages_,
                             .skipped = skipped_,
                             .inputs = inputs_,
                             .restarted = restarted_,
                             .mended = mended_,
                             .made_by = made_by_,
                             .seen = seen_});
    documents_.clear();
    pages_.clear();
    skipped_.clear();
    inputs_.clear();
    restarted_.clear();
    mended_.clear();
    steps_ = 0;
    since_ = Clock::now();
    if (!added) {
      failure_ = added.error();
      return;
    }
    total_.added += added->added;
    total_.changed += added->changed;
    total_.known += added->known;
    total_.withheld += added->withheld;
    for (std::string& id : added->touched) total_.touched.push_back(std::move(id));
  }

 private:
  void begin(const std::string& input) {
    input_ = input;
    const auto begun = plan_.begun(input);
    is_listed_ = begun.has_value();
    state_ = begun.value_or(InputState{});
    if (is_listed_ && state_.items == 0) restarted_.push_back(state_.place);
  }

  void end() {
    state_.is_whole = true;
    ++steps_;
    if (is_listed_) inputs_.push_back(state_);
    is_listed_ = false;
    plan_.forget(input_);
    input_.clear();
  }

  void take_page(InputStep&& step) {
    ++steps_;
    const std::string place = ledger_place(step.place, step.input);
    if (step.document) {
      documents_.push_back(std::move(*step.document));
      pages_.push_back(std::move(step.kept));
      if (!is_listed_) mended_.push_back(place);
    } else {
      step.skipped.where = place;
      skipped_.push_back({std::move(step.skipped), ledger_place(step.input)});
    }
  }

  Store& store_;
  LedgerPlan& plan_;
  const std::string made_by_;
  const std::string seen_;
  std::string input_;       // The one being read.
  InputState state_;        // Its row.
  bool is_listed_ = false;  // It has one.
  std::vector<Document> documents_;
  std::vector<std::string> pages_;
  std::vector<SkippedInput> skipped_;
  std::vector<InputState> inputs_;
  std::vector<std::string> restarted_;
  std::vector<std::string> mended_;
  std::size_t steps_ = 0;
  Clock::time_point since_ = Clock::now();
  AddSummary total_;
  std::optional<Error> failure_;
};

// A line of JSON is the article itself: nothing of it is left behind that were worth keeping.
std::string kept_page(const Page& page) {
  return page.format == PageFormat::kJsonLines ? std::string() : pack_page(page);
}

// The places that were skipped before and passed over now, with their reasons.
Result<void> tell_again(Store& store, const std::vector<std::string>& places, RunSummary& summary) {
  if (places.empty()) return {};
  const std::set<std::string> wanted(places.begin(), places.end());
  auto skipped = store.skipped();
  if (!skipped) return tl::unexpected(skipped.error());
  for (Error& error : *skipped) {
    if (wanted.contains(error.where) && summary.skipped.size() < kMostSkippedNamed)
      summary.skipped.push_back(std::move(error));
  }
  return {};
}

}  // namespace

Result<AddOutcome> add_inputs(Store& store, const std::vector<std::string>& inputs,
                              const Resources& resources, const RunOptions& options,
                              const AddOptions& how, RunSummary& summary) {
  auto reader = Store::open(store.connection().path(), Store::Mode::kReadOnly);
  if (!reader) return tl::unexpected(reader.error());
  auto failed = failed_inputs(*reader);
  if (!failed) return tl::unexpected(failed.error());
  const std::vector<std::string>& named = how.retry_only && inputs.empty() ? *failed : inputs;
  const std::vector<std::string> folders = folders_named(*failed, named);
  LedgerPlan ledger(std::move(*reader), how.retry_only, folders);
  BatchWriter writer(store, ledger, resources.version(), how.seen, folders);
  const InputPlan plan{
      .begin_at = [&](const std::string& input) { return ledger.begin_at(input); },
      .is_wanted = [&](const std::string& place) { return ledger.is_wanted(place); },
      .keep = kept_page};
  summary = read_steps(named, resources, options, plan,
                       [&](InputStep&& step) { writer.take(std::move(step)); });
  auto added = writer.finish();
  if (!added) return tl::unexpected(added.error());
  const auto told = tell_again(store, ledger.told_again(), summary);
  if (!told) return tl::unexpected(told.error());
  const auto grouped = bring_groups_up(store, resources, options);
  if (!grouped) return tl::unexpected(grouped.error());
  return AddOutcome{std::move(*added), ledger.known()};
}

}  // namespace sourcier
