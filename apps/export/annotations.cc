// W3C Web Annotations: passages of the articles, each anchored by position and by quote.
#include "apps/export/lookup.h"
#include "engine/api/json_parts.h"
#include "engine/api/names.h"

namespace sourcier {
namespace {

using exports::ArticleEntry;
using exports::Lookup;
using exports::urn;
using json_parts::Json;

// Of the text before and behind a passage, that a reader of another version may find it again.
constexpr std::uint32_t kContext = 32;  // Code points.

std::string before(const ArticleEntry& entry, std::uint32_t code_point, std::uint32_t byte) {
  const std::uint32_t from = code_point > kContext ? code_point - kContext : 0;
  const auto begin = entry.index.byte_of(from);
  return begin ? std::string(entry.text({*begin, byte})) : std::string();
}

std::string behind(const ArticleEntry& entry, std::uint32_t code_point, std::uint32_t byte) {
  const std::uint32_t to = std::min(entry.index.size(), code_point + kContext);
  const auto end = entry.index.byte_of(to);
  return end ? std::string(entry.text({byte, *end})) : std::string();
}

// Positions are those of the plain text whose digest is named, not of the page.
Json target_of(const ArticleEntry& entry, Span bytes) {
  const Span at = entry.index.code_points(bytes);
  const Article& article = entry.article();
  Json source = {{"id", entry.uri()}, {"type", "Text"}, {"format", "text/plain"}};
  if (!article.language.empty()) source["language"] = article.language;
  source["sourcier:article"] = article.id;
  source["sourcier:version"] = article.version;
  return {{"source", std::move(source)},
          {"selector",
           Json::array({{{"type", "TextPositionSelector"}, {"start", at.begin}, {"end", at.end}},
                        {{"type", "TextQuoteSelector"},
                         {"exact", entry.text(bytes)},
                         {"prefix", before(entry, at.begin, bytes.begin)},
                         {"suffix", behind(entry, at.end, bytes.end)}}})}};
}

Json annotation(const std::string& id, const std::string& about, Json bodies,
                const ArticleEntry& entry, Span span) {
  return {{"id", id},
          {"type", "Annotation"},
          {"motivation", "describing"},
          {"body", std::move(bodies)},
          {"sourcier:about", about},
          {"target", target_of(entry, span)}};
}

Json body(const std::string& purpose, const std::string& value) {
  return {
      {"type", "TextualBody"}, {"purpose", purpose}, {"format", "text/plain"}, {"value", value}};
}

void add_statement(Json& items, const Statement& statement, const Lookup& lookup) {
  std::size_t number = 0;
  for (const Wording& wording : statement.wordings) {
    ++number;
    const ArticleEntry* entry = lookup.article(wording.article);
    if (entry == nullptr) continue;
    Json bodies = Json::array({body("describing", exports::chain_text(wording.chain)),
                               body("tagging", std::string(name_of(wording.kind)))});
    if (!wording.origin.empty()) bodies.push_back(body("identifying", wording.origin));
    items.push_back(annotation(urn("annotation", statement.id + "-" + std::to_string(number)),
                               urn("statement", statement.id), std::move(bodies), *entry,
                               wording.span));
  }
}

void add_figure(Json& items, const Figure& figure, const Lookup& lookup) {
  std::size_t number = 0;
  for (const FigureValue& value : figure.values) {
    ++number;
    const ArticleEntry* entry = lookup.article(value.article);
    if (entry == nullptr) continue;
    Json bodies = Json::array({body("describing", value.text + " " + figure.counted),
                               body("tagging", std::string(name_of(figure.relation)))});
    if (!value.according_to.empty()) bodies.push_back(body("identifying", value.according_to));
    items.push_back(annotation(urn("annotation", figure.id + "-" + std::to_string(number)),
                               urn("figure", figure.id), std::move(bodies), *entry, value.span));
  }
}

}  // namespace

std::string to_annotations(const ExportInput& input) {
  const Lookup lookup(input);
  Json items = Json::array();
  for (const Statement& statement : input.dossier.statements)
    add_statement(items, statement, lookup);
  for (const Figure& figure : input.dossier.figures) add_figure(items, figure, lookup);
  Json page = {{"@context", Json::array({"http://www.w3.org/ns/anno.jsonld",
                                         {{"sourcier", "urn:sourcier:term:"}}})},
               {"id", "urn:sourcier:annotations"},
               {"type", "AnnotationPage"},
               {"items", std::move(items)}};
  return json_parts::line(page) + '\n';
}

}  // namespace sourcier
