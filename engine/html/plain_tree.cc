#include "engine/html/plain_tree.h"

#include <algorithm>

#include "engine/html/names.h"
#include "engine/html/plain_text.h"

namespace sourcier::html {
namespace {

// What comes so near to MyHTML's guards is left to it.
constexpr std::size_t kMostOpen = kMostOpenElements - 64;
constexpr std::size_t kMostOpenFormatting = kMostFormatting / 2;
constexpr std::size_t kMostElements = kMostNodes / 2;
constexpr std::size_t kLargestPage = kMostText / 4;  // Bytes; references and copies may add some.
constexpr std::size_t kBytesANode = 64;              // Of real pages: a first guess.

bool is_implied(TagNumber tag) {
  switch (tag) {
    case MyHTML_TAG_DD:
    case MyHTML_TAG_DT:
    case MyHTML_TAG_LI:
    case MyHTML_TAG_OPTGROUP:
    case MyHTML_TAG_OPTION:
    case MyHTML_TAG_P:
    case MyHTML_TAG_RB:
    case MyHTML_TAG_RP:
    case MyHTML_TAG_RT:
    case MyHTML_TAG_RTC:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool PlainTree::is_beyond_guards() const {
  return open_.size() > kMostOpen || formatting_.size() > kMostOpenFormatting ||
         element_count_ > kMostElements || token_count_ > kMostTokens / 2 ||
         attribute_count_ > kMostAttributes / 2 || made_.text_size() > kMostText / 2;
}

std::optional<Tree> PlainTree::make() {
  if (page_.empty() || page_.size() > kLargestPage) return {};
  made_.reserve(page_.size() / kBytesANode + 2, page_.size() / 2);
  while (true) {
    const MarkupToken& token = tokens_.next();
    if (token.kind == MarkupToken::Kind::kRare || is_beyond_guards()) return {};
    ++token_count_;
    attribute_count_ += token.attribute_count;
    if (drops_newline_ && token.kind == MarkupToken::Kind::kText) {
      // A reference to a newline is one too.
      if (may_open_to_blank(token.text)) return {};
      if (token.text == "\n") {
        drops_newline_ = false;
        continue;
      }
    }
    rest_ = token.text;
    if (drops_newline_ && rest_.starts_with('\n')) rest_.remove_prefix(1);
    drops_newline_ = false;
    Next next = Next::kAgain;
    while (next == Next::kAgain) next = take(token);
    if (next == Next::kGiveUp) return {};
    if (token.kind == MarkupToken::Kind::kFinish) break;
  }
  made_.close_all();
  return made_.take();
}

PlainTree::Next PlainTree::take(const MarkupToken& token) {
  switch (mode_) {
    case Mode::kInBody:
      return in_body(token);
    case Mode::kInitial:
      return initial(token);
    case Mode::kBeforeHtml:
      return before_html(token);
    case Mode::kBeforeHead:
      return before_head(token);
    case Mode::kInHead:
      return in_head(token);
    case Mode::kInHeadNoscript:
      return in_head_noscript(token);
    case Mode::kAfterHead:
      return after_head(token);
    case Mode::kInTable:
      return in_table(token);
    case Mode::kInCaption:
      return in_caption(token);
    case Mode::kInColumnGroup:
      return in_column_group(token);
    case Mode::kInTableBody:
      return in_table_body(token);
    case Mode::kInRow:
      return in_row(token);
    case Mode::kInCell:
      return in_cell(token);
    case Mode::kInSelect:
      return in_select(token);
    case Mode::kInSelectInTable:
      return in_select_in_table(token);
    case Mode::kAfterBody:
      return after_body(token);
    case Mode::kAfterAfterBody:
      return after_after_body(token);
  }
  return Next::kGiveUp;
}

// The node that the next one goes into; kNone where none is kept.
NodeId PlainTree::place() const {
  const NodeId node = open_.back().node;
  return node == kNone || is_unseen(made_.tree()[node].tag) ? kNone : node;
}

NodeId PlainTree::insert(TagNumber tag, const MarkupToken* token) {
  ++element_count_;
  NodeId parent = 0;
  if (!open_.empty()) {
    parent = place();
    if (parent == kNone) return kNone;
  }
  last_text_ = kNone;
  const NodeId id = made_.add(tag_of(tag), parent);
  if (token == nullptr) return id;
  for (const RawAttribute& attribute : token->attributes)
    made_.add_attribute(attribute.name, open_references(attribute.value, true, scratch_));
  return id;
}

void PlainTree::push(TagNumber tag, NodeId node) {
  if (tag < kFirstUnknown) ++open_count_[tag];
  open_.push_back({tag, categories_of(tag), node, ++serials_});
}

void PlainTree::pop() {
  const TagNumber tag = open_.back().tag;
  if (tag < kFirstUnknown) --open_count_[tag];
  open_.pop_back();
}

void PlainTree::pop_to(std::size_t size) {
  while (open_.size() > size) pop();
}

void PlainTree::pop_until(TagNumber tag) {
  while (open_.size() > 1) {
    const bool is_last = is_current(tag);
    pop();
    if (is_last) return;
  }
}

// An element whose text holds no tags, with its text as far as someone asks for it.
PlainTree::Next PlainTree::open_raw(const MarkupToken& token) {
  const TagNumber tag = token.tag;
  const NodeId id = insert(tag, &token);
  const MarkupToken& rest = tokens_.rest_of(tag);
  if (rest.kind == MarkupToken::Kind::kRare) return Next::kGiveUp;
  token_count_ += 2;
  last_text_ = kNone;
  if (id == kNone || rest.text.empty()) return Next::kDone;
  if (tag == MyHTML_TAG_TITLE) {
    made_.set_text(id, open_references(rest.text, false, scratch_));
  } else if (tag == MyHTML_TAG_TEXTAREA) {
    if (may_open_to_blank(rest.text)) return Next::kGiveUp;
    const std::string_view text = rest.text.substr(rest.text.front() == '\n' ? 1 : 0);
    if (!text.empty()) made_.add_text(open_references(text, false, scratch_), id);
  } else if (tag == MyHTML_TAG_SCRIPT &&
             is_data_type(made_.tree().attribute(id, Attribute::kType))) {
    made_.set_text(id, rest.text);
  }
  return Next::kDone;
}

void PlainTree::insert_text(std::string_view raw) {
  const NodeId parent = place();
  if (parent == kNone) return;
  const std::string_view text = open_references(raw, false, scratch_);
  const bool goes_on = last_text_ != kNone && made_.tree()[last_text_].parent == parent;
  if (goes_on) {
    made_.extend_text(last_text_, text);
  } else {
    last_text_ = made_.add_text(text, parent);
  }
}

// Whether a paragraph holds a table hangs on the doctype: today's is known, others are left to
// MyHTML where it matters.
PlainTree::Next PlainTree::insert_doctype(std::string_view doctype) {
  has_doctype_ = true;
  std::string low;
  for (const char c : doctype) {
    if (!is_blank(c)) low += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  is_standard_ = low == "<!doctypehtml>";
  return Next::kDone;
}

bool PlainTree::is_in_scope(TagNumber tag, std::uint32_t boundary) const {
  if (tag < kFirstUnknown && open_count_[tag] == 0) return false;
  for (std::size_t at = open_.size(); at-- > 0;) {
    if (open_[at].tag == tag) return true;
    if ((open_[at].categories & boundary) != 0) return false;
  }
  return false;
}

void PlainTree::end_implied(TagNumber except) {
  while (is_implied(open_.back().tag) && open_.back().tag != except) pop();
}

// By the innermost element that settles it.
void PlainTree::reset_mode() {
  for (std::size_t at = open_.size(); at-- > 0;) {
    switch (open_[at].tag) {
      case MyHTML_TAG_SELECT:
        mode_ = open_count_[MyHTML_TAG_TABLE] > 0 ? Mode::kInSelectInTable : Mode::kInSelect;
        return;
      case MyHTML_TAG_TD:
      case MyHTML_TAG_TH:
        mode_ = Mode::kInCell;
        return;
      case MyHTML_TAG_TR:
        mode_ = Mode::kInRow;
        return;
      case MyHTML_TAG_TBODY:
      case MyHTML_TAG_TFOOT:
      case MyHTML_TAG_THEAD:
        mode_ = Mode::kInTableBody;
        return;
      case MyHTML_TAG_CAPTION:
        mode_ = Mode::kInCaption;
        return;
      case MyHTML_TAG_COLGROUP:
        mode_ = Mode::kInColumnGroup;
        return;
      case MyHTML_TAG_TABLE:
        mode_ = Mode::kInTable;
        return;
      case MyHTML_TAG_BODY:
        mode_ = Mode::kInBody;
        return;
      default:
        break;
    }
  }
  mode_ = Mode::kInBody;
}

std::optional<Tree> parse_plain(std::string_view page) {
  if (page.find('\r') == std::string_view::npos) return PlainTree(page).make();
  // "\r\n" and "\r" are newlines.
  std::string clean;
  clean.reserve(page.size());
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = std::min(page.find('\r', at), page.size());
    clean += page.substr(at, end - at);
    if (end == page.size()) break;
    // MyHTML takes the "\r" and the "\n" of "\r&\n" for one.
    if (page.substr(end).starts_with("\r&")) return {};
    clean += '\n';
    at = end + (page.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return PlainTree(clean).make();
}

}  // namespace sourcier::html
