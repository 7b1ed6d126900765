#include "engine/article/blocks.h"

#include <algorithm>

#include "engine/article/marks.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using html::NodeId;
using html::Tag;

constexpr float kUnwantedInline = -4;       // Marks by which a word or two inside a line go,
constexpr float kUnseenInline = -6;         // and those by which whatever is inside goes.
constexpr std::uint32_t kProseInCell = 25;  // Words; such a cell is a column of the page.
constexpr NodeId kSmallInline = 12;         // Nodes; a larger element is more than a label.

// What an element passes on to the text in it.
struct Context {
  NodeId end = 0;
  NodeId block = 0;
  Tag tag = Tag::kBody;
  ParagraphKind kind = ParagraphKind::kBody;
  std::uint8_t level = 0;
  bool in_figure = false;
  bool in_list = false;
  bool in_update = false;
  bool is_block = true;
  NodeId anchor = 0;  // The <a> around, 0 for none.
};

bool is_dropped(Tag tag) {
  switch (tag) {
    case Tag::kHead:
    case Tag::kNav:
    case Tag::kScript:
    case Tag::kStyle:
    case Tag::kButton:
    case Tag::kSelect:
    case Tag::kOption:
    case Tag::kTextarea:
    case Tag::kInput:
    case Tag::kIframe:
    case Tag::kNoscript:
    case Tag::kSvg:
    case Tag::kTemplate:
    case Tag::kAudio:
    case Tag::kVideo:
      return true;
    default:
      return false;
  }
}

class BlockMaker {
 public:
  BlockMaker(const html::Tree& tree, const ExtractionRules::Data& rules)
      : tree_(tree), marks_(rules.elements) {}

  Blocks make();

 private:
  NodeId enter(NodeId id);
  Context context_of(NodeId id);
  void add_text(NodeId id);
  void add_character(std::string_view bytes, bool is_linked);
  void leave(NodeId id);
  void flush();
  void free_columns();

  const html::Tree& tree_;
  Marks marks_;
  Blocks out_;
  std::vector<Context> open_;
  Block current_;
  bool has_current_ = false;
  bool needs_space_ = false;
  int breaks_ = 0;
  std::uint32_t wide_ = 0;
};

void BlockMaker::flush() {
  needs_space_ = false;
  breaks_ = 0;
  if (!has_current_) return;
  has_current_ = false;
  current_.text.end = static_cast<std::uint32_t>(out_.text.size());
  current_.words += wide_ / 2;
  current_.link_count = static_cast<std::uint32_t>(out_.links.size()) - current_.first_link;
  if (!current_.text.empty()) out_.list.push_back(current_);
}

Context BlockMaker::context_of(NodeId id) {
  Context context = open_.back();
  const html::Node& node = tree_[id];
  context.end = node.end;
  context.is_block = html::is_block(node.tag);
  if (node.tag == Tag::kA) context.anchor = id;
  if (!context.is_block) return context;
  context.block = id;
  context.tag = node.tag;
  if (const int level = html::heading_level(node.tag); level != 0) {
    context.kind = ParagraphKind::kHeading;
    context.level = static_cast<std::uint8_t>(level);
  }
  if (node.tag == Tag::kFigure) context.in_figure = true;
  if (node.tag == Tag::kUl || node.tag == Tag::kOl) context.in_list = true;
  if (node.tag == Tag::kFigcaption || node.tag == Tag::kCaption || marks_.is_caption(tree_, id))
    context.kind = ParagraphKind::kCaption;
  // A table that holds paragraphs only lays the page out.
  if (node.tag == Tag::kP && context.kind == ParagraphKind::kTable)
    context.kind = ParagraphKind::kBody;
  const bool is_plain = context.kind == ParagraphKind::kBody;
  if (is_plain && (node.tag == Tag::kLi || node.tag == Tag::kDd || node.tag == Tag::kDt))
    context.kind = ParagraphKind::kList;
  if (is_plain && (node.tag == Tag::kTd || node.tag == Tag::kTh))
    context.kind = ParagraphKind::kTable;
  if (node.tag == Tag::kBlockquote) context.kind = ParagraphKind::kQuote;
  if (marks_.is_update(tree_, id)) context.in_update = true;
  return context;
}

// Takes an element in; returns the node to go on with.
NodeId BlockMaker::enter(NodeId id) {
  const html::Node& node = tree_[id];
  if (node.tag == Tag::kBr) {
    if (++breaks_ >= 2) flush();
    return node.end;
  }
  const float weight = marks_.weight(tree_, id);
  out_.weights[id] = weight;
  const bool is_block = html::is_block(node.tag);
  const bool is_small = node.end - id <= kSmallInline;
  const bool is_label =
      !is_block && (weight <= kUnseenInline || (weight <= kUnwantedInline && is_small));
  if (is_dropped(node.tag) || is_label || is_hidden(tree_, id)) {
    if (is_block && node.tag != Tag::kScript) flush();
    return node.end;
  }
  if (is_block) flush();
  if (node.end > id + 1) open_.push_back(context_of(id));
  return id + 1;
}

void BlockMaker::add_character(std::string_view bytes, bool is_linked) {
  if (!has_current_) {
    const Context& context = open_.back();
    current_ = {};
    current_.node = context.block;
    current_.tag = context.tag;
    current_.kind = context.kind;
    current_.level = context.level;
    current_.in_figure = context.in_figure;
    current_.in_list = context.in_list;
    current_.in_update = context.in_update;
    current_.text = span_at(out_.text.size(), 0);
    current_.first_link = static_cast<std::uint32_t>(out_.links.size());
    current_.words = 1;
    has_current_ = true;
    wide_ = 0;
  } else if (breaks_ > 0) {
    out_.text += '\n';
    ++current_.words;
  } else if (needs_space_) {
    out_.text += ' ';
    ++current_.words;
  }
  needs_space_ = false;
  breaks_ = 0;
  out_.text += bytes;
  if (is_linked) current_.linked += static_cast<std::uint32_t>(bytes.size());
}

// Characters that show nothing: soft hyphen, zero-width spaces and marks of byte order.
bool is_unseen(char32_t value) {
  return value == 0x00AD || value == 0xFEFF || value == kReplacement ||
         (value >= 0x200B && value <= 0x200F) || (value >= 0x2060 && value <= 0x2064);
}

void BlockMaker::add_text(NodeId id) {
  const std::string_view text = tree_.text(id);
  const NodeId anchor = open_.back().anchor;
  const bool is_first = !has_current_;
  std::size_t begin = std::string::npos;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte <= ' ' || byte == 0x7F) {
      needs_space_ = has_current_;
      ++at;
      continue;
    }
    std::uint32_t size = 1;
    if (byte >= 0x80) {
      const CodePoint point = code_point_at(text, at);
      size = std::max(point.size, 1u);
      if (is_unseen(point.value)) {
        at += size;
        continue;
      }
      if (point.value >= 0x2E80 && is_wide_script(point.value)) ++wide_;
    } else {
      while (at + size < text.size() && static_cast<unsigned char>(text[at + size]) > ' ' &&
             static_cast<unsigned char>(text[at + size]) < 0x7F)
        ++size;
    }
    add_character(text.substr(at, size), anchor != 0);
    if (begin == std::string::npos) begin = out_.text.size() - size;
    at += size;
  }
  if (begin == std::string::npos) return;
  if (is_first) current_.first = id;
  if (anchor == 0) return;
  const Span span = span_of(begin, out_.text.size());
  const bool goes_on =
      out_.links.size() > current_.first_link && out_.links.back().anchor == anchor;
  if (goes_on) {
    out_.links.back().span.end = span.end;
  } else {
    out_.links.push_back({span, anchor});
  }
}

void BlockMaker::leave(NodeId id) {
  while (open_.size() > 1 && open_.back().end <= id) {
    if (open_.back().is_block) flush();
    open_.pop_back();
  }
}

// A cell whose lines are together as long as prose is a column of the page.
void BlockMaker::free_columns() {
  auto& list = out_.list;
  for (std::size_t begin = 0, end = 0; begin < list.size(); begin = end) {
    std::uint32_t words = 0;
    for (end = begin; end < list.size() && list[end].node == list[begin].node; ++end)
      words += list[end].words;
    if (list[begin].kind != ParagraphKind::kTable || words < kProseInCell) continue;
    for (std::size_t i = begin; i < end; ++i) list[i].kind = ParagraphKind::kBody;
  }
}

Blocks BlockMaker::make() {
  const auto count = static_cast<NodeId>(tree_.nodes().size());
  out_.weights.assign(count, 0);
  open_.push_back({.end = count});
  for (NodeId id = 0; id < count;) {
    leave(id);
    if (tree_[id].tag == Tag::kText) {
      add_text(id++);
    } else {
      id = enter(id);
    }
  }
  flush();
  free_columns();
  return std::move(out_);
}

}  // namespace

bool ends_sentence(std::string_view line) {
  for (int i = 0; i < 4 && !line.empty(); ++i) {
    const CodePoint point = code_point_before(line, line.size());
    const char32_t c = point.value;
    if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
        c == 0xFF1F)
      return true;
    // Closing marks may follow the stop.
    const bool is_closing = c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x00BB ||
                            c == 0x201D || c == 0x2019 || c == 0x201C || is_space(c);
    if (!is_closing) return false;
    line.remove_suffix(point.size);
  }
  return false;
}

bool is_prose(const Block& block, bool ends) {
  if (block.link_density() > 0.4F) return false;
  if (block.kind == ParagraphKind::kHeading) return false;
  return block.words >= 20 || (block.words >= 8 && ends);
}

Blocks make_blocks(const html::Tree& tree, const ExtractionRules::Data& rules) {
  return BlockMaker(tree, rules).make();
}

}  // namespace sourcier
