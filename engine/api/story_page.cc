#include "engine/api/story_page.h"

#include <algorithm>
#include <set>

#include "engine/api/deflated.h"
#include "engine/api/entity_names.h"
#include "engine/api/gzip.h"
#include "engine/api/story_parts_codec.h"

namespace sourcier {
namespace {

using json_parts::Json;
using json_parts::known;
using json_parts::line;

// Raised whenever the bytes below change while the version of engine and data stays.
constexpr std::uint8_t kPageForm = 4;

// The named origins over a story's articles and statements, each once.
std::size_t count_origins(const Dossier& dossier) {
  std::set<std::string_view> names;
  for (const Statement& statement : dossier.statements) {
    for (const StatementOrigin& origin : statement.origins) names.insert(origin.name);
  }
  for (const TracedArticle& article : dossier.articles) {
    for (const ArticleOrigin& origin : article.origins) names.insert(origin.name);
  }
  return names.size();
}

std::size_t count_texts(const Groups& groups) {
  std::set<std::string_view> families;
  for (const ArticleGroup& article : groups.articles) families.insert(article.family);
  return families.size();
}

Json event_summary(const Event& event) {
  return {{"event", event.id},
          {"title", known(event.title)},
          {"date", known(event.date)},
          {"places", event.places},
          {"articles", event.articles.size()}};
}

// Whether a date is before another; a month is not before its days, which tell more.
bool is_before(const std::string& date, const std::string& other) {
  return other.empty() || date.starts_with(other) || (date < other && !other.starts_with(date));
}

// Of the dated articles, the first and the last; "" where none is dated.
std::pair<std::string, std::string> first_and_last(const Dossier& dossier) {
  std::string first, last;
  for (const TracedArticle& article : dossier.articles) {
    const std::string& date = article.published;
    if (date.empty()) continue;
    if (is_before(date, first)) first = date;
    if (date > last) last = date;
  }
  return {first, last};
}

Json summary_of(const StoryFile& file, const Story& story) {
  const auto [first, last] = first_and_last(file.dossier);
  std::set<std::string_view> outlets, languages;
  for (const Document& document : file.documents) {
    if (!document.article.outlet.empty()) outlets.insert(document.article.outlet);
    if (!document.article.language.empty()) languages.insert(document.article.language);
  }
  Json events = Json::array();
  for (const std::string& id : story.events) {
    const auto found = std::ranges::find(file.groups.events, id, &Event::id);
    if (found != file.groups.events.end()) events.push_back(event_summary(*found));
  }
  return {{"story", story.id},
          {"title", known(story.title)},
          {"first", known(first)},
          {"last", known(last)},
          {"counts",
           {{"articles", file.documents.size()},
            {"texts", count_texts(file.groups)},
            {"origins", count_origins(file.dossier)}}},
          {"events", std::move(events)},
          {"outlets", outlets},
          {"languages", languages}};
}

bool is_listed(std::string_view list, std::string_view key) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    if (list.substr(0, end) == key) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

}  // namespace

void StoryPage::add(std::string_view name, std::string_view value) {
  std::string text = "\"";
  ((text += name) += "\":") += value;
  const std::size_t begin = pieces.size();
  pieces += deflate_piece(text);
  parts.push_back({std::string(name), begin, pieces.size(), text.size(), checksum_of(text)});
}

StoryPage make_page(const StoryFile& file) {
  const Story story = file.groups.stories.empty() ? Story{} : file.groups.stories.front();
  StoryPage page;
  page.id = file.id;
  page.key = file.key;
  page.merged = file.merged;
  page.entities = entity_numbers(file.dossier);
  page.rank = file.rank;
  page.summary = line(summary_of(file, story));
  page.add("story", line(story.id));
  page.add("title", line(known(story.title)));
  json_parts::each_part(
      file.dossier, file.groups, file.documents,
      [&](std::string_view key, std::string_view value) { page.add(key, value); });
  page.pieces.shrink_to_fit();
  return page;
}

StoryParts parts_of(const StoryFile& file) {
  StoryParts parts;
  for (const Statement& statement : file.dossier.statements) parts.ids.push_back(statement.id);
  for (const Figure& figure : file.dossier.figures) parts.ids.push_back(figure.id);
  for (const Event& event : file.groups.events) parts.ids.push_back(event.id);
  EntityProfiles entities;
  SourceProfiles sources;
  add_to_profiles(file, entities, sources);
  for (auto& [id, profile] : entities) parts.entities.push_back(std::move(profile));
  for (auto& [id, profile] : sources) parts.sources.push_back(std::move(profile));
  return parts;
}

std::string encode_page(const StoryPage& page, const StoryParts& parts) {
  codec::Encoder encoder;
  const std::string told = codec::encode(parts);
  encoder(kPageForm, told, page);
  return encoder.take();
}

namespace {

bool decode_kept(std::string_view bytes, std::string& parts, StoryPage& page) {
  codec::Decoder decoder(bytes);
  std::uint8_t form = 0;
  decoder(form, parts, page);
  return decoder.ok() && form == kPageForm;
}

std::string_view piece_of(const StoryPage& page, const PagePart& part) {
  if (part.begin > part.end || part.end > page.pieces.size()) return {};  // Damaged.
  return std::string_view(page.pieces).substr(part.begin, part.end - part.begin);
}

}  // namespace

std::optional<StoryPage> decode_page(std::string_view bytes) {
  std::string parts;
  StoryPage page;
  if (!decode_kept(bytes, parts, page)) return {};
  return page;
}

std::optional<StoryParts> decode_parts(std::string_view bytes) {
  std::string parts;
  StoryPage page;
  if (!decode_kept(bytes, parts, page)) return {};
  return codec::decode<StoryParts>(parts);
}

PackedJson packed_json(const StoryPage& page, std::string_view only, std::string_view without) {
  GzipOfPieces gzip;
  gzip.add('{');
  for (const PagePart& part : page.parts) {
    const bool is_named = part.key == "story" || part.key == "title" || is_listed(only, part.key);
    if ((!only.empty() && !is_named) || is_listed(without, part.key)) continue;
    if (gzip.size() > 1) gzip.add(',');
    gzip.add(piece_of(page, part), part.checksum, part.size);
  }
  gzip.add('}');
  const std::size_t size = gzip.size();
  return {std::move(gzip).finish(), size};
}

std::string json_of(const StoryPage& page, std::string_view only, std::string_view without) {
  const PackedJson packed = packed_json(page, only, without);
  return gunzip(packed.gzip, packed.size);
}

Json part_of(const StoryPage& page, std::string_view key) {
  const auto part = std::ranges::find(page.parts, key, &PagePart::key);
  if (part == page.parts.end()) return {};
  const std::string text = inflate_piece(piece_of(page, *part), part->size);
  const std::size_t value = key.size() + 3;  // Behind "key":
  if (value > text.size()) return {};
  return Json::parse(text.begin() + static_cast<std::ptrdiff_t>(value), text.end(), nullptr, false);
}

}  // namespace sourcier
