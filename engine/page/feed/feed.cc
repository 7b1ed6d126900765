#include "engine/page/feed/feed.h"

#include <algorithm>

#include "engine/page/feed/feed_stated.h"
#include "engine/page/feed/feed_text.h"
#include "engine/page/xml/xml_encoding.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using xml::NodeId;
using xml::Space;
using xml::XmlTree;

bool is_entry(const XmlTree& tree, NodeId id) {
  return tree.is(id, "item") || tree.is(id, "entry") || tree.is(id, "item", Space::kRdf);
}

bool is_channel(const XmlTree& tree, NodeId id) {
  return tree.is(id, "channel") || tree.is(id, "feed");
}

class FeedReader {
 public:
  FeedReader(const XmlTree& tree, const std::string& url)
      : tree_(tree), fields_(tree, url, false) {}
  Feed read();

 private:
  void enter(NodeId id);
  void see_channel(NodeId id);
  void add_entry(NodeId id, Feed& feed) const;
  Entry make_entry(Stated&& stated) const;
  void take_source(const Stated& stated, Entry& entry) const;

  const XmlTree& tree_;
  FieldReader fields_;
  bool is_feed_ = false;
  Stated channel_;
  std::vector<Around> around_;  // Innermost last, of the walk over the document.
};

void FeedReader::enter(NodeId id) {
  while (around_.size() > 1 && around_.back().end <= id) around_.pop_back();
  if (tree_.has_attribute(id, "base", Space::kXml) || tree_.has_attribute(id, "lang", Space::kXml))
    around_.push_back(fields_.inside(id, around_.back()));
}

void FeedReader::see_channel(NodeId id) {
  fields_.set_atom(tree_.is(id, "feed"));
  channel_ = fields_.state(id, around_.back());
  const Url link = fields_.resolve(channel_.link, channel_.link_base);
  if (!link.empty()) fields_.set_home(link.text());
  const Url base = fields_.resolve(tree_.attribute(id, "base"), {});  // CDF
  if (!base.empty()) fields_.set_home(base.text());
}

// An entry that was taken over from another feed is that feed's.
void FeedReader::take_source(const Stated& stated, Entry& entry) const {
  if (stated.source == 0) return;
  if (!tree_.has_elements(stated.source)) {
    const std::string name = plain_of(tree_, stated.source);
    if (!name.empty()) entry.outlet = {MarkupKind::kUnknown, name};
    return;
  }
  Stated source = fields_.state(stated.source, around_.back());
  if (!source.title.value.empty()) entry.outlet = std::move(source.title);
  for (auto& [rank, names] : source.authors) {
    if (entry.authors.empty()) entry.authors = std::move(names);
  }
}

template <typename Values>
std::string best_of(const Values& values) {
  return values.empty() ? std::string() : values.begin()->second;
}

bool is_empty(const Stated& stated) {
  const bool has_text = std::ranges::any_of(
      stated.texts, [](const auto& text) { return !std::get<1>(text).value.empty(); });
  const bool has_author =
      std::ranges::any_of(stated.authors, [](const auto& names) { return !names.second.empty(); });
  return stated.title.value.empty() && !has_text && stated.link.empty() &&
         stated.published.empty() && stated.modified.empty() && stated.dates.empty() &&
         !has_author && stated.language.empty();
}

// An item that holds nothing is none.
void FeedReader::add_entry(NodeId id, Feed& feed) const {
  Stated stated = fields_.state(id, around_.back());
  if (!is_empty(stated)) feed.entries.push_back(make_entry(std::move(stated)));
}

Entry FeedReader::make_entry(Stated&& stated) const {
  Entry entry;
  entry.url = fields_.resolve(stated.link, stated.link_base).text();
  if (!stated.texts.empty()) entry.base = std::get<2>(stated.texts.front());
  if (entry.base.empty()) entry.base = entry.url.empty() ? fields_.home() : entry.url;
  entry.title = std::move(stated.title);
  entry.outlet = channel_.title;
  entry.published = best_of(stated.published);
  entry.modified = best_of(stated.modified);
  if (!stated.dates.empty()) {
    if (entry.published.empty()) entry.published = best_of(stated.dates);
    if (entry.modified.empty()) entry.modified = best_of(stated.dates);
  }
  for (auto& [rank, names] : stated.authors) {
    if (entry.authors.empty()) entry.authors = std::move(names);
  }
  take_source(stated, entry);
  // Atom: the feed's author is that of entries that name none.
  if (entry.authors.empty() && fields_.is_atom()) {
    const auto own = channel_.authors.find(0);
    if (own != channel_.authors.end()) entry.authors = own->second;
  }
  entry.language = !stated.text_language.empty() ? stated.text_language : stated.language;
  if (entry.language.empty()) entry.language = channel_.language;
  for (auto& text : stated.texts) {
    if (!std::get<1>(text).value.empty()) entry.texts.push_back(std::move(std::get<1>(text)));
  }
  return entry;
}

Feed FeedReader::read() {
  Feed feed;
  around_ = {{}};
  std::size_t seen = 0;
  for (NodeId id = 1; id < tree_.nodes().size() && seen < kMostEntries; ++id) {
    if (tree_[id].is_text) continue;
    enter(id);
    if (tree_.is(id, "rss") || tree_.is(id, "rdf", Space::kRdf)) feed.is_feed = true;
    // Only the first says what the feed is: CDF nests its channels.
    if (is_channel(tree_, id) && !is_feed_) {
      is_feed_ = true;
      see_channel(id);
    }
    if (!is_entry(tree_, id)) continue;
    if (!is_feed_ && tree_.is(id, "entry")) fields_.set_atom(true);
    ++seen;
    add_entry(id, feed);
  }
  feed.is_feed = feed.is_feed || is_feed_ || !feed.entries.empty();
  return feed;
}

}  // namespace

Feed parse_feed(std::string_view document, const std::string& url) {
  const XmlTree tree = xml::parse(document);
  Feed feed = FeedReader(tree, url).read();
  for (Entry& entry : feed.entries) {
    if (tree.is_truncated())
      entry.notes.emplace_back("the feed went beyond a limit; what follows it was left out");
    if (tree.is_broken())
      entry.notes.emplace_back("the feed is no sound XML; it was read as far as tags can be told");
  }
  return feed;
}

Feed feed_of_page(const Page& page, FileFormat format) {
  if (format == FileFormat::kFeed)
    return parse_feed(xml::to_utf8(page.body, page.content_type).text, page.url);
  std::string_view text = page.body;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string mended = is_utf8(text) ? std::string() : mend_utf8(text);
  return parse_json_feed(mended.empty() ? text : mended, page.url);
}

namespace {

// A file that is a feed. `wrong` is said of one that only looks like it.
Result<void> read_feed_file(ByteWindow& bytes, const PageSink& sink, FileFormat format,
                            const char* wrong) {
  Result<std::string> body = read_whole(bytes, sink.path);
  if (!body) return tl::unexpected(body.error());
  Page whole;
  whole.path = sink.path;
  whole.body = *std::move(body);
  const Feed feed = feed_of_page(whole, format);
  if (!feed.is_feed) return fail(ErrorKind::kMalformed, sink.path, wrong);
  for (const Entry& entry : feed.entries) sink.take(page_of_entry(whole, entry));
  return {};
}

}  // namespace

Result<void> read_feed(ByteWindow& bytes, const PageSink& sink) {
  return read_feed_file(bytes, sink, FileFormat::kFeed,
                        "looks like a feed, but has no channel or entry");
}

Result<void> read_json_feed(ByteWindow& bytes, const PageSink& sink) {
  return read_feed_file(bytes, sink, FileFormat::kJsonFeed,
                        "looks like a JSON Feed, but is no JSON object with \"items\"");
}

}  // namespace sourcier
