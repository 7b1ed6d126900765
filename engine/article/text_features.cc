// Features of a block's own text, and of the pictures beside it.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "engine/article/features.h"
#include "engine/base/digest.h"

namespace sourcier {
namespace {

using html::NodeId;
using html::Tag;
using F = BlockFeature;

constexpr std::uint64_t kWhole = kFeatureValues - 1;  // A share of 1.
constexpr std::size_t kBytesCounted = 512;            // Of a block's text: enough to tell its kind.

std::int64_t share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<std::int64_t>(part * kWhole / whole);
}

// Classes of bytes.
enum ByteClass : std::uint8_t { kSmall, kCapital, kDigit, kSign, kBeyond, kBlank, kStop, kComma };

constexpr std::array<std::uint8_t, 256> kByteClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    std::uint8_t kind = kSign;
    if (byte >= 0x80) kind = kBeyond;
    if (c >= 'a' && c <= 'z') kind = kSmall;
    if (c >= 'A' && c <= 'Z') kind = kCapital;
    if (c >= '0' && c <= '9') kind = kDigit;
    if (c == ' ' || c == '\n') kind = kBlank;
    if (c == '.' || c == '!' || c == '?') kind = kStop;
    if (c == ',') kind = kComma;
    classes[static_cast<std::size_t>(byte)] = kind;
  }
  return classes;
}();

// What a text ends with, closing marks aside.
std::int64_t last_of(std::string_view text) {
  enum : std::int64_t { kLetter, kNumber, kFullStop, kQuestion, kExclamation, kColon, kElse };
  while (!text.empty() && (text.back() == '"' || text.back() == ')' || text.back() == '\''))
    text.remove_suffix(1);
  if (text.empty()) return kElse;
  if (text.back() == '.') return kFullStop;
  if (text.back() == '?') return kQuestion;
  if (text.back() == '!') return kExclamation;
  if (text.back() == ':') return kColon;
  const std::uint8_t kind = kByteClasses[static_cast<unsigned char>(text.back())];
  if (kind == kDigit) return kNumber;
  return kind == kSmall || kind == kCapital || kind == kBeyond ? kLetter : kElse;
}

class TextMeasurer {
 public:
  TextMeasurer(const html::Tree& tree, const Blocks& blocks, const PageShape& shape,
               FeatureColumns& columns)
      : tree_(tree), blocks_(blocks), shape_(shape), columns_(columns) {}

  void measure();

 private:
  void set(F feature, std::size_t row, std::int64_t value) {
    columns_.set(static_cast<std::size_t>(feature), row, value);
  }
  void set_bytes(std::size_t i);
  void set_ends(std::size_t i);
  void set_links(std::size_t i);
  void set_repeats();
  void set_pictures();

  const html::Tree& tree_;
  const Blocks& blocks_;
  const PageShape& shape_;
  FeatureColumns& columns_;
};

void TextMeasurer::set_bytes(std::size_t i) {
  const Block& block = blocks_.list[i];
  const std::string_view text = blocks_.text_of(block).substr(0, kBytesCounted);
  std::array<std::uint32_t, 8> counts{};
  std::uint32_t lines = 0, asks = 0, exclaims = 0, addresses = 0;
  char before = ' ';
  for (const char c : text) {
    ++counts[kByteClasses[static_cast<unsigned char>(c)]];
    lines += c == '\n' ? 1 : 0;
    asks += c == '?' ? 1 : 0;
    exclaims += c == '!' ? 1 : 0;
    addresses += c == '@' || (c == '/' && before == '/') ? 1 : 0;
    before = c;
  }
  set(F::kWords, i, log_scale(block.words));
  set(F::kBytes, i, log_scale(block.text.size()));
  set(F::kWordLength, i, block.text.size() / std::max(block.words, 1U));
  set(F::kStops, i, counts[kStop]);
  set(F::kCommas, i, counts[kComma]);
  set(F::kCapitals, i, share(counts[kCapital] * 4, text.size()));
  set(F::kDigits, i, share(counts[kDigit] * 4, text.size()));
  set(F::kSigns, i, share(counts[kSign] * 4, text.size()));
  set(F::kWide, i, share(counts[kBeyond], text.size()));
  set(F::kLines, i, lines);
  set(F::kAsks, i, asks);
  set(F::kExclaims, i, exclaims);
  set(F::kAddresses, i, addresses);
}

void TextMeasurer::set_ends(std::size_t i) {
  const std::string_view text = blocks_.text_of(blocks_.list[i]);
  const std::uint8_t first = kByteClasses[static_cast<unsigned char>(text.front())];
  set(F::kBegins, i, first == kStop || first == kComma ? std::uint8_t{kSign} : first);
  set(F::kLast, i, last_of(text));
  set(F::kEndsSentence, i, shape_.ends[i]);
}

void TextMeasurer::set_links(std::size_t i) {
  const Block& block = blocks_.list[i];
  set(F::kLinkDensity, i, share(block.linked, block.text.size()));
  set(F::kLinks, i, block.link_count);
  const bool is_linked =
      block.link_count > 0 && blocks_.links[block.first_link].span.begin == block.text.begin;
  set(F::kBeginsLinked, i, is_linked ? 1 : 0);
  const NodeId around = tree_[block.first].parent;
  const Tag tag = tree_[around].tag;
  const std::int64_t inner = tag == Tag::kA ? 1 : (tag == Tag::kSpan ? 2 : 3);
  set(F::kBeginsInline, i, around == block.node ? 0 : inner);
}

void TextMeasurer::set_repeats() {
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  std::vector<std::uint32_t*> count_of;
  counts.reserve(blocks_.list.size());
  for (const Block& block : blocks_.list)
    count_of.push_back(&++counts[stable_hash(blocks_.text_of(block))]);
  for (std::size_t i = 0; i < count_of.size(); ++i) set(F::kRepeated, i, *count_of[i]);
}

void TextMeasurer::set_pictures() {
  std::size_t next = 0;  // The block that the nodes from here on stand before.
  const std::size_t count = blocks_.list.size();
  const auto nodes = static_cast<NodeId>(tree_.nodes().size());
  for (NodeId id = 0; id < nodes; ++id) {
    while (next < count && blocks_.list[next].first <= id) ++next;
    if (tree_[id].tag != Tag::kImg) continue;
    if (next < count) set(F::kPictureBefore, next, 1);
    if (next > 0) set(F::kPictureAfter, next - 1, 1);
  }
}

void TextMeasurer::measure() {
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
    set_bytes(i);
    set_ends(i);
    set_links(i);
  }
  set_repeats();
  set_pictures();
}

}  // namespace

void measure_text(const html::Tree& tree, const Blocks& blocks, const PageShape& shape,
                  FeatureColumns& columns) {
  TextMeasurer(tree, blocks, shape, columns).measure();
}

}  // namespace sourcier
