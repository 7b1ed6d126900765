// CSV: the dossier as tables for spreadsheets and statistics.
#include <array>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "apps/export/lookup.h"
#include "engine/api/names.h"

namespace sourcier {
namespace {

using exports::ArticleEntry;
using exports::Lookup;

// All digits of the largest number that a double holds, and more.
constexpr std::size_t kLongestNumber = 400;

// The shortest text that is read back as the same number, without an exponent.
std::string number_text(double value) {
  std::array<char, kLongestNumber> digits;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return {digits.data(), end.ptr};
}

class CsvSheet {
 public:
  CsvSheet(CsvStyle style, std::initializer_list<std::string_view> columns) : style_(style) {
    if (is_french()) out_ = "\xEF\xBB\xBF";
    for (const std::string_view column : columns) cell(column);
    end_row();
  }

  CsvSheet& cell(std::string_view text) {
    if (!is_first_) out_.push_back(is_french() ? ';' : ',');
    is_first_ = false;
    const bool is_formula = !text.empty() && kFormulaStarts.find(text.front()) != std::string::npos;
    const bool is_fenced = text.find_first_of(",;\"\r\n\t") != std::string_view::npos;
    if (!is_fenced) {
      if (is_formula) out_.push_back('\'');
      out_.append(text);
      return *this;
    }
    out_ += is_formula ? "\"'" : "\"";
    for (const char c : text) {
      if (c == '"') out_.push_back('"');
      out_.push_back(c);
    }
    out_.push_back('"');
    return *this;
  }

  // A number stands as such: a negative one is no formula.
  CsvSheet& number(std::optional<double> value) {
    if (!is_first_) out_.push_back(is_french() ? ';' : ',');
    is_first_ = false;
    if (!value || !std::isfinite(*value)) return *this;
    std::string text = number_text(*value);
    if (is_french()) {
      if (const auto point = text.find('.'); point != std::string::npos) text[point] = ',';
    }
    out_ += text;
    return *this;
  }

  CsvSheet& list(const std::vector<std::string>& values) {
    std::string joined;
    for (const std::string& value : values) {
      if (!joined.empty()) joined += " | ";
      joined += value;
    }
    return cell(joined);
  }

  // Where a passage stands, in code points; two empty cells where that is not known.
  CsvSheet& place(const ArticleEntry* entry, std::optional<Span> bytes) {
    if (entry == nullptr || !bytes) return cell({}).cell({});
    const Span at = entry->index.code_points(*bytes);
    return number(at.begin).number(at.end);
  }

  // Outlet, day and address of an article.
  CsvSheet& article(const ArticleEntry* entry) {
    if (entry == nullptr) return cell({}).cell({}).cell({});
    return cell(entry->article().outlet).cell(entry->published()).cell(entry->article().url);
  }

  void end_row() {
    out_ += "\r\n";
    is_first_ = true;
  }

  std::string take() { return std::move(out_); }

 private:
  // What spreadsheets run instead of showing it.
  static constexpr std::string_view kFormulaStarts = "=+-@\t\r";

  bool is_french() const { return style_ == CsvStyle::kFrench; }

  CsvStyle style_;
  std::string out_;
  bool is_first_ = true;
};

double per_one(std::uint16_t thousandths) { return thousandths / 1000.0; }

std::string statements(const ExportInput& input, const Lookup& lookup, CsvStyle style) {
  CsvSheet sheet(style, {"statement", "speaker", "first_seen", "articles", "texts", "origins",
                         "unstated", "article", "outlet", "published", "url", "kind", "text",
                         "chain", "origin", "origin_basis", "begin", "end"});
  for (const Statement& statement : input.dossier.statements) {
    for (const Wording& wording : statement.wordings) {
      const ArticleEntry* entry = lookup.article(wording.article);
      sheet.cell(statement.id).cell(statement.speaker).cell(statement.first_seen);
      sheet.number(statement.counts.articles).number(statement.counts.texts);
      sheet.number(statement.counts.origins).number(statement.counts.unstated);
      sheet.cell(wording.article).article(entry).cell(name_of(wording.kind)).cell(wording.text);
      sheet.cell(exports::chain_text(wording.chain)).cell(wording.origin);
      sheet.cell(wording.origin.empty() ? std::string_view() : name_of(wording.basis));
      sheet.place(entry, wording.span).end_row();
    }
  }
  return sheet.take();
}

std::string articles(const ExportInput&, const Lookup& lookup, CsvStyle style) {
  CsvSheet sheet(style, {"article", "outlet", "published", "url", "title", "authors", "modified",
                         "language", "section", "family", "event", "event_title", "story",
                         "story_title", "origins", "path"});
  for (const auto& [id, entry] : lookup.articles()) {
    const Article& article = entry.article();
    const ArticleGroup* group = entry.group;
    const Event* event = group == nullptr ? nullptr : lookup.event(group->event);
    const Story* story = group == nullptr ? nullptr : lookup.story(group->story);
    std::vector<std::string> origins;
    if (entry.traced != nullptr) {
      for (const ArticleOrigin& origin : entry.traced->origins) origins.push_back(origin.name);
    }
    sheet.cell(id).article(&entry).cell(article.title).list(article.authors);
    sheet.cell(article.modified).cell(article.language).cell(article.section);
    sheet.cell(group == nullptr ? std::string_view() : group->family);
    sheet.cell(event == nullptr ? std::string_view() : event->id);
    sheet.cell(event == nullptr ? std::string_view() : event->title);
    sheet.cell(story == nullptr ? std::string_view() : story->id);
    sheet.cell(story == nullptr ? std::string_view() : story->title);
    sheet.list(origins).cell(article.source.path).end_row();
  }
  return sheet.take();
}

std::string events(const ExportInput& input, const Lookup& lookup, CsvStyle style) {
  CsvSheet sheet(style, {"event", "story", "title", "date", "date_basis", "places", "participants",
                         "articles"});
  for (const Event& event : input.groups.events) {
    const Story* story = lookup.story_of(event.id);
    sheet.cell(event.id).cell(story == nullptr ? std::string_view() : story->id);
    sheet.cell(event.title).cell(event.date).cell(event.date_basis);
    sheet.list(event.places).list(event.participants).list(event.articles).end_row();
  }
  return sheet.take();
}

std::string figures(const ExportInput& input, const Lookup& lookup, CsvStyle style) {
  CsvSheet sheet(style, {"figure", "event", "counted", "unit", "relation", "low", "high",
                         "approximate", "status", "according_to", "as_of", "article", "outlet",
                         "published", "url", "text", "begin", "end"});
  for (const Figure& figure : input.dossier.figures) {
    for (const FigureValue& value : figure.values) {
      const ArticleEntry* entry = lookup.article(value.article);
      sheet.cell(figure.id).cell(figure.event).cell(figure.counted).cell(figure.unit);
      sheet.cell(name_of(figure.relation)).number(value.low).number(value.high);
      sheet.cell(value.approximate ? "true" : "false").cell(name_of(value.status));
      sheet.cell(value.according_to).cell(value.as_of).cell(value.article).article(entry);
      sheet.cell(value.text).place(entry, value.span).end_row();
    }
  }
  return sheet.take();
}

std::string copies(const ExportInput& input, const Lookup& lookup, CsvStyle style) {
  CsvSheet sheet(style, {"a", "b", "type", "containment", "containment_of_other", "a_begin",
                         "a_end", "b_begin", "b_end"});
  const auto row = [&](const Copy& copy, const Passage* passage) {
    sheet.cell(copy.first).cell(copy.second).cell(name_of(copy.type));
    sheet.number(per_one(copy.containment_of_first)).number(per_one(copy.containment_of_second));
    const auto span = [&](const Span Passage::* side) {
      return passage == nullptr ? std::nullopt : std::optional<Span>(passage->*side);
    };
    sheet.place(lookup.article(copy.first), span(&Passage::first));
    sheet.place(lookup.article(copy.second), span(&Passage::second)).end_row();
  };
  for (const Copy& copy : input.groups.copies) {
    for (const Passage& passage : copy.passages) row(copy, &passage);
    if (copy.passages.empty()) row(copy, nullptr);
  }
  return sheet.take();
}

std::string entities(const ExportInput& input, const Lookup&, CsvStyle style) {
  CsvSheet sheet(style, {"entity", "type", "name", "aliases", "articles"});
  for (const TracedEntity& entity : input.dossier.entities) {
    sheet.cell(entity.id).cell(name_of(entity.type)).cell(entity.name);
    sheet.list(entity.aliases).list(entity.articles).end_row();
  }
  return sheet.take();
}

std::string sources(const ExportInput& input, const Lookup& lookup, CsvStyle style) {
  std::map<std::string_view, const SourceNode*> nodes;
  for (const SourceNode& node : input.dossier.source_nodes) nodes.emplace(node.id, &node);
  CsvSheet sheet(style, {"from", "from_kind", "to", "to_kind", "relation", "article", "outlet",
                         "published", "url", "text", "begin", "end", "from_id", "to_id"});
  const auto node = [&](const std::string& id) {
    const auto at = nodes.find(id);
    const bool is_known = at != nodes.end();
    sheet.cell(is_known ? at->second->name : id);
    sheet.cell(is_known ? std::string_view(at->second->kind) : std::string_view());
  };
  for (const SourceEdge& edge : input.dossier.source_edges) {
    const ArticleEntry* entry = lookup.article(edge.article);
    const bool has_passage = entry != nullptr && edge.evidence;
    node(edge.from);
    node(edge.to);
    sheet.cell(name_of(edge.relation)).cell(edge.article).article(entry);
    sheet.cell(has_passage ? entry->text(*edge.evidence) : std::string_view());
    sheet.place(entry, edge.evidence).cell(edge.from).cell(edge.to).end_row();
  }
  return sheet.take();
}

std::string coverage(const ExportInput& input, const Lookup& lookup, CsvStyle style) {
  std::map<std::string_view, const Fact*> facts;
  for (const Fact& fact : input.dossier.facts) facts.emplace(fact.id, &fact);
  CsvSheet sheet(style, {"fact", "text", "article", "outlet", "published", "url", "covers"});
  for (const auto& [article, covered] : input.dossier.coverage) {
    for (const auto& [id, covers] : covered) {
      const auto fact = facts.find(id);
      sheet.cell(id).cell(fact == facts.end() ? std::string_view() : fact->second->text);
      sheet.cell(article).article(lookup.article(article)).cell(name_of(covers)).end_row();
    }
  }
  return sheet.take();
}

struct CsvTable {
  std::string_view name;
  std::string (*make)(const ExportInput&, const Lookup&, CsvStyle);
};

constexpr std::array<CsvTable, 8> kTables{{{"statements", statements},
                                           {"articles", articles},
                                           {"events", events},
                                           {"figures", figures},
                                           {"sources", sources},
                                           {"copies", copies},
                                           {"entities", entities},
                                           {"coverage", coverage}}};

}  // namespace

std::vector<std::string_view> csv_tables() {
  std::vector<std::string_view> names;
  for (const CsvTable& table : kTables) names.push_back(table.name);
  return names;
}

std::string to_csv(const ExportInput& input, std::string_view table, CsvStyle style) {
  for (const CsvTable& each : kTables) {
    if (each.name == table) return each.make(input, Lookup(input), style);
  }
  return {};
}

}  // namespace sourcier
