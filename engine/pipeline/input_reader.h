// InputReader: all inputs of a run one after the other, as steps that keep their order.
#pragma once

#include <algorithm>
#include <exception>
#include <tuple>

#include "engine/page/url/web_address.h"
#include "engine/pipeline/pipeline.h"

namespace sourcier {

// One step of the input: a page, or what was skipped in its place, so that both keep their order;
// or the end of an input.
struct InputItem {
  std::optional<Page> page;
  Error skipped;
  std::string input;
  bool is_end = false;
};

inline std::string place_of(const Page& page) {
  if (!page.is_record || !page.record_offset) return page.path;
  return page.path + ":" + std::to_string(*page.record_offset);
}

// Reads one file by read(take). What a library throws on a file costs that file; what is thrown by
// whom its pages are handed on to is not ours.
template <typename Read>
void read_guarded(const std::string& path, const Take& hand_on, const Skip& skip,
                  const Read& read) {
  bool is_handing_on = false;
  const Take take = [&](Page&& page) {
    is_handing_on = true;
    hand_on(std::move(page));
    is_handing_on = false;
  };
  try {
    const auto result = read(take);
    if (!result) skip(result.error());
  } catch (const std::exception& problem) {
    if (is_handing_on) throw;
    skip({ErrorKind::kIo, path, std::string("the file was given up: ") + problem.what()});
  }
}

// Reads all inputs, in order; what cannot be read is emitted as skipped, in its place.
class InputReader {
 public:
  InputReader(const std::vector<std::string>& inputs, const InputPlan& plan, const FetchPage& fetch)
      : plan_(plan), fetch_(fetch) {
    std::vector<std::string> paths;
    for (const std::string& input : inputs)
      (fetch_ && is_web_address(input) ? addresses_ : paths).push_back(input);
    const Skip skip = [&](const Error& error) { unlisted_.push_back(error); };
    files_ = list_inputs(paths, skip);
    std::ranges::sort(unlisted_, {}, [](const Error& e) { return std::tie(e.where, e.message); });
    std::ranges::sort(addresses_);
    for (const std::string& path : files_) total_ += size_of_input(path);
  }

  template <typename Emit>
  void read(const Emit& emit) {
    for (const Error& error : unlisted_) emit(InputItem{std::nullopt, error, error.where, false});
    for (const std::string& path : files_) read_input(path, emit, false);
    for (const std::string& address : addresses_) read_input(address, emit, true);
  }

  std::uint64_t bytes_read() const { return progress_.bytes_read; }
  std::uint64_t total() const { return total_; }
  const ReadTally& tally() const { return progress_.tally; }

 private:
  template <typename Emit>
  void read_input(const std::string& input, const Emit& emit, bool is_address) {
    std::uint64_t passed_over = 0;
    if (plan_.begin_at) {
      const auto begin = plan_.begin_at(input);
      if (!begin) {
        progress_.bytes_read += is_address ? 0 : size_of_input(input);
        return;
      }
      passed_over = *begin;
    }
    const auto step = [&](InputItem&& item) {
      if (passed_over > 0) {
        --passed_over;
        return;
      }
      if (plan_.is_wanted &&
          !plan_.is_wanted(item.page ? place_of(*item.page) : item.skipped.where))
        return;
      item.input = input;
      emit(std::move(item));
    };
    read_file(input, step, is_address);
    emit(InputItem{std::nullopt, {}, input, true});
  }

  template <typename Step>
  void read_file(const std::string& path, const Step& step, bool is_address) {
    const Skip skip = [&](const Error& error) { step(InputItem{std::nullopt, error, {}, false}); };
    const Take hand_on = [&](Page&& page) { step(InputItem{std::move(page), {}, {}, false}); };
    read_guarded(path, hand_on, skip, [&](const Take& take) {
      return is_address ? read_address(path, take, skip) : read_pages(path, take, skip, &progress_);
    });
  }

  // What was fetched may be a page, or hold many as a file does.
  Result<void> read_address(const std::string& address, const Take& take, const Skip& skip) {
    const auto fetched = fetch_(address);
    if (!fetched) return tl::unexpected(fetched.error());
    return read_fetched(*fetched, take, skip, progress_.tally);
  }

  const InputPlan& plan_;
  const FetchPage& fetch_;
  std::vector<std::string> files_;
  std::vector<std::string> addresses_;
  std::vector<Error> unlisted_;
  std::uint64_t total_ = 0;
  ReadProgress progress_;
};

}  // namespace sourcier
