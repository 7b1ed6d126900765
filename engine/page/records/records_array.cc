#include "engine/page/records/records_array.h"

#include <algorithm>

namespace sourcier {
namespace {

constexpr std::size_t kAtOnce = 64 << 10;  // Bytes that are looked at first for an element's end.

void skip_blanks(ByteWindow& bytes) {
  for (;;) {
    const std::string_view some = bytes.peek(1);
    const std::size_t size = std::min(some.find_first_not_of(" \t\r\n"), some.size());
    if (size == 0) return;
    bytes.skip(size);
  }
}

bool take_sign(ByteWindow& bytes, char sign) {
  skip_blanks(bytes);
  if (!bytes.peek(1).starts_with(sign)) return false;
  bytes.skip(1);
  return true;
}

// Finds the end of one value, in as many pieces as it comes: where the brackets are closed, or
// before the comma or bracket behind a bare word.
class ElementEnd {
 public:
  // The size of the value, if these bytes, which begin with those of the last call, hold its end.
  std::optional<std::size_t> find(std::string_view bytes) {
    for (; at_ < bytes.size(); ++at_) {
      if (is_end(bytes[at_])) return at_ + (is_bare_ ? 0 : 1);
    }
    return {};
  }

 private:
  // Whether the value ends with the character, or before it where the value is a bare word.
  bool is_end(char c) {
    if (in_string_) {
      if (is_escaped_) {
        is_escaped_ = false;
      } else if (c == '\\') {
        is_escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
        return depth_ == 0;
      }
      return false;
    }
    if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (depth_ == 0 && (c == ',' || c == ']' || c == '}')) {
      is_bare_ = true;
      return true;
    } else if (c == '}' || c == ']') {
      return --depth_ == 0;
    }
    return false;
  }

  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool is_escaped_ = false;
  bool is_bare_ = false;
};

}  // namespace

bool for_each_element(ByteWindow& bytes, std::size_t longest,
                      const std::function<void(std::string_view)>& take) {
  if (!take_sign(bytes, '[')) return false;
  if (take_sign(bytes, ']')) return true;
  for (;;) {
    skip_blanks(bytes);
    ElementEnd end;
    std::size_t wanted = kAtOnce;
    std::optional<std::size_t> size;
    for (;;) {
      const std::string_view some = bytes.peek(wanted);
      size = end.find(some);
      if (size || some.size() < wanted || some.size() > longest) break;
      wanted = std::min(2 * some.size(), longest + 1);
    }
    if (!size || *size == 0 || *size > longest) return false;
    take(bytes.peek(*size).substr(0, *size));
    bytes.skip(*size);
    if (take_sign(bytes, ']')) return true;
    if (!take_sign(bytes, ',')) return false;
  }
}

}  // namespace sourcier
