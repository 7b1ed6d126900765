#include "engine/page/press/newsml.h"

#include <algorithm>
#include <optional>

#include "engine/page/feed/feed.h"
#include "engine/page/feed/feed_text.h"
#include "engine/page/xml/xml_encoding.h"
#include "engine/page/xml/xml_tree.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using xml::NodeId;
using xml::Space;
using xml::XmlTree;

// Names alone tell: senders mix the namespaces of versions.
bool is_named(const XmlTree& tree, NodeId id, std::string_view name) {
  return !tree[id].is_text && tree.value(id) == name;
}

std::optional<NodeId> find_below(const XmlTree& tree, NodeId top, std::string_view name) {
  for (NodeId id = top + 1; id < tree[top].end; ++id) {
    if (is_named(tree, id, name)) return id;
  }
  return {};
}

// Of the first of these names that has text; of an element with a <name> that name's.
std::string text_of(const XmlTree& tree, NodeId top,
                    std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const auto found = find_below(tree, top, name);
    if (!found) continue;
    const auto inner = find_below(tree, *found, "name");
    std::string text = plain_of(tree, inner.value_or(*found));
    if (text.empty()) text = tree.attribute(*found, "literal");
    if (!text.empty()) return text;
  }
  return {};
}

std::vector<std::string> all_texts(const XmlTree& tree, NodeId top, std::string_view name) {
  std::vector<std::string> texts;
  for (NodeId id = top + 1; id < tree[top].end; ++id) {
    if (!is_named(tree, id, name)) continue;
    const auto inner = find_below(tree, id, "name");
    std::string text = plain_of(tree, inner.value_or(id));
    if (!text.empty()) texts.push_back(std::move(text));
    id = tree[id].end - 1;
  }
  return texts;
}

// What an <inlineXML> or <nitf> holds: the body of its content, of HTML the body.
void take_markup(const XmlTree& tree, NodeId top, Entry& entry) {
  for (const std::string_view name : {"body.content", "body"}) {
    const auto body = find_below(tree, top, name);
    if (!body) continue;
    entry.texts.push_back({MarkupKind::kHtml, tree.html_below(*body)});
    return;
  }
  entry.texts.push_back({MarkupKind::kHtml, tree.html_below(top)});
}

void take_content(const XmlTree& tree, NodeId set, Entry& entry) {
  for (NodeId id = set + 1; id < tree[set].end; id = tree[id].end) {
    if (is_named(tree, id, "inlinexml")) take_markup(tree, id, entry);
    if (!is_named(tree, id, "inlinedata")) continue;
    const std::string type = lower(tree.attribute(id, "contenttype"));
    const bool is_html = type.find("html") != std::string::npos;
    entry.texts.push_back({is_html ? MarkupKind::kHtml : MarkupKind::kUnknown, plain_of(tree, id)});
  }
}

void take_nitf_head(const XmlTree& tree, NodeId top, Entry& entry) {
  if (entry.title.value.empty())
    entry.title = {MarkupKind::kPlain, text_of(tree, top, {"hl1", "hedline", "title"})};
  if (entry.authors.empty()) entry.authors = all_texts(tree, top, "byline");
  const auto issue = find_below(tree, top, "date.issue");
  if (issue && entry.published.empty()) entry.published = tree.attribute(*issue, "norm");
  const auto rights = find_below(tree, top, "doc.copyright");
  if (rights && entry.outlet.value.empty())
    entry.outlet = {MarkupKind::kPlain, std::string(tree.attribute(*rights, "holder"))};
}

Entry entry_of_item(const XmlTree& tree, NodeId item) {
  Entry entry;
  const NodeId meta = find_below(tree, item, "contentmeta").value_or(item);
  entry.title = {MarkupKind::kPlain, text_of(tree, meta, {"headline"})};
  entry.authors = all_texts(tree, meta, "by");
  if (entry.authors.empty()) entry.authors = all_texts(tree, meta, "creator");
  entry.credits = all_texts(tree, meta, "infosource");
  entry.outlet = {MarkupKind::kPlain, text_of(tree, item, {"provider", "copyrightholder"})};
  entry.published = text_of(tree, item, {"firstcreated", "contentcreated", "versioncreated"});
  entry.modified = text_of(tree, item, {"contentmodified", "versioncreated"});
  if (entry.modified == entry.published) entry.modified.clear();
  if (const auto language = find_below(tree, meta, "language"))
    entry.language = tree.attribute(*language, "tag");
  if (entry.language.empty()) entry.language = tree.attribute(item, "lang", Space::kXml);
  if (const auto set = find_below(tree, item, "contentset")) {
    take_content(tree, *set, entry);
    take_nitf_head(tree, *set, entry);
  }
  return entry;
}

Entry entry_of_nitf(const XmlTree& tree, NodeId top) {
  Entry entry;
  take_nitf_head(tree, top, entry);
  take_markup(tree, top, entry);
  entry.language = tree.attribute(top, "lang", Space::kXml);
  return entry;
}

}  // namespace

std::vector<Entry> parse_newsml(std::string_view document) {
  const XmlTree tree = xml::parse(document);
  std::vector<Entry> entries;
  for (NodeId id = 1; id < tree.nodes().size() && entries.size() < kMostEntries; ++id) {
    const bool is_item = is_named(tree, id, "newsitem");
    if (!is_item && !is_named(tree, id, "nitf")) continue;
    Entry entry = is_item ? entry_of_item(tree, id) : entry_of_nitf(tree, id);
    const bool has_text = std::ranges::any_of(
        entry.texts, [](const MarkupText& text) { return !text.value.empty(); });
    if (has_text) entries.push_back(std::move(entry));
    id = tree[id].end - 1;
  }
  return entries;
}

Result<void> read_newsml(ByteWindow& bytes, const PageSink& sink) {
  const Result<std::string> body = read_whole(bytes, sink.path);
  if (!body) return tl::unexpected(body.error());
  const std::vector<Entry> entries = parse_newsml(xml::to_utf8(*body, {}).text);
  if (entries.empty()) return fail(ErrorKind::kMalformed, sink.path, "holds no item of text");
  Page whole;
  whole.path = sink.path;
  for (const Entry& entry : entries) sink.take(page_of_entry(whole, entry));
  return {};
}

}  // namespace sourcier
