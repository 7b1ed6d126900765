// The store's check: what a sound store must be, verified row by row.
#include <set>

#include "engine/store/check_live.h"
#include "engine/store/content.h"
#include "engine/store/store.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

bool fits(Span span, std::string_view text) {
  return span.begin <= span.end && span.end <= text.size() && is_boundary(text, span.begin) &&
         is_boundary(text, span.end);
}

// Every span of the document lies in its text, on character boundaries.
bool spans_fit(const Document& document) {
  const std::string& text = document.article.text;
  const Reading& reading = document.reading;
  bool fit = true;
  const auto see = [&](Span span) { fit = fit && fits(span, text); };
  const auto see_chain = [&](const std::vector<Hop>& chain) {
    for (const Hop& hop : chain) see(hop.mention.value_or(Span{}));
  };
  for (const Paragraph& paragraph : document.article.paragraphs) see(paragraph.span);
  for (const Link& link : document.article.links) see(link.span);
  for (const Span sentence : reading.sentences) see(sentence);
  for (const Token& token : reading.tokens) see(token.span);
  for (const Mention& mention : reading.mentions) see(mention.span);
  for (const Quotation& quotation : reading.quotations) {
    see(quotation.span);
    see(quotation.cue.value_or(Span{}));
    see_chain(quotation.chain);
  }
  for (const Attribution& attribution : reading.attributions) {
    see(attribution.cue);
    see(attribution.content);
    see_chain(attribution.chain);
  }
  for (const TimeExpression& time : reading.times) see(time.span);
  for (const Quantity& quantity : reading.quantities) {
    see(quantity.span);
    see(quantity.counted.value_or(Span{}));
  }
  return fit;
}

void check_document(const StoredDocument& stored, std::vector<std::string>& problems) {
  const Article& article = stored.document.article;
  if (article.version != article_version(article.title, article.text)) {
    problems.push_back("article " + article.id +
                       ": its text does not have the digest it was stored with");
  }
  if (!spans_fit(stored.document)) {
    problems.push_back("article " + article.id + ": a span lies outside its text");
  }
}

void check_groups(const Groups& groups, const std::set<std::string>& articles, bool is_grouped,
                  std::vector<std::string>& problems) {
  std::set<std::string> events;
  for (const Event& event : groups.events) events.insert(event.id);
  for (const ArticleGroup& group : groups.articles) {
    if (!articles.contains(group.article)) {
      problems.push_back("article " + group.article + ": grouped, but not in the store");
    }
    if (!events.contains(group.event)) {
      problems.push_back("article " + group.article + ": its event " + group.event + " is missing");
    }
  }
  // An addition that was stopped before it grouped is no damage: the next one groups.
  if (is_grouped && groups.articles.size() != articles.size()) {
    problems.push_back(std::to_string(articles.size()) + " articles, but " +
                       std::to_string(groups.articles.size()) + " are grouped");
  }
}

// What SQLite itself finds wrong.
Result<void> check_file(Sqlite& connection, std::vector<std::string>& problems) {
  for (const char* sql : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
    auto query = connection.prepare(sql);
    if (!query) return tl::unexpected(query.error());
    auto row = query->step();
    for (; row && *row; row = query->step()) {
      if (query->text(0) != "ok") problems.emplace_back(query->text(0));
    }
    if (!row) return tl::unexpected(row.error());
  }
  return {};
}

// The search index: whole in itself, and one row for each article.
Result<void> check_index(Store& store, std::size_t articles, std::vector<std::string>& problems) {
  // Asked by an INSERT, which needs a file that can be written to; nothing is written.
  const auto whole =
      store.connection().run("INSERT INTO search (search) VALUES ('integrity-check')");
  if (!whole && whole.error().kind == ErrorKind::kMalformed)
    problems.push_back("the search index: " + whole.error().message);
  for (const char* table : {"search", "facet"}) {
    const auto rows = store.count(table);
    if (!rows) return tl::unexpected(rows.error());
    if (static_cast<std::size_t>(*rows) != articles) {
      problems.push_back(std::to_string(articles) + " articles, but " + std::to_string(*rows) +
                         " in the search index (" + table + ")");
    }
  }
  return {};
}

Result<std::set<std::string>> check_documents(Store& store, std::vector<std::string>& problems) {
  std::set<std::string> ids;
  const auto read = store.each_document([&](StoredDocument&& stored) {
    check_document(stored, problems);
    ids.insert(stored.document.article.id);
  });
  if (!read) return tl::unexpected(read.error());
  return ids;
}

}  // namespace

Result<StoreReport> Store::check() {
  StoreReport report;
  if (const auto done = check_file(connection_, report.problems); !done)
    return tl::unexpected(done.error());
  const auto ids = check_documents(*this, report.problems);
  if (!ids) return tl::unexpected(ids.error());
  if (const auto done = check_index(*this, ids->size(), report.problems); !done)
    return tl::unexpected(done.error());
  const auto grouped = groups();
  if (!grouped) return tl::unexpected(grouped.error());
  const auto is_grouped = this->is_grouped();
  if (!is_grouped) return tl::unexpected(is_grouped.error());
  check_groups(*grouped, *ids, *is_grouped, report.problems);
  if (const auto done = check_live(*this, report.problems); !done)
    return tl::unexpected(done.error());
  report.is_grouped = *is_grouped;
  const auto left_out = count("skipped");
  if (!left_out) return tl::unexpected(left_out.error());
  const auto states = count("state");
  if (!states) return tl::unexpected(states.error());
  const auto content = content_digest(*this);
  if (!content) return tl::unexpected(content.error());
  report.articles = ids->size();
  report.versions = static_cast<std::size_t>(*states) - ids->size();
  report.skipped = static_cast<std::size_t>(*left_out);
  report.events = grouped->events.size();
  report.stories = grouped->stories.size();
  report.content = *content;
  return report;
}

}  // namespace sourcier
