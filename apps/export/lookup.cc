#include "apps/export/lookup.h"

#include "engine/page/url/url_encode.h"
#include "engine/page/url/url_record.h"

namespace sourcier::exports {
namespace {

template <typename Value>
const Value* found(const std::map<std::string_view, const Value*>& values, std::string_view id) {
  const auto at = values.find(id);
  return at == values.end() ? nullptr : at->second;
}

constexpr std::string_view kUriMarks =
    "~:/?@!$&'()*+,;=";  // Beside letters, digits, "-", "." and "_".

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_';
}

// A URL as RFC 3986 has it, to which readers of URIs hold one: the URL Standard lets "|", "[" and a
// lone "%" pass. "" for what is no URL.
std::string uri_of(std::string_view url) {
  const auto record = UrlRecord::parse(url);
  if (!record) return {};
  const std::string_view href = record->href();
  const auto path = static_cast<std::size_t>(record->path().data() - href.data());
  const std::size_t fragment = href.find('#');
  std::string out;
  for (std::size_t i = 0; i < href.size(); ++i) {
    const char c = href[i];
    const bool is_escape = c == '%' && i + 2 < href.size() && hex_value(href[i + 1]) >= 0 &&
                           hex_value(href[i + 2]) >= 0;
    const bool is_in_place = (c == '#' && i == fragment) || ((c == '[' || c == ']') && i < path);
    if (is_plain(c) || is_escape || is_in_place || kUriMarks.find(c) != std::string_view::npos)
      out.push_back(c);
    else
      append_percent_encoded(out, c);
  }
  return out;
}

}  // namespace

std::string_view ArticleEntry::text(Span bytes) const {
  const std::string_view whole = article().text;
  return bytes.end <= whole.size() && bytes.begin <= bytes.end
             ? whole.substr(bytes.begin, bytes.size())
             : std::string_view();
}

const std::string& ArticleEntry::published() const {
  const bool is_told = article().published.empty() && traced != nullptr;
  return is_told ? traced->published : article().published;
}

std::string ArticleEntry::uri() const {
  const std::string address = uri_of(article().url);
  return address.empty() ? urn("article", article().id) : address;
}

Lookup::Lookup(const ExportInput& input) {
  for (const Document& document : input.documents) {
    articles_.emplace(
        document.article.id,
        ArticleEntry{.document = &document, .index = CodePointIndex(document.article.text)});
  }
  for (const TracedArticle& traced : input.dossier.articles) {
    if (const auto at = articles_.find(traced.id); at != articles_.end())
      at->second.traced = &traced;
  }
  for (const ArticleGroup& group : input.groups.articles) {
    if (const auto at = articles_.find(group.article); at != articles_.end())
      at->second.group = &group;
  }
  for (const Event& event : input.groups.events) events_.emplace(event.id, &event);
  for (const Story& story : input.groups.stories) {
    stories_.emplace(story.id, &story);
    for (const std::string& event : story.events) story_of_event_.emplace(event, &story);
  }
}

const ArticleEntry* Lookup::article(std::string_view id) const {
  const auto at = articles_.find(id);
  return at == articles_.end() ? nullptr : &at->second;
}

const Event* Lookup::event(std::string_view id) const { return found(events_, id); }
const Story* Lookup::story(std::string_view id) const { return found(stories_, id); }
const Story* Lookup::story_of(std::string_view event) const {
  return found(story_of_event_, event);
}

std::string urn(std::string_view kind, std::string_view id) {
  std::string out = "urn:sourcier:";
  out.append(kind).push_back(':');
  for (const char c : id) {
    if (is_plain(c))
      out.push_back(c);
    else
      append_percent_encoded(out, c);
  }
  return out;
}

std::string chain_text(const std::vector<Hop>& chain) {
  std::string out;
  for (const Hop& hop : chain) {
    if (!out.empty()) out += " ← ";
    out += hop.inherited ? "[" + hop.name + "]" : hop.name;
  }
  return out;
}

std::optional<std::string> exact_time(std::string_view iso) {
  const bool has_time = iso.size() >= 19 && iso[10] == 'T';
  if (!has_time) return std::nullopt;
  const std::string_view zone = iso.substr(19);
  const bool has_zone = zone.find_first_of("Z+-") != std::string_view::npos;
  return has_zone ? std::optional<std::string>(iso) : std::nullopt;
}

}  // namespace sourcier::exports
