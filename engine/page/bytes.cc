#include "engine/page/bytes.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace sourcier {

char* ByteBuffer::reserve(std::size_t count) {
  if (capacity_ - end_ >= count) return data_.get() + end_;
  const std::size_t size = end_ - begin_;
  if (capacity_ - size >= count && begin_ >= size / 4) {  // Moved rarely enough to stay linear.
    std::memmove(data_.get(), data_.get() + begin_, size);
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

void ByteWindow::append() {
  const std::uint64_t end = offset_ + buffer_.view().size();
  is_ended_ = !stream_.append_to(buffer_);
  for (Error& error : stream_.take_damages()) damages_.push_back({end, std::move(error)});
  const auto member = stream_.member();
  if (is_ended_ || !member) return;
  if (members_.empty() || members_.back().stored != *member) members_.push_back({end, *member});
  drop_members();
}

void ByteWindow::drop_members() {
  while (members_.size() > 1 && members_[1].begin <= offset_) members_.pop_front();
}

std::string_view ByteWindow::peek(std::size_t count) {
  while (!is_ended_ && buffer_.view().size() < count) append();
  return buffer_.view();
}

std::uint64_t ByteWindow::next_member(std::uint64_t after) const {
  const auto next = std::ranges::upper_bound(members_, after, {}, &Member::begin);
  return next != members_.end() ? next->begin : std::numeric_limits<std::uint64_t>::max();
}

std::optional<Error> ByteWindow::take_damage(std::uint64_t before) {
  if (damages_.empty() || damages_[0].at > before) return {};
  Error error = std::move(damages_[0].error);
  damages_.pop_front();
  return error;
}

std::optional<std::string_view> ByteWindow::peek_line(std::size_t longest) {
  std::size_t searched = 0;
  for (;;) {
    const std::string_view bytes = buffer_.view().substr(0, longest);
    const std::size_t at = bytes.find('\n', searched);
    if (at != std::string_view::npos) return bytes.substr(0, at + 1);
    searched = bytes.size();
    if (searched == longest) return {};
    // Even where nothing more comes the buffer may have moved: `bytes` is no longer valid.
    if (peek(searched + 1).size() == searched) return buffer_.view();
  }
}

std::optional<Error> ByteWindow::take_damage(std::uint64_t before, ErrorKind kind) {
  if (damages_.empty() || damages_[0].error.kind != kind) return {};
  return take_damage(before);
}

void ByteWindow::skip(std::uint64_t count) {
  while (count > 0) {
    const auto step = std::min<std::uint64_t>(count, peek(1).size());
    if (step == 0) return;
    buffer_.drop(static_cast<std::size_t>(step));
    offset_ += step;
    count -= step;
    drop_members();
  }
}

}  // namespace sourcier
