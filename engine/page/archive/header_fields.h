// Header fields: the "Name: value" lines with which WARC records and HTTP responses begin.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sourcier {

// A longer header is none: servers and crawlers stop at 8 to 64 KiB.
inline constexpr std::size_t kLargestHeader = 64 << 10;

// The size of a header with the blank line that ends it, be its lines ended by CR LF or by LF;
// nothing where the bytes, of which kLargestHeader are looked at, hold no blank line.
std::optional<std::size_t> header_size(std::string_view bytes);

class HeaderFields {
 public:
  // Reads the lines behind the first one. The header outlives the fields.
  explicit HeaderFields(std::string_view header);
  HeaderFields(const HeaderFields&) = delete;
  HeaderFields& operator=(const HeaderFields&) = delete;

  // The value of the first field of that name, in any case; "" where there is none.
  std::string_view value(std::string_view name) const;

 private:
  std::string unfolded_;  // Where a line goes on in the next.
  std::vector<std::pair<std::string_view, std::string_view>> fields_;
};

// ASCII only, as the names of fields, codings and types are.
bool is_same_name(std::string_view a, std::string_view b);
std::string_view trim_blanks(std::string_view text);

}  // namespace sourcier
