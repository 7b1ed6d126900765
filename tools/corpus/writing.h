// Writing: sentences of a scene, with what stands where in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/reading.h"
#include "tools/corpus/scene.h"

namespace sourcier::corpus {

struct NamedSpan {
  Span span;
  EntityType type = EntityType::kPerson;
  std::string name;
};

struct QuotedSpan {
  Span span;  // Inside the marks.
  std::string speaker;
};

// Spans are byte offsets into `text`.
struct Sentence {
  std::string text;
  std::vector<NamedSpan> names;
  std::vector<QuotedSpan> quotations;
};

// Who passes news on, in the order of how much: the first are named most.
struct Press {
  std::vector<std::string> outlets;
  std::vector<std::string> agencies;
};
const Press& press();

class Writer {
 public:
  Writer(const Scene& scene, Random& random) : scene_(scene), random_(random) {}

  // A sentence by one of the frames of `kind`; of a dateline the agency is `agency`.
  Sentence sentence(const std::string& kind, const std::string& agency = {});

  // What someone says: a clause without marks.
  std::string statement();

 private:
  void fill(std::string_view frame, Sentence& sentence, const std::string& agency);
  void fill_slot(std::string_view slot, Sentence& sentence, const std::string& agency);
  void add_name(Sentence& sentence, const std::string& name, EntityType type);
  void add_quotation(Sentence& sentence);
  void add_noun_phrase(std::string& out, const std::string& article);
  const Noun& noun();
  const std::string& adjective(Form form);
  const std::string& verb();

  const Scene& scene_;
  Random& random_;
  std::size_t speaker_ = 0;    // Whom {person} and {role} name in this sentence.
  std::size_t statement_ = 0;  // What {quote} quotes.
};

}  // namespace sourcier::corpus
