// Corpus: invented articles with the truth about them, by the statistics of real collections.
//
// A function of the options: the same on every machine. Stories come one after the other, the
// articles of each in order of their days; a story depends on its number and the seed alone.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/reading/reading.h"
#include "tools/corpus/draft.h"

namespace sourcier::corpus {

struct CorpusOptions {
  std::uint64_t seed = 1;
  std::size_t articles = 1000;
  // The press of a country: a larger collection is one of more days.
  std::size_t articles_a_day = 2000;
  bool is_one_story = false;          // Of as many events as the articles need.
  std::size_t articles_an_event = 0;  // Of each event; 0: as the press has it.
};

struct Truth {
  std::string kind;
  std::string source;  // The id of the article that it copies; "" for none.
  std::string family;
  std::string event;
  std::string story;
};

struct CorpusArticle {
  Article article;
  std::vector<NamedSpan> names;
  std::vector<QuotedSpan> quotations;
  Truth truth;
};

class Corpus {
 public:
  // French first. The materials must outlive this.
  Corpus(const std::vector<Material>& materials, const CorpusOptions& options)
      : materials_(materials), options_(options) {}

  // Stops when `take` returns false.
  void each(const std::function<bool(CorpusArticle&&)>& take) const;

 private:
  const std::vector<Material>& materials_;
  CorpusOptions options_;
};

// The article with a reading that says no more than the truth: names and quotations. For measuring
// what comes after reading.
Document document_of(const CorpusArticle& made);

}  // namespace sourcier::corpus
