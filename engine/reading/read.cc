#include "engine/reading/read.h"

#include <utility>

#include "engine/reading/entities.h"
#include "engine/reading/quantities.h"
#include "engine/reading/sentences.h"
#include "engine/reading/speech.h"
#include "engine/reading/times.h"
#include "engine/reading/tokens.h"
#include "engine/reading/words.h"

namespace sourcier {

Reading read(const Article& article, const Language& language) {
  Reading reading;
  reading.sentences = split_sentences(article.text, article.paragraphs, language);
  reading.tokens = tokenize(article.text, reading.sentences, language);
  Named named = find_entities(article, reading.sentences, reading.tokens, language);
  reading.entities = std::move(named.entities);
  reading.mentions = std::move(named.mentions);
  const Words words(article.text, reading.sentences, reading.tokens);
  reading.times = find_times(article, words, language, reading.mentions);
  reading.quantities = find_quantities(words, reading.times, language);
  // Another language's rules would find words between marks and name somebody for them.
  if (!language.is_of(article.language)) return reading;
  Speech speech = find_speech(article, reading, language);
  reading.quotations = std::move(speech.quotations);
  reading.attributions = std::move(speech.attributions);
  attribute_quantities(reading.attributions, reading.quantities);
  return reading;
}

}  // namespace sourcier
