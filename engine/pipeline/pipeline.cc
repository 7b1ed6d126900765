#include "engine/pipeline/pipeline.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

#include "engine/page/memory.h"
#include "engine/pipeline/input_reader.h"
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

// Parts that one thread traces one after the other, with what it knows of words by then: most parts
// of a set are single articles.
using Parts = std::vector<TracePart>;
using PartDossiers = std::vector<PartDossier>;
constexpr std::size_t kDocumentsOfBatch = 64;

template <typename Emit>
void emit_batches(Parts&& parts, const Emit& emit) {
  Parts batch;
  std::size_t documents = 0;
  for (TracePart& part : parts) {
    documents += part.documents.size();
    batch.push_back(std::move(part));
    if (documents < kDocumentsOfBatch) continue;
    emit(std::exchange(batch, {}));
    documents = 0;
  }
  if (!batch.empty()) emit(std::move(batch));
}

PartDossiers trace_batch(const Parts& parts, const Languages& languages,
                         const EntityCorrections& corrections) {
  TermReaders readers;
  PartDossiers told;
  for (const TracePart& part : parts)
    told.push_back(trace_part(part, languages, readers, corrections));
  return told;
}

struct Done {
  std::optional<Document> document;
  Error skipped;
  std::string input;
  std::string place;
  std::string kept;
  bool is_end = false;
};

// An Error where the page holds no article, or where a library throws on it.
Result<Document> document_of(const Page& page, const Resources& resources,
                             const RunOptions& options, bool with_reading) {
  try {
    Document document;
    document.article = run_stage(Stage::kExtract, options, [&] {
      return extract(page, resources.rules, options.extraction);
    });
    // What a feed states of an article is one, though it may hold no more than the headline.
    const bool is_stated = page.format == PageFormat::kEntry || page.format == PageFormat::kNews;
    if (document.article.text.empty() && !is_stated)
      return fail(ErrorKind::kMalformed, place_of(page), "no article was found on the page");
    if (with_reading) {
      document.reading = run_stage(Stage::kRead, options, [&] {
        return read(document.article, resources.languages.of(document.article.language));
      });
    }
    return document;
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::kIo, place_of(page), "the page was given up: there is no more memory");
  } catch (const std::exception& problem) {
    return fail(ErrorKind::kIo, place_of(page),
                std::string("the page was given up: ") + problem.what());
  }
}

Done work_on(InputItem&& item, const Resources& resources, const RunOptions& options,
             const InputPlan& plan, bool with_reading) {
  Done done;
  done.input = std::move(item.input);
  done.is_end = item.is_end;
  done.place = item.page ? place_of(*item.page) : item.skipped.where;
  done.skipped = std::move(item.skipped);
  if (!item.page) return done;
  auto document = document_of(*item.page, resources, options, with_reading);
  if (document) {
    done.document = std::move(*document);
    if (plan.keep) done.kept = plan.keep(*item.page);
  } else {
    done.skipped = std::move(document.error());
  }
  return done;
}

// Bytes at hand under a name, read like a file of that name.
class BytesReader {
 public:
  BytesReader(const std::string& name, std::string_view bytes) : name_(name), bytes_(bytes) {}

  template <typename Emit>
  void read(const Emit& emit) {
    const Skip skip = [&](const Error& error) {
      emit(InputItem{std::nullopt, error, name_, false});
    };
    const Take hand_on = [&](Page&& page) { emit(InputItem{std::move(page), {}, name_, false}); };
    read_guarded(name_, hand_on, skip, [&](const Take& take) {
      MemoryStream stream(bytes_);
      ByteWindow window(stream);
      return read_format(window, {name_, take, skip, tally_});
    });
  }

  std::uint64_t bytes_read() const { return bytes_.size(); }
  std::uint64_t total() const { return bytes_.size(); }
  const ReadTally& tally() const { return tally_; }

 private:
  const std::string& name_;
  std::string_view bytes_;
  ReadTally tally_;
};

void add_skipped(Error&& error, RunSummary& summary, std::size_t& unnamed) {
  if (summary.skipped.size() < kMostSkippedNamed) {
    summary.skipped.push_back(std::move(error));
  } else {
    ++unnamed;
  }
}

template <typename Reader>
RunSummary run(Reader&& reader, const Resources& resources, const RunOptions& options,
               const InputPlan& plan, bool with_reading, const std::function<void(Done&&)>& take) {
  RunSummary summary;
  std::size_t seen = 0, unnamed = 0;
  const auto produce = [&](const auto& emit) { reader.read(emit); };
  const auto work = [&](InputItem&& item) {
    return work_on(std::move(item), resources, options, plan, with_reading);
  };
  const auto consume = [&](Done&& done) {
    if (!done.is_end && options.progress)
      options.progress({++seen, reader.bytes_read(), reader.total()});
    if (done.document) {
      ++summary.read;
    } else if (!done.is_end) {
      add_skipped(Error(done.skipped), summary, unnamed);
    }
    take(std::move(done));
  };
  const auto weigh = [](const InputItem& item) { return item.page ? item.page->body.size() : 0; };
  run_ordered<InputItem, Done>(options.jobs, produce, work, consume, weigh);
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
  return run(InputReader(inputs, {}, options.fetch), resources, options, {}, false,
             [&](Done&& done) {
               if (done.document) take(std::move(done.document->article));
             });
}

RunSummary read_inputs(const std::vector<std::string>& inputs, const Resources& resources,
                       const RunOptions& options, const std::function<void(Document&&)>& take) {
  return run(InputReader(inputs, {}, options.fetch), resources, options, {}, true,
             [&](Done&& done) {
               if (done.document) take(std::move(*done.document));
             });
}

RunSummary read_steps(const std::vector<std::string>& inputs, const Resources& resources,
                      const RunOptions& options, const InputPlan& plan,
                      const std::function<void(InputStep&&)>& take) {
  return run(InputReader(inputs, plan, options.fetch), resources, options, plan, true,
             [&](Done&& done) {
               take({std::move(done.input), std::move(done.place), done.is_end,
                     std::move(done.document), std::move(done.skipped), std::move(done.kept)});
             });
}

Result<Document> read_page(const Page& page, const Resources& resources,
                           const RunOptions& options) {
  return document_of(page, resources, options, true);
}

RunSummary read_bytes(const std::string& name, std::string_view bytes, const Resources& resources,
                      const RunOptions& options, const std::function<void(Document&&)>& take) {
  return run(BytesReader(name, bytes), resources, options, {}, true, [&](Done&& done) {
    if (done.document) take(std::move(*done.document));
  });
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
                        const Resources& resources, const RunOptions& options,
                        const EntityCorrections& corrections) {
  return run_stage(Stage::kTrace, options, [&] {
    std::vector<PartDossier> told;
    run_ordered<Parts, PartDossiers>(
        options.jobs, [&](const auto& emit) { emit_batches(parts_of(groups, documents), emit); },
        [&](Parts&& parts) { return trace_batch(parts, resources.languages, corrections); },
        [&](PartDossiers&& some) { std::ranges::move(some, std::back_inserter(told)); });
    Dossier dossier = join_dossiers(std::move(told));
    dossier.version = resources.version();
    return dossier;
  });
}

}  // namespace sourcier
