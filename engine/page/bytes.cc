#include "engine/page/bytes.h"

#include <algorithm>
#include <cstring>

namespace sourcier {

char* ByteBuffer::reserve(std::size_t count) {
  if (capacity_ - end_ >= count) return data_.get() + end_;
  const std::size_t size = end_ - begin_;
  if (capacity_ - size >= count && begin_ >= size) {  // Moved rarely enough to stay linear.
    std::memcpy(data_.get(), data_.get() + begin_, size);
  } else {
    const std::size_t capacity = std::max(2 * capacity_, size + count);
    auto data = std::make_unique_for_overwrite<char[]>(capacity);
    if (size > 0) std::memcpy(data.get(), data_.get() + begin_, size);
    data_ = std::move(data);
    capacity_ = capacity;
  }
  begin_ = 0;
  end_ = size;
  return data_.get() + end_;
}

std::string_view ByteWindow::peek(std::size_t count) {
  while (!is_ended_ && buffer_.view().size() < count) is_ended_ = !stream_.append_to(buffer_);
  return buffer_.view();
}

std::optional<std::string_view> ByteWindow::peek_line(std::size_t longest) {
  std::size_t searched = 0;
  for (;;) {
    const std::string_view bytes = buffer_.view().substr(0, longest);
    const std::size_t at = bytes.find('\n', searched);
    if (at != std::string_view::npos) return bytes.substr(0, at + 1);
    searched = bytes.size();
    if (searched == longest) return {};
    if (peek(searched + 1).size() == searched) return bytes;
  }
}

void ByteWindow::skip(std::uint64_t count) {
  while (count > 0) {
    const auto step = std::min<std::uint64_t>(count, peek(1).size());
    if (step == 0) return;
    buffer_.drop(static_cast<std::size_t>(step));
    offset_ += step;
    count -= step;
  }
}

}  // namespace sourcier
