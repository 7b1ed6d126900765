// Reader: turns the bytes of one file format into pages, as they come.
//
// To read another format: a FileFormat that sniff() finds (sniff.h), a function of the type
// PageReader in a file of its own, and its row in readers.cc. Compression is taken off before a
// reader sees the bytes.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>

#include "engine/page/bytes.h"
#include "engine/page/page.h"

namespace sourcier {

using Take = std::function<void(Page&&)>;
using Skip = std::function<void(const Error&)>;

// Why a record of a web archive holds no page: that is no error.
enum class PassedOver : std::uint8_t {
  kOtherRecord,  // A request, the crawler's notes.
  kRevisit,      // A page that had not changed since an earlier record, which has it.
  kOtherStatus,  // A redirection, a page that was not found.
  kOtherType,    // An image, a script, data.
  kEmpty,
};
inline constexpr std::size_t kReasonsToPassOver = 5;

// What was read, beside the pages.
struct ReadTally {
  std::array<std::uint64_t, kReasonsToPassOver> passed_over{};
  void count(PassedOver reason) { ++passed_over[static_cast<std::size_t>(reason)]; }
  std::uint64_t of(PassedOver reason) const {
    return passed_over[static_cast<std::size_t>(reason)];
  }
};

// Where a reader tells what it finds. The references outlive the reading.
struct PageSink {
  const std::string& path;  // Of the file, for Page::path and for what an Error names.
  const Take& take;
  const Skip& skipped;  // One page or record of several; the reading goes on.
  ReadTally& tally;
};

// Hands on the pages of a file in their order. An Error is for the file as a whole: a reader that
// has given a page tells `skipped` of what is wrong with the rest.
using PageReader = Result<void> (*)(ByteWindow& bytes, const PageSink& sink);

// The whole of a file that is one document; an Error where it is larger than kLargestPage.
Result<std::string> read_whole(ByteWindow& bytes, const std::string& path);

// Finds the format of the bytes and has its reader read them.
Result<void> read_format(ByteWindow& bytes, const PageSink& sink);

}  // namespace sourcier
