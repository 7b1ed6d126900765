// The tables that extraction reads, as one value: views into the pack and small indexes over it.
#pragma once

#include <memory>

#include "engine/article/extract.h"
#include "engine/article/mark_index.h"
#include "engine/article/phrases.h"
#include "engine/article/wording.h"
#include "engine/page/charset/charsets.h"
#include "engine/resource/forest.h"
#include "engine/resource/pack.h"

namespace sourcier {

// What scores blocks and lines: weights of words, and two passes of trees for either.
struct BodyModel {
  WordWeights words;
  WordWeights tokens;
  Forest first;
  Forest second;
  Forest first_lines;  // Of lines of plain text.
  Forest second_lines;
  WordWeights line_words;
};

struct ExtractionRules::Data {
  std::shared_ptr<const Pack> pack;
  MarkIndex elements;  // rules/elements: what classes, ids and tags say of their text.
  Charsets charsets;
  Table tracking;            // rules/tracking_parameters
  Table agencies;            // names/agencies
  Table outlets;             // names/outlets
  Table date_words;          // rules/date_words: months, zones and units in dates of feeds.
  Table press_labels;        // rules/press_labels: fields of press databases.
  Table countries;           // names/countries
  Table places;              // names/places
  Table given_names;         // names/given_names
  Table meta_names;          // rules/meta_names: what meta elements state.
  MarkIndex metadata_marks;  // rules/metadata_marks: what classes say of authors, titles and dates.
  Table title_labels;        // rules/title_labels: what views of a page are called in its title.
  Table json_dates;          // rules/json_dates: keys of dates in scripts.
  Table languages;           // languages/languages: those whose speech is read.
  // Of all languages together: pages mix them.
  Phrases boilerplate;
  Phrases bylines;
  Phrases credits;
  Phrases dates;
  Phrases recipes;  // What recipes say of themselves: for how many, how long.
  BodyModel body;   // models/extract: which blocks are the article.
};

}  // namespace sourcier
