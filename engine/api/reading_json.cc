// The JSON forms of articles and readings.
#include "engine/api/json.h"
#include "engine/api/json_parts.h"

namespace sourcier {
namespace {

using json_parts::article;
using json_parts::chain;
using json_parts::Json;
using json_parts::known;
using json_parts::line;
using json_parts::number;
using json_parts::span;

std::string entity_id(EntityIndex entity) {
  return std::string("e").append(std::to_string(entity + 1));
}

Json entity_id(const std::optional<EntityIndex>& entity) {
  return entity ? Json(entity_id(*entity)) : Json();
}

Json tokens(const Reading& reading, const CodePointIndex& index) {
  Json out = Json::array();
  for (const Token& token : reading.tokens) {
    const Span at = index.code_points(token.span);
    out.push_back({at.begin, at.end, name_of(token.part), known(token.lemma)});
  }
  return out;
}

Json entities(const Reading& reading) {
  Json out = Json::array();
  for (EntityIndex i = 0; i < reading.entities.size(); ++i) {
    const Entity& entity = reading.entities[i];
    out.push_back({{"id", entity_id(i)},
                   {"type", name_of(entity.type)},
                   {"name", entity.name},
                   {"aliases", entity.aliases},
                   {"reference", known(entity.reference)}});
  }
  return out;
}

Json mentions(const Reading& reading, const CodePointIndex& index) {
  Json out = Json::array();
  for (const Mention& mention : reading.mentions) {
    out.push_back({{"span", span(index, mention.span)},
                   {"type", name_of(mention.type)},
                   {"entity", entity_id(mention.entity)}});
  }
  return out;
}

Json speaker(const std::optional<Speaker>& speaker, const CodePointIndex& index) {
  if (!speaker) return {};
  return {{"name", speaker->name},
          {"entity", entity_id(speaker->entity)},
          {"mention", span(index, speaker->mention)}};
}

Json quotations(const Reading& reading, const CodePointIndex& index) {
  Json out = Json::array();
  for (const Quotation& quotation : reading.quotations) {
    out.push_back({{"span", span(index, quotation.span)},
                   {"kind", name_of(quotation.kind)},
                   {"speaker", speaker(quotation.speaker, index)},
                   {"cue", span(index, quotation.cue)},
                   {"chain", chain(index, quotation.chain)}});
  }
  return out;
}

Json attributions(const Reading& reading, const CodePointIndex& index) {
  Json out = Json::array();
  for (const Attribution& attribution : reading.attributions) {
    out.push_back({{"cue", span(index, attribution.cue)},
                   {"content", span(index, attribution.content)},
                   {"chain", chain(index, attribution.chain)},
                   {"stance", name_of(attribution.stance)}});
  }
  return out;
}

Json times(const Reading& reading, const CodePointIndex& index) {
  Json out = Json::array();
  for (const TimeExpression& time : reading.times) {
    out.push_back({{"span", span(index, time.span)},
                   {"type", name_of(time.type)},
                   {"value", known(time.value)},
                   {"mod", known(time.modifier)}});
  }
  return out;
}

Json quantities(const Reading& reading, const CodePointIndex& index) {
  Json out = Json::array();
  for (const Quantity& quantity : reading.quantities) {
    out.push_back({{"span", span(index, quantity.span)},
                   {"low", number(quantity.low)},
                   {"high", number(quantity.high)},
                   {"approximate", quantity.approximate},
                   {"status", name_of(quantity.status)},
                   {"kind", name_of(quantity.kind)},
                   {"unit", known(quantity.unit)},
                   {"counted", span(index, quantity.counted)},
                   {"according_to", known(quantity.according_to)}});
  }
  return out;
}

}  // namespace

std::string to_json(const Article& value) {
  return line(article(value, CodePointIndex(value.text), true));
}

Json json_parts::reading(const Document& document, const CodePointIndex& index, bool with_tokens) {
  const Reading& reading = document.reading;
  Json out = article(document.article, index, true);
  Json sentences = Json::array();
  for (const Span sentence : reading.sentences) sentences.push_back(span(index, sentence));
  out["sentences"] = std::move(sentences);
  if (with_tokens) out["tokens"] = tokens(reading, index);
  out["entities"] = entities(reading);
  out["mentions"] = mentions(reading, index);
  out["quotations"] = quotations(reading, index);
  out["attributions"] = attributions(reading, index);
  out["times"] = times(reading, index);
  out["quantities"] = quantities(reading, index);
  return out;
}

std::string to_json(const Document& document, const ReadingForm& form) {
  return line(
      json_parts::reading(document, CodePointIndex(document.article.text), form.with_tokens));
}

}  // namespace sourcier
