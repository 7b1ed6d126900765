#include "engine/text/utf8.h"

namespace sourcier {
namespace {

struct Lead {
  std::uint32_t size;  // Bytes of the whole sequence.
  unsigned char low;   // The second byte's range: it rules out overlong forms,
  unsigned char high;  // surrogates and values over U+10FFFF.
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

struct Step {
  CodePoint point;
  std::uint32_t consumed;  // Bytes of a valid sequence, or of a maximal invalid part.
};

Step step_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const Lead lead = lead_of(first);
  if (lead.size == 1) return {{first, 1}, 1};
  if (lead.size == 0) return {{kReplacement, 1}, 1};
  char32_t value = first & (0x7Fu >> lead.size);
  for (std::uint32_t i = 1; i < lead.size; ++i) {
    if (at + i >= text.size()) return {{kReplacement, 1}, i};
    const auto byte = static_cast<unsigned char>(text[at + i]);
    const unsigned char low = i == 1 ? lead.low : 0x80;
    const unsigned char high = i == 1 ? lead.high : 0xBF;
    if (byte < low || byte > high) return {{kReplacement, 1}, i};
    value = (value << 6) | (byte & 0x3Fu);
  }
  return {{value, lead.size}, lead.size};
}

}  // namespace

CodePoint code_point_beyond_ascii(std::string_view text, std::size_t at) {
  return step_at(text, at).point;
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  if (at == 0 || at > text.size()) return {};
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && !is_boundary(text, begin)) --begin;
  const CodePoint point = code_point_at(text, begin);
  if (begin + point.size == at) return point;
  return {kReplacement, 1};
}

void append_utf8(std::string& out, char32_t value) {
  const auto byte = [&out](char32_t bits) { out += static_cast<char>(bits); };
  if (value < 0x80) {
    byte(value);
  } else if (value < 0x800) {
    byte(0xC0 | (value >> 6));
    byte(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    byte(0xE0 | (value >> 12));
    byte(0x80 | ((value >> 6) & 0x3F));
    byte(0x80 | (value & 0x3F));
  } else {
    byte(0xF0 | (value >> 18));
    byte(0x80 | ((value >> 12) & 0x3F));
    byte(0x80 | ((value >> 6) & 0x3F));
    byte(0x80 | (value & 0x3F));
  }
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Step step = step_at(bytes, at);
    if (step.point.value == kReplacement && step.point.size == 1) return false;
    at += step.consumed;
  }
  return true;
}

std::string mend_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Step step = step_at(bytes, at);
    if (step.point.value == kReplacement && step.point.size == 1) {
      append_utf8(out, kReplacement);
    } else {
      out.append(bytes.substr(at, step.consumed));
    }
    at += step.consumed;
  }
  return out;
}

}  // namespace sourcier
