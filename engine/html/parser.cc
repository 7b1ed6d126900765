#include "engine/html/parser.h"

#include <algorithm>
#include <cstdint>

#include "engine/base/allocated.h"
#include "engine/html/shed.h"
#include "engine/html/tree.h"

namespace sourcier::html {
namespace {

constexpr std::size_t kLargestKept = 1u << 20;  // Bytes of a page after which the parser is let go.
constexpr std::size_t kStep = 2048;             // Tags are counted by so many bytes.
constexpr std::size_t kRun = 255;               // Ones that a byte can count.

// Whether the parser stands between or in the names of attributes, not in a long value.
bool is_amid_attributes(const myhtml_tree_t& tree) {
  return tree.state >= MyHTML_TOKENIZER_STATE_BEFORE_ATTRIBUTE_NAME &&
         tree.state <= MyHTML_TOKENIZER_STATE_AFTER_ATTRIBUTE_VALUE_QUOTED &&
         tree.state != MyHTML_TOKENIZER_STATE_ATTRIBUTE_VALUE_DOUBLE_QUOTED &&
         tree.state != MyHTML_TOKENIZER_STATE_ATTRIBUTE_VALUE_SINGLE_QUOTED;
}

void count_node(myhtml_tree_t*, myhtml_tree_node_t*, void* work) {
  ++static_cast<Parser::Work*>(work)->nodes;
}

bool is_text(const myhtml_tree_node_t* node) {
  return node != nullptr && node->tag_id == MyHTML_TAG__TEXT && node->token != nullptr;
}

bool is_in_table(myhtml_tag_id_t tag) {
  return tag == MyHTML_TAG_TABLE || tag == MyHTML_TAG_TBODY || tag == MyHTML_TAG_TR ||
         tag == MyHTML_TAG_THEAD || tag == MyHTML_TAG_TFOOT;
}

// The text that the next one may be added to: the last of the open element, or, between the parts
// of a table, the one before it; null for none.
myhtml_tree_node_t* growing_text(const myhtml_tree_t& tree) {
  const auto* open = tree.open_elements;
  if (open == nullptr || open->length == 0) return nullptr;
  const myhtml_tree_node_t* current = open->list[open->length - 1];
  if (is_text(current->last_child)) return current->last_child;
  if (!is_in_table(current->tag_id)) return nullptr;
  for (std::size_t i = open->length; i > 0; --i) {
    const myhtml_tree_node_t* node = open->list[i - 1];
    if (node->tag_id == MyHTML_TAG_TABLE) return is_text(node->prev) ? node->prev : nullptr;
    if (!is_in_table(node->tag_id)) return nullptr;
  }
  return nullptr;
}

// The parser moves a text whenever more is added to it, and keeps the old place: "x</b>" over and
// over would cost the square of its length. With room to grow it costs its length.
void give_room(myhtml_tree_node_t* node) {
  constexpr std::size_t kShort = 1024;  // Moving less costs nothing.
  if (node == nullptr) return;
  mycore_string_t& text = node->token->str;
  if (text.data != nullptr && text.length > kShort && text.length * 5 / 4 > text.size)
    mycore_string_realloc(&text, text.length * 2);
}

// Before the parser looks into the token. End tags and tags that give no node have attributes too.
void* count_token(myhtml_tree_t* tree, myhtml_token_node_t* token, void* work) {
  auto& counts = *static_cast<Parser::Work*>(work);
  ++counts.tokens;
  counts.attributes += shed(*tree, *token, counts.page);
  return work;  // What the parser hands to the next call.
}

// After it did.
void* make_room(myhtml_tree_t* tree, myhtml_token_node_t* token, void* work) {
  auto& counts = *static_cast<Parser::Work*>(work);
  // A text that was read in one piece is left as it is.
  if (token->tag_id != MyHTML_TAG__TEXT || counts.nodes == counts.nodes_before)
    give_room(growing_text(*tree));
  counts.nodes_before = counts.nodes;
  return work;
}

bool is_too_much(const Parser::Work& work) {
  return work.nodes > kMostNodes || work.tokens > kMostTokens || work.attributes > kMostAttributes;
}

// Where a chunk of at most `size` bytes may end: before a tag, else at a blank. The parser loses
// what is cut elsewhere: half of "</style>" makes the rest of the page a style sheet, half of
// "&eacute;" stays as it is.
std::size_t cut_of(std::string_view rest, std::size_t size) {
  if (size == rest.size()) return size;
  std::size_t cut = rest.rfind('<', size);
  if (cut == std::string_view::npos || cut == 0) cut = rest.find_last_of(" \n\t", size);
  if (cut != std::string_view::npos && cut != 0) return cut;
  return size;
}

// Tags that open in the bytes [begin, end) of `text`, where one byte more can be looked at. The
// sums of bytes let the compiler count sixteen at once.
std::size_t count_opened(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t opened = 0;
  while (begin < end) {
    const char* at = text.data() + begin;
    const std::size_t run = std::min(kRun, end - begin);
    std::uint8_t in_run = 0;
    for (std::size_t i = 0; i < run; ++i) {
      const int opens = static_cast<int>(at[i] == '<') & static_cast<int>(at[i + 1] != '/');
      in_run = static_cast<std::uint8_t>(in_run + opens);
    }
    opened += in_run;
    begin += run;
  }
  return opened;
}

// How much of `rest` is parsed before the guards are looked at again: the parser finds each token
// by a walk over its chunks, so they are large, but few elements may be opened unseen.
std::size_t next_chunk(std::string_view rest) {
  const std::size_t most = std::min(rest.size(), kParsedAtOnce);
  std::size_t size = 0, opened = 0;
  while (size < most && opened < kMostTagsAtOnce) {
    const std::size_t end = std::min(size + kStep, most);
    opened += count_opened(rest, size, std::min(end, rest.size() - 1));
    size = end;
  }
  return cut_of(rest, size);
}

bool is_too_deep(const myhtml_tree_t& tree) {
  return (tree.open_elements != nullptr && tree.open_elements->length > kMostOpenElements) ||
         (tree.active_formatting != nullptr && tree.active_formatting->length > kMostFormatting);
}

// MyHTML fails for want of memory alone: every page gives a tree.
void require_memory(mystatus_t status) {
  if (status != MyHTML_STATUS_OK) throw std::bad_alloc();
}

std::unique_ptr<Parser>& kept_parser() {
  thread_local std::unique_ptr<Parser> parser;
  return parser;
}

}  // namespace

Parser::Parser() : parser_(allocated(myhtml_create())), tree_(allocated(myhtml_tree_create())) {
  require_memory(myhtml_init(parser_.get(), MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0));
  require_memory(myhtml_tree_init(tree_.get(), parser_.get()));
}

void Parser::clear() { myhtml_tree_clean(tree_.get()); }

// Feeds the parser until a guard stops it; returns how many bytes it took.
std::size_t Parser::feed(std::string_view page, const Work& work) {
  std::size_t at = 0, tokens_before = 0, in_tag = 0;
  while (at < page.size()) {
    const std::size_t size = next_chunk(page.substr(at));
    require_memory(myhtml_parse_chunk(tree_.get(), page.data() + at, size));
    at += size;
    if (work.tokens != tokens_before) in_tag = 0;
    tokens_before = work.tokens;
    // The parser's work on an attribute grows with the chunks that its tag spans.
    if (is_amid_attributes(*tree_)) in_tag += size;
    if (in_tag > kMostInTag) break;
    if (is_too_deep(*tree_) || is_too_much(work)) break;
  }
  require_memory(myhtml_parse_chunk_end(tree_.get()));
  if (at == page.size()) return at;
  // What is left begins with the tag that was cut, if one was.
  const std::size_t open = page.substr(0, at).rfind('<');
  const bool is_cut = open != std::string_view::npos &&
                      page.substr(open, at - open).find('>') == std::string_view::npos;
  return is_cut ? open : at;
}

Parser::Parsed Parser::parse(std::string_view page) {
  Parsed parsed;
  if (page.empty()) return parsed;  // The parser cannot end what it never began.
  myhtml_tree_parse_flags_set(tree_.get(), MyHTML_TREE_PARSE_FLAGS_WITHOUT_DOCTYPE_IN_TREE);
  Work work{.page = page};
  myhtml_callback_tree_node_insert_set(tree_.get(), count_node, &work);
  myhtml_callback_before_token_done_set(tree_.get(), count_token, &work);
  myhtml_callback_after_token_done_set(tree_.get(), make_room, &work);
  parsed.taken = feed(page, work);
  myhtml_callback_before_token_done_set(tree_.get(), nullptr, nullptr);
  myhtml_callback_after_token_done_set(tree_.get(), nullptr, nullptr);
  myhtml_callback_tree_node_insert_set(tree_.get(), nullptr, nullptr);
  parsed.nodes = work.nodes;
  parsed.root = myhtml_tree_get_node_html(tree_.get());
  return parsed;
}

ParserLease::ParserLease() {
  if (!kept_parser()) kept_parser() = std::make_unique<Parser>();
}

ParserLease::~ParserLease() {
  if (is_large_) {
    kept_parser().reset();
  } else {
    kept_parser()->clear();
  }
}

Parser::Parsed ParserLease::parse(std::string_view page) {
  is_large_ = true;  // Until the parser comes back: what an exception left in it is not used again.
  const Parser::Parsed parsed = kept_parser()->parse(page);
  // What a guard has stopped may have grown beyond its page.
  is_large_ = page.size() > kLargestKept || parsed.taken < page.size();
  return parsed;
}

}  // namespace sourcier::html
