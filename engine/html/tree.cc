#include "engine/html/tree.h"

#include <myhtml/myhtml.h>
#include <myhtml/tree.h>

#include <algorithm>
#include <array>
#include <memory>

namespace sourcier::html {
namespace {

struct EndParser {
  void operator()(myhtml_t* parser) const { myhtml_destroy(parser); }
};
struct EndTree {
  void operator()(myhtml_tree_t* tree) const { myhtml_tree_destroy(tree); }
};
using ParserHandle = std::unique_ptr<myhtml_t, EndParser>;
using TreeHandle = std::unique_ptr<myhtml_tree_t, EndTree>;

constexpr std::size_t kTags = MyHTML_TAG_LAST_ENTRY + 1;

struct TagPair {
  std::size_t theirs;
  Tag ours;
};

constexpr TagPair kTagPairs[] = {
    {MyHTML_TAG__TEXT, Tag::kText},
    {MyHTML_TAG_A, Tag::kA},
    {MyHTML_TAG_ADDRESS, Tag::kAddress},
    {MyHTML_TAG_ARTICLE, Tag::kArticle},
    {MyHTML_TAG_ASIDE, Tag::kAside},
    {MyHTML_TAG_AUDIO, Tag::kAudio},
    {MyHTML_TAG_BASE, Tag::kBase},
    {MyHTML_TAG_BLOCKQUOTE, Tag::kBlockquote},
    {MyHTML_TAG_BODY, Tag::kBody},
    {MyHTML_TAG_BR, Tag::kBr},
    {MyHTML_TAG_BUTTON, Tag::kButton},
    {MyHTML_TAG_CAPTION, Tag::kCaption},
    {MyHTML_TAG_CITE, Tag::kCite},
    {MyHTML_TAG_DD, Tag::kDd},
    {MyHTML_TAG_DETAILS, Tag::kDetails},
    {MyHTML_TAG_DIV, Tag::kDiv},
    {MyHTML_TAG_DL, Tag::kDl},
    {MyHTML_TAG_DT, Tag::kDt},
    {MyHTML_TAG_FIELDSET, Tag::kFieldset},
    {MyHTML_TAG_FIGCAPTION, Tag::kFigcaption},
    {MyHTML_TAG_FIGURE, Tag::kFigure},
    {MyHTML_TAG_FOOTER, Tag::kFooter},
    {MyHTML_TAG_FORM, Tag::kForm},
    {MyHTML_TAG_H1, Tag::kH1},
    {MyHTML_TAG_H2, Tag::kH2},
    {MyHTML_TAG_H3, Tag::kH3},
    {MyHTML_TAG_H4, Tag::kH4},
    {MyHTML_TAG_H5, Tag::kH5},
    {MyHTML_TAG_H6, Tag::kH6},
    {MyHTML_TAG_HEAD, Tag::kHead},
    {MyHTML_TAG_HEADER, Tag::kHeader},
    {MyHTML_TAG_HR, Tag::kHr},
    {MyHTML_TAG_HTML, Tag::kHtml},
    {MyHTML_TAG_IFRAME, Tag::kIframe},
    {MyHTML_TAG_IMG, Tag::kImg},
    {MyHTML_TAG_INPUT, Tag::kInput},
    {MyHTML_TAG_LABEL, Tag::kLabel},
    {MyHTML_TAG_LI, Tag::kLi},
    {MyHTML_TAG_LINK, Tag::kLink},
    {MyHTML_TAG_MAIN, Tag::kMain},
    {MyHTML_TAG_META, Tag::kMeta},
    {MyHTML_TAG_NAV, Tag::kNav},
    {MyHTML_TAG_NOSCRIPT, Tag::kNoscript},
    {MyHTML_TAG_OL, Tag::kOl},
    {MyHTML_TAG_OPTION, Tag::kOption},
    {MyHTML_TAG_P, Tag::kP},
    {MyHTML_TAG_PRE, Tag::kPre},
    {MyHTML_TAG_SCRIPT, Tag::kScript},
    {MyHTML_TAG_SECTION, Tag::kSection},
    {MyHTML_TAG_SELECT, Tag::kSelect},
    {MyHTML_TAG_SPAN, Tag::kSpan},
    {MyHTML_TAG_STYLE, Tag::kStyle},
    {MyHTML_TAG_SUMMARY, Tag::kSummary},
    {MyHTML_TAG_SVG, Tag::kSvg},
    {MyHTML_TAG_TABLE, Tag::kTable},
    {MyHTML_TAG_TBODY, Tag::kTbody},
    {MyHTML_TAG_TD, Tag::kTd},
    {MyHTML_TAG_TEMPLATE, Tag::kTemplate},
    {MyHTML_TAG_TEXTAREA, Tag::kTextarea},
    {MyHTML_TAG_TH, Tag::kTh},
    {MyHTML_TAG_THEAD, Tag::kThead},
    {MyHTML_TAG_TFOOT, Tag::kTfoot},
    {MyHTML_TAG_TIME, Tag::kTime},
    {MyHTML_TAG_TITLE, Tag::kTitle},
    {MyHTML_TAG_TR, Tag::kTr},
    {MyHTML_TAG_UL, Tag::kUl},
    {MyHTML_TAG_VIDEO, Tag::kVideo},
};

constexpr std::array<Tag, kTags> make_tags() {
  std::array<Tag, kTags> tags{};
  for (Tag& tag : tags) tag = Tag::kOther;
  for (const TagPair& pair : kTagPairs) tags[pair.theirs] = pair.ours;
  return tags;
}

constexpr std::array<Tag, kTags> kTagOf = make_tags();

Tag tag_of(const myhtml_tree_node_t* node) {
  return node->tag_id < kTags ? kTagOf[node->tag_id] : Tag::kOther;
}

constexpr std::pair<std::string_view, Attribute> kAttributes[] = {
    {"aria-hidden", Attribute::kAriaHidden},
    {"charset", Attribute::kCharset},
    {"class", Attribute::kClass},
    {"content", Attribute::kContent},
    {"data-testid", Attribute::kTestId},
    {"datetime", Attribute::kDatetime},
    {"hidden", Attribute::kHidden},
    {"href", Attribute::kHref},
    {"id", Attribute::kId},
    {"itemprop", Attribute::kItemprop},
    {"itemscope", Attribute::kItemscope},
    {"itemtype", Attribute::kItemtype},
    {"lang", Attribute::kLang},
    {"name", Attribute::kName},
    {"property", Attribute::kProperty},
    {"pubdate", Attribute::kPubdate},
    {"rel", Attribute::kRel},
    {"role", Attribute::kRole},
    {"style", Attribute::kStyle},
    {"title", Attribute::kTitle},
    {"type", Attribute::kType},
};

const std::pair<std::string_view, Attribute>* known_attribute(const mycore_string_t& key) {
  const std::string_view name(key.data, key.length);
  for (const auto& pair : kAttributes) {
    if (pair.first.size() == name.size() && pair.first == name) return &pair;
  }
  return nullptr;
}

// Parts of a page that no reader sees.
bool is_unseen(Tag tag) {
  return tag == Tag::kStyle || tag == Tag::kSvg || tag == Tag::kTemplate || tag == Tag::kIframe ||
         tag == Tag::kNoscript;
}

// Whether the parser stands between or in the names of attributes, not in a long value.
bool is_amid_attributes(const myhtml_tree_t& tree) {
  return tree.state >= MyHTML_TOKENIZER_STATE_BEFORE_ATTRIBUTE_NAME &&
         tree.state <= MyHTML_TOKENIZER_STATE_AFTER_ATTRIBUTE_VALUE_QUOTED &&
         tree.state != MyHTML_TOKENIZER_STATE_ATTRIBUTE_VALUE_DOUBLE_QUOTED &&
         tree.state != MyHTML_TOKENIZER_STATE_ATTRIBUTE_VALUE_SINGLE_QUOTED;
}

void count_node(myhtml_tree_t*, myhtml_tree_node_t*, void* count) {
  ++*static_cast<std::size_t*>(count);
}

}  // namespace

class TreeBuilder {
 public:
  Tree build(std::string_view page);

 private:
  std::size_t feed(std::string_view page);
  void flatten(myhtml_tree_node_t* root);
  bool enter(const myhtml_tree_node_t* node, NodeId parent);
  void keep_attributes(const myhtml_tree_node_t* node, Node& made);
  Span keep(std::string_view text);
  void append_lines(std::string_view rest);

  Tree tree_;
  TreeHandle parsed_;
};

Span TreeBuilder::keep(std::string_view text) {
  const std::size_t room = kMostText - std::min(kMostText, tree_.text_.size());
  if (text.size() > room) {
    tree_.truncated_ = true;
    text = {};  // Whole runs only: half a character would not be UTF-8.
  }
  tree_.text_ += text;
  return span_at(tree_.text_.size() - text.size(), text.size());
}

void TreeBuilder::keep_attributes(const myhtml_tree_node_t* node, Node& made) {
  made.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
  if (node->token == nullptr) return;
  std::uint32_t seen = 0;
  for (const auto* attr = node->token->attr_first; attr != nullptr; attr = attr->next) {
    const auto* known = known_attribute(attr->key);
    if (known == nullptr) continue;
    const std::uint32_t bit = 1u << static_cast<unsigned>(known->second);
    if ((seen & bit) != 0) continue;
    seen |= bit;
    std::string_view value(attr->value.data, attr->value.length);
    if (value.size() > kLongestAttribute) value = {};
    tree_.attributes_.push_back({known->second, keep(value)});
    ++made.attribute_count;
  }
}

// Adds the node; says whether its children are wanted.
bool TreeBuilder::enter(const myhtml_tree_node_t* node, NodeId parent) {
  Node made;
  made.tag = tag_of(node);
  made.parent = parent;
  if (made.tag == Tag::kText) {
    const auto& text = node->token->str;
    made.text = keep({text.data, text.length});
    tree_.nodes_.push_back(made);
    return false;
  }
  keep_attributes(node, made);
  const bool holds_text = made.tag == Tag::kScript || made.tag == Tag::kTitle;
  tree_.nodes_.push_back(made);
  if (!holds_text) return !is_unseen(made.tag);
  const auto id = static_cast<NodeId>(tree_.nodes_.size() - 1);
  const bool is_data = made.tag == Tag::kTitle ||
                       tree_.attribute(id, Attribute::kType).find("ld+json") != std::string::npos;
  if (is_data && node->child != nullptr && node->child->token != nullptr) {
    const auto& text = node->child->token->str;
    tree_.nodes_[id].text = keep({text.data, text.length});
  }
  return false;
}

// Walks the parser's tree without recursion: its depth is the page's choice.
void TreeBuilder::flatten(myhtml_tree_node_t* root) {
  const myhtml_tree_node_t* node = root;
  NodeId parent = 0;
  while (node != nullptr) {
    const auto id = static_cast<NodeId>(tree_.nodes_.size());
    const bool is_kept = node->tag_id != MyHTML_TAG__COMMENT && node->tag_id != MyHTML_TAG__DOCTYPE;
    if (is_kept && enter(node, parent) && node->child != nullptr) {
      parent = id;
      node = node->child;
      continue;
    }
    if (is_kept) tree_.nodes_[id].end = static_cast<NodeId>(tree_.nodes_.size());
    while (node != root && node->next == nullptr) {
      node = node->parent;
      tree_.nodes_[parent].end = static_cast<NodeId>(tree_.nodes_.size());
      parent = tree_.nodes_[parent].parent;
    }
    if (node == root) break;
    node = node->next;
  }
}

// Feeds the parser until a guard stops it; returns how many bytes it took.
std::size_t TreeBuilder::feed(std::string_view page) {
  std::size_t nodes = 0, nodes_before = 0, chunks_in_tag = 0;
  myhtml_callback_tree_node_insert_set(parsed_.get(), count_node, &nodes);
  std::size_t at = 0;
  while (at < page.size()) {
    const std::string_view chunk = page.substr(at, kParsedAtOnce);
    if (myhtml_parse_chunk(parsed_.get(), chunk.data(), chunk.size()) != MyHTML_STATUS_OK) break;
    at += chunk.size();
    if (nodes != nodes_before) chunks_in_tag = 0;
    nodes_before = nodes;
    // The parser's work on an attribute grows with the chunks that its tag spans.
    if (is_amid_attributes(*parsed_) && ++chunks_in_tag > kMostChunksInTag) break;
    const auto* open = parsed_->open_elements;
    if ((open != nullptr && open->length > kMostOpenElements) || nodes > kMostNodes) break;
  }
  myhtml_parse_chunk_end(parsed_.get());
  if (at == page.size()) return at;
  // What is left begins with the tag that was cut, if one was.
  const std::size_t open = page.substr(0, at).rfind('<');
  const bool is_cut = open != std::string_view::npos &&
                      page.substr(open, at - open).find('>') == std::string_view::npos;
  return is_cut ? open : at;
}

void TreeBuilder::append_lines(std::string_view rest) {
  tree_.truncated_ = true;
  for (const std::string& line : strip_tags(rest)) {
    if (tree_.nodes_.size() > 2 * kMostNodes) return;
    const auto id = static_cast<NodeId>(tree_.nodes_.size());
    Node paragraph{.tag = Tag::kP, .parent = 0, .end = id + 2};
    Node text{.tag = Tag::kText, .parent = id, .end = id + 2, .text = keep(line)};
    tree_.nodes_.push_back(paragraph);
    tree_.nodes_.push_back(text);
  }
  tree_.nodes_[0].end = static_cast<NodeId>(tree_.nodes_.size());
}

Tree TreeBuilder::build(std::string_view page) {
  const ParserHandle parser(myhtml_create());
  parsed_.reset(myhtml_tree_create());
  myhtml_init(parser.get(), MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0);
  myhtml_tree_init(parsed_.get(), parser.get());
  myhtml_tree_parse_flags_set(parsed_.get(), MyHTML_TREE_PARSE_FLAGS_WITHOUT_DOCTYPE_IN_TREE);
  // The parser cannot end what it never began.
  const std::size_t taken = page.empty() ? 0 : feed(page);
  tree_.text_.reserve(std::min(page.size(), kMostText) / 2);
  if (auto* root = page.empty() ? nullptr : myhtml_tree_get_node_html(parsed_.get())) flatten(root);
  if (tree_.nodes_.empty()) tree_.nodes_.push_back({.tag = Tag::kHtml, .end = 1});
  if (taken < page.size()) append_lines(page.substr(taken));
  parsed_.reset();  // Before the parser that owns its memory.
  return std::move(tree_);
}

std::string_view Tree::attribute(NodeId id, Attribute name) const {
  const Node& node = nodes_[id];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const Value& value = attributes_[node.first_attribute + i];
    if (value.name == name) return slice(text_, value.value);
  }
  return {};
}

bool Tree::has_attribute(NodeId id, Attribute name) const {
  const Node& node = nodes_[id];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    if (attributes_[node.first_attribute + i].name == name) return true;
  }
  return false;
}

Tree parse(std::string_view page) { return TreeBuilder().build(page); }

}  // namespace sourcier::html
