// extract: from a page to its article.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/article/article.h"
#include "engine/page/page.h"
#include "engine/resource/pack.h"

namespace sourcier {

struct ExtractionOptions {
  std::string language;        // BCP 47; "" detects.
  std::string reference_date;  // The date of articles that bear none; "" for none.
};

// The rules, words and models by which pages are read; views into the pack. Immutable.
class ExtractionRules {
 public:
  explicit ExtractionRules(std::shared_ptr<const Pack> pack);
  // The same rules with another model of the body, whose bytes must outlive them.
  ExtractionRules(const ExtractionRules& other, std::string_view body_model);
  ~ExtractionRules();
  ExtractionRules(ExtractionRules&&) noexcept;

  struct Data;
  const Data& data() const { return *data_; }

 private:
  std::unique_ptr<const Data> data_;
};

// The article of a page of any format. Total: a damaged or hostile page gives less text and a note.
// A page without journalism gives an article with an empty text. About 2.5 times the cost of the
// bare HTML parse.
Article extract(const Page& page, const ExtractionRules& rules, const ExtractionOptions& options);

}  // namespace sourcier
