#include "bindings/python/src/engine.h"

#include <algorithm>
#include <optional>
#include <thread>

#include "apps/cli/command.h"
#include "apps/report/report.h"
#include "engine/page/memory.h"
#include "engine/page/reader.h"
#include "engine/pipeline/ordered.h"
#include "engine/reading/read.h"
#include "engine/store/codec.h"

namespace sourcier::python {
namespace {

// Of a page at hand that has no name.
constexpr const char* kNoPath = "the page";

Document read_document(const Document& document, const Resources& resources) {
  const Article& article = document.article;
  return {article, read(article, resources.languages.of(article.language))};
}

}  // namespace

unsigned jobs_or_cores(unsigned jobs) {
  return jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : jobs;
}

Engine::Engine(const std::string& pack) : resources_(value_or_throw(load_resources(pack))) {}

Handle Engine::extract(Page&& page, const ExtractionOptions& options) const {
  Document document;
  document.article = sourcier::extract(page, resources_->rules, options);
  return handle_of(std::move(document), false);
}

Handle Engine::extract(PageInput&& input, const ExtractionOptions& options) const {
  const std::string path = input.path.empty() ? kNoPath : input.path;
  std::optional<Page> found;
  std::optional<Error> problem;
  const Take take = [&](Page&& page) {
    if (found)
      problem = Error{ErrorKind::kUnsupported, path,
                      "holds several articles; sourcier.articles reads them all"};
    found = std::move(page);
  };
  const Skip skip = [&](const Error& error) { problem = error; };
  ReadTally tally;
  MemoryStream stream(input.body, std::max<std::size_t>(input.body.size(), 1));  // In one piece.
  ByteWindow window(stream);
  const auto read = read_format(window, {path, take, skip, tally});
  if (!read) throw Failure(read.error());
  if (problem) throw Failure(*problem);
  if (!found) throw Failure(path + ": no page was found");
  found->path = input.path;
  if (found->url.empty()) found->url = std::move(input.url);
  if (found->content_type.empty()) found->content_type = std::move(input.content_type);
  Handle article = extract(*std::move(found), options);
  if (article.article().text.empty() && article.article().title.empty())
    throw Failure(path + ": no article was found on the page");
  return article;
}

Handle Engine::record(const std::string& json, const ExtractionOptions& options) const {
  Page page;
  page.format = PageFormat::kJsonLines;
  page.body = json;
  return extract(std::move(page), options);
}

Handle Engine::read(const Handle& article) const {
  if (article.is_read) return article;
  return handle_of(read_document(*article.document, *resources_), true);
}

std::vector<Handle> Engine::read_all(const std::vector<Handle>& articles, unsigned jobs) const {
  std::vector<Handle> readings;
  readings.reserve(articles.size());
  const auto produce = [&](const auto& emit) {
    for (const Handle& article : articles) emit(Handle(article));
  };
  run_ordered<Handle, Handle>(
      jobs_or_cores(jobs), produce, [&](Handle&& article) { return read(article); },
      [&](Handle&& reading) { readings.push_back(std::move(reading)); });
  return readings;
}

std::shared_ptr<Traced> Engine::group(const std::vector<Handle>& articles, unsigned jobs) const {
  auto traced = std::make_shared<Traced>();
  RunOptions options;
  options.jobs = jobs_or_cores(jobs);
  traced->resources = resources_;
  std::vector<Document> documents;
  documents.reserve(articles.size());
  for (const Handle& reading : read_all(articles, jobs)) documents.push_back(*reading.document);
  traced->documents = unite(std::move(documents));
  traced->groups = group_documents(traced->documents, *resources_, options);
  return traced;
}

std::shared_ptr<Traced> Engine::trace(const std::vector<Handle>& articles, unsigned jobs) const {
  auto traced = group(articles, jobs);
  RunOptions options;
  options.jobs = jobs_or_cores(jobs);
  traced->dossier = trace_documents(traced->groups, traced->documents, *resources_, options);
  return traced;
}

Handle Engine::latest(const std::vector<Handle>& states) const {
  if (states.empty()) throw Failure("states of a page: there are none");
  const auto is_earlier = [](const Handle& a, const Handle& b) {
    return is_later_state(b.article(), a.article());
  };
  return *std::ranges::max_element(states, is_earlier);
}

std::string pack_handle(const Handle& handle, const std::string& version) {
  codec::Encoder encoder;
  Article article = handle.article();
  Reading reading = handle.document->reading;
  std::string made_by = version;
  bool is_read = handle.is_read;
  encoder(made_by, is_read, article, reading);
  return encoder.take();
}

Handle unpack_handle(std::string_view bytes, const std::string& version) {
  std::string made_by;
  bool is_read = false;
  Document document;
  codec::Decoder decoder(bytes);
  decoder(made_by);
  if (made_by != version) {
    throw Failure("pickle of an article: made by sourcier " + made_by + ", this is " + version +
                  "; pass articles between versions by to_dict() and from_dict()");
  }
  decoder(is_read, document.article, document.reading);
  if (!decoder.ok()) throw Failure("pickle of an article: the bytes are damaged");
  return handle_of(std::move(document), is_read);
}

std::string html_of(const Traced& traced, const std::string& language) {
  const Labels labels(*traced.resources->pack, cli::language_of_report(language, traced.documents));
  const ReportInput report{.dossier = traced.dossier,
                           .groups = traced.groups,
                           .documents = traced.documents,
                           .skipped = {},
                           .inputs = {},
                           .all = true};
  return html_report(report, labels);
}

}  // namespace sourcier::python
