#include "engine/article/mark_index.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <utility>

#include "engine/article/words.h"
#include "engine/text/span.h"

namespace sourcier {
namespace {

constexpr std::size_t kMostParts = 64;  // Generated class lists can be endless.
constexpr std::size_t kMostKinds = 32;
constexpr std::size_t kShortNames = 256;  // Bytes; longer lists of classes need memory.

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_upper_letter(char c) { return c >= 'A' && c <= 'Z'; }

// "article__body isWide" has the parts article, body; is, wide. Neighbours of one name stand in
// `text` with a hyphen between them.
class NameParts {
 public:
  explicit NameParts(std::string_view names);
  NameParts(const NameParts&) = delete;
  NameParts& operator=(const NameParts&) = delete;

  std::size_t size() const { return count_; }
  std::string_view part(std::size_t i) const { return between(i, i); }
  std::string_view pair(std::size_t i) const { return between(i, i + 1); }
  // Whether the part after this one belongs to the same name.
  bool has_next(std::size_t i) const { return i + 1 < count_ && text_[spans_[i].end] == '-'; }

 private:
  std::string_view between(std::size_t first, std::size_t last) const {
    return {text_ + spans_[first].begin, spans_[last].end - spans_[first].begin};
  }
  void end_part();

  std::array<char, kShortNames * 2> short_;
  std::string long_;
  char* text_ = nullptr;  // Twice the bytes of the names: each may be a part.
  std::array<Span, kMostParts + 2> spans_;
  std::size_t count_ = 0;
  std::size_t begin_ = 0;  // Of the part,
  std::size_t end_ = 0;    // and its end so far.
};

void NameParts::end_part() {
  if (end_ == begin_) return;
  spans_[count_++] = span_of(begin_, end_);
  text_[end_++] = '-';
  begin_ = end_;
}

NameParts::NameParts(std::string_view names) {
  text_ = short_.data();
  if (names.size() > kShortNames) {
    long_.resize(names.size() * 2);
    text_ = long_.data();
  }
  std::size_t blanks = 0;
  char before = ' ';
  for (const char c : names) {
    const bool is_part = is_lower_or_digit(c) || is_upper_letter(c) || (c & 0x80) != 0;
    if (!is_part || (is_upper_letter(c) && is_lower_or_digit(before))) {
      end_part();
      if (c == ' ') {
        ++blanks;
        if (end_ > 0) text_[end_ - 1] = ' ';  // Parts of two names are no pair.
      }
      if (count_ + blanks > kMostParts) return;
    }
    if (is_part) text_[end_++] = is_upper_letter(c) ? static_cast<char>(c - 'A' + 'a') : c;
    before = c;
  }
  end_part();
}

float number_of(std::string_view cell) {
  int value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return static_cast<float>(value);
}

}  // namespace

bool is_stronger(float other, float weight) {
  return std::abs(other) > std::abs(weight) || (std::abs(other) == std::abs(weight) && other < 0);
}

MarkIndex::MarkIndex(const Table& rows) : rows_(rows), slots_(std::bit_ceil(rows.rows() * 4 + 1)) {
  words_.reserve(rows.rows() * 2);
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const std::string_view cell = rows.cell(row, 0);
    const std::size_t colon = std::min(cell.find(':'), cell.size());
    const std::string_view kind = cell.substr(0, colon);
    const std::string_view text = cell.substr(std::min(colon + 1, cell.size()));
    weights_.push_back(rows.columns() > 1 ? number_of(rows.cell(row, 1)) : 0);
    const std::uint32_t own = made_bit(kind);
    Word& word = made(text);
    word.rows.push_back({own, static_cast<std::uint32_t>(row)});
    word.kinds |= own;
    if (kind == "class" && word.class_row == kNoRow)
      word.class_row = static_cast<std::uint32_t>(row);
    if (const std::size_t hyphen = text.find('-'); hyphen != std::string_view::npos)
      made(text.substr(0, hyphen)).begins_pair = true;
  }
}

std::uint32_t MarkIndex::bit(std::string_view kind) const {
  const auto known = std::ranges::find(kinds_, kind);
  return known == kinds_.end() ? 0 : 1u << (known - kinds_.begin());
}

std::uint32_t MarkIndex::made_bit(std::string_view kind) {
  if (bit(kind) == 0 && kinds_.size() < kMostKinds) kinds_.push_back(kind);
  return bit(kind);
}

const MarkIndex::Word* MarkIndex::find(std::string_view text) const {
  if (slots_.empty()) return nullptr;
  const std::uint32_t hash = line_word_hash(text);
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at].word != 0;
       at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash != hash) continue;
    if (const Word& word = words_[slots_[at].word - 1]; word.text == text) return &word;
  }
  return nullptr;
}

MarkIndex::Word& MarkIndex::made(std::string_view text) {
  if (const Word* known = find(text); known != nullptr)
    return words_[static_cast<std::size_t>(known - words_.data())];
  const std::uint32_t hash = line_word_hash(text);
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].word != 0) at = (at + 1) & (slots_.size() - 1);
  Word& word = words_.emplace_back();
  word.text = text;
  slots_[at] = {hash, static_cast<std::uint32_t>(words_.size())};
  return word;
}

// Whether the word has a weight.
bool MarkIndex::take(const Word& word, NameMarks& marks) const {
  if (word.class_row == kNoRow) return false;
  const float weight = weights_[word.class_row];
  if (is_stronger(weight, marks.weight)) {
    marks.weight = weight;
    marks.row = word.class_row;
  }
  return weight != 0;
}

NameMarks MarkIndex::of(std::string_view names) const {
  NameMarks marks;
  const NameParts parts(names);
  bool is_spoken_for = false;  // By the pair before.
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Word* word = find(parts.part(i));
    const bool is_free = !std::exchange(is_spoken_for, false);
    if (word == nullptr) continue;
    const Word* pair = word->begins_pair && parts.has_next(i) ? find(parts.pair(i)) : nullptr;
    marks.kinds |= word->kinds | (pair == nullptr ? 0 : pair->kinds);
    if (!is_free) continue;
    is_spoken_for = pair != nullptr && take(*pair, marks);
    if (!is_spoken_for) take(*word, marks);
  }
  return marks;
}

std::size_t MarkIndex::row(std::string_view kind, std::string_view text) const {
  const Word* word = find(text);
  if (word == nullptr) return Table::kNone;
  const std::uint32_t own = bit(kind);
  for (const KindRow& row : word->rows) {
    if (row.bit == own) return row.row;
  }
  return Table::kNone;
}

}  // namespace sourcier
