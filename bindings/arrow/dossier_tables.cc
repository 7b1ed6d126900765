// The tables of a dossier: those of CSV, with types.
#include <algorithm>
#include <array>

#include "bindings/arrow/parts.h"
#include "bindings/arrow/stream.h"
#include "bindings/arrow/tables.h"
#include "engine/api/names.h"

namespace sourcier::arrow {
namespace {

using exports::ArticleEntry;
using exports::Lookup;

Column statement_columns() {
  return {"statements",
          ColumnType::kStruct,
          {text("statement"),   text("event"),       text("story"),    text("speaker"),
           text("first_seen"),  integer("articles"), integer("texts"), integer("origins"),
           integer("unstated"), text("article"),     text("outlet"),   text("published"),
           text("url"),         integer("begin"),    integer("end"),   text("text"),
           text("kind"),        chain("chain"),      text("origin"),   text("origin_basis")}};
}

void add_statements(const ExportInput& input, const Lookup& lookup, Batches& batches) {
  for (const Statement& statement : input.dossier.statements) {
    const Story* story = lookup.story_of(statement.event);
    for (const Wording& wording : statement.wordings) {
      const ArticleEntry* entry = lookup.article(wording.article);
      const StatementCounts& counts = statement.counts;
      Row row(batches.table());
      row.known(statement.id).known(statement.event).known(story ? story->id : "");
      row.known(statement.speaker).known(statement.first_seen).integer(counts.articles);
      row.integer(counts.texts).integer(counts.origins).integer(counts.unstated);
      row.known(wording.article).article(entry).place(entry, wording.span).known(wording.text);
      row.known(name_of(wording.kind)).chain(wording.chain).known(wording.origin);
      row.known(wording.origin.empty() ? std::string_view() : name_of(wording.basis));
      batches.end_row();
    }
  }
}

// The columns of an article, and what the dossier says of it.
Column grouped_columns() {
  Column columns = article_columns();
  std::vector<Column> all = columns.take_children();
  for (const std::string_view name : {"family", "event", "story"}) all.push_back(text(name));
  all.push_back(list_of(
      "origins", {text("name"), text("basis"), text("article"), integer("begin"), integer("end")}));
  return {"articles", ColumnType::kStruct, std::move(all)};
}

void add_origins(Column& column, const ArticleEntry& entry) {
  if (entry.traced != nullptr) {
    for (const ArticleOrigin& origin : entry.traced->origins) {
      Column& item = column.child(0);
      Row(item)
          .known(origin.name)
          .known(name_of(origin.basis))
          .known(origin.article)
          .place(&entry, origin.evidence);
      item.end_row();
    }
  }
  column.end_row();
}

void add_articles(const ExportInput&, const Lookup& lookup, Batches& batches) {
  const std::size_t own = article_columns().children().size();
  for (const auto& [id, entry] : lookup.articles()) {
    Column& table = batches.table();
    add_article(table, entry.article());
    table.child(own).add_known(entry.group ? entry.group->family : "");
    table.child(own + 1).add_known(entry.group ? entry.group->event : "");
    table.child(own + 2).add_known(entry.group ? entry.group->story : "");
    add_origins(table.child(own + 3), entry);
    batches.end_row();
  }
}

Column event_columns() {
  return {"events",
          ColumnType::kStruct,
          {text("event"), text("story"), text("title"), text("date"), text("date_basis"),
           texts("places"), texts("participants"), texts("articles")}};
}

void add_events(const ExportInput& input, const Lookup& lookup, Batches& batches) {
  for (const Event& event : input.groups.events) {
    const Story* story = lookup.story_of(event.id);
    Row row(batches.table());
    row.known(event.id).known(story ? story->id : "").known(event.title).known(event.date);
    row.known(event.date_basis).texts(event.places).texts(event.participants).texts(event.articles);
    batches.end_row();
  }
}

Column story_columns() {
  return {"stories", ColumnType::kStruct, {text("story"), text("title"), texts("events")}};
}

void add_stories(const ExportInput& input, const Lookup&, Batches& batches) {
  for (const Story& story : input.groups.stories) {
    Row(batches.table()).known(story.id).known(story.title).texts(story.events);
    batches.end_row();
  }
}

Column figure_columns() {
  return {"figures",
          ColumnType::kStruct,
          {text("figure"), text("event"), text("counted"), text("unit"), text("relation"),
           real("low"), real("high"), boolean("approximate"), text("status"), text("according_to"),
           text("as_of"), text("article"), text("outlet"), text("published"), text("url"),
           integer("begin"), integer("end"), text("text")}};
}

void add_figures(const ExportInput& input, const Lookup& lookup, Batches& batches) {
  for (const Figure& figure : input.dossier.figures) {
    for (const FigureValue& value : figure.values) {
      const ArticleEntry* entry = lookup.article(value.article);
      Row row(batches.table());
      row.known(figure.id).known(figure.event).known(figure.counted).known(figure.unit);
      row.known(name_of(figure.relation)).real(value.low).real(value.high);
      row.boolean(value.approximate).known(name_of(value.status)).known(value.according_to);
      row.known(value.as_of).known(value.article).article(entry).place(entry, value.span);
      row.known(value.text);
      batches.end_row();
    }
  }
}

Column source_columns() {
  return {"sources",
          ColumnType::kStruct,
          {text("from"), text("from_kind"), text("to"), text("to_kind"), text("relation"),
           text("article"), text("outlet"), text("published"), text("url"), integer("begin"),
           integer("end"), text("text"), text("from_id"), text("to_id")}};
}

void add_sources(const ExportInput& input, const Lookup& lookup, Batches& batches) {
  std::map<std::string_view, const SourceNode*> nodes;
  for (const SourceNode& node : input.dossier.source_nodes) nodes[node.id] = &node;
  const auto add_node = [&](Row& row, const std::string& id) {
    const auto found = nodes.find(id);
    const bool is_known = found != nodes.end();
    row.known(is_known ? found->second->name : id).known(is_known ? found->second->kind : "");
  };
  for (const SourceEdge& edge : input.dossier.source_edges) {
    const ArticleEntry* entry = lookup.article(edge.article);
    Row row(batches.table());
    add_node(row, edge.from);
    add_node(row, edge.to);
    row.known(name_of(edge.relation)).known(edge.article).article(entry);
    row.place(entry, edge.evidence);
    row.known(entry && edge.evidence ? entry->text(*edge.evidence) : std::string_view());
    row.known(edge.from).known(edge.to);
    batches.end_row();
  }
}

Column copy_columns() {
  return {
      "copies",
      ColumnType::kStruct,
      {text("a"), text("b"), text("type"), real("containment"), real("containment_of_other"),
       integer("a_begin"), integer("a_end"), integer("b_begin"), integer("b_end"), text("text")}};
}

void add_copies(const ExportInput& input, const Lookup& lookup, Batches& batches) {
  for (const Copy& copy : input.groups.copies) {
    const ArticleEntry* first = lookup.article(copy.first);
    const ArticleEntry* second = lookup.article(copy.second);
    for (const Passage& passage : copy.passages) {
      Row row(batches.table());
      row.known(copy.first).known(copy.second).known(name_of(copy.type));
      row.real(copy.containment_of_first / 1000.0).real(copy.containment_of_second / 1000.0);
      row.place(first, passage.first).place(second, passage.second);
      row.known(first ? first->text(passage.first) : std::string_view());
      batches.end_row();
    }
  }
}

Column entity_columns() {
  return {"entities",
          ColumnType::kStruct,
          {text("entity"), text("type"), text("name"), texts("aliases"), texts("articles")}};
}

void add_entities(const ExportInput& input, const Lookup&, Batches& batches) {
  for (const TracedEntity& entity : input.dossier.entities) {
    Row row(batches.table());
    row.known(entity.id).known(name_of(entity.type)).known(entity.name);
    row.texts(entity.aliases).texts(entity.articles);
    batches.end_row();
  }
}

Column coverage_columns() {
  return {"coverage",
          ColumnType::kStruct,
          {text("fact"), text("text"), text("article"), text("outlet"), text("published"),
           text("url"), text("covers")}};
}

void add_coverage(const ExportInput& input, const Lookup& lookup, Batches& batches) {
  std::map<std::string_view, std::string_view> facts;
  for (const Fact& fact : input.dossier.facts) facts[fact.id] = fact.text;
  for (const auto& [article, row_of] : input.dossier.coverage) {
    const ArticleEntry* entry = lookup.article(article);
    for (const auto& [fact, covers] : row_of) {
      Row row(batches.table());
      row.known(fact).known(facts[fact]).known(article).article(entry).known(name_of(covers));
      batches.end_row();
    }
  }
}

struct TableForm {
  std::string_view name;
  Column (*columns)();
  void (*add)(const ExportInput&, const Lookup&, Batches&);
};

constexpr std::array<TableForm, 9> kTables{{
    {"statements", statement_columns, add_statements},
    {"articles", grouped_columns, add_articles},
    {"events", event_columns, add_events},
    {"stories", story_columns, add_stories},
    {"figures", figure_columns, add_figures},
    {"sources", source_columns, add_sources},
    {"copies", copy_columns, add_copies},
    {"entities", entity_columns, add_entities},
    {"coverage", coverage_columns, add_coverage},
}};

}  // namespace

std::vector<std::string_view> dossier_tables() {
  std::vector<std::string_view> names;
  for (const TableForm& form : kTables) names.push_back(form.name);
  return names;
}

Table dossier_table(const ExportInput& input, std::string_view name) {
  const auto* form = std::ranges::find(kTables, name, &TableForm::name);
  if (form == kTables.end()) return {Column("", ColumnType::kStruct), {}};
  Column columns = form->columns();
  Batches batches(columns);
  form->add(input, Lookup(input), batches);
  return {std::move(columns), batches.take()};
}

}  // namespace sourcier::arrow
