#include "engine/live/watch.h"

#include "engine/page/entry.h"
#include "engine/page/inputs.h"
#include "engine/page/url/url.h"
#include "engine/store/ledger.h"

namespace sourcier {

// What the ledger keeps of an address: how its server and its feed tell whether it has changed.
struct Watch::Stamp {
  bool is_known = false;
  FetchTag tag;
  std::string stated;  // The entry's own dates.

  std::string text() const { return tag.etag + '\n' + tag.modified + '\n' + stated; }
};

struct Watch::Gathered {
  std::vector<Document> documents;
  std::vector<std::string> pages;
  std::vector<InputState> inputs;
  std::vector<SkippedInput> skipped;
  std::vector<std::string> mended;
  bool is_whole = true;  // Every new page of the feed was had.
};

namespace {

constexpr long kOk = 200, kNotModified = 304, kNotFound = 404, kGone = 410;

Page page_of(const std::string& place, Fetched&& fetched, const std::string& now) {
  Page page;
  page.path = place;
  page.url = std::move(fetched.url);
  page.fetched = now;
  page.content_type = std::move(fetched.content_type);
  page.body = std::move(fetched.body);
  return page;
}

// The pages in what was fetched: one for an article, many for a feed.
Result<std::vector<Page>> pages_in(const Page& fetched) {
  std::vector<Page> pages;
  ReadTally tally;
  const Take take = [&](Page&& page) {
    if (pages.size() < kMostPolledEntries) pages.push_back(std::move(page));
  };
  const auto read = read_fetched(fetched, take, [](const Error&) {}, tally);
  if (!read) return tl::unexpected(read.error());
  return pages;
}

InputState ledger_row(const std::string& place, const std::string& tag, bool is_whole) {
  return {.place = place, .size = 0, .modified = 0, .tag = tag, .items = 1, .is_whole = is_whole};
}

}  // namespace

Result<Watch::Stamp> Watch::stamp_of(const std::string& place) {
  const auto state = input_state(store_, place);
  if (!state) return tl::unexpected(state.error());
  Stamp stamp;
  if (!*state) return stamp;
  stamp.is_known = (*state)->is_whole;
  const std::string& tag = (*state)->tag;
  const std::size_t first = std::min(tag.find('\n'), tag.size());
  const std::size_t second = std::min(tag.find('\n', first + 1), tag.size());
  stamp.tag.etag = tag.substr(0, first);
  if (first < second) stamp.tag.modified = tag.substr(first + 1, second - first - 1);
  if (second < tag.size()) stamp.stated = tag.substr(second + 1);
  return stamp;
}

// The article of the page; where it holds none, what the feed itself says.
void Watch::take_page(const Page& page, const Page& entry, Gathered& gathered) {
  const auto inside = pages_in(page);
  for (const Page* one : {inside && !inside->empty() ? &inside->front() : nullptr, &entry}) {
    if (one == nullptr) continue;
    auto document = read_page(*one, resources_, options_);
    if (!document) continue;
    gathered.documents.push_back(std::move(*document));
    gathered.pages.push_back(pack_page(*one));
    return;
  }
}

Result<void> Watch::take_entry(const Page& entry, const std::string& now, Gathered& gathered) {
  const Entry stated = entry_from_json(entry.body);
  if (parse_url(stated.url).empty()) {
    take_page(entry, entry, gathered);
    return {};
  }
  auto before = stamp_of(stated.url);
  if (!before) return tl::unexpected(before.error());
  Stamp stamp;
  stamp.stated = stated.modified + '|' + stated.published;
  if (before->is_known && before->stated == stamp.stated) return {};
  auto fetched = polite_.get(stated.url, before->tag);
  // What may not be fetched, or is no more, is known by what the feed says of it.
  const bool is_refused = !fetched && fetched.error().kind != ErrorKind::kIo;
  const bool is_gone = fetched && (fetched->status == kNotFound || fetched->status == kGone);
  if (is_refused || is_gone) {
    take_page(entry, entry, gathered);
  } else if (!fetched || (fetched->status != kOk && fetched->status != kNotModified)) {
    gathered.is_whole = false;
    Error error = fetched ? Error{ErrorKind::kIo, stated.url,
                                  "answers with status " + std::to_string(fetched->status)}
                          : fetched.error();
    error.where = stated.url;
    if (!is_stopped()) gathered.skipped.push_back({std::move(error), stated.url});
    return {};
  } else {
    stamp.tag = fetched->tag;
    if (fetched->status == kOk)
      take_page(page_of(stated.url, std::move(*fetched), now), entry, gathered);
  }
  gathered.inputs.push_back(ledger_row(stated.url, stamp.text(), true));
  gathered.mended.push_back(stated.url);
  return {};
}

Result<PollOutcome> Watch::poll(const std::string& feed, const std::string& now) {
  const auto before = stamp_of(feed);
  if (!before) return tl::unexpected(before.error());
  auto fetched = polite_.get(feed, before->is_known ? before->tag : FetchTag{});
  if (!fetched) return tl::unexpected(fetched.error());
  PollOutcome outcome;
  outcome.is_unchanged = fetched->status == kNotModified;
  if (outcome.is_unchanged) return outcome;
  if (fetched->status != kOk)
    return fail(ErrorKind::kIo, feed, "answers with status " + std::to_string(fetched->status));
  Stamp stamp;
  stamp.tag = fetched->tag;
  const auto pages = pages_in(page_of(feed, std::move(*fetched), now));
  if (!pages) return tl::unexpected(pages.error());
  if (!pages->empty() && pages->front().format != PageFormat::kEntry)
    return fail(ErrorKind::kUnsupported, feed, "is no feed; wanted RSS, Atom or JSON Feed");

  Gathered gathered;
  for (const Page& entry : *pages) {
    if (is_stopped()) {
      gathered.is_whole = false;
      break;
    }
    const auto taken = take_entry(entry, now, gathered);
    if (!taken) return tl::unexpected(taken.error());
  }
  // A feed of which a page is missing is asked for again as if it were new.
  gathered.inputs.push_back(ledger_row(feed, stamp.text(), gathered.is_whole));
  auto added = store_.add({.documents = gathered.documents,
                           .pages = gathered.pages,
                           .skipped = gathered.skipped,
                           .inputs = gathered.inputs,
                           .restarted = {},
                           .mended = gathered.mended,
                           .made_by = resources_.version(),
                           .seen = now});
  if (!added) return tl::unexpected(added.error());
  outcome.articles = std::move(*added);
  for (SkippedInput& one : gathered.skipped) outcome.skipped.push_back(std::move(one.error));
  return outcome;
}

}  // namespace sourcier
