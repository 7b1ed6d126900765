// Engine: the stages as Python calls them, over the resources of one data file.
//
// Nothing here touches Python: module.cc holds the interpreter's lock or lets go of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/python/src/handle.h"

namespace sourcier::python {

struct PageInput {
  std::string_view body;  // Outlives the call.
  std::string url;
  std::string content_type;
  std::string path;
};

class Engine {
 public:
  // Throws Failure where the data file cannot be opened.
  explicit Engine(const std::string& pack);

  std::string version() const { return resources_->version(); }
  const std::shared_ptr<const Resources>& resources() const { return resources_; }

  // The article of one page of any format; throws Failure where it holds none, or several.
  Handle extract(PageInput&& page, const ExtractionOptions& options) const;
  // The article of an object of JSON Lines; its text is kept to the byte.
  Handle record(const std::string& json, const ExtractionOptions& options) const;
  Handle read(const Handle& article) const;
  // In their order; what has been read already stays as it is.
  std::vector<Handle> read_all(const std::vector<Handle>& articles, unsigned jobs) const;

  // Reads what has not been read yet, and leaves of several states of one page the latest.
  std::shared_ptr<Traced> group(const std::vector<Handle>& articles, unsigned jobs) const;
  std::shared_ptr<Traced> trace(const std::vector<Handle>& articles, unsigned jobs) const;
  // Of the states of one page.
  Handle latest(const std::vector<Handle>& states) const;

 private:
  Handle extract(Page&& page, const ExtractionOptions& options) const;

  std::shared_ptr<const Resources> resources_;
};

// 0 stands for as many as there are cores.
unsigned jobs_or_cores(unsigned jobs);

// A handle's bytes for pickles, and back. Only the engine that wrote them reads them: Failure tells
// so where another one did.
std::string pack_handle(const Handle& handle, const std::string& version);
Handle unpack_handle(std::string_view bytes, const std::string& version);

// The report as one HTML page, as `sourcier trace --html` writes it; "" for the language of most
// articles.
std::string html_of(const Traced& traced, const std::string& language);

}  // namespace sourcier::python
