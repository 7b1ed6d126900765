// The JSON form of a dossier.
#include <map>

#include "engine/api/json.h"
#include "engine/api/json_parts.h"

namespace sourcier {
namespace {

using json_parts::article;
using json_parts::chain;
using json_parts::event;
using json_parts::Json;
using json_parts::known;
using json_parts::line;
using json_parts::number;
using json_parts::share;
using json_parts::span;
using json_parts::story;
using json_parts::Texts;

class DossierForm {
 public:
  DossierForm(const Dossier& dossier, const Groups& groups, std::span<const Document> documents)
      : dossier_(dossier), groups_(groups), documents_(documents), texts_(documents) {}

  Json whole() const {
    Json out;
    out["version"] = dossier_.version;
    out["articles"] = articles();
    out["entities"] = entities();
    out["events"] = list(groups_.events, [](const Event& value) { return event(value); });
    out["stories"] = list(groups_.stories, [](const Story& value) { return story(value); });
    out["copies"] = list(groups_.copies, [this](const Copy& value) { return copy(value); });
    out["statements"] =
        list(dossier_.statements, [this](const Statement& value) { return statement(value); });
    out["figures"] = list(dossier_.figures, [this](const Figure& value) { return figure(value); });
    out["sources"] = sources();
    out["coverage"] = coverage();
    out["outlets"] =
        list(dossier_.outlets, [](const OutletProfile& value) { return outlet(value); });
    return out;
  }

 private:
  template <typename Value, typename Form>
  static Json list(const std::vector<Value>& values, Form form) {
    Json out = Json::array();
    for (const Value& value : values) out.push_back(form(value));
    return out;
  }

  Json place(const std::string& article, const std::optional<Span>& bytes) const {
    const CodePointIndex* index = texts_.index(article);
    return index == nullptr ? Json() : span(*index, bytes);
  }

  Json articles() const {
    std::map<std::string_view, const TracedArticle*> traced;
    for (const TracedArticle& value : dossier_.articles) traced[value.id] = &value;
    std::map<std::string_view, const ArticleGroup*> grouped;
    for (const ArticleGroup& value : groups_.articles) grouped[value.article] = &value;

    Json out = Json::array();
    for (const Document& document : documents_) {
      const Article& value = document.article;
      Json form = article(value, *texts_.index(value.id), false);
      const auto group = grouped.find(value.id);
      const bool is_grouped = group != grouped.end();
      form["event"] = is_grouped ? known(group->second->event) : Json();
      form["story"] = is_grouped ? known(group->second->story) : Json();
      form["family"] = is_grouped ? known(group->second->family) : Json();
      const auto found = traced.find(value.id);
      if (found != traced.end()) add_traced(form, *found->second);
      out.push_back(std::move(form));
    }
    return out;
  }

  void add_traced(Json& form, const TracedArticle& traced) const {
    if (form["published"].is_null() && !traced.published.empty()) {
      form["published"] = traced.published;
      form["published_basis"] = known(name_of(traced.published_basis));
    }
    form["date_inferred"] = Json();
    if (traced.date_inferred) {
      form["date_inferred"] = {{"earliest", known(traced.date_inferred->earliest)},
                               {"latest", known(traced.date_inferred->latest)},
                               {"reason", known(traced.date_inferred->reason)}};
    }
    form["origins"] = list(traced.origins, [&](const ArticleOrigin& origin) -> Json {
      return {{"name", origin.name},
              {"basis", name_of(origin.basis)},
              {"article", known(origin.article)},
              {"evidence", place(traced.id, origin.evidence)}};
    });
  }

  Json entities() const {
    return list(dossier_.entities, [](const TracedEntity& entity) -> Json {
      return {{"id", entity.id},
              {"type", name_of(entity.type)},
              {"name", entity.name},
              {"aliases", entity.aliases},
              {"articles", entity.articles}};
    });
  }

  Json copy(const Copy& copy) const {
    Json passages = Json::array();
    for (const Passage& passage : copy.passages) {
      passages.push_back({{"here", place(copy.first, passage.first)},
                          {"there", place(copy.second, passage.second)}});
    }
    return {{"a", copy.first},
            {"b", copy.second},
            {"type", name_of(copy.type)},
            {"containment", share(copy.containment_of_first)},
            {"containment_of_other", share(copy.containment_of_second)},
            {"passages", std::move(passages)}};
  }

  Json wording(const Wording& wording) const {
    const CodePointIndex* index = texts_.index(wording.article);
    Json out = {{"article", wording.article},
                {"span", place(wording.article, wording.span)},
                {"text", wording.text},
                {"kind", name_of(wording.kind)},
                {"chain", index == nullptr ? Json::array() : chain(*index, wording.chain)},
                {"origin", known(wording.origin)}};
    out["origin_basis"] = wording.origin.empty() ? Json() : Json(name_of(wording.basis));
    return out;
  }

  Json statement(const Statement& statement) const {
    Json speaker;
    if (!statement.speaker.empty()) {
      const auto& entity = statement.speaker_entity;
      speaker = {{"entity", entity ? Json(dossier_.entities[*entity].id) : Json()},
                 {"name", statement.speaker}};
    }
    const StatementCounts& counts = statement.counts;
    return {{"id", statement.id},
            {"event", known(statement.event)},
            {"speaker", std::move(speaker)},
            {"wordings", list(statement.wordings, [this](const Wording& w) { return wording(w); })},
            {"counts",
             {{"articles", counts.articles},
              {"texts", counts.texts},
              {"origins", counts.origins},
              {"unstated", counts.unstated}}},
            {"origins", list(statement.origins,
                             [](const StatementOrigin& origin) -> Json {
                               return {{"name", origin.name}, {"articles", origin.articles}};
                             })},
            {"first_seen", known(statement.first_seen)},
            {"denied_by", statement.denied_by}};
  }

  Json figure(const Figure& figure) const {
    const auto value_form = [this](const FigureValue& value) -> Json {
      return {{"low", number(value.low)},
              {"high", number(value.high)},
              {"approximate", value.approximate},
              {"status", name_of(value.status)},
              {"according_to", known(value.according_to)},
              {"as_of", known(value.as_of)},
              {"article", value.article},
              {"span", place(value.article, value.span)},
              {"text", value.text}};
    };
    return {{"id", figure.id},
            {"event", known(figure.event)},
            {"counted", known(figure.counted)},
            {"unit", known(figure.unit)},
            {"values", list(figure.values, value_form)},
            {"relation", name_of(figure.relation)}};
  }

  Json sources() const {
    return {{"nodes", list(dossier_.source_nodes,
                           [](const SourceNode& node) -> Json {
                             return {{"id", node.id}, {"name", node.name}, {"kind", node.kind}};
                           })},
            {"edges", list(dossier_.source_edges, [this](const SourceEdge& edge) -> Json {
               return {{"from", edge.from},
                       {"to", edge.to},
                       {"relation", name_of(edge.relation)},
                       {"article", known(edge.article)},
                       {"evidence", place(edge.article, edge.evidence)}};
             })}};
  }

  static Json outlet(const OutletProfile& profile) {
    const auto ties = [](const std::vector<OutletTie>& values, const char* what) {
      return list(values, [what](const OutletTie& tie) -> Json {
        return {{what, tie.name}, {"articles", tie.articles}};
      });
    };
    const auto& days = profile.median_days_after;
    return {{"id", profile.id},
            {"name", profile.name},
            {"articles", profile.articles},
            {"text",
             {{"taken", share(profile.taken)},
              {"unsettled", share(profile.unsettled)},
              {"own", share(profile.own())}}},
            {"credits", ties(profile.credits, "agency")},
            {"copies", ties(profile.copies, "outlet")},
            {"copied_by", ties(profile.copied_by, "outlet")},
            {"shared_events", profile.shared_events},
            {"first_at", profile.first_at},
            {"median_days_after", days ? Json(*days) : Json()},
            {"only_reports", profile.only_reports},
            {"alone_omits", profile.alone_omits}};
  }

  Json coverage() const {
    Json articles = Json::object();
    for (const auto& [article, facts] : dossier_.coverage) {
      Json row = Json::object();
      for (const auto& [fact, covers] : facts) row[fact] = name_of(covers);
      articles[article] = std::move(row);
    }
    return {{"facts", list(dossier_.facts,
                           [](const Fact& fact) -> Json {
                             return {{"id", fact.id},
                                     {"text", fact.text},
                                     {"statements", fact.statements},
                                     {"figures", fact.figures}};
                           })},
            {"articles", std::move(articles)}};
  }

  const Dossier& dossier_;
  const Groups& groups_;
  std::span<const Document> documents_;
  Texts texts_;
};

}  // namespace

Json json_parts::dossier(const Dossier& dossier, const Groups& groups,
                         std::span<const Document> documents) {
  return DossierForm(dossier, groups, documents).whole();
}

std::string to_json(const Dossier& dossier, const Groups& groups,
                    std::span<const Document> documents) {
  return line(json_parts::dossier(dossier, groups, documents));
}

}  // namespace sourcier
