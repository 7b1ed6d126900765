#include "engine/trace/source_names.h"

#include <algorithm>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::string_view kAgencyPrefix = "agency:";
constexpr std::string_view kOutletPrefix = "outlet:";
constexpr std::string_view kCountryPrefix = "country:";
// Words of a description that may be the name of an agency or outlet.
constexpr std::size_t kLongestName = 5;

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// The words from `first` to before `last`, as they stand in one text.
std::string_view phrase_of(const std::vector<std::string_view>& words, std::size_t first,
                           std::size_t last) {
  const char* end = words[last - 1].data() + words[last - 1].size();
  return {words[first].data(), static_cast<std::size_t>(end - words[first].data())};
}

bool is_agency(const TracedEntity& entity) { return entity.reference.starts_with(kAgencyPrefix); }

std::string key_of_name(std::string_view folded) { return "name:" + std::string(folded); }

// An organisation of which no more is known than its name is the source of that name, so that an
// outlet is one source in all stories, those too whose articles speak of it.
std::string key_of(const TracedEntity& entity) {
  const std::string name = fold(entity.name);
  const bool is_only_named = entity.type == EntityType::kOrganisation && entity.reference.empty() &&
                             entity.id == entity_id(entity.type, name);
  return is_only_named ? key_of_name(name) : entity.id;
}

// The country of an agency of the gazetteer; "" where it has none.
std::string country_of_agency(const Language& language, const TracedEntity& entity) {
  const Table agencies = language.names("agencies");
  std::size_t row = agencies.find(entity.name);
  for (const std::string& alias : entity.aliases) {
    if (row == Table::kNone) row = agencies.find(alias);
  }
  return row == Table::kNone ? "" : std::string(agencies.cell(row, 3));
}

// The country that a description names by an adjective or by name; "" where none or several.
std::string country_of_words(const Language& language, std::string_view folded) {
  const Table forms = language.names("countries");
  std::string country;
  const std::vector<std::string_view> words = words_of(folded);
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t count = std::min<std::size_t>(2, words.size() - i); count > 0; --count) {
      const std::size_t row = forms.find_folded(phrase_of(words, i, i + count));
      if (row == Table::kNone) continue;
      const std::string found(forms.cell(row, 1));
      if (!country.empty() && country != found) return "";
      country = found;
      i += count - 1;
      break;
    }
  }
  return country;
}

// Whether a description is of a country's official press: a word for an agency, or one for the
// press with one for the state.
bool is_official_media(const Language& language, std::string_view folded) {
  const Table words = language.table("official_media");
  bool press = false;
  bool state = false;
  for (const std::string_view word : words_of(folded)) {
    const std::size_t row = words.find_folded(word);
    if (row == Table::kNone) continue;
    if (words.cell(row, 1) == "agency") return true;
    press |= words.cell(row, 1) == "press";
    state |= words.cell(row, 1) == "state";
  }
  return press && state;
}

// Whether a word of a description is of a class: "report", a journalist's, which is the word of who
// puts it out; "own", by which an outlet speaks of itself.
bool has_class(const Language& language, std::string_view folded, std::string_view wanted) {
  const Table words = language.table("official_media");
  return std::ranges::any_of(words_of(folded), [&](std::string_view word) {
    const std::size_t row = words.find_folded(word);
    return row != Table::kNone && words.cell(row, 1) == wanted;
  });
}

// "The press", to whom all speak, is no one who puts a word on record.
bool is_anyone(const Language& language, std::string_view folded) {
  return folded.find(' ') == std::string_view::npos && has_class(language, folded, "press");
}

}  // namespace

SourceNames::SourceNames(const TraceView& view, const EntityLinks& links, TermReaders& readers)
    : view_(view), links_(links), described_(view, links), readers_(readers) {
  for (std::size_t e = 0; e < links.entities.size(); ++e) {
    const TracedEntity& entity = links.entities[e];
    if (entity.type != EntityType::kOrganisation) continue;
    entity_of_name_.emplace(fold(entity.name), e);
    for (const std::string& alias : entity.aliases) entity_of_name_.emplace(fold(alias), e);
  }
  for (const ViewedDocument& document : view.documents) {
    const std::string& outlet = document.article().outlet;
    if (outlet.empty()) continue;
    outlets_[document.story].emplace(fold(outlet), outlet);
    media_.add(document.story, outlet);
  }
  for (std::size_t d = 0; d < view.documents.size(); ++d) note_media(d);
  for (std::size_t d = 0; d < view.documents.size(); ++d) note_sources(d);
}

// The one outlet of the story whose name a source's short name begins, an article before it aside
// ("the Beacon" is "The Beacon of Vaubrec"); "" where none or several.
std::string SourceNames::outlet_of(std::size_t document, std::string_view folded) const {
  const auto outlets = outlets_.find(view_.documents[document].story);
  if (outlets == outlets_.end() || folded.empty()) return "";
  const std::string wanted = std::string(folded) + " ";
  std::string found;
  for (const auto& [name, outlet] : outlets->second) {
    const std::string whole = name + " ";
    const std::size_t second = whole.find(' ') + 1;
    if (!whole.starts_with(wanted) && whole.compare(second, wanted.size(), wanted) != 0) continue;
    if (!found.empty()) return "";
    found = outlet;
  }
  return found;
}

void SourceNames::note_media(std::size_t document) {
  const ViewedDocument& viewed = view_.documents[document];
  const auto note = [&](const std::vector<Hop>& chain) {
    for (const Hop& hop : chain) {
      if (is_outlet(hop.kind)) media_.add(viewed.story, hop.name);
    }
  };
  for (const Quotation& quotation : viewed.reading().quotations) note(quotation.chain);
  for (const Attribution& attribution : viewed.reading().attributions) note(attribution.chain);
}

void SourceNames::note_sources(std::size_t document) {
  const Reading& reading = view_.documents[document].reading();
  for (const Quotation& quotation : reading.quotations) note_chain(document, quotation.chain);
  for (const Attribution& attribution : reading.attributions) {
    note_chain(document, attribution.chain);
  }
}

void SourceNames::note_chain(std::size_t document, const std::vector<Hop>& chain) {
  const ViewedDocument& viewed = view_.documents[document];
  for (std::size_t h = 0; h < chain.size(); ++h) {
    const Hop& hop = chain[h];
    if (hop.kind == SourceKind::kDocument && h > 0 && is_outlet(chain[h - 1].kind)) {
      const std::string folded = fold(hop.name);
      if (has_class(*viewed.language, folded, "report")) {
        publishers_.emplace(std::pair(document, folded), of(document, chain[h - 1]));
      }
    }
    const SourceName source = of(document, hop);
    if (!source.entity || !is_agency(links_.entities[*source.entity])) continue;
    const std::string country =
        country_of_agency(*viewed.language, links_.entities[*source.entity]);
    std::vector<std::size_t>& known = agencies_[{viewed.story, country}];
    if (std::ranges::find(known, *source.entity) == known.end()) known.push_back(*source.entity);
  }
}

SourceName SourceNames::of_entity(std::size_t entity, SourceKind kind) const {
  const TracedEntity& traced = links_.entities[entity];
  if (is_agency(traced)) kind = SourceKind::kAgency;
  // One article took for a person what the others know better.
  const bool is_organisation = traced.type == EntityType::kOrganisation;
  if (kind == SourceKind::kPerson && is_organisation) kind = SourceKind::kOrganisation;
  return {key_of(traced), traced.name, kind, entity};
}

SourceName SourceNames::of(std::size_t document, const Hop& hop) const {
  const ViewedDocument& viewed = view_.documents[document];
  if (is_outlet(hop.kind) && hop.mention && !viewed.article().outlet.empty() &&
      has_class(*viewed.language, fold(viewed.text(*hop.mention)), "own")) {
    return of_name(document, viewed.article().outlet, hop.kind);
  }
  const std::string outlet = is_outlet(hop.kind) ? outlet_of(document, fold(hop.name)) : "";
  if (!outlet.empty()) return of_name(document, outlet, hop.kind);
  if (is_outlet(hop.kind) && is_anyone(*viewed.language, fold(hop.name))) {
    return {key_of_name(fold(hop.name)), hop.name, SourceKind::kAnonymous, std::nullopt};
  }
  const std::vector<std::size_t>& entities = links_.of[document];
  if (hop.entity && *hop.entity < entities.size()) {
    const std::size_t entity = entities[*hop.entity];
    // A country's name inside a description ("the press of …") is not the source itself.
    const std::string& reference = links_.entities[entity].reference;
    const bool is_country = reference.starts_with(kCountryPrefix);
    // "The Post" of an article that another calls by its whole name.
    const bool may_be_press = is_outlet(hop.kind) || hop.kind == SourceKind::kOrganisation;
    const std::string longer =
        may_be_press && reference.empty() ? media_.longer(viewed.story, hop.name) : "";
    const SourceKind kind = is_outlet(hop.kind) ? hop.kind : SourceKind::kNewspaper;
    if (!longer.empty()) return of_name(document, longer, kind);
    if (!is_country || hop.kind == SourceKind::kOrganisation) return of_entity(entity, hop.kind);
  }
  return of_name(document, hop.name, hop.kind);
}

SourceName SourceNames::of_name(std::size_t document, std::string_view name,
                                SourceKind kind) const {
  const std::string folded = fold(name);
  const auto found = entity_of_name_.find(folded);
  if (found != entity_of_name_.end() && kind != SourceKind::kPerson) {
    return of_entity(found->second, kind);
  }
  const auto publisher = publishers_.find({document, folded});
  if (publisher != publishers_.end()) return publisher->second;
  if (is_outlet(kind) || kind == SourceKind::kAnonymous) {
    if (const auto named = named_in(folded)) return of_entity(*named, kind);
  }
  const bool is_named = kind != SourceKind::kAnonymous && kind != SourceKind::kDocument;
  if (const auto full = is_named ? described_.fuller(document, folded) : std::nullopt) {
    if (full->entity) return of_entity(*full->entity, kind);
    return described(document, {key_of_name(fold(full->name)), full->name, kind, std::nullopt});
  }
  return described(document, {key_of_name(folded), std::string(name), kind, std::nullopt});
}

std::string SourceNames::key_by_meaning(std::size_t document, const SourceName& source) const {
  if (source.entity || source.key != key_of_name(fold(source.name))) return source.key;
  const Language& language = *view_.documents[document].language;
  const std::string meaning = readers_.of(language).meaning_of(source.name);
  return meaning.empty() ? source.key : "means:" + meaning + "&";
}

std::optional<FullerName> SourceNames::fuller(std::size_t document, std::string_view name) const {
  return described_.fuller(document, fold(name));
}

// The gazetteer's agency or outlet whose name stands inside a description.
std::optional<std::size_t> SourceNames::named_in(std::string_view folded) const {
  const std::vector<std::string_view> words = words_of(folded);
  for (std::size_t count = std::min(words.size(), kLongestName); count > 0; --count) {
    for (std::size_t i = 0; i + count <= words.size(); ++i) {
      const auto found = entity_of_name_.find(std::string(phrase_of(words, i, i + count)));
      if (found == entity_of_name_.end()) continue;
      const std::string& reference = links_.entities[found->second].reference;
      if (reference.starts_with(kAgencyPrefix) || reference.starts_with(kOutletPrefix)) {
        return found->second;
      }
    }
  }
  return std::nullopt;
}

SourceName SourceNames::described(std::size_t document, SourceName name) const {
  if (name.kind == SourceKind::kPerson || name.kind == SourceKind::kDocument) return name;
  const ViewedDocument& viewed = view_.documents[document];
  const std::string_view folded = std::string_view(name.key).substr(name.key.find(':') + 1);
  if (!is_official_media(*viewed.language, folded)) return name;
  const std::string country = country_of_words(*viewed.language, folded);
  if (country.empty()) return name;
  const auto agencies = agencies_.find({viewed.story, country});
  if (agencies == agencies_.end() || agencies->second.size() != 1) return name;
  return of_entity(agencies->second.front(), SourceKind::kAgency);
}

}  // namespace sourcier
