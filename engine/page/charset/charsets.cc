#include "engine/page/charset/charsets.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "engine/text/icu_status.h"

namespace sourcier {
namespace {

constexpr std::string_view kBlank = "\t\n\f\r ";
constexpr std::size_t kUpperHalf = 128;  // The bytes over 127 of an encoding of single bytes.

struct EndConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, EndConverter>;

using Bytes = std::string (*)(std::size_t pointer);

std::string pair(std::size_t first, std::size_t second) {
  return {static_cast<char>(first), static_cast<char>(second)};
}

// The bytes of a pointer in an encoding of double bytes.
std::string gb18030_bytes(std::size_t pointer) {
  const std::size_t trail = pointer % 190;
  return pair(0x81 + pointer / 190, trail + (trail < 0x3F ? 0x40 : 0x41));
}
std::string big5_bytes(std::size_t pointer) {
  const std::size_t trail = pointer % 157;
  return pair(0x81 + pointer / 157, trail + (trail < 0x3F ? 0x40 : 0x62));
}
std::string euc_kr_bytes(std::size_t pointer) {
  return pair(0x81 + pointer / 190, 0x41 + pointer % 190);
}
std::string jis0208_bytes(std::size_t pointer) {  // In Shift_JIS, which reaches further than EUC.
  const std::size_t lead = pointer / 188, trail = pointer % 188;
  return pair(lead + (lead < 0x1F ? 0x81 : 0xC1), trail + (trail < 0x3F ? 0x40 : 0x41));
}
std::string jis0212_bytes(std::size_t pointer) {
  return "\x8F" + pair(0xA1 + pointer / 94, 0xA1 + pointer % 94);
}
std::string single_byte(std::size_t pointer) {
  return std::string(1, static_cast<char>(kUpperHalf + pointer));
}

struct DoubleBytes {
  std::string_view name;
  const char* converter;
  std::size_t size;
  Bytes bytes;
  bool has_private;  // Its private-use characters are the standard's too.
};
constexpr DoubleBytes kDoubleBytes[] = {
    {"gb18030", "gb18030", 23940, gb18030_bytes, true},
    {"big5", "ibm-1375_P100-2008", 19782, big5_bytes, false},
    {"euc-kr", "windows-949-2000", 23750, euc_kr_bytes, false},
    {"jis0208", "ibm-943_P15A-2003", 11280, jis0208_bytes, false},
    {"jis0212", "euc-jp-2007", 8836, jis0212_bytes, false}};

bool is_private(char32_t value) { return value >= 0xE000 && value <= 0xF8FF; }

// The one character that the bytes stand for.
char32_t character_of(UConverter* converter, const std::string& bytes) {
  constexpr int kMostUnits = 4;
  UChar units[kMostUnits];
  UErrorCode status = U_ZERO_ERROR;
  ucnv_reset(converter);
  const std::int32_t length = ucnv_toUChars(converter, units, kMostUnits, bytes.data(),
                                            static_cast<std::int32_t>(bytes.size()), &status);
  if (!is_done(status) || length < 1) return kNoCharacter;
  UChar32 value = 0;
  std::int32_t at = 0;
  U16_NEXT(units, at, length, value);
  const bool is_one = at == length && value != 0xFFFD && !U_IS_SURROGATE(value);
  return is_one ? static_cast<char32_t>(value) : kNoCharacter;
}

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  if (!is_done(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFallback(converter.get(), true);
  return is_done(status) ? std::move(converter) : nullptr;
}

CharsetIndex read_converter(const char* name, std::size_t size, Bytes bytes, bool has_private) {
  CharsetIndex index(size, kNoCharacter);
  const Converter converter = open_converter(name);
  if (converter == nullptr) return index;
  for (std::size_t pointer = 0; pointer < size; ++pointer) {
    const char32_t value = character_of(converter.get(), bytes(pointer));
    if (has_private || !is_private(value)) index[pointer] = value;
  }
  return index;
}

// The value of a cell in hexadecimal; 0 for an empty one.
std::uint32_t hex_number(std::string_view cell) {
  std::uint32_t value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value, 16);
  return value;
}

void apply_differences(const Table& rows, std::string_view name, Bytes bytes, CharsetIndex& index) {
  std::map<std::uint32_t, char32_t> wanted;
  for (std::size_t row = rows.find(name); row != Table::kNone; row = rows.next(row))
    wanted.emplace(hex_number(rows.cell(row, 1)), hex_number(rows.cell(row, 2)));
  for (std::size_t pointer = 0; pointer < index.size() && !wanted.empty(); ++pointer) {
    std::uint32_t code = 0;
    for (const char c : bytes(pointer)) code = code * 256 + static_cast<unsigned char>(c);
    const auto found = wanted.find(code);
    if (found != wanted.end()) index[pointer] = found->second;
  }
}

}  // namespace

// Filled once and by one thread; the names are known from the start. By a lock, not std::call_once:
// an exception that leaves it passes through the C library, which ends the program where there is
// no memory to load what unwinds its own frames.
struct Charsets::Cache {
  struct Entry {
    std::mutex mutex;
    std::optional<CharsetIndex> index;
  };
  std::map<std::string, Entry, std::less<>> by_name;
  CharsetIndex none;
};

Charsets::Charsets() : cache_(std::make_shared<Cache>()) {}

Charsets::Charsets(const Pack& pack)
    : labels_(pack.table("rules/charset_labels")),
      differences_(pack.table("rules/charset_differences")),
      cache_(std::make_shared<Cache>()) {
  for (std::size_t row = 0; row < labels_.rows(); ++row) {
    const std::string_view converter = labels_.cell(row, 2);
    if (!converter.empty()) cache_->by_name[std::string(labels_.cell(row, 1))];
  }
  for (const DoubleBytes& known : kDoubleBytes) cache_->by_name[std::string(known.name)];
}

std::string_view Charsets::encoding_of(std::string_view label) const {
  const std::size_t begin = label.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  label = label.substr(begin, label.find_last_not_of(kBlank) - begin + 1);
  std::string low(label);
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const std::size_t row = labels_.find(low);
  return row == Table::kNone ? std::string_view() : labels_.cell(row, 1);
}

const CharsetIndex& Charsets::index(std::string_view name) const {
  const auto found = cache_->by_name.find(name);
  if (found == cache_->by_name.end()) return cache_->none;
  Cache::Entry& entry = found->second;
  const std::lock_guard lock(entry.mutex);
  if (!entry.index) {
    const auto* known = std::ranges::find(kDoubleBytes, name, &DoubleBytes::name);
    const bool is_double = known != std::end(kDoubleBytes);
    const Bytes bytes = is_double ? known->bytes : single_byte;
    // The first label of an encoding is its name: the row tells the converter.
    const std::size_t row = labels_.find(name);
    const std::string converter(row == Table::kNone ? "" : labels_.cell(row, 2));
    CharsetIndex index =
        is_double ? read_converter(known->converter, known->size, bytes, known->has_private)
                  : read_converter(converter.c_str(), kUpperHalf, bytes, name == "macintosh");
    apply_differences(differences_, name, bytes, index);
    entry.index = std::move(index);
  }
  return *entry.index;
}

}  // namespace sourcier
