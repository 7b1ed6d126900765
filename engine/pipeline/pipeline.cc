#include "engine/pipeline/pipeline.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <tuple>

#include "engine/pipeline/ordered.h"
#include "engine/reading/read.h"
#include "engine/story/group.h"
#include "engine/story/print.h"
#include "engine/trace/trace.h"

namespace sourcier {
namespace {

// Runs one stage under its name: the timer today, a limit or a switch tomorrow.
template <typename Work>
auto run_stage(Stage stage, const RunOptions& options, Work work) {
  if (options.times == nullptr) return work();
  const auto start = std::chrono::steady_clock::now();
  auto result = work();
  const auto spent = std::chrono::steady_clock::now() - start;
  options.times->add(stage,
                     static_cast<std::uint64_t>(
                         std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count()));
  return result;
}

// One step of the input: a page, or what was skipped in its place, so that both keep their order.
struct Item {
  std::optional<Page> page;
  Error skipped;
};

struct Done {
  std::optional<Document> document;
  Error skipped;
};

std::string place_of(const Page& page) {
  if (!page.is_record || !page.record_offset) return page.path;
  return page.path + ":" + std::to_string(*page.record_offset);
}

Done work_on(Item&& item, const Resources& resources, const RunOptions& options,
             bool with_reading) {
  if (!item.page) return {std::nullopt, std::move(item.skipped)};
  const std::string place = place_of(*item.page);
  try {
    Document document;
    document.article = run_stage(Stage::kExtract, options, [&] {
      return extract(*item.page, resources.rules, options.extraction);
    });
    // What a feed states of an article is one, though it may hold no more than the headline.
    const PageFormat format = item.page->format;
    const bool is_stated = format == PageFormat::kEntry || format == PageFormat::kNews;
    if (document.article.text.empty() && !is_stated) {
      return {std::nullopt, {ErrorKind::kMalformed, place, "no article was found on the page"}};
    }
    if (with_reading) {
      document.reading = run_stage(Stage::kRead, options, [&] {
        return read(document.article, resources.languages.of(document.article.language));
      });
    }
    return {std::move(document), {}};
  } catch (const std::exception& problem) {
    return {std::nullopt,
            {ErrorKind::kIo, place, std::string("the page was given up: ") + problem.what()}};
  }
}

// Reads all inputs, in order; what cannot be read is emitted as skipped, in its place.
class InputReader {
 public:
  explicit InputReader(const std::vector<std::string>& inputs) {
    const Skip skip = [&](const Error& error) { unlisted_.push_back(error); };
    files_ = list_inputs(inputs, skip);
    std::ranges::sort(unlisted_, {}, [](const Error& e) { return std::tie(e.where, e.message); });
    for (const std::string& path : files_) total_ += size_of_input(path);
  }

  template <typename Emit>
  void read(const Emit& emit) {
    const Skip skip = [&](const Error& error) { emit(Item{std::nullopt, error}); };
    for (const Error& error : unlisted_) skip(error);
    for (const std::string& path : files_) read_file(path, emit, skip);
  }

  std::uint64_t bytes_read() const { return progress_.bytes_read; }
  std::uint64_t total() const { return total_; }
  const ReadTally& tally() const { return progress_.tally; }

 private:
  // What a library throws on a file costs that file; what is thrown by whom it is handed on to is
  // not ours.
  template <typename Emit>
  void read_file(const std::string& path, const Emit& emit, const Skip& skip) {
    bool is_handing_on = false;
    const Take take = [&](Page&& page) {
      is_handing_on = true;
      emit(Item{std::move(page), {}});
      is_handing_on = false;
    };
    try {
      const auto result = read_pages(path, take, skip, &progress_);
      if (!result) skip(result.error());
    } catch (const std::exception& problem) {
      if (is_handing_on) throw;
      skip({ErrorKind::kIo, path, std::string("the file was given up: ") + problem.what()});
    }
  }

  std::vector<std::string> files_;
  std::vector<Error> unlisted_;
  std::uint64_t total_ = 0;
  ReadProgress progress_;
};

void add_skipped(Error&& error, RunSummary& summary, std::size_t& unnamed) {
  if (summary.skipped.size() < kMostSkippedNamed) {
    summary.skipped.push_back(std::move(error));
  } else {
    ++unnamed;
  }
}

RunSummary run(const std::vector<std::string>& inputs, const Resources& resources,
               const RunOptions& options, bool with_reading,
               const std::function<void(Document&&)>& take) {
  RunSummary summary;
  InputReader reader(inputs);
  std::size_t seen = 0, unnamed = 0;
  const auto produce = [&](const auto& emit) { reader.read(emit); };
  const auto work = [&](Item&& item) {
    return work_on(std::move(item), resources, options, with_reading);
  };
  const auto consume = [&](Done&& done) {
    if (options.progress) options.progress({++seen, reader.bytes_read(), reader.total()});
    if (!done.document) return add_skipped(std::move(done.skipped), summary, unnamed);
    ++summary.read;
    take(std::move(*done.document));
  };
  const auto weigh = [](const Item& item) { return item.page ? item.page->body.size() : 0; };
  run_ordered<Item, Done>(options.jobs, produce, work, consume, weigh);
  if (unnamed > 0) {
    summary.skipped.push_back({ErrorKind::kMalformed, "and more",
                               std::to_string(unnamed) + " others were skipped, not named here"});
  }
  summary.tally = reader.tally();
  return summary;
}

}  // namespace

std::string_view stage_name(Stage stage) {
  constexpr std::array<std::string_view, kStages> kNames = {"extract", "read", "fingerprint",
                                                            "group", "trace"};
  return kNames[static_cast<std::size_t>(stage)];
}

RunSummary extract_inputs(const std::vector<std::string>& inputs, const Resources& resources,
                          const RunOptions& options, const std::function<void(Article&&)>& take) {
  return run(inputs, resources, options, false,
             [&](Document&& document) { take(std::move(document.article)); });
}

RunSummary read_inputs(const std::vector<std::string>& inputs, const Resources& resources,
                       const RunOptions& options, const std::function<void(Document&&)>& take) {
  return run(inputs, resources, options, true, take);
}

std::vector<Document> unite(std::vector<Document> documents) {
  std::ranges::sort(documents, [](const Document& a, const Document& b) {
    if (a.article.id != b.article.id) return a.article.id < b.article.id;
    return is_later_state(a.article, b.article);
  });
  const auto repeated = std::ranges::unique(
      documents, {}, [](const Document& d) -> const std::string& { return d.article.id; });
  documents.erase(repeated.begin(), repeated.end());
  return documents;
}

Groups group_documents(const std::vector<Document>& documents, const Resources& resources,
                       const RunOptions& options) {
  const std::vector<Print> prints = run_stage(Stage::kFingerprint, options, [&] {
    std::vector<Print> made;
    made.reserve(documents.size());
    for (const Document& document : documents) {
      made.push_back(fingerprint(document, resources.languages.of(document.article.language)));
    }
    return made;
  });
  return run_stage(Stage::kGroup, options, [&] {
    Groups groups = group(prints, options.jobs);
    describe(groups, documents);
    return groups;
  });
}

Dossier trace_documents(const Groups& groups, const std::vector<Document>& documents,
                        const Resources& resources, const RunOptions& options) {
  return run_stage(Stage::kTrace, options, [&] {
    Dossier dossier = trace(groups, documents, resources.languages);
    dossier.version = resources.version();
    return dossier;
  });
}

}  // namespace sourcier
