// The JSON form of a dossier.
#include <map>

#include "engine/api/json.h"
#include "engine/api/json_parts.h"
#include "engine/trace/dates.h"

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

  // Gives `out` each member in the contract's order: a value, or a list with the form of its parts.
  template <typename Out>
  void write(Out& out) const {
    out.member("version", dossier_.version);
    const auto traced = by_id(dossier_.articles, &TracedArticle::id);
    const auto grouped = by_id(groups_.articles, &ArticleGroup::article);
    out.list("articles", documents_,
             [&](const Document& value) { return article_of(value, traced, grouped); });
    out.list("entities", dossier_.entities, entity);
    out.list("events", groups_.events, event);
    out.list("stories", groups_.stories, story);
    out.list("copies", groups_.copies, [this](const Copy& value) { return copy(value); });
    out.list("statements", dossier_.statements,
             [this](const Statement& value) { return statement(value); });
    out.list("figures", dossier_.figures, [this](const Figure& value) { return figure(value); });
    out.member("sources", sources());
    out.text("coverage", coverage());
    out.list("outlets", dossier_.outlets, outlet);
    out.list("discrepancies", dossier_.discrepancies,
             [this](const Discrepancy& value) { return discrepancy(value); });
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

  template <typename Value>
  using ById = std::map<std::string_view, const Value*>;

  template <typename Value>
  static ById<Value> by_id(const std::vector<Value>& values, std::string Value::* id) {
    ById<Value> found;
    for (const Value& value : values) found[value.*id] = &value;
    return found;
  }

  Json article_of(const Document& document, const ById<TracedArticle>& traced,
                  const ById<ArticleGroup>& grouped) const {
    const Article& value = document.article;
    Json form = article(value, *texts_.index(value.id), false);
    const auto group = grouped.find(value.id);
    const bool is_grouped = group != grouped.end();
    form["event"] = is_grouped ? known(group->second->event) : Json();
    form["story"] = is_grouped ? known(group->second->story) : Json();
    form["family"] = is_grouped ? known(group->second->family) : Json();
    const auto found = traced.find(value.id);
    if (found != traced.end()) add_traced(form, *found->second);
    return form;
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
                               {"reason", known(traced.date_inferred->reason)},
                               {"cause", known(name_of(traced.date_inferred->cause))},
                               {"about", known(traced.date_inferred->about)}};
    }
    form["origins"] = list(traced.origins, [&](const ArticleOrigin& origin) -> Json {
      return {{"name", origin.name},
              {"basis", name_of(origin.basis)},
              {"article", known(origin.article)},
              {"evidence", place(traced.id, origin.evidence)}};
    });
  }

  static Json entity(const TracedEntity& entity) {
    return {{"id", entity.id},
            {"type", name_of(entity.type)},
            {"name", entity.name},
            {"aliases", entity.aliases},
            {"articles", entity.articles}};
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
                {"stance", name_of(wording.stance)},
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

  Json discrepancy(const Discrepancy& discrepancy) const {
    const auto value_form = [this](const GivenValue& value) -> Json {
      return {{"value", value.value},
              {"article", value.article},
              {"span", place(value.article, value.span)},
              {"text", value.text},
              {"sentence", place(value.article, value.sentence)}};
    };
    return {{"id", discrepancy.id},
            {"event", known(discrepancy.event)},
            {"kind", name_of(discrepancy.kind)},
            {"about", discrepancy.about},
            {"values", list(discrepancy.values, value_form)}};
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

  // Facts × articles: as values many times its text, which is large enough.
  std::string coverage() const {
    const Json facts = list(dossier_.facts, [](const Fact& fact) -> Json {
      return {{"id", fact.id},
              {"text", fact.text},
              {"statements", fact.statements},
              {"figures", fact.figures}};
    });
    std::string out = "{\"facts\":" + line(facts) + ",\"articles\":{";
    bool is_first = true;
    for (const auto& [article, facts_of] : dossier_.coverage) {
      if (!is_first) out += ',';
      is_first = false;
      (out += line(article)) += ":{";
      const std::size_t begin = out.size();
      for (const auto& [fact, covers] : facts_of) {
        if (out.size() > begin) out += ',';
        // Ids of facts and names of ours: nothing in them is escaped.
        ((((out += '"') += fact) += "\":\"") += name_of(covers)) += '"';
      }
      out += '}';
    }
    return out + "}}";
  }

  const Dossier& dossier_;
  const Groups& groups_;
  std::span<const Document> documents_;
  Texts texts_;
};

// The members one by one, each as text.
class PartsForm {
 public:
  explicit PartsForm(const json_parts::TakePart& take) : take_(take) {}

  void member(const char* name, const Json& value) { take_(name, line(value)); }
  void text(const char* name, const std::string& value) { take_(name, value); }
  template <typename Values, typename Form>
  void list(const char* name, const Values& values, Form form) {
    std::string text = "[";
    for (const auto& value : values) {
      if (text.size() > 1) text += ',';
      text += line(form(value));
    }
    take_(name, text + ']');
  }

 private:
  const json_parts::TakePart& take_;
};

// The members as text, a part of a list at a time: a large story's copies take gigabytes as values.
class WrittenForm {
 public:
  explicit WrittenForm(const TextSink& put) : put_(put) {}

  void member(const char* name, const Json& value) { text(name, line(value)); }
  void text(const char* name, const std::string& value) {
    put_(opening(name));
    put_(value);
  }
  template <typename Values, typename Form>
  void list(const char* name, const Values& values, Form form) {
    std::string text = opening(name) + '[';
    for (const auto& value : values) {
      put_(text + line(form(value)));
      text = ",";
    }
    put_(values.empty() ? text + ']' : "]");
  }
  void close() { put_("}"); }

 private:
  std::string opening(const char* name) {
    std::string text = is_first_ ? "{\"" : ",\"";
    is_first_ = false;
    return text + name + "\":";
  }

  const TextSink& put_;
  bool is_first_ = true;
};

}  // namespace

void json_parts::each_part(const Dossier& dossier, const Groups& groups,
                           std::span<const Document> documents, const TakePart& take) {
  PartsForm form(take);
  DossierForm(dossier, groups, documents).write(form);
}

void write_json(const Dossier& dossier, const Groups& groups, std::span<const Document> documents,
                const TextSink& put) {
  WrittenForm form(put);
  DossierForm(dossier, groups, documents).write(form);
  form.close();
}

std::string to_json(const Dossier& dossier, const Groups& groups,
                    std::span<const Document> documents) {
  std::string text;
  write_json(dossier, groups, documents, [&](std::string_view part) { text += part; });
  return text;
}

}  // namespace sourcier
