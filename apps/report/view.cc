#include "apps/report/view.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "apps/report/clean.h"
#include "engine/text/unicode.h"

namespace sourcier::report {
namespace {

constexpr std::size_t kReadableId = 24;  // Bytes; ids that are longer are digests.

// Undated articles come last.
bool earlier(const ArticleView* a, const ArticleView* b) {
  return std::tuple(a->date.empty(), std::string_view(a->date),
                    std::string_view(a->document->article.id)) <
         std::tuple(b->date.empty(), std::string_view(b->date),
                    std::string_view(b->document->article.id));
}

int closeness(CopyType type) {
  switch (type) {
    case CopyType::kExact:
      return 3;
    case CopyType::kDispatch:
      return 2;
    case CopyType::kNear:
      return 1;
    default:
      return 0;
  }
}

// Ranks figures: those whose sources differ are what a reader came for.
int urgency(FigureRelation relation) {
  switch (relation) {
    case FigureRelation::kDiffer:
      return 0;
    case FigureRelation::kRevised:
      return 1;
    case FigureRelation::kNotComparable:
      return 2;
    case FigureRelation::kAgree:
      return 3;
  }
  return 3;
}

// A month or a year counts only where no day is known.
void widen(StoryView& story, std::string_view date) {
  constexpr std::size_t kDay = 10;  // "2031-03-17"
  if (date.empty()) return;
  date = date.substr(0, kDay);
  if (story.first_date.size() == kDay && date.size() < kDay) return;
  if (story.first_date.size() < kDay && date.size() == kDay) {
    story.first_date = story.last_date = date;
    return;
  }
  if (story.first_date.empty() || date < story.first_date) story.first_date = date;
  if (date > story.last_date) story.last_date = date;
}

std::vector<FamilyView> families_of(const StoryView& story, std::vector<const Copy*>& copies) {
  std::map<std::string, FamilyView> by_id;
  for (const ArticleView* article : story.articles) {
    if (article->group != nullptr && !article->group->family.empty()) {
      by_id[article->group->family].articles.push_back(article);
    }
  }
  std::map<std::string_view, std::string_view> family;
  for (const auto& [id, view] : by_id) {
    for (const ArticleView* article : view.articles) family[article->document->article.id] = id;
  }
  std::vector<const Copy*> others;
  for (const Copy* copy : copies) {
    const std::string_view first = family[copy->first];
    if (first.empty() || first != family[copy->second]) {
      others.push_back(copy);
      continue;
    }
    FamilyView& view = by_id[std::string(first)];
    if (closeness(copy->type) > closeness(view.type)) view.type = copy->type;
    view.containment = std::max<unsigned>(
        view.containment, std::max(copy->containment_of_first, copy->containment_of_second));
  }
  copies = std::move(others);
  std::vector<FamilyView> families;
  for (auto& [id, view] : by_id) {
    if (view.articles.size() > 1) families.push_back(std::move(view));
  }
  std::ranges::stable_sort(families, [](const FamilyView& a, const FamilyView& b) {
    return a.articles.size() > b.articles.size();
  });
  return families;
}

}  // namespace

View::View(const ReportInput& input) {
  for (const Event& event : input.groups.events) events_[event.id] = &event;
  for (const Statement& statement : input.dossier.statements) {
    statements_[statement.id] = &statement;
  }
  add_names(input);
  add_articles(input);
  mark_copies(input);
  add_stories(input);
  add_statements(input);
  add_figures(input);
  add_discrepancies(input);
  for (const Copy& copy : input.groups.copies) {
    const auto first = story_of_article_.find(copy.first);
    const auto second = story_of_article_.find(copy.second);
    if (first == story_of_article_.end() || second == story_of_article_.end()) continue;
    if (first->second == second->second) stories_[first->second].copies.push_back(&copy);
  }
  finish();
}

// What two entities are called alike names neither.
void View::add_names(const ReportInput& input) {
  for (const TracedEntity& entity : input.dossier.entities) {
    if (entity.type != EntityType::kOrganisation) continue;
    const std::string name = clean(entity.name);
    for (const std::string& alias : entity.aliases) {
      const auto [known, is_new] = names_.emplace(fold(alias), name);
      if (!is_new && known->second != name) known->second.clear();
    }
  }
  for (const TracedEntity& entity : input.dossier.entities) {
    if (entity.type == EntityType::kOrganisation) names_[fold(entity.name)] = clean(entity.name);
  }
}

std::string View::name_of(std::string_view source) const {
  const auto known = names_.find(fold(source));
  return known == names_.end() || known->second.empty() ? clean(source) : known->second;
}

void View::add_articles(const ReportInput& input) {
  for (const Document& document : input.documents) {
    articles_[document.article.id] = {.document = &document,
                                      .traced = nullptr,
                                      .group = nullptr,
                                      .outlet = outlet_of(document.article),
                                      .date = document.article.published};
  }
  for (const TracedArticle& traced : input.dossier.articles) {
    const auto found = articles_.find(traced.id);
    if (found == articles_.end()) continue;
    found->second.traced = &traced;
    if (!traced.published.empty()) found->second.date = traced.published;
  }
  for (const ArticleGroup& group : input.groups.articles) {
    const auto found = articles_.find(group.article);
    if (found != articles_.end()) found->second.group = &group;
  }
  std::size_t number = 0;
  for (auto& [id, article] : articles_) article.number = ++number;
  part_one_file();
}

// Articles of one file that know no outlet are told apart by their ids, where those can be read,
// else by their numbers.
void View::part_one_file() {
  std::map<std::string, std::vector<ArticleView*>> files;
  for (auto& [id, article] : articles_) {
    if (known_outlet(article.document->article).empty()) files[article.outlet].push_back(&article);
  }
  for (const auto& [file, articles] : files) {
    for (ArticleView* article : articles) {
      if (articles.size() == 1) continue;
      const std::string& id = article->document->article.id;
      article->outlet +=
          " · " + (id.size() <= kReadableId ? clean(id) : std::to_string(article->number));
    }
  }
}

// Of a family one article is drawn full: the earliest that no copy's direction says is taken from
// another.
void View::mark_copies(const ReportInput& input) {
  std::set<std::string_view> taken;
  for (const Copy& copy : input.groups.copies) {
    if (closeness(copy.type) == 0 || copy.direction == Direction::kUnknown) continue;
    taken.insert(copy.direction == Direction::kFirstIsSource ? copy.second : copy.first);
  }
  std::map<std::string_view, std::vector<ArticleView*>> families;
  for (auto& [id, article] : articles_) {
    if (article.group != nullptr && !article.group->family.empty()) {
      families[article.group->family].push_back(&article);
    }
  }
  for (auto& [id, members] : families) {
    std::ranges::sort(members, earlier);
    const auto first = std::ranges::find_if(members, [&](const ArticleView* member) {
      return !taken.contains(member->document->article.id);
    });
    const ArticleView* original = first == members.end() ? members.front() : *first;
    for (ArticleView* member : members) member->is_copy = member != original;
  }
}

void View::add_stories(const ReportInput& input) {
  std::map<std::string_view, std::size_t> by_id;
  for (const Story& story : input.groups.stories) {
    by_id[story.id] = stories_.size();
    StoryView& view = stories_.emplace_back();
    view.title = story.title;
    for (const std::string& id : story.events) {
      const Event* known = event(id);
      if (known == nullptr) continue;
      view.events.push_back(known);
      story_of_event_[id] = stories_.size() - 1;
      widen(view, known->date);
    }
  }
  for (const auto& [id, article] : articles_) {
    std::size_t place = stories_.size();
    if (article.group != nullptr) {
      const auto found = by_id.find(article.group->story);
      if (found != by_id.end()) place = found->second;
    }
    if (place == stories_.size()) {  // In no story: it makes one of its own.
      stories_.emplace_back().title = article.document->article.title;
    }
    stories_[place].articles.push_back(&article);
    story_of_article_[id] = place;
    widen(stories_[place], article.date);
  }
}

StoryView* View::story_of(const std::string& event, const std::string& article) {
  const auto by_event = story_of_event_.find(event);
  if (by_event != story_of_event_.end()) return &stories_[by_event->second];
  const auto by_article = story_of_article_.find(article);
  return by_article == story_of_article_.end() ? nullptr : &stories_[by_article->second];
}

void View::add_statements(const ReportInput& input) {
  for (const Statement& statement : input.dossier.statements) {
    if (statement.wordings.empty()) continue;
    StoryView* story = story_of(statement.event, statement.wordings.front().article);
    if (story != nullptr) story->statements.push_back(view_of(statement, *this));
  }
}

void View::add_figures(const ReportInput& input) {
  for (const Figure& figure : input.dossier.figures) {
    if (figure.values.empty()) continue;
    StoryView* story = story_of(figure.event, figure.values.front().article);
    if (story != nullptr) story->figures.push_back(view_of(figure, *this));
  }
}

void View::add_discrepancies(const ReportInput& input) {
  for (const Discrepancy& discrepancy : input.dossier.discrepancies) {
    if (discrepancy.values.empty()) continue;
    StoryView* story = story_of(discrepancy.event, discrepancy.values.front().article);
    DiscrepancyView view = view_of(discrepancy, *this);
    if (story != nullptr && view.values.size() > 1) story->discrepancies.push_back(std::move(view));
  }
}

void View::finish() {
  std::erase_if(stories_, [](const StoryView& story) { return story.articles.empty(); });
  for (StoryView& story : stories_) {
    std::ranges::sort(story.articles, earlier);
    std::ranges::stable_sort(story.statements, [](const StatementView& a, const StatementView& b) {
      return tells_more(*a.statement, *b.statement);
    });
    std::ranges::stable_sort(story.figures, [](const FigureView& a, const FigureView& b) {
      return std::tuple(urgency(a.figure->relation), -static_cast<long>(a.values.size())) <
             std::tuple(urgency(b.figure->relation), -static_cast<long>(b.values.size()));
    });
    std::ranges::stable_sort(story.discrepancies,
                             [](const DiscrepancyView& a, const DiscrepancyView& b) {
                               const auto rank = [](const Discrepancy& one) {
                                 return std::tuple(one.kind, -static_cast<long>(one.values.size()));
                               };
                               return rank(*a.discrepancy) < rank(*b.discrepancy);
                             });
    story.families = families_of(story, story.copies);
    story.texts = story.articles.size();
    for (const FamilyView& family : story.families) story.texts -= family.articles.size() - 1;
    std::set<std::string_view> origins;
    for (const StatementView& statement : story.statements) {
      for (const StatementOrigin& origin : statement.statement->origins)
        origins.insert(origin.name);
    }
    for (const ArticleView* article : story.articles) {
      if (article->traced == nullptr) continue;
      for (const ArticleOrigin& origin : article->traced->origins) origins.insert(origin.name);
    }
    story.origins = origins.size();
  }
  std::ranges::stable_sort(stories_, [](const StoryView& a, const StoryView& b) {
    return std::tuple(b.articles.size(), std::string_view(a.first_date)) <
           std::tuple(a.articles.size(), std::string_view(b.first_date));
  });
}

std::size_t View::outlets() const {
  std::set<std::string_view> names;
  for (const auto& [id, article] : articles_) {
    if (!known_outlet(article.document->article).empty()) names.insert(article.outlet);
  }
  return names.size();
}

std::map<std::string, std::size_t> View::languages() const {
  std::map<std::string, std::size_t> counts;
  for (const auto& [id, article] : articles_) ++counts[clean(article.document->article.language)];
  return counts;
}

const ArticleView* View::article(std::string_view id) const {
  const auto found = articles_.find(id);
  return found == articles_.end() ? nullptr : &found->second;
}

const Event* View::event(std::string_view id) const {
  const auto found = events_.find(id);
  return found == events_.end() ? nullptr : found->second;
}

const Statement* View::statement(std::string_view id) const {
  const auto found = statements_.find(id);
  return found == statements_.end() ? nullptr : found->second;
}

}  // namespace sourcier::report
