// From events to an XML tree: scopes of namespaces, guards, and ends that fit no beginning.
#include <algorithm>

#include "engine/page/xml/xml_tree.h"

namespace sourcier::xml {
namespace {

constexpr std::string_view kDeclaration = "xmlns";

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

}  // namespace

XmlBuilder::XmlBuilder() {
  tree_.nodes_.push_back({});
  open_.push_back(0);
  names_.emplace_back();
}

void XmlBuilder::fill() {
  is_full_ = true;
  tree_.is_truncated_ = true;
}

Span XmlBuilder::keep(std::string_view bytes) {
  if (tree_.text_.size() + bytes.size() > kMostText) {
    fill();
    return span_at(tree_.text_.size(), 0);
  }
  const Span span = span_at(tree_.text_.size(), bytes.size());
  tree_.text_ += bytes;
  return span;
}

void XmlBuilder::declare(const Attributes& attributes) {
  for (const auto& [name, value] : attributes) {
    const bool is_default = name == kDeclaration;
    const bool is_prefix = name.starts_with("xmlns:");
    if ((!is_default && !is_prefix) || prefixes_.size() >= kMostPrefixes) continue;
    Space space = space_of_uri(value);
    // The root's own namespace is that of the feed, though nobody may know it.
    if (open_.size() == 1 && is_default && space == Space::kOther) root_uri_ = value;
    if (!root_uri_.empty() && value == root_uri_) space = Space::kCore;
    prefixes_.push_back({is_prefix ? name.substr(6) : std::string(), space, open_.size()});
  }
}

XmlBuilder::Name XmlBuilder::resolve(std::string_view name, bool is_attribute) const {
  const std::size_t colon = name.find(':');
  const bool has_prefix = colon != std::string_view::npos && colon > 0 && colon + 1 < name.size();
  const std::string_view prefix = has_prefix ? name.substr(0, colon) : std::string_view();
  Name found{Space::kCore, ascii_lower(has_prefix ? name.substr(colon + 1) : name)};
  if (is_attribute && !has_prefix) return found;
  const auto known = std::find_if(prefixes_.rbegin(), prefixes_.rend(),
                                  [&](const Prefix& p) { return p.name == prefix; });
  found.space = known != prefixes_.rend() ? known->space : space_of_prefix(prefix);
  return found;
}

void XmlBuilder::keep_attributes(const Attributes& attributes, XmlNode& node) {
  node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
  for (const auto& [name, value] : attributes) {
    if (node.attribute_count >= kMostAttributes) break;
    if (value.size() > kLongestAttribute || name.starts_with(kDeclaration)) continue;
    const Name resolved = resolve(name, true);
    tree_.attributes_.push_back({resolved.space, keep(resolved.local), keep(value)});
    ++node.attribute_count;
  }
}

void XmlBuilder::open(std::string_view name, const Attributes& attributes) {
  if (tree_.nodes_.size() >= kMostNodes) return fill();
  if (open_.size() > kMostDepth) {
    tree_.is_truncated_ = true;
    ++too_deep_;
    return;
  }
  declare(attributes);
  const Name resolved = resolve(name, false);
  XmlNode node{.space = resolved.space, .parent = open_.back(), .value = keep(resolved.local)};
  keep_attributes(attributes, node);
  open_.push_back(static_cast<NodeId>(tree_.nodes_.size()));
  names_.emplace_back(name);
  ++open_names_[names_.back()];
  tree_.nodes_.push_back(node);
}

void XmlBuilder::close_last() {
  while (!prefixes_.empty() && prefixes_.back().depth >= open_.size() - 1) prefixes_.pop_back();
  tree_.nodes_[open_.back()].end = static_cast<NodeId>(tree_.nodes_.size());
  open_.pop_back();
  const auto count = open_names_.find(names_.back());
  if (--count->second == 0) open_names_.erase(count);
  names_.pop_back();
}

void XmlBuilder::close(std::string_view name) {
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  if (!open_names_.contains(std::string(name))) return;
  const auto found = std::find(names_.rbegin(), names_.rend(), name);
  const auto keep_open = static_cast<std::size_t>(names_.rend() - found) - 1;
  while (open_.size() > std::max<std::size_t>(keep_open, 1)) close_last();
}

void XmlBuilder::text(std::string_view characters) {
  if (characters.empty()) return;
  XmlNode& last = tree_.nodes_.back();
  const Span span = keep(characters);
  if (last.is_text && last.parent == open_.back() && last.value.end == span.begin) {
    last.value.end = span.end;
    return;
  }
  if (tree_.nodes_.size() >= kMostNodes) return fill();
  const auto id = static_cast<NodeId>(tree_.nodes_.size());
  tree_.nodes_.push_back({.is_text = true, .parent = open_.back(), .end = id + 1, .value = span});
}

XmlTree XmlBuilder::finish(bool is_broken) {
  while (open_.size() > 1) close_last();
  tree_.nodes_[0].end = static_cast<NodeId>(tree_.nodes_.size());
  tree_.is_broken_ = is_broken;
  return std::move(tree_);
}

}  // namespace sourcier::xml
