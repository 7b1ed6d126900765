// View: the dossier sorted for reading. Which story holds what, what comes first, who shares what.
//
// It points into the ReportInput, which must outlive it, and holds no words of its own.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "apps/report/report.h"

namespace sourcier::report {

struct ArticleView {
  const Document* document = nullptr;
  const TracedArticle* traced = nullptr;  // Null where trace says nothing of it.
  const ArticleGroup* group = nullptr;    // Null where it is in no group.
  std::string outlet;      // Its name, else the host, else the file's name and its place there.
  std::string date;        // ISO, "" when unknown.
  bool is_copy = false;    // Of an earlier article of the same family.
  std::size_t number = 0;  // In the report, from 1: names its anchor.
};

// Wordings alike to the letter (case and accents aside) with the same way and origin.
struct WordingGroup {
  std::vector<const Wording*> wordings;      // Oldest first.
  std::vector<const ArticleView*> articles;  // Of these, each once.
  std::vector<std::string> relays;           // The dossier's names of them, nearest first.
  bool copied = false;                       // The origin is inherited from a copied article.
};

// The wordings of a statement that come from one origin.
struct OriginView {
  std::string name;  // "" where it is not stated.
  std::size_t articles = 0;
  std::size_t copies = 0;            // Of these, copies of another.
  std::vector<WordingGroup> groups;  // Most articles first, then oldest.
};

struct StatementView {
  const Statement* statement = nullptr;
  std::vector<OriginView> origins;  // Most articles first; the unstated one last.
  std::vector<const Statement*> denied_by;
};

struct ValueView {
  std::vector<const FigureValue*> values;    // That say the same, by date.
  std::vector<const ArticleView*> articles;  // Of these, each once.
  const FigureValue* was = nullptr;          // What the same source said before.
};

struct FigureView {
  const Figure* figure = nullptr;
  std::vector<ValueView> values;  // By date.
};

// Who gives a day or place.
struct GivenView {
  std::vector<const GivenValue*> values;
  std::vector<const ArticleView*> articles;  // Of these.
};

struct DiscrepancyView {
  const Discrepancy* discrepancy = nullptr;
  std::vector<GivenView> values;
};

struct FamilyView {
  std::vector<const ArticleView*> articles;  // Oldest first; two or more.
  CopyType type = CopyType::kNear;           // The closest that joins them.
  unsigned containment = 0;                  // The highest, in thousandths.
};

struct StoryView {
  std::string title;
  std::vector<const Event*> events;            // By date.
  std::vector<const ArticleView*> articles;    // By date, undated last.
  std::vector<StatementView> statements;       // The most telling first.
  std::vector<FigureView> figures;             // Those that differ first.
  std::vector<DiscrepancyView> discrepancies;  // Days first, of most articles first.
  std::vector<FamilyView> families;
  std::vector<const Copy*> copies;  // Inside the story, but for those of one family.
  std::string first_date;           // Of its articles and events; "" when unknown.
  std::string last_date;
  std::size_t texts = 0;    // Copies collapsed.
  std::size_t origins = 0;  // Named ones, over its articles and statements.
};

class View {
 public:
  explicit View(const ReportInput& input);

  const std::vector<StoryView>& stories() const { return stories_; }  // The largest first.
  const std::map<std::string, ArticleView, std::less<>>& articles() const { return articles_; }
  std::size_t outlets() const;
  std::map<std::string, std::size_t> languages() const;  // Articles of each.

  // Null for an id that nothing bears.
  const ArticleView* article(std::string_view id) const;
  const Event* event(std::string_view id) const;
  const Statement* statement(std::string_view id) const;
  // The dossier's name of an organisation that an article calls otherwise; else the name as given.
  std::string name_of(std::string_view source) const;

 private:
  void add_names(const ReportInput& input);
  void add_articles(const ReportInput& input);
  void part_one_file();
  void mark_copies(const ReportInput& input);
  void add_stories(const ReportInput& input);
  void add_statements(const ReportInput& input);
  void add_figures(const ReportInput& input);
  void add_discrepancies(const ReportInput& input);
  void finish();
  StoryView* story_of(const std::string& event, const std::string& article);

  std::map<std::string, ArticleView, std::less<>> articles_;
  std::map<std::string, std::string, std::less<>> names_;  // By folded alias.
  std::map<std::string, const Event*, std::less<>> events_;
  std::map<std::string, const Statement*, std::less<>> statements_;
  std::map<std::string, std::size_t> story_of_event_;
  std::map<std::string, std::size_t> story_of_article_;
  std::vector<StoryView> stories_;
};

// How the wordings and values of one statement, figure or discrepancy are put together
// (view_parts.cc).
StatementView view_of(const Statement& statement, const View& view);
FigureView view_of(const Figure& figure, const View& view);
DiscrepancyView view_of(const Discrepancy& discrepancy, const View& view);

// Whether `first` tells more than `second`: more articles, more origins, denied, quoted word for
// word, of a length to be read.
bool tells_more(const Statement& first, const Statement& second);

// The whole outlet, host or file name by which an article is called.
std::string outlet_of(const Article& article);
// The same without the file; "" where nothing else is known.
std::string known_outlet(const Article& article);

}  // namespace sourcier::report
