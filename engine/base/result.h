// Result<T>: a value, or an Error that says what failed and where.
//
// Used only at the edges (bytes, files, SQLite, the network). Stage functions
// cannot fail: damaged input gives a smaller answer, never an Error.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace sourcier {

enum class ErrorKind : std::uint8_t { kNotFound, kMalformed, kTooLarge, kUnsupported, kIo };

struct Error {
  ErrorKind kind;
  std::string where;    // What the caller named: "data/languages/fr/verbs.tsv:12".
  std::string message;  // What was found and what was wanted; no trailing period.

  std::string text() const { return where + ": " + message; }
};

template <typename T>
using Result = tl::expected<T, Error>;

// `return fail(...)` reads the same in every function that returns a Result.
inline tl::unexpected<Error> fail(ErrorKind kind, std::string where, std::string message) {
  return tl::unexpected(Error{kind, std::move(where), std::move(message)});
}

}  // namespace sourcier
