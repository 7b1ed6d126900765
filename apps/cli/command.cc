#include "apps/cli/command.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <thread>

#include "apps/cli/describe.h"
#include "apps/cli/network.h"
#include "apps/cli/store_command.h"
#include "engine/api/corrected.h"
#include "engine/base/date.h"
#include "engine/pipeline/stored.h"
#include "engine/text/utf8.h"

namespace sourcier::cli {
namespace {

constexpr unsigned kMostJobs = 256;
constexpr std::size_t kProgressStep = 64;  // Pages between two redraws of the progress line.
constexpr std::uint64_t kMegabyte = 1'000'000;

// "fr", "pt-BR": what tags of languages look like; which of them there are is not known here.
std::string check_language(const std::string& text) {
  const auto is_part = [](std::string_view part) {
    return !part.empty() && part.size() <= 8 &&
           std::ranges::all_of(part, [](unsigned char c) { return std::isalnum(c) != 0; });
  };
  const std::size_t end = text.find('-');
  const std::string_view first = std::string_view(text).substr(0, end);
  const bool is_named = first.size() >= 2 && first.size() <= 3 && is_part(first);
  if (is_named && (end == std::string::npos || is_part(std::string_view(text).substr(end + 1))))
    return {};
  return "'" + text + "' is no tag of a language; wanted one such as fr or en";
}

std::string check_date(const std::string& text) {
  return parse_date(text) ? std::string()
                          : "'" + text + "' is no date; wanted one such as 2025-07-12";
}

Result<void> gather_from_store(const InputOptions& options, const Resources& resources,
                               const RunOptions& run, Gathered& gathered) {
  const bool adds = !options.inputs.empty();
  if (adds) {
    const auto added = add_to_store(options, resources, run, gathered.summary);
    if (!added) return added;
  }
  auto store = Store::open(options.store, Store::Mode::kReadOnly);
  if (!store) return tl::unexpected(store.error());
  auto log = read_log(*store);
  if (!log) return tl::unexpected(log.error());
  gathered.log = std::move(*log);
  auto documents = stored_documents(*store, resources, run);
  if (!documents) return tl::unexpected(documents.error());
  gathered.documents = std::move(*documents);
  gathered.summary.read = gathered.documents.size();
  if (!adds) {
    // Another version of engine or data may have made the groups that the store keeps.
    gathered.groups = group_documents(gathered.documents, resources, run);
    return {};
  }
  auto groups = store->groups();  // As add_inputs has just made them.
  if (!groups) return tl::unexpected(groups.error());
  gathered.groups = std::move(*groups);
  return {};
}

std::string told_lost(const Correction& correction) {
  const bool is_known = !correction.of.empty();  // Else its row is damaged.
  return "correction " + std::to_string(correction.id) + " (" +
         (is_known ? std::string(name_of(correction.kind)) + ", " : "") + "made " + correction.at +
         (correction.by.empty() ? "" : " by " + correction.by) +
         (is_known ? ") fits nothing any more" : ") cannot be read") + " and is left out";
}

// A line that redraws itself, only on a terminal.
std::function<void(const RunProgress&)> progress_line(const InputOptions& options) {
  if (options.quiet || isatty(STDERR_FILENO) == 0 || isatty(STDOUT_FILENO) != 0) return {};
  return [since = std::chrono::steady_clock::now()](const RunProgress& progress) {
    if (progress.pages % kProgressStep != 0) return;
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - since;
    std::fprintf(stderr, "\r%s", progress_text(progress, spent.count()).c_str());
  };
}

std::string nothing_read(const RunSummary& summary, const InputOptions& options) {
  if (!summary.skipped.empty()) return "no article could be read";
  if (options.inputs.empty() && !options.store.empty())
    return options.store + ": the store holds no article; sourcier add puts pages into it";
  return "the inputs hold no article; wanted pages, feeds, web archives or JSON Lines of articles";
}

// The exit status of the inputs alone.
int report_skipped(const RunSummary& summary, const InputOptions& options) {
  if (!options.quiet || summary.read == 0) {
    for (const Error& error : summary.skipped) complain("skipped " + error.text());
  }
  if (summary.read == 0) {
    complain(nothing_read(summary, options));
    return kFailed;
  }
  return summary.skipped.empty() ? kAllRead : kSomeSkipped;
}

void report_times(const StageTimes& times, const InputOptions& options) {
  if (!options.verbose) return;
  for (std::size_t i = 0; i < kStages; ++i) {
    const auto stage = static_cast<Stage>(i);
    const double milliseconds = static_cast<double>(times.nanoseconds(stage)) / 1e6;
    std::fprintf(stderr, "%-12s %10.2f ms\n", std::string(stage_name(stage)).c_str(), milliseconds);
  }
}

// Records of web archives that hold no page are no skipped inputs: who wants to know asks.
void report_passed_over(const ReadTally& tally, const InputOptions& options) {
  if (!options.verbose) return;
  struct Reason {
    PassedOver reason;
    const char* words;
  };
  constexpr Reason kReasons[] = {
      {PassedOver::kOtherRecord, "requests, notes of the crawler"},
      {PassedOver::kRevisit, "revisits: pages unchanged since an earlier record"},
      {PassedOver::kOtherStatus, "answers that are no page: redirections, errors"},
      {PassedOver::kOtherType, "images, scripts, data"},
      {PassedOver::kEmpty, "empty answers"},
  };
  for (const Reason& row : kReasons) {
    if (const auto count = tally.of(row.reason); count > 0)
      std::fprintf(stderr, "passed over  %10ju %s\n", static_cast<std::uintmax_t>(count),
                   row.words);
  }
}

}  // namespace

void add_input_options(CLI::App& command, InputOptions& options, Needs needs) {
  CLI::Option* inputs =
      command.add_option("INPUT", options.inputs, "Files, folders, or - for standard input")
          ->type_name("PATH");
  if (needs == Needs::kInputs) inputs->required();
  options.takes_addresses = needs != Needs::kInputs;
  if (options.takes_addresses) {
    inputs->description("Files, folders, http addresses, or - for standard input");
    add_network_options(command, options.allow_private);
  }
  if (needs != Needs::kInputs) {
    CLI::Option* store = command.add_option(
        "--db", options.store, "The store, one SQLite file; INPUT is added to it first");
    store->type_name("FILE");
    if (needs == Needs::kStore) store->required();
  }
  if (needs == Needs::kInputsOrStore) {
    command.parse_complete_callback([&options] {
      if (options.inputs.empty() && options.store.empty()) throw CLI::RequiredError("INPUT");
    });
  }
  command.add_option("--jobs,-j", options.jobs, "Threads, 1 to 256 (default: one a core)")
      ->check(between(1u, kMostJobs))
      ->type_name("N");
  command.add_option("--language", options.language, "Force a language, such as fr or en")
      ->check(check_language)
      ->type_name("TAG");
  command
      .add_option("--reference-date", options.reference_date,
                  "Date of publication of articles that bear none")
      ->check(check_date)
      ->type_name("DATE");
  add_common_options(command, options);
}

void add_common_options(CLI::App& command, InputOptions& options) {
  command
      .add_option("--data", options.data,
                  "The data file (default: sourcier.pack beside the program)")
      ->type_name("FILE");
  command.add_flag("--quiet,-q", options.quiet, "Print errors only");
  command.add_flag("--verbose,-v", options.verbose,
                   "Print the time of each stage, and what was passed over");
}

std::shared_ptr<const Resources> load(const InputOptions& options) {
  auto resources = load_resources(options.data);
  if (resources) return *resources;
  complain(resources.error().text());
  return nullptr;
}

RunOptions run_options(const InputOptions& options, StageTimes* times) {
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  return {.jobs = options.jobs == 0 ? cores : options.jobs,
          .extraction = {.language = options.language, .reference_date = options.reference_date},
          .times = times,
          .fetch = options.takes_addresses ? fetch_inputs(options.allow_private) : FetchPage(),
          .progress = progress_line(options)};
}

// Outside bytes may hold terminal escapes: only printable characters reach the terminal.
std::string printable_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    const bool is_control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
    append_utf8(out, is_control && point.value != '\n' ? U' ' : point.value);
  }
  return out;
}

void complain(const std::string& message) {
  std::string line = printable_text(message);
  std::ranges::replace(line, '\n', ' ');
  std::fprintf(stderr, "sourcier: %s\n", line.c_str());
}

int finish(const RunSummary& summary, const StageTimes& times, bool is_written,
           const InputOptions& options) {
  report_times(times, options);
  report_passed_over(summary.tally, options);
  const int status = report_skipped(summary, options);
  return is_written ? status : kFailed;
}

std::string progress_text(const RunProgress& progress, double seconds) {
  std::array<char, 160> line{};
  const double rate = seconds > 0 ? static_cast<double>(progress.pages) / seconds : 0;
  int size = std::snprintf(line.data(), line.size(), "%zu pages, %ju of %ju MB, %.0f pages/s",
                           progress.pages, static_cast<std::uintmax_t>(progress.bytes / kMegabyte),
                           static_cast<std::uintmax_t>(progress.of_bytes / kMegabyte), rate);
  std::string text(line.data(), static_cast<std::size_t>(size));
  if (progress.bytes == 0 || progress.bytes > progress.of_bytes) return text;
  const double left = seconds * static_cast<double>(progress.of_bytes - progress.bytes) /
                      static_cast<double>(progress.bytes);
  const auto whole = std::lround(left);
  size = std::snprintf(line.data(), line.size(), ", %ld:%02ld:%02ld left ", whole / 3600,
                       whole / 60 % 60, whole % 60);
  return text + std::string(line.data(), static_cast<std::size_t>(size));
}

std::string language_of_report(const std::string& wanted, const std::vector<Document>& documents) {
  if (!wanted.empty()) return wanted;
  const auto french = std::ranges::count_if(documents, [](const Document& document) {
    return document.article.language.starts_with(kFrench);
  });
  return 2 * static_cast<std::size_t>(french) >= documents.size() ? kFrench : kEnglish;
}

void add_report_language(CLI::App& command, std::string& language) {
  command.add_option("--report-language", language, "fr or en (default: that of most articles)")
      ->check(one_of({kFrench, kEnglish}, "language of reports"))
      ->type_name("TAG");
}

std::vector<std::string> named_inputs(std::vector<std::string> inputs) {
  std::ranges::sort(inputs);
  const auto repeated = std::ranges::unique(inputs);
  inputs.erase(repeated.begin(), repeated.end());
  return inputs;
}

bool put(const std::string& text) {
  return put_parts([&](const TextSink& sink) { sink(text); });
}

bool put_parts(const std::function<void(const TextSink&)>& write) {
  bool is_written = true;
  write([&](std::string_view part) {
    is_written = is_written && std::fwrite(part.data(), 1, part.size(), stdout) == part.size();
  });
  if (!is_written || std::fflush(stdout) != 0) {
    complain("standard output: cannot write the result: " + std::string(std::strerror(errno)));
    return false;
  }
  return true;
}

bool may_replace(const std::string& path, const InputOptions& options) {
  std::vector<std::string> read = options.inputs;
  read.push_back(options.store);
  const bool is_read = std::ranges::any_of(read, [&](const std::string& each) {
    std::error_code none;
    return !path.empty() && !each.empty() && std::filesystem::is_regular_file(each, none) &&
           std::filesystem::equivalent(path, each, none);
  });
  if (is_read) complain(path + ": is read from, and would be lost; wanted another file to write");
  return !is_read;
}

bool write_file(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) complain(path + ": cannot write the file: " + std::strerror(errno));
  return !file.fail();
}

std::optional<Gathered> gather(const InputOptions& options, const Resources& resources,
                               StageTimes* times) {
  const RunOptions run = run_options(options, times);
  Gathered gathered;
  if (options.store.empty()) {
    gathered.summary = read_inputs(options.inputs, resources, run, [&](Document&& document) {
      gathered.documents.push_back(std::move(document));
    });
    gathered.documents = unite(std::move(gathered.documents));
    gathered.groups = group_documents(gathered.documents, resources, run);
    return gathered;
  }
  if (const auto read = gather_from_store(options, resources, run, gathered); !read) {
    complain(read.error().text());
    return {};
  }
  return gathered;
}

Dossier trace_gathered(Gathered& gathered, const Resources& resources, const RunOptions& options) {
  static const CorrectionLog no_log;
  const CorrectionLog& log = gathered.log ? *gathered.log : no_log;
  CorrectedDossier traced =
      trace_corrected(gathered.groups, gathered.documents, resources, options, log.all, log.merges);
  traced.lost.merge(lost_merges(log.all, traced.dossier));
  for (const Correction& correction : log.all) {
    if (traced.lost.contains(correction.id)) complain(told_lost(correction));
  }
  return std::move(traced.dossier);
}

}  // namespace sourcier::cli
