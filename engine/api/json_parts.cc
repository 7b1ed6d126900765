#include "engine/api/json_parts.h"

#include <cmath>

namespace sourcier::json_parts {
namespace {

// Above this a double no longer holds every whole number.
constexpr double kExactIntegers = 9007199254740992.0;

Json credits(const std::vector<Credit>& credits) {
  Json out = Json::array();
  for (const Credit& credit : credits) {
    out.push_back({{"name", credit.name}, {"text", credit.text}, {"of", name_of(credit.of)}});
  }
  return out;
}

void add_text(Json& out, const Article& article, const CodePointIndex& index) {
  Json paragraphs = Json::array();
  Json kinds = Json::array();
  for (const Paragraph& paragraph : article.paragraphs) {
    paragraphs.push_back(span(index, paragraph.span));
    kinds.push_back(name_of(paragraph.kind));
  }
  out["text"] = article.text;
  out["paragraphs"] = std::move(paragraphs);
  out["kinds"] = std::move(kinds);
}

Json links(const std::vector<Link>& links, const CodePointIndex& index) {
  Json out = Json::array();
  for (const Link& link : links) {
    out.push_back({{"url", link.url}, {"span", span(index, link.span)}});
  }
  return out;
}

Json page_source(const PageSource& source) {
  const auto& offset = source.warc_record_offset;
  return {{"path", known(source.path)},
          {"warc_record_offset", offset ? Json(*offset) : Json()},
          {"content_digest", known(source.content_digest)}};
}

// How the copy looks from its first article.
std::string_view direction_word(Direction direction, bool is_first) {
  if (direction == Direction::kUnknown) return "unknown";
  const bool is_source = (direction == Direction::kFirstIsSource) == is_first;
  return is_source ? "to" : "from";
}

}  // namespace

Json known(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json number(std::optional<double> value) {
  if (!value || !std::isfinite(*value)) return {};
  if (std::trunc(*value) == *value && std::abs(*value) <= kExactIntegers) {
    return static_cast<std::int64_t>(*value);
  }
  return *value;
}

Json share(std::uint16_t thousandths) { return thousandths / 1000.0; }

Json pair(Span code_points) { return {code_points.begin, code_points.end}; }

Json span(const CodePointIndex& index, Span bytes) { return pair(index.code_points(bytes)); }

Json span(const CodePointIndex& index, const std::optional<Span>& bytes) {
  return bytes ? span(index, *bytes) : Json();
}

Json chain(const CodePointIndex& index, const std::vector<Hop>& hops) {
  Json out = Json::array();
  for (const Hop& hop : hops) {
    out.push_back({{"name", hop.name},
                   {"role", name_of(hop.role)},
                   {"kind", name_of(hop.kind)},
                   {"mention", span(index, hop.mention)},
                   {"inherited", hop.inherited}});
  }
  return out;
}

Json article(const Article& article, const CodePointIndex& index, bool with_text) {
  Json out;
  out["id"] = article.id;
  out["version"] = article.version;
  out["url"] = known(article.url);
  out["outlet"] = known(article.outlet);
  out["title"] = known(article.title);
  out["authors"] = article.authors;
  out["published"] = known(article.published);
  out["published_basis"] = known(name_of(article.published_basis));
  out["modified"] = known(article.modified);
  out["language"] = known(article.language);
  out["section"] = known(article.section);
  if (with_text) add_text(out, article, index);
  out["credits"] = credits(article.credits);
  if (with_text) out["links"] = links(article.links, index);
  out["source"] = page_source(article.source);
  Json notes = Json::array();
  for (const Note& note : article.notes) {
    notes.push_back({{"kind", note.kind}, {"message", note.message}});
  }
  out["notes"] = std::move(notes);
  return out;
}

Json event(const Event& event) {
  return {{"event", event.id},         {"title", known(event.title)},
          {"date", known(event.date)}, {"date_basis", known(event.date_basis)},
          {"places", event.places},    {"participants", event.participants},
          {"articles", event.articles}};
}

Json story(const Story& story) {
  return {{"story", story.id}, {"title", known(story.title)}, {"events", story.events}};
}

Json copy_from(const Copy& copy, bool is_first, const CodePointIndex* index_here,
               const CodePointIndex* index_there) {
  Json passages = Json::array();
  for (const Passage& passage : copy.passages) {
    if (index_here == nullptr || index_there == nullptr) break;
    const Span here = is_first ? passage.first : passage.second;
    const Span there = is_first ? passage.second : passage.first;
    passages.push_back({{"here", span(*index_here, here)}, {"there", span(*index_there, there)}});
  }
  const std::uint16_t of_here = is_first ? copy.containment_of_first : copy.containment_of_second;
  const std::uint16_t of_there = is_first ? copy.containment_of_second : copy.containment_of_first;
  return {{"of", is_first ? copy.second : copy.first},
          {"type", name_of(copy.type)},
          {"containment", share(of_here)},
          {"containment_of_other", share(of_there)},
          {"direction", direction_word(copy.direction, is_first)},
          {"passages", std::move(passages)}};
}

std::string line(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Texts::Texts(std::span<const Document> documents) {
  indexes_.reserve(documents.size());
  for (const Document& document : documents) {
    indexes_.emplace(document.article.id, CodePointIndex(document.article.text));
  }
}

const CodePointIndex* Texts::index(const std::string& article) const {
  const auto found = indexes_.find(article);
  return found == indexes_.end() ? nullptr : &found->second;
}

}  // namespace sourcier::json_parts
