#include <cassert>

#include "apps/report/fixture.h"

namespace sourcier::report {
namespace {

Document document(const std::string& id, const std::string& outlet, const std::string& title,
                  const std::string& language, const std::string& published,
                  const std::string& text) {
  Document out;
  out.article.id = id;
  out.article.url = "https://" + id + ".example/port";
  out.article.outlet = outlet;
  out.article.title = title;
  out.article.language = language;
  out.article.published = published;
  out.article.published_basis = published.empty() ? DateBasis::kNone : DateBasis::kMeta;
  out.article.text = text;
  out.article.paragraphs = {{span_at(0, text.size()), ParagraphKind::kBody}};
  out.article.source.path = "pages/" + id + ".html";
  return out;
}

// The span of `words` in the text of the article; the fixture is wrong where they are not there.
Span span_of_words(const Fixture& fixture, const std::string& id, const std::string& words) {
  for (const Document& doc : fixture.documents) {
    if (doc.article.id != id) continue;
    const std::size_t at = doc.article.text.find(words);
    assert(at != std::string::npos);
    return span_at(at, words.size());
  }
  assert(false);
  return {};
}

Wording wording(const Fixture& fixture, const std::string& id, const std::string& words,
                const std::vector<std::string>& relays, const std::string& origin) {
  Wording out;
  out.article = id;
  out.text = words;
  out.span = span_of_words(fixture, id, words);
  out.origin = origin;
  for (const std::string& relay : relays) {
    Hop hop;
    hop.name = relay;
    hop.role = HopRole::kRelay;
    hop.kind = SourceKind::kAgency;
    out.chain.push_back(hop);
  }
  Hop source;
  source.name = "Claire Vasseur";
  source.kind = SourceKind::kPerson;
  out.chain.push_back(source);
  return out;
}

FigureValue value(const Fixture& fixture, const std::string& id, const std::string& words,
                  double low, double high, const std::string& by, const std::string& as_of) {
  FigureValue out;
  out.article = id;
  out.text = words;
  out.span = span_of_words(fixture, id, words);
  out.low = low;
  out.high = high;
  out.according_to = by;
  out.as_of = as_of;
  return out;
}

void add_documents(Fixture& fixture) {
  const std::string quote =
      "« nous ne rouvrirons pas le quai tant que la lumière n’aura pas été faite »";
  fixture.documents = {
      document(
          "digue", "La Digue", "Le quai 4 restera fermé", "fr", "2031-03-17",
          "La directrice veut « ne pas rouvrir le quai avant que toute la lumière soit faite »,"
          " rapporte l’Agence Littorale. Quelque 240 dockers sont sans travail."),
      document("fanal", "Le Fanal", "Port : le quai 4 fermé", "fr", "2031-03-17",
               "Claire Vasseur a dit à l’Agence Littorale : " + quote +
                   ". Le port compte 240 dockers sans travail."),
      document("harbour", "Harbour Post", "Port stays shut", "en", "2031-03-18",
               "“We will not reopen the quay until everything is known,” she said, according to "
               "Meridian, citing Agence Littorale. Some 300 to 350 dockers are out."),
      document("libre", "Quai Libre", "« Environ 400 dockers à la rue »", "fr", "2031-03-18",
               "Claire Vasseur : « nous ne rouvrirons pas le quai demain ». Le syndicat dément : "
               "« personne n’a fermé ce quai par prudence ». Il compte 400 dockers sans travail."),
      document("note", "", "Carnet", "fr", "",
               "Le lendemain de l’annonce, 8000 personnes ont défilé sur le port."),
      document("ouest", "Ouest Matin", "Port : le quai 4 fermé", "fr", "2031-03-17",
               "Claire Vasseur a dit à l’Agence Littorale : " + quote +
                   ". Le port compte 240 dockers sans travail."),
  };
}

void add_groups(Fixture& fixture) {
  for (const Document& doc : fixture.documents) {
    const bool copy = doc.article.id == "fanal" || doc.article.id == "ouest";
    fixture.groups.articles.push_back(
        {doc.article.id, "ev2", "st1", copy ? "cf1" : "cf" + doc.article.id, {}});
  }
  Copy copy;
  copy.first = "fanal";
  copy.second = "ouest";
  copy.type = CopyType::kDispatch;
  copy.containment_of_first = 970;
  copy.containment_of_second = 970;
  copy.passages = {{span_of_words(fixture, "fanal", "Le port compte 240 dockers sans travail."),
                    span_of_words(fixture, "ouest", "Le port compte 240 dockers sans travail.")}};
  Copy part = copy;
  part.first = "digue";
  part.second = "fanal";
  part.type = CopyType::kPartial;
  part.containment_of_first = 220;
  part.containment_of_second = 410;
  part.passages = {{span_of_words(fixture, "digue", "dockers sont sans travail"),
                    span_of_words(fixture, "fanal", "dockers sans travail")}};
  fixture.groups.copies = {part, copy};
  fixture.groups.events = {{"ev1",
                            "Dockers stop work after the night accident",
                            "2031-03-03",
                            "stated",
                            {"Saint-Alban"},
                            {},
                            {"libre"}},
                           {"ev2",
                            "The port authority announces the closure of quay 4",
                            "2031-03-17",
                            "stated",
                            {"Saint-Alban"},
                            {"Claire Vasseur"},
                            {"digue", "fanal", "harbour", "libre", "ouest"}}};
  fixture.groups.stories = {{"st1", "The port of Saint-Alban closes", {"ev1", "ev2"}}};
}

void add_statements(Fixture& fixture) {
  const std::string words =
      "nous ne rouvrirons pas le quai tant que la lumière n’aura pas été faite";
  Statement closed;
  closed.id = "s1";
  closed.event = "ev2";
  closed.speaker = "Claire Vasseur";
  closed.wordings = {
      wording(fixture, "fanal", words, {"Agence Littorale"}, "Agence Littorale"),
      wording(fixture, "ouest", words, {"Agence Littorale"}, "Agence Littorale"),
      wording(fixture, "digue", "ne pas rouvrir le quai avant que toute la lumière soit faite",
              {"Agence Littorale"}, "Agence Littorale"),
      wording(fixture, "harbour", "We will not reopen the quay until everything is known",
              {"Meridian", "Agence Littorale"}, "Agence Littorale"),
      wording(fixture, "libre", "nous ne rouvrirons pas le quai demain", {}, "")};
  closed.counts = {5, 4, 1, 1};
  closed.origins = {{"Agence Littorale", {"digue", "fanal", "harbour", "ouest"}}};
  closed.first_seen = "2031-03-17";
  closed.denied_by = {"s2"};
  Statement denial;
  denial.id = "s2";
  denial.event = "ev2";
  denial.speaker = "Syndicat des dockers";
  denial.wordings = {wording(fixture, "libre", "personne n’a fermé ce quai par prudence", {}, "")};
  denial.counts = {1, 1, 0, 1};
  denial.first_seen = "2031-03-18";
  fixture.dossier.statements = {closed, denial};
}

void add_figures(Fixture& fixture) {
  Figure dockers;
  dockers.id = "f1";
  dockers.event = "ev2";
  dockers.counted = "dockers sans travail";
  dockers.relation = FigureRelation::kDiffer;
  dockers.values = {
      value(fixture, "digue", "240", 240, 240, "port authority", "2031-03-17"),
      value(fixture, "fanal", "240", 240, 240, "port authority", "2031-03-17"),
      value(fixture, "libre", "400", 400, 400, "dockers’ union", "2031-03-18"),
      value(fixture, "harbour", "300 to 350", 300, 350, "port authority", "2031-04-09")};
  dockers.values[2].approximate = true;
  Figure crowd;
  crowd.id = "f2";
  crowd.event = "ev2";
  crowd.counted = "personnes";
  crowd.values = {value(fixture, "note", "8000", 8000, 8000, "", "")};
  fixture.dossier.figures = {dockers, crowd};
}

void add_sources(Fixture& fixture) {
  Dossier& dossier = fixture.dossier;
  for (const Document& doc : fixture.documents) {
    TracedArticle traced;
    traced.id = doc.article.id;
    traced.published = doc.article.published;
    traced.published_basis = doc.article.published_basis;
    if (doc.article.id == "note") {
      traced.date_inferred = DateInterval{"2031-03-18", "", "« le lendemain de l’annonce »"};
    } else {
      traced.origins = {{"Agence Littorale", OriginBasis::kStated, "", {}}};
    }
    dossier.articles.push_back(traced);
  }
  dossier.source_nodes = {{"n1", "Claire Vasseur", "person"}, {"n2", "Agence Littorale", "agency"},
                          {"n3", "Meridian", "agency"},       {"n4", "Le Fanal", "outlet"},
                          {"n5", "Ouest Matin", "outlet"},    {"n6", "Harbour Post", "outlet"}};
  dossier.source_edges = {{"n2", "n1", SourceRelation::kQuotes, "fanal", Span{0, 14}},
                          {"n4", "n2", SourceRelation::kRelays, "fanal", Span{0, 14}},
                          {"n5", "n4", SourceRelation::kCopies, "ouest", {}},
                          {"n3", "n2", SourceRelation::kRelays, "harbour", {}},
                          {"n6", "n3", SourceRelation::kRelays, "harbour", {}}};
  dossier.facts = {{"k1", "The quay stays closed", {"s1"}, {}}, {"k2", "Dockers", {}, {"f1"}}};
  for (const Document& doc : fixture.documents) {
    dossier.coverage[doc.article.id]["k1"] =
        doc.article.id == "note" ? Covers::kOmits : Covers::kReports;
    dossier.coverage[doc.article.id]["k2"] =
        doc.article.id == "ouest" ? Covers::kPrecedes : Covers::kReports;
  }
}

}  // namespace

Fixture port_story() {
  Fixture fixture;
  add_documents(fixture);
  add_groups(fixture);
  add_statements(fixture);
  add_figures(fixture);
  add_sources(fixture);
  fixture.skipped = {{ErrorKind::kUnsupported, "pages/scan.pdf", "not text"}};
  return fixture;
}

namespace {

void poison_documents(Fixture& fixture, const std::string& poison) {
  for (Document& document : fixture.documents) {
    Article& article = document.article;
    article.url = poison + article.url;
    article.outlet += poison;
    article.title += poison;
    article.language += poison;
    article.text += poison;  // After the spans.
    article.source.path += poison;
    article.notes.push_back({poison, poison});
  }
  fixture.documents.back().article.published = poison;
}

void poison_dossier(Fixture& fixture, const std::string& poison) {
  for (Event& event : fixture.groups.events) {
    event.title += poison;
    event.date = poison;
    event.places.push_back(poison);
  }
  for (Story& story : fixture.groups.stories) story.title += poison;
  for (TracedArticle& article : fixture.dossier.articles) {
    article.origins.push_back({poison, OriginBasis::kCopied, poison, Span{0, 3}});
    article.date_inferred = DateInterval{poison, poison, poison};
  }
  for (Statement& statement : fixture.dossier.statements) {
    statement.speaker += poison;
    statement.first_seen = poison;
    for (Wording& wording : statement.wordings) {
      wording.text += poison;
      wording.origin += poison;
      for (Hop& hop : wording.chain) hop.name += poison;
    }
  }
  for (Figure& figure : fixture.dossier.figures) {
    figure.counted += poison;
    figure.unit = poison;
    for (FigureValue& value : figure.values) value.according_to += poison;
  }
  for (SourceNode& node : fixture.dossier.source_nodes) node.name += poison;
  for (Fact& fact : fixture.dossier.facts) fact.text += poison;
}

}  // namespace

Fixture poisoned(const std::string& poison) {
  Fixture fixture = port_story();
  poison_documents(fixture, poison);
  poison_dossier(fixture, poison);
  fixture.skipped = {{ErrorKind::kIo, poison, poison}};
  return fixture;
}

}  // namespace sourcier::report
