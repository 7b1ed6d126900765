// Articles: their list, the whole reading of each, and two beside each other.
#include <algorithm>

#include "apps/server/page.h"
#include "apps/server/resource.h"
#include "engine/text/unicode.h"
#include "engine/text/word_changes.h"

namespace sourcier::server {
namespace {

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : ""; }

Answer articles(const Call& call) {
  const std::string outlet = fold(call.parameter("outlet"));
  const std::string language = call.parameter("language");
  const std::string from = call.parameter("from"), to = call.parameter("to");
  return list_items(call, "articles", [&](const Json& article) {
    const std::string date = text_of(article["published"]);
    return (outlet.empty() || fold(text_of(article["outlet"])) == outlet) &&
           text_of(article["language"]).starts_with(language) &&
           (from.empty() || (!date.empty() && date >= from)) &&
           (to.empty() || (!date.empty() && date.substr(0, to.size()) <= to));
  });
}

const Document* find_document(const StoryFile& file, const std::string& id) {
  const auto found = std::ranges::lower_bound(
      file.documents, id, {}, [](const Document& d) -> const std::string& { return d.article.id; });
  return found != file.documents.end() && found->article.id == id ? &*found : nullptr;
}

// Of the story's copies those of this article, as it sees them.
Json copies_of(const StoryFile& file, const std::string& id, const json_parts::Texts& texts) {
  Json copies = Json::array();
  for (const Copy& copy : file.groups.copies) {
    const bool is_first = copy.first == id;
    if (!is_first && copy.second != id) continue;
    const std::string& other = is_first ? copy.second : copy.first;
    copies.push_back(json_parts::copy_from(copy, is_first, texts.index(id), texts.index(other)));
  }
  return copies;
}

Json statements_of(const StoryFile& file, const std::string& id) {
  Json ids = Json::array();
  for (const Statement& statement : file.dossier.statements) {
    const bool has =
        std::ranges::any_of(statement.wordings, [&](const Wording& w) { return w.article == id; });
    if (has) ids.push_back(statement.id);
  }
  return ids;
}

// The keys that trace and group give an article, taken from its form in the dossier.
void add_traced(Json& form, const StoryFile& file, const std::string& id) {
  for (const Json& article : part_of(*file.page, "articles")) {
    if (article["id"] != id) continue;
    for (const char* key :
         {"published", "published_basis", "date_inferred", "event", "story", "family", "origins"}) {
      if (article.contains(key)) form[key] = article[key];
    }
  }
}

Answer no_article(const std::string& id) {
  return problem(Status::kNotFound, "there is no article '" + id + "'");
}

Answer article(const Call& call) {
  const std::string& id = call.ids.front();
  const auto held = story_with(call, id);
  if (!held) return held.error();
  const StoryFile& file = **held;
  const Document* document = find_document(file, id);
  if (document == nullptr) return no_article(id);
  const auto versions = call.library.versions(id);
  if (!versions) return problem(versions.error());
  const json_parts::Texts texts(file.documents);
  Json form = json_parts::reading(*document, *texts.index(id), false);
  add_traced(form, file, id);
  form["copies"] = copies_of(file, id, texts);
  form["statements"] = statements_of(file, id);
  form["versions"] = Json::array();
  for (const ArticleVersion& version : *versions) {
    form["versions"].push_back({{"version", version.version},
                                {"first_seen", json_parts::known(version.first_seen)},
                                {"current", version.is_current}});
  }
  return json_answer(form);
}

tl::expected<Article, Answer> find_version(const Call& call, const std::string& id,
                                           const std::string& version) {
  const auto found = call.library.version(id, version);
  if (!found) return tl::unexpected<Answer>(problem(found.error()));
  if (*found) return **found;
  return tl::unexpected<Answer>(problem(
      Status::kNotFound, "there is no article '" + id + "' in a version '" + version + "'"));
}

Answer version(const Call& call) {
  const auto value = find_version(call, call.ids.front(), call.ids.back());
  if (!value) return value.error();
  return json_answer(json_parts::article(*value, CodePointIndex(value->text), true));
}

// What was taken out and put in between two states, word by word.
Answer version_changes(const Call& call) {
  const auto from = find_version(call, call.ids.front(), call.parameter("from"));
  if (!from) return from.error();
  const auto to = find_version(call, call.ids.front(), call.parameter("to"));
  if (!to) return to.error();
  constexpr std::string_view kKinds[] = {"same", "removed", "added"};
  Json changes = Json::array();
  for (const TextChange& change : word_changes(from->text, to->text)) {
    const bool is_removed = change.kind == ChangeKind::kRemoved;
    changes.push_back({{"kind", kKinds[static_cast<std::size_t>(change.kind)]},
                       {"text", slice(is_removed ? from->text : to->text, change.span)}});
  }
  return json_answer({{"changes", std::move(changes)}});
}

Answer beside(const Call& call) {
  const std::string& here = call.ids.front();
  const std::string& there = call.ids.back();
  const auto held = story_with(call, here);
  if (!held) return held.error();
  const auto other = story_with(call, there);
  if (!other) return other.error();
  const StoryFile& file = **held;
  if (find_document(file, here) == nullptr) return no_article(here);
  if (find_document(**other, there) == nullptr) return no_article(there);
  const json_parts::Texts texts(file.documents);
  for (const Copy& copy : file.groups.copies) {
    const bool is_first = copy.first == here && copy.second == there;
    if (!is_first && !(copy.first == there && copy.second == here)) continue;
    Json form = json_parts::copy_from(copy, is_first, texts.index(here), texts.index(there));
    Json passages = form["passages"];
    return json_answer({{"passages", std::move(passages)}, {"copy", std::move(form)}});
  }
  return json_answer({{"passages", Json::array()}, {"copy", Json()}});
}

}  // namespace

void add_articles(std::vector<Resource>& all) {
  const std::vector<Status> missing = {Status::kNotFound};
  all.push_back({"GET", "/api/v1/articles", "All articles, those of the newest stories first.",
                 articles,
                 with_paging({{"story", Takes::kText, "Of this story only."},
                              {"outlet", Takes::kText, "Of this outlet only."},
                              {"from", Takes::kDay, "Published on this day or later."},
                              {"to", Takes::kDay, "Published on this day or earlier."},
                              {"language", Takes::kLanguage, "In this language."}}),
                 "[]DossierArticle", "", Status::kOk, missing});
  all.push_back({"GET",
                 "/api/v1/articles/{id}",
                 "An article with all that was found in it.",
                 article,
                 {},
                 "ArticleReading",
                 "",
                 Status::kOk,
                 missing});
  all.push_back({"GET",
                 "/api/v1/articles/{id}/versions/{version}",
                 "A state of the article.",
                 version,
                 {},
                 "Article",
                 "",
                 Status::kOk,
                 missing});
  all.push_back({"GET",
                 "/api/v1/articles/{id}/beside/{other}",
                 "The passages that two articles share.",
                 beside,
                 {},
                 "Beside",
                 "",
                 Status::kOk,
                 missing});
  all.push_back({"GET",
                 "/api/v1/articles/{id}/changes",
                 "What changed between two states.",
                 version_changes,
                 {{"from", Takes::kText, "The version before.", true},
                  {"to", Takes::kText, "The version after.", true}},
                 "Changes",
                 "",
                 Status::kOk,
                 missing});
}

}  // namespace sourcier::server
