// Pipeline: the one place where stages are joined, timed, limited and run in parallel.
//
// A page that cannot be read, or on which a library throws, is told to `skipped` and costs itself
// only.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/page/inputs.h"
#include "engine/pipeline/resources.h"
#include "engine/story/groups.h"
#include "engine/trace/entity_corrections.h"

namespace sourcier {

enum class Stage : std::uint8_t { kExtract, kRead, kFingerprint, kGroup, kTrace };
inline constexpr std::size_t kStages = 5;
std::string_view stage_name(Stage stage);

// Time spent in each stage, over all threads.
class StageTimes {
 public:
  void add(Stage stage, std::uint64_t nanoseconds) {
    times_[static_cast<std::size_t>(stage)] += nanoseconds;
  }
  std::uint64_t nanoseconds(Stage stage) const { return times_[static_cast<std::size_t>(stage)]; }

 private:
  std::array<std::atomic<std::uint64_t>, kStages> times_{};
};

struct RunProgress;

// Gets the page of an http or https address: the network is known to who gives this, and not here.
using FetchPage = std::function<Result<Page>(const std::string& url)>;

struct RunOptions {
  unsigned jobs = 1;
  ExtractionOptions extraction;
  StageTimes* times = nullptr;  // Filled where given.
  FetchPage fetch;  // How addresses among the inputs are got; without it they are files.
  // Called after each page, on the caller's thread.
  std::function<void(const RunProgress&)> progress;
};

struct RunProgress {
  std::size_t pages = 0;       // Done so far.
  std::uint64_t bytes = 0;     // Read so far, of files as stored.
  std::uint64_t of_bytes = 0;  // In all files; standard input is not known.
};

// What is skipped is named up to this number and counted beyond: a large file of something else
// must not fill the memory with what is wrong with it.
inline constexpr std::size_t kMostSkippedNamed = 10'000;

// What a run met: pages that gave an article, what was skipped, in the order of reading, and what
// was passed over as no page of a web archive.
struct RunSummary {
  std::size_t read = 0;
  std::vector<Error> skipped;
  ReadTally tally;
};

// Hands on the article of each page below the inputs, in byte order of paths and then of records,
// for any number of jobs. Memory is bounded by the pages in flight.
RunSummary extract_inputs(const std::vector<std::string>& inputs, const Resources& resources,
                          const RunOptions& options, const std::function<void(Article&&)>& take);

// The same with the reading of each article.
RunSummary read_inputs(const std::vector<std::string>& inputs, const Resources& resources,
                       const RunOptions& options, const std::function<void(Document&&)>& take);

// One step of reading an input, for who keeps account of them (stored.h).
struct InputStep {
  std::string input;    // The file or address, as it was listed.
  std::string place;    // Of the page in it, as messages name it.
  bool is_end = false;  // The input is at its end; nothing more is set.
  std::optional<Document> document;
  Error skipped;     // Where there is no document.
  std::string kept;  // What InputPlan::keep made of the page.
};

// What of the inputs is read. Asked on the thread that reads; any may be empty.
struct InputPlan {
  // How many steps of an input to pass over; nothing leaves it out.
  std::function<std::optional<std::uint64_t>(const std::string& input)> begin_at;
  std::function<bool(const std::string& place)> is_wanted;
  // On any thread: what to keep of a page beside its document.
  std::function<std::string(const Page&)> keep;
};

// The same, step by step and with the ends of the inputs.
RunSummary read_steps(const std::vector<std::string>& inputs, const Resources& resources,
                      const RunOptions& options, const InputPlan& plan,
                      const std::function<void(InputStep&&)>& take);

// Extracts and reads one page; an Error where it holds no article.
Result<Document> read_page(const Page& page, const Resources& resources, const RunOptions& options);
// The same for the bytes of one file that is at hand; pages bear `name` as their path.
RunSummary read_bytes(const std::string& name, std::string_view bytes, const Resources& resources,
                      const RunOptions& options, const std::function<void(Document&&)>& take);

// Documents by id, each id once: of several states of one page the latest stays.
std::vector<Document> unite(std::vector<Document> documents);

// Copies, events and stories of united documents, described.
Groups group_documents(const std::vector<Document>& documents, const Resources& resources,
                       const RunOptions& options);

Dossier trace_documents(const Groups& groups, const std::vector<Document>& documents,
                        const Resources& resources, const RunOptions& options,
                        const EntityCorrections& corrections = {});

}  // namespace sourcier
