// XML tree: a feed, or a part of an office document, as a flat list of nodes in document order.
//
// Sound XML is read by expat. What expat refuses (not well formed, entities that nobody declared,
// cut off) is read again by a tokenizer that takes whatever is there (xml_lenient.cc), so that a
// broken feed still gives what it holds. Nothing outside the bytes is ever opened.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/text/span.h"

namespace sourcier::xml {

// Guards on hostile documents. All count work, none looks at a clock.
inline constexpr std::size_t kMostNodes = 1u << 20;     // A feed of 10,000 entries has 200,000.
inline constexpr std::size_t kMostDepth = 256;          // Deeper elements count as their text.
inline constexpr std::size_t kMostText = 64u << 20;     // Twice the largest page: entities grow.
inline constexpr std::size_t kMostInTag = 64u << 10;    // Bytes; expat never sees a longer one.
inline constexpr std::size_t kMostAttributes = 64;      // Of one element; the rest is dropped.
inline constexpr std::size_t kLongestAttribute = 8192;  // A longer value is dropped.
inline constexpr std::size_t kMostPrefixes = 64;        // Namespace prefixes in scope.
inline constexpr std::size_t kMostEntities = 256;       // Declared in one document.
inline constexpr std::size_t kLongestEntity = 1024;     // Bytes of a declared entity.
inline constexpr std::size_t kMostHtmlReferences =
    512;  // Names looked up; a feed uses some dozens.

// What a namespace is for. Feeds that leave their declarations out are read by the usual prefixes.
enum class Space : std::uint8_t {
  kCore,  // No namespace, those of RSS and Atom, and that of the root, whatever it is.
  kXml,
  kXmlns,
  kRdf,
  kDc,
  kDcTerms,
  kContent,
  kXhtml,
  kMedia,
  kItunes,
  kFeedburner,
  kWord,  // WordprocessingML
  kOther,
};

// The space of a namespace URI, and of a prefix that was never declared.
Space space_of_uri(std::string_view uri);
Space space_of_prefix(std::string_view prefix);

using NodeId = std::uint32_t;

struct XmlNode {
  Space space = Space::kCore;
  bool is_text = false;
  NodeId parent = 0;
  NodeId end = 0;   // One past the last node below; the next sibling, if any.
  Span value = {};  // Of an element its local name in lower case, of a text its characters.
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
};

struct NamedValue {
  Space space = Space::kCore;
  Span name = {};  // In lower case.
  Span value = {};
};

class XmlTree {
 public:
  // XmlNode 0 stands for the document. Children of n: c = n + 1; c < nodes()[n].end;
  // c = nodes()[c].end.
  const std::vector<XmlNode>& nodes() const { return nodes_; }
  const XmlNode& operator[](NodeId id) const { return nodes_[id]; }

  // Views into the tree, which must outlive them.
  std::string_view value(NodeId id) const { return slice(text_, nodes_[id].value); }
  // The value of an attribute; "" where there is none.
  std::string_view attribute(NodeId id, std::string_view name, Space space = Space::kCore) const;
  bool has_attribute(NodeId id, std::string_view name, Space space = Space::kCore) const;

  bool is(NodeId id, std::string_view name, Space space = Space::kCore) const {
    return !nodes_[id].is_text && nodes_[id].space == space && value(id) == name;
  }

  bool has_elements(NodeId id) const;  // Among its children.
  std::string text_below(NodeId id) const;
  // The children of an element as HTML, without prefixes.
  std::string html_below(NodeId id) const;

  bool is_broken() const { return is_broken_; }        // Expat refused it.
  bool is_truncated() const { return is_truncated_; }  // A guard left something out.

 private:
  friend class XmlBuilder;
  std::vector<XmlNode> nodes_;
  std::vector<NamedValue> attributes_;
  std::string text_;
  bool is_broken_ = false;
  bool is_truncated_ = false;
};

// The tree of a document in UTF-8, whatever its declaration says. Total and linear.
XmlTree parse(std::string_view document);

// Builds a tree from events. Namespaces are resolved, ends without a beginning are passed over,
// what is left open is closed.
class XmlBuilder {
 public:
  using Attributes = std::vector<std::pair<std::string, std::string>>;

  XmlBuilder();
  // Names with their prefixes. An end closes the nearest open element of its name.
  void open(std::string_view name, const Attributes& attributes);
  void close(std::string_view name);
  void text(std::string_view characters);
  // A guard stopped it: what follows would be dropped.
  bool is_full() const { return is_full_; }
  XmlTree finish(bool is_broken);

 private:
  struct Prefix {
    std::string name;
    Space space;
    std::size_t depth;
  };
  struct Name {
    Space space;
    std::string local;
  };
  Span keep(std::string_view bytes);
  void fill();
  void declare(const Attributes& attributes);
  Name resolve(std::string_view name, bool is_attribute) const;
  void keep_attributes(const Attributes& attributes, XmlNode& node);
  void close_last();

  XmlTree tree_;
  std::vector<NodeId> open_;
  std::vector<std::string> names_;                           // As written, of the open elements,
  std::unordered_map<std::string, std::size_t> open_names_;  // and how many of each there are.
  std::vector<Prefix> prefixes_;
  std::size_t too_deep_ = 0;
  bool is_full_ = false;
  std::string root_uri_;
};

// What expat refused: tags, references, CDATA sections and comments as far as they can be told
// apart. Linear.
XmlTree parse_leniently(std::string_view document);

}  // namespace sourcier::xml
