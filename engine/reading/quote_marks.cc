#include "engine/reading/quote_marks.h"

#include <optional>
#include <string>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// A longer passage is a lost closing mark, not a quotation; a speech printed in full has marks at
// each paragraph. The bounds also keep the search linear on hostile text.
constexpr std::size_t kLongestQuotation = 6000;
constexpr std::size_t kLongestSingle = 600;
constexpr std::size_t kMostDepth = 8;
constexpr std::size_t kMostFailures = 64;  // Unclosed marks looked for to the bound, in one window.

enum class Pairing : std::uint8_t { kPaired, kStraight, kSingle };

struct Mark {
  std::string_view open;
  std::string_view close;
  Pairing pairing;
};

std::vector<Mark> marks_of(const Language& language) {
  const Table table = language.table("quote_marks");
  std::vector<Mark> marks;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view kind = table.cell(row, 2);
    marks.push_back({table.cell(row, 0), table.cell(row, 1),
                     kind == "paired"     ? Pairing::kPaired
                     : kind == "straight" ? Pairing::kStraight
                                          : Pairing::kSingle});
  }
  return marks;
}

bool is_wordlike(CodePoint point) {
  return point.size > 0 && (is_letter(point.value) || is_digit(point.value));
}

bool is_blank(CodePoint point) { return point.size == 0 || is_space(point.value); }

// A straight mark does not open where it can only close: a word or a mark before it, none behind.
bool may_open(std::string_view text, std::size_t at, const Mark& mark) {
  if (mark.pairing == Pairing::kPaired) return true;
  if (mark.pairing == Pairing::kSingle) {
    return is_blank(code_point_before(text, at)) &&
           is_wordlike(code_point_at(text, at + mark.open.size()));
  }
  const CodePoint before = code_point_before(text, at);
  const CodePoint after = code_point_at(text, at + mark.open.size());
  if (is_blank(before) || is_wordlike(after)) return true;
  return !is_wordlike(before) && !is_blank(after) && before.value != U'.' && before.value != U',';
}

bool may_close(std::string_view text, std::size_t at, const Mark& mark) {
  const CodePoint after = code_point_at(text, at + mark.close.size());
  if (mark.pairing == Pairing::kSingle) {
    return !is_wordlike(after) && !is_blank(code_point_before(text, at));
  }
  if (mark.pairing == Pairing::kStraight) {
    // Not where a new passage begins: blank before, a word behind.
    return !(is_blank(code_point_before(text, at)) && is_wordlike(after));
  }
  return true;
}

bool ends_paragraph(std::string_view text, std::size_t at) {
  return text.compare(at, 2, "\n\n") == 0;
}

class Finder {
 public:
  Finder(std::string_view text, const Language& language)
      : text_(text), marks_(marks_of(language)) {}

  std::vector<Quoted> find() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const Mark* mark = opening(at);
      if (mark == nullptr) {
        ++at;
        continue;
      }
      const std::optional<std::size_t> close = closing_any(at);
      at = close ? add(at, *close) : at + mark->open.size();
    }
    return std::move(found_);
  }

 private:
  // No quotation mark is an ASCII letter, digit or blank: most bytes are passed at once.
  const Mark* opening(std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0xC2 && byte != '"' && byte != '\'') return nullptr;
    for (const Mark& mark : marks_) {
      if (text_.compare(at, mark.open.size(), mark.open) == 0 && may_open(text_, at, mark)) {
        return &mark;
      }
    }
    return nullptr;
  }

  // Two rows may share an opening mark and differ in the closing one: the first that closes wins.
  std::optional<std::size_t> closing_any(std::size_t at) {
    if (at < give_up_until_ && ++failures_ > kMostFailures) return std::nullopt;
    for (const Mark& mark : marks_) {
      if (text_.compare(at, mark.open.size(), mark.open) != 0) continue;
      if (!may_open(text_, at, mark)) continue;
      if (const auto close = closing(at, mark)) {
        close_size_ = mark.close.size();
        open_size_ = mark.open.size();
        return close;
      }
    }
    if (at >= give_up_until_) {
      give_up_until_ = at + kLongestQuotation;
      failures_ = 0;
    }
    return std::nullopt;
  }

  // Where the mark opened at `at` closes.
  std::optional<std::size_t> closing(std::size_t at, const Mark& mark) const {
    const std::size_t longest =
        mark.pairing == Pairing::kSingle ? kLongestSingle : kLongestQuotation;
    const std::size_t limit = std::min(text_.size(), at + longest);
    std::size_t depth = 1;
    for (std::size_t i = at + mark.open.size(); i < limit; ++i) {
      if (ends_paragraph(text_, i)) {
        const std::size_t next = i + 2;
        if (text_.compare(next, mark.open.size(), mark.open) != 0) return std::nullopt;
        // The mark is repeated: the speech goes on, unless it closed the paragraph before.
        i = next + mark.open.size() - 1;
        continue;
      }
      if (text_.compare(i, mark.close.size(), mark.close) == 0 && may_close(text_, i, mark)) {
        if (--depth == 0) return i;
        i += mark.close.size() - 1;
      } else if (mark.open != mark.close && mark.pairing == Pairing::kPaired &&
                 text_.compare(i, mark.open.size(), mark.open) == 0) {
        // Opened at a new line: repeated, not nested.
        const bool repeated = i > 0 && text_[i - 1] == '\n';
        if (!repeated && ++depth > kMostDepth) return std::nullopt;
        i += mark.open.size() - 1;
      }
    }
    return std::nullopt;
  }

  std::size_t add(std::size_t open, std::size_t close) {
    const Span marks = span_of(open, close + close_size_);
    const std::string_view inside =
        trim(text_.substr(open + open_size_, close - open - open_size_));
    if (!inside.empty()) {
      const auto begin = static_cast<std::size_t>(inside.data() - text_.data());
      found_.push_back({span_at(begin, inside.size()), marks});
    }
    return marks.end;
  }

  std::string_view text_;
  std::vector<Mark> marks_;
  std::vector<Quoted> found_;
  std::size_t close_size_ = 0;
  std::size_t open_size_ = 0;
  std::size_t give_up_until_ = 0;
  std::size_t failures_ = 0;
};

}  // namespace

std::vector<Quoted> find_quoted(std::string_view text, const Language& language) {
  return Finder(text, language).find();
}

}  // namespace sourcier
