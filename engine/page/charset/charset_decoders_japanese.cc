// The decoders of Japanese encodings. Where a pair is no character its second byte is read again if
// it is ASCII, so that damage never swallows markup.
#include "engine/page/charset/charset_output.h"

namespace sourcier {
namespace {

constexpr char32_t kHalfKatakana = 0xFF61;  // Of byte 0xA1, or 0x21 in ISO-2022-JP.

// The user-defined rows of Shift_JIS stand for private characters.
constexpr std::size_t kFirstPrivate = 8836, kEndPrivate = 10716;

char32_t shift_jis_pair(unsigned lead, unsigned trail, const CharsetIndex& jis0208) {
  if (!is_within(trail, 0x40, 0x7E) && !is_within(trail, 0x80, 0xFC)) return kNoCharacter;
  const std::size_t pointer =
      (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + trail - (trail < 0x7F ? 0x40 : 0x41);
  if (pointer >= kFirstPrivate && pointer < kEndPrivate)
    return static_cast<char32_t>(0xE000 + pointer - kFirstPrivate);
  return known(jis0208, pointer);
}

// ISO-2022-JP: what the bytes mean now.
enum class JisState : std::uint8_t { kAscii, kRoman, kKatakana, kPair };

class Iso2022Jp {
 public:
  Iso2022Jp(std::string_view bytes, const CharsetIndex& jis0208, CharsetOutput& out)
      : bytes_(bytes), jis0208_(jis0208), out_(out) {}

  void run() {
    while (at_ < bytes_.size()) {
      const unsigned byte = byte_at(bytes_, at_++);
      if (byte == 0x1B) {
        escape();
      } else if (state_ == JisState::kPair) {
        pair(byte);
      } else {
        has_escaped_ = false;
        if (!out_.put_known(single(byte)) && byte != 0) out_.error();
        if (byte == 0) out_.put(0);
      }
    }
  }

 private:
  char32_t single(unsigned byte) const {
    if (state_ == JisState::kKatakana)
      return is_within(byte, 0x21, 0x5F) ? kHalfKatakana + byte - 0x21 : kNoCharacter;
    if (byte > 0x7F || byte == 0x0E || byte == 0x0F) return kNoCharacter;
    if (state_ == JisState::kRoman && byte == 0x5C) return 0xA5;
    if (state_ == JisState::kRoman && byte == 0x7E) return 0x203E;
    return byte;
  }

  void pair(unsigned lead) {
    has_escaped_ = false;
    if (!is_within(lead, 0x21, 0x7E) || at_ == bytes_.size()) return out_.error();
    const unsigned trail = byte_at(bytes_, at_++);
    if (trail == 0x1B) {
      out_.error();
      return escape();
    }
    const bool is_trail = is_within(trail, 0x21, 0x7E);
    if (!is_trail || !out_.put_known(known(jis0208_, (lead - 0x21) * 94 + trail - 0x21)))
      out_.error();
  }

  // Behind an escape byte. Two escapes with nothing between them are an error: they could hide
  // markup.
  void escape() {
    const std::string_view next = bytes_.substr(at_, 2);
    const bool is_known =
        next == "(B" || next == "(J" || next == "(I" || next == "$@" || next == "$B";
    if (!is_known) {
      has_escaped_ = false;
      return out_.error();
    }
    at_ += 2;
    state_ = next[0] == '$'   ? JisState::kPair
             : next[1] == 'B' ? JisState::kAscii
             : next[1] == 'J' ? JisState::kRoman
                              : JisState::kKatakana;
    if (has_escaped_) out_.error();
    has_escaped_ = true;
  }

  std::string_view bytes_;
  const CharsetIndex& jis0208_;
  CharsetOutput& out_;
  std::size_t at_ = 0;
  JisState state_ = JisState::kAscii;
  bool has_escaped_ = false;
};

}  // namespace

void decode_shift_jis(std::string_view bytes, const CharsetIndex& jis0208, CharsetOutput& out) {
  for (std::size_t at = take_ascii(bytes, 0, out); at < bytes.size();
       at = take_ascii(bytes, at, out)) {
    const unsigned lead = byte_at(bytes, at);
    const bool is_lead = is_within(lead, 0x81, 0x9F) || is_within(lead, 0xE0, 0xFC);
    if (is_lead && at + 1 < bytes.size()) {
      at = after_pair(bytes, at, shift_jis_pair(lead, byte_at(bytes, at + 1), jis0208), out);
      continue;
    }
    char32_t value = kNoCharacter;
    if (lead == 0x80) value = 0x80;
    if (is_within(lead, 0xA1, 0xDF)) value = kHalfKatakana + lead - 0xA1;
    if (!out.put_known(value)) out.error();
    ++at;
  }
}

void decode_euc_jp(std::string_view bytes, const CharsetIndex& jis0208, const CharsetIndex& jis0212,
                   CharsetOutput& out) {
  for (std::size_t at = take_ascii(bytes, 0, out); at < bytes.size();
       at = take_ascii(bytes, at, out)) {
    unsigned lead = byte_at(bytes, at);
    const bool is_lead = lead == 0x8E || lead == 0x8F || is_within(lead, 0xA1, 0xFE);
    if (!is_lead || at + 1 == bytes.size()) {
      out.error();
      ++at;
      continue;
    }
    const bool is_third = lead == 0x8F && is_within(byte_at(bytes, at + 1), 0xA1, 0xFE);
    if (is_third) {
      lead = byte_at(bytes, ++at);
      if (at + 1 == bytes.size()) return out.error();
    }
    const unsigned trail = byte_at(bytes, at + 1);
    char32_t value = kNoCharacter;
    if (lead == 0x8E && is_within(trail, 0xA1, 0xDF)) {
      value = kHalfKatakana + trail - 0xA1;
    } else if (is_within(lead, 0xA1, 0xFE) && is_within(trail, 0xA1, 0xFE)) {
      const std::size_t pointer = (lead - 0xA1) * 94 + trail - 0xA1;
      value = known(is_third ? jis0212 : jis0208, pointer);
    }
    at = after_pair(bytes, at, value, out);
  }
}

void decode_iso_2022_jp(std::string_view bytes, const CharsetIndex& jis0208, CharsetOutput& out) {
  Iso2022Jp(bytes, jis0208, out).run();
}

}  // namespace sourcier
