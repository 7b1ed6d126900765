// Drafts: articles of tests, read or put together line by line, and the dossier of some at one
// event.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/reading/read.h"
#include "engine/resource/pack.h"
#include "engine/text/unicode.h"
#include "engine/trace/trace.h"

namespace sourcier {

inline const Languages& languages() {
  static const Languages instance(*Pack::open(SOURCIER_PACK));
  return instance;
}

inline Span find(const Document& document, std::string_view part) {
  const std::size_t at = document.article.text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  return at == std::string::npos ? Span{} : span_at(at, part.size());
}

// An article as it is read, published on `date`: "" if it has no date.
inline Document read_as(const char* id, const char* tag, const char* text,
                        const char* date = "2031-03-18") {
  Document document;
  document.article.id = id;
  document.article.language = tag;
  document.article.text = text;
  document.article.published = date;
  document.reading = read(document.article, languages().of(tag));
  return document;
}

// An article with its entities, quotations and attributions, put together line by line.
class Draft {
 public:
  Draft(std::string id, std::string language, std::string text) {
    document_.article.id = std::move(id);
    document_.article.language = std::move(language);
    document_.article.text = std::move(text);
    document_.reading.sentences = {span_of(0, document_.article.text.size())};
  }

  Draft& outlet(std::string name) {
    document_.article.outlet = std::move(name);
    return *this;
  }
  Draft& dated(std::string date) {
    document_.article.published = std::move(date);
    return *this;
  }
  Draft& credit(const std::string& name, CreditOf of = CreditOf::kText) {
    document_.article.credits.push_back({name, name, of});
    return *this;
  }
  Draft& entity(EntityType type, std::string name, std::string key) {
    Entity entity;
    entity.type = type;
    entity.name = std::move(name);
    entity.keys = {std::move(key)};
    document_.reading.entities.push_back(std::move(entity));
    return *this;
  }
  // A mention of the last entity.
  Draft& mention(std::string_view part) {
    std::vector<Entity>& entities = document_.reading.entities;
    document_.reading.mentions.push_back({find(document_, part), entities.back().type,
                                          static_cast<EntityIndex>(entities.size() - 1)});
    return *this;
  }
  // What the gazetteer knows of the last entity.
  Draft& known_as(std::string reference) {
    document_.reading.entities.back().reference = std::move(reference);
    return *this;
  }
  // Relays are names of entities; the speaker is entity 0.
  Draft& quote(std::string_view part, QuotationKind kind, const std::vector<EntityIndex>& relays) {
    Quotation quotation;
    quotation.span = find(document_, part);
    quotation.kind = kind;
    quotation.speaker = Speaker{document_.reading.entities[0].name, EntityIndex{0}, {}};
    quotation.chain = chain(relays);
    document_.reading.quotations.push_back(std::move(quotation));
    return *this;
  }
  Draft& says(std::string_view cue, std::string_view content,
              const std::vector<EntityIndex>& relays, Stance stance = Stance::kAsserts) {
    document_.reading.attributions.push_back(
        {find(document_, cue), find(document_, content), chain(relays), stance});
    return *this;
  }
  Draft& count(std::string_view number, std::string_view counted, double value,
               std::string according_to) {
    Quantity quantity;
    quantity.span = find(document_, number);
    quantity.counted = find(document_, counted);
    quantity.low = quantity.high = value;
    quantity.according_to = std::move(according_to);
    document_.reading.quantities.push_back(std::move(quantity));
    return *this;
  }
  Draft& time(std::string_view words, std::string value) {
    document_.reading.times.push_back(
        {find(document_, words), TimeType::kDate, std::move(value), ""});
    return *this;
  }
  operator Document() const { return document_; }  // NOLINT(google-explicit-constructor)

 private:
  std::vector<Hop> chain(const std::vector<EntityIndex>& relays) const {
    std::vector<Hop> hops;
    for (const EntityIndex relay : relays) {
      hops.push_back({document_.reading.entities[relay].name,
                      HopRole::kRelay,
                      SourceKind::kAgency,
                      {},
                      relay,
                      false});
    }
    hops.push_back({document_.reading.entities[0].name,
                    HopRole::kSource,
                    SourceKind::kPerson,
                    {},
                    EntityIndex{0},
                    false});
    return hops;
  }

  Document document_;
};

inline Draft speech(std::string id, std::string language, std::string text) {
  return Draft(std::move(id), std::move(language), std::move(text))
      .entity(EntityType::kPerson, "Anna Lindqvar", "person:anna lindqvar")
      .entity(EntityType::kOrganisation, "Agence Littorale", "name:agence littorale");
}

inline Groups one_event(const std::vector<Document>& documents) {
  Groups groups;
  for (const Document& document : documents) {
    groups.articles.push_back({document.article.id, "ev1", "st1", "cf" + document.article.id, {}});
  }
  groups.events.push_back({"ev1", "", "2031-03-17", "stated", {}, {}, {}});
  return groups;
}

inline Dossier traced(const std::vector<Document>& documents) {
  return trace(one_event(documents), documents, languages());
}

}  // namespace sourcier
