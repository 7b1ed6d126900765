#include "engine/api/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/api/names.h"

namespace sourcier {
namespace {

using Json = nlohmann::json;

// "« Été », dit É. 8 000 !" with its spans by byte; every é and « is more bytes than code points.
Document document() {
  Document d;
  Article& a = d.article;
  a.id = "a1";
  a.version = "sha256:0";
  a.title = "Été";
  a.published = "2031-03";
  a.published_basis = DateBasis::kJsonLd;
  a.text = "« Été », dit É. 8 000 !";
  const auto at = [&a](std::string_view part) { return span_at(a.text.find(part), part.size()); };
  a.paragraphs = {{span_of(0, a.text.size()), ParagraphKind::kQuote}};
  a.credits = {{"Cadran", "avec Cadran", CreditOf::kText}};
  a.links = {{"https://a.example/", at("Été")}};
  a.source = {"pages/a.html", 12, "sha256:1"};
  a.notes = {{"truncated", "the page ended early"}};
  Reading& r = d.reading;
  r.sentences = {span_of(0, a.text.size())};
  r.tokens = {{at("dit"), PartOfSpeech::kVerb, "dire"}, {at("!"), PartOfSpeech::kPunct, ""}};
  r.entities = {{EntityType::kPerson, "É.", {"Élodie"}, "", {}, Gender::kUnknown}};
  r.mentions = {{at("É."), EntityType::kPerson, 0}};
  const Hop hop{"Cadran", HopRole::kRelay, SourceKind::kAgency, std::nullopt, {}, true};
  r.quotations = {{at("Été"),
                   QuotationKind::kMixed,
                   Speaker{"É.", EntityIndex{0}, at("É.")},
                   at("dit"),
                   {hop}}};
  r.attributions = {{at("dit"), at("Été"), {hop}, Stance::kNeither}};
  r.times = {{at("Été"), TimeType::kDate, "2031-SU", ""}};
  r.quantities = {{at("8 000"),
                   8000.0,
                   std::nullopt,
                   true,
                   QuantityStatus::kPlanned,
                   QuantityKind::kNumber,
                   "",
                   std::nullopt,
                   "Cadran",
                   {}}};
  return d;
}

TEST(ArticleJson, KeepsItsKeysInOrderAndCountsCodePoints) {
  EXPECT_EQ(
      to_json(document().article),
      R"({"id":"a1","version":"sha256:0","url":null,"outlet":null,"title":"Été","authors":[],)"
      R"("published":"2031-03","published_basis":"json-ld","modified":null,"language":null,"section":null,)"
      R"("text":"« Été », dit É. 8 000 !","paragraphs":[[0,23]],"kinds":["quote"],)"
      R"("credits":[{"name":"Cadran","text":"avec Cadran","of":"text"}],)"
      R"("links":[{"url":"https://a.example/","span":[2,5]}],)"
      R"("source":{"path":"pages/a.html","warc_record_offset":12,"content_digest":"sha256:1"},)"
      R"("notes":[{"kind":"truncated","message":"the page ended early"}]})");
}

TEST(ReadingJson, HasTheFormsOfTheContract) {
  const Json reading = Json::parse(to_json(document(), {.with_tokens = true}));
  EXPECT_EQ(reading["sentences"], Json::parse("[[0,23]]"));
  EXPECT_EQ(reading["tokens"], Json::parse(R"([[9,12,"VERB","dire"],[22,23,"PUNCT",null]])"));
  EXPECT_EQ(reading["mentions"], Json::parse(R"([{"span":[13,15],"type":"PER","entity":"e1"}])"));
  const Json chain = Json::parse(
      R"([{"name":"Cadran","role":"relay","kind":"agency","mention":null,"inherited":true}])");
  EXPECT_EQ(reading["quotations"][0]["speaker"],
            Json::parse(R"({"name":"É.","entity":"e1","mention":[13,15]})"));
  EXPECT_EQ(reading["quotations"][0]["chain"], chain);
  EXPECT_EQ(reading["attributions"][0]["stance"], "neither confirms nor denies");
  EXPECT_EQ(reading["times"][0],
            Json::parse(R"({"span":[2,5],"type":"DATE","value":"2031-SU","mod":null})"));
  EXPECT_EQ(reading["quantities"][0],
            Json::parse(R"({"span":[16,21],"low":8000,"high":null,"approximate":true,)"
                        R"("status":"planned","kind":"number","unit":null,"counted":null,)"
                        R"("according_to":"Cadran"})"));
  EXPECT_FALSE(Json::parse(to_json(document(), {})).contains("tokens"));
}

TEST(GroupJson, ShowsACopyFromBothSides) {
  std::vector<Document> documents = {document(), document()};
  documents[1].article.id = "a2";
  Groups groups;
  groups.articles = {{"a1", "ev1", "st1", "cf1", {}}, {"a2", "ev1", "st1", "cf1", {"ev2"}}};
  groups.copies = {{"a1",
                    "a2",
                    CopyType::kDispatch,
                    930,
                    1000,
                    Direction::kFirstIsSource,
                    {{span_of(0, 2), span_of(3, 8)}}}};
  groups.events = {{"ev1", "", "2031-03-17", "stated", {"Port"}, {}, {"a1", "a2"}}};
  groups.stories = {{"st1", "Le port", {"ev1"}}};
  EXPECT_EQ(
      to_json_lines(groups, documents),
      R"({"id":"a1","event":"ev1","story":"st1","family":"cf1","events_mentioned":[],"copies":)"
      R"([{"of":"a2","type":"dispatch","containment":0.93,"containment_of_other":1.0,"direction":"to",)"
      R"("passages":[{"here":[0,1],"there":[2,5]}]}]})"
      "\n"
      R"({"id":"a2","event":"ev1","story":"st1","family":"cf1","events_mentioned":["ev2"],"copies":)"
      R"([{"of":"a1","type":"dispatch","containment":1.0,"containment_of_other":0.93,)"
      R"("direction":"from","passages":[{"here":[2,5],"there":[0,1]}]}]})"
      "\n"
      R"({"event":"ev1","title":null,"date":"2031-03-17","date_basis":"stated","places":["Port"],)"
      R"("participants":[],"articles":["a1","a2"]})"
      "\n"
      R"({"story":"st1","title":"Le port","events":["ev1"]})"
      "\n");
}

Dossier dossier() {
  Dossier d;
  d.version = "1";
  d.articles = {{"a1",
                 "2031-03-18",
                 DateBasis::kInferred,
                 DateInterval{"2031-03-17", "", "why", DateCause::kOwn, "2031-03-17"},
                 {{"Cadran", OriginBasis::kCredited, "", span_of(3, 8)}}}};
  d.entities = {{.id = "en1",
                 .type = EntityType::kPerson,
                 .name = "Élodie",
                 .reference = {},
                 .aliases = {"É."},
                 .articles = {"a1"}}};
  d.statements = {{"sm1",
                   "ev1",
                   "Élodie",
                   0,
                   {{"a1", span_of(3, 8), "Été", QuotationKind::kMixed, {}, "", {}}},
                   {1, 1, 0, 1},
                   {},
                   "2031-03-18",
                   {"sm2"}}};
  d.figures = {{"fg1",
                "ev1",
                "dockers",
                "",
                {{240.0, 240.5, false, QuantityStatus::kReported, "", "2031-03-17", "a1",
                  span_of(3, 8), "Été"}},
                FigureRelation::kNotComparable}};
  d.source_nodes = {{"so1", "Cadran", "agency"}};
  d.source_edges = {{"so1", "so1", SourceRelation::kRelays, "a1", std::nullopt}};
  d.facts = {{"fa1", "Été", {"sm1"}, {}}};
  d.coverage = {{"a1", {{"fa1", Covers::kPrecedes}}}};
  return d;
}

TEST(DossierJson, HasTheFormsOfTheContract) {
  std::vector<Document> documents = {document()};
  documents[0].article.published.clear();
  documents[0].article.published_basis = DateBasis::kNone;
  Groups groups;
  groups.articles = {{"a1", "ev1", "st1", "cf1", {}}};
  const Json form = Json::parse(to_json(dossier(), groups, documents));
  const Json& article = form["articles"][0];
  EXPECT_FALSE(article.contains("text"));
  EXPECT_EQ(article["published"], "2031-03-18");
  EXPECT_EQ(article["published_basis"], "inferred");
  EXPECT_EQ(article["date_inferred"],
            Json::parse(R"({"earliest":"2031-03-17","latest":null,"reason":"why",
                            "cause":"own","about":"2031-03-17"})"));
  EXPECT_EQ(article["origins"][0],
            Json::parse(R"({"name":"Cadran","basis":"credited","article":null,"evidence":[2,5]})"));
  const Json& statement = form["statements"][0];
  EXPECT_EQ(statement["speaker"], Json::parse(R"({"entity":"en1","name":"Élodie"})"));
  EXPECT_EQ(statement["counts"],
            Json::parse(R"({"articles":1,"texts":1,"origins":0,"unstated":1})"));
  EXPECT_EQ(statement["wordings"][0]["span"], Json::parse("[2,5]"));
  EXPECT_EQ(statement["wordings"][0]["origin"], Json());
  EXPECT_EQ(form["figures"][0]["relation"], "not_comparable");
  EXPECT_EQ(form["figures"][0]["values"][0]["low"], 240);
  EXPECT_EQ(form["figures"][0]["values"][0]["high"], 240.5);
  EXPECT_EQ(form["sources"]["edges"][0]["relation"], "relays");
  EXPECT_EQ(form["coverage"]["articles"]["a1"]["fa1"], "precedes");
}

TEST(Json, InvalidBytesDoNotBreakTheLine) {
  Article article;
  article.title = "a\xFFz";
  EXPECT_EQ(Json::parse(to_json(article))["title"], "a\uFFFDz");
}

}  // namespace
}  // namespace sourcier
