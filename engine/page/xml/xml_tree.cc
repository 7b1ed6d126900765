#include "engine/page/xml/xml_tree.h"

// Expat declares its guard against entity bombs only to those who know of document types.
#define XML_DTD 1
#include <expat.h>

#include <algorithm>
#include <memory>

namespace sourcier::xml {
namespace {

// Output that internal entities may make of one byte of input, once kBombBytes are reached.
constexpr float kMostAmplification = 16;
constexpr unsigned long long kBombBytes = 1u << 20;
constexpr std::size_t kMostExpatDepth = 4096;  // A hundred times what feeds nest.

struct EndParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using ParserHandle = std::unique_ptr<std::remove_pointer_t<XML_Parser>, EndParser>;

struct Reading {
  XML_Parser parser = nullptr;
  XmlBuilder builder;
  std::size_t entities = 0;
  std::size_t depth = 0;
  bool is_refused = false;

  void refuse() {
    is_refused = true;
    XML_StopParser(parser, XML_FALSE);
  }
};

void on_start(void* user, const XML_Char* name, const XML_Char** given) {
  auto& reading = *static_cast<Reading*>(user);
  // Expat keeps what is open, however deep; the tokenizer does not.
  if (++reading.depth > kMostExpatDepth) return reading.refuse();
  XmlBuilder::Attributes attributes;
  for (const XML_Char** at = given; *at != nullptr && attributes.size() <= 2 * kMostAttributes;
       at += 2)
    attributes.emplace_back(at[0], at[1]);
  reading.builder.open(name, attributes);
}

void on_end(void* user, const XML_Char* name) {
  auto& reading = *static_cast<Reading*>(user);
  --reading.depth;
  reading.builder.close(name);
}

void on_text(void* user, const XML_Char* characters, int length) {
  auto& reading = *static_cast<Reading*>(user);
  reading.builder.text({characters, static_cast<std::size_t>(length)});
  if (reading.builder.is_full()) XML_StopParser(reading.parser, XML_FALSE);
}

// Entities inside entities are expanded by recursion: only few and short ones are let in.
void on_entity(void* user, const XML_Char*, int, const XML_Char* value, int length, const XML_Char*,
               const XML_Char*, const XML_Char*, const XML_Char*) {
  auto& reading = *static_cast<Reading*>(user);
  const bool is_long = value != nullptr && length > static_cast<int>(kLongestEntity);
  if (++reading.entities > kMostEntities || is_long) reading.refuse();
}

// An entity of HTML, or one that another file declares: the tokenizer knows the former.
void on_skipped(void* user, const XML_Char*, int) { static_cast<Reading*>(user)->refuse(); }

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

// Whether a tag is longer than any sound one: expat keeps all of its attributes at once.
bool has_endless_tag(std::string_view document) {
  for (std::size_t at = document.find('<'); at != std::string_view::npos;
       at = document.find('<', at + 1)) {
    if (at + 1 < document.size() && (document[at + 1] == '!' || document[at + 1] == '?')) continue;
    const std::size_t end = std::min(document.find('>', at), document.size());
    if (end - at > kMostInTag) return true;
    at = end;
  }
  return false;
}

}  // namespace

std::string_view XmlTree::attribute(NodeId id, std::string_view name, Space space) const {
  const XmlNode& node = nodes_[id];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const NamedValue& pair = attributes_[node.first_attribute + i];
    if (pair.space == space && slice(text_, pair.name) == name) return slice(text_, pair.value);
  }
  return {};
}

bool XmlTree::has_attribute(NodeId id, std::string_view name, Space space) const {
  const XmlNode& node = nodes_[id];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const NamedValue& pair = attributes_[node.first_attribute + i];
    if (pair.space == space && slice(text_, pair.name) == name) return true;
  }
  return false;
}

bool XmlTree::has_elements(NodeId id) const {
  for (NodeId at = id + 1; at < nodes_[id].end; at = nodes_[at].end) {
    if (!nodes_[at].is_text) return true;
  }
  return false;
}

std::string XmlTree::text_below(NodeId id) const {
  std::string out;
  for (NodeId at = id + 1; at < nodes_[id].end; ++at) {
    if (nodes_[at].is_text) out += value(at);
  }
  return out;
}

std::string XmlTree::html_below(NodeId id) const {
  std::string out;
  std::vector<NodeId> open;
  for (NodeId at = id + 1; at < nodes_[id].end || !open.empty();) {
    if (!open.empty() && nodes_[open.back()].end <= at) {
      const NodeId done = open.back();
      open.pop_back();
      // Elements without content close themselves: </br> would be a second line break.
      if (nodes_[done].end > done + 1 || value(done) != "br") ((out += "</") += value(done)) += '>';
      continue;
    }
    if (nodes_[at].is_text) {
      append_escaped(value(at), out);
    } else {
      (out += '<') += value(at);
      for (std::uint32_t i = 0; i < nodes_[at].attribute_count; ++i) {
        const NamedValue& pair = attributes_[nodes_[at].first_attribute + i];
        ((out += ' ') += slice(text_, pair.name)) += "=\"";
        append_escaped(slice(text_, pair.value), out);
        out += '"';
      }
      out += '>';
      open.push_back(at);
    }
    ++at;
  }
  return out;
}

XmlTree parse(std::string_view document) {
  const std::size_t begin = document.find('<');
  if (begin == std::string_view::npos) return XmlBuilder().finish(true);
  document.remove_prefix(begin);
  if (has_endless_tag(document)) return parse_leniently(document);
  const ParserHandle parser(XML_ParserCreate("UTF-8"));
  if (parser == nullptr) return parse_leniently(document);
  Reading reading;
  reading.parser = parser.get();
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetEntityDeclHandler(parser.get(), on_entity);
  XML_SetSkippedEntityHandler(parser.get(), on_skipped);
  // No handler for external entities is set: expat then leaves them out.
  XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser.get(), kMostAmplification);
  XML_SetBillionLaughsAttackProtectionActivationThreshold(parser.get(), kBombBytes);
  const XML_Status status =
      XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE);
  if (status == XML_STATUS_OK || (reading.builder.is_full() && !reading.is_refused))
    return reading.builder.finish(false);
  return parse_leniently(document);
}

}  // namespace sourcier::xml
