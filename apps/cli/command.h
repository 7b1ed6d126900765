// Command: what the commands of the program share. Options, exit status, messages.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/correction_book.h"
#include "engine/api/json.h"
#include "engine/pipeline/pipeline.h"

namespace sourcier::cli {

// Exit status, as docs/how-to/use-in-scripts.md and the contract promise them.
inline constexpr int kAllRead = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;
inline constexpr int kSomeSkipped = 3;

// The whole program; its exit status. Never throws.
int run_program(int argc, char** argv);

// Options that every command which reads inputs takes.
struct InputOptions {
  std::vector<std::string> inputs;
  std::string store;  // --db; "" works in memory.
  unsigned jobs = 0;  // 0: as many as there are cores.
  std::string language;
  std::string reference_date;
  std::string data;              // The pack; "" finds it beside the program.
  bool takes_addresses = false;  // http addresses among the inputs are fetched.
  bool allow_private = false;    // Addresses of private networks among the inputs.
  bool quiet = false;
  bool verbose = false;
};

enum class Needs : std::uint8_t { kInputs, kInputsOrStore, kStore };
void add_input_options(CLI::App& command, InputOptions& options, Needs needs);
void add_common_options(CLI::App& command, InputOptions& options);

// Adds the command to the program; its callback leaves the exit status in `status`.
void add_extract(CLI::App& program, int& status);
void add_read(CLI::App& program, int& status);
void add_group(CLI::App& program, int& status);
void add_trace(CLI::App& program, int& status);
void add_add(CLI::App& program, int& status);
void add_export(CLI::App& program, int& status);
void add_check(CLI::App& program, int& status);
void add_backup(CLI::App& program, int& status);
void add_remove(CLI::App& program, int& status);
void add_search(CLI::App& program, int& status);
void add_serve(CLI::App& program, int& status);
void add_mcp(CLI::App& program, int& status);
void add_watch(CLI::App& program, int& status);
void add_unfollow(CLI::App& program, int& status);
void add_model(CLI::App& program, int& status);
void add_completions(CLI::App& program, int& status);
void add_manual(CLI::App& program, int& status);

// The resources, or null after the reason has been printed.
std::shared_ptr<const Resources> load(const InputOptions& options);

RunOptions run_options(const InputOptions& options, StageTimes* times);

// What may come from outside, for a terminal: control characters stripped, line ends aside.
std::string printable_text(std::string_view text);

// Prints a message to standard error: "sourcier: …", control characters stripped.
void complain(const std::string& message);

// Names the skipped inputs and, when the user asked, the time of each stage on standard error, and
// returns the exit status that the run deserves.
int finish(const RunSummary& summary, const StageTimes& times, bool is_written,
           const InputOptions& options);

// "1200 pages, 3 of 12 MB, 400 pages/s, 0:00:09 left".
std::string progress_text(const RunProgress& progress, double seconds);

// The language of a report: the one asked for, else French when at least half of the articles are.
// Never the locale's, so that bytes do not depend on it.
inline constexpr const char* kFrench = "fr";
inline constexpr const char* kEnglish = "en";
std::string language_of_report(const std::string& wanted, const std::vector<Document>& documents);
void add_report_language(CLI::App& command, std::string& language);

// The inputs as a report proposes them for the next command: each once, in one order, as the same
// bytes ask.
std::vector<std::string> named_inputs(std::vector<std::string> inputs);

// Writes a whole result to standard output; false after a message where that failed.
bool put(const std::string& text);
// The same for what `write` gives part by part.
bool put_parts(const std::function<void(const TextSink&)>& write);

// Whether the file to write is none of those that are read; false after a message.
bool may_replace(const std::string& path, const InputOptions& options);

// Writes a whole file; false after a message where that failed.
bool write_file(const std::string& path, const std::string& text);

// The documents that a command works on, by id, each id once, with their groups: those below the
// inputs, or, where a store is named, all that it holds once the inputs have been added.
struct Gathered {
  std::vector<Document> documents;
  Groups groups;
  RunSummary summary;
  CorrectionLogPtr log;  // What people put right in the store; null without one.
};
// Nothing after the reason has been printed.
std::optional<Gathered> gather(const InputOptions& options, const Resources& resources,
                               StageTimes* times);

// The dossier of what was gathered, with what people put right in it.
Dossier trace_gathered(Gathered& gathered, const Resources& resources, const RunOptions& options);

}  // namespace sourcier::cli
