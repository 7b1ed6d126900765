// Corrections of events and of dates.
#include <algorithm>
#include <tuple>

#include "engine/api/corrections.h"
#include "engine/base/digest.h"

namespace sourcier {
namespace {

class GroupCorrector {
 public:
  GroupCorrector(Groups& groups, std::vector<Document>& documents)
      : groups_(groups), documents_(documents) {}

  // False where the correction does not fit.
  bool apply(const Correction& correction) {
    if (is_about_names(correction.kind)) return true;  // The dossier's, in any state of articles.
    if (!std::ranges::all_of(correction.of, [&](const auto& e) { return document(e) != nullptr; }))
      return false;
    switch (correction.kind) {
      case CorrectionKind::kMergeEvents:
        return merge(correction);
      case CorrectionKind::kSplitEvent:
        return split(correction);
      case CorrectionKind::kSetDate:
        return set_date(correction);
      default:
        return true;  // The dossier's.
    }
  }

 private:
  // In the state that the correction was made on; null if it is not there.
  Document* document(const CorrectionEvidence& evidence) {
    const auto found = std::ranges::find(documents_, evidence.article,
                                         [](const Document& d) { return d.article.id; });
    if (found == documents_.end()) return nullptr;
    const bool is_state = evidence.version.empty() || found->article.version == evidence.version;
    return is_state ? &*found : nullptr;
  }

  ArticleGroup* group_of(const std::string& article) {
    const auto found = std::ranges::find(groups_.articles, article, &ArticleGroup::article);
    return found == groups_.articles.end() ? nullptr : &*found;
  }

  Event* event_of(const std::string& article) {
    const ArticleGroup* group = group_of(article);
    if (group == nullptr) return nullptr;
    const auto found = std::ranges::find(groups_.events, group->event, &Event::id);
    return found == groups_.events.end() ? nullptr : &*found;
  }

  bool merge(const Correction& correction) {
    Event* kept = event_of(correction.of.front().article);
    if (kept == nullptr) return false;
    const std::string id = kept->id;
    std::vector<std::string> gone;
    for (const CorrectionEvidence& evidence : correction.of) {
      const Event* other = event_of(evidence.article);
      if (other == nullptr) return false;
      if (other->id != id && std::ranges::find(gone, other->id) == gone.end())
        gone.push_back(other->id);
    }
    for (const std::string& other : gone) absorb(id, other);
    if (!correction.value.empty()) event(id)->title = correction.value;
    return !gone.empty();
  }

  Event* event(const std::string& id) {
    return &*std::ranges::find(groups_.events, id, &Event::id);
  }

  static void add_new(std::vector<std::string>& names, const std::vector<std::string>& more) {
    for (const std::string& name : more) {
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
  }

  void absorb(const std::string& id, const std::string& other) {
    Event* kept = event(id);
    const Event* gone = event(other);
    add_new(kept->articles, gone->articles);
    std::ranges::sort(kept->articles);
    add_new(kept->places, gone->places);
    add_new(kept->participants, gone->participants);
    std::erase_if(groups_.events, [&](const Event& e) { return e.id == other; });
    for (Story& story : groups_.stories) std::erase(story.events, other);
    for (ArticleGroup& article : groups_.articles) {
      if (article.event == other) article.event = id;
      std::erase(article.events_mentioned, other);
    }
  }

  // The articles that leave make an event of their own, dated by the first of them.
  bool split(const Correction& correction) {
    Event* from = event_of(correction.of.front().article);
    if (from == nullptr) return false;
    const std::string old = from->id;
    Event made;
    for (const CorrectionEvidence& evidence : correction.of) {
      const ArticleGroup* group = group_of(evidence.article);
      if (group == nullptr || group->event != old) return false;
      made.articles.push_back(evidence.article);
    }
    std::ranges::sort(made.articles);
    made.articles.erase(std::ranges::unique(made.articles).begin(), made.articles.end());
    if (made.articles.size() == from->articles.size()) return false;
    made.id = content_id("ev", {"split", made.articles.front(), old});
    describe(made, correction.value);
    std::erase_if(from->articles, [&](const std::string& article) {
      return std::ranges::binary_search(made.articles, article);
    });
    for (const std::string& article : made.articles) group_of(article)->event = made.id;
    for (Story& story : groups_.stories) {
      const auto at = std::ranges::find(story.events, old);
      if (at != story.events.end()) story.events.insert(std::next(at), made.id);
    }
    groups_.events.push_back(std::move(made));
    std::ranges::sort(groups_.events, {}, &Event::id);
    return true;
  }

  void describe(Event& made, const std::string& title) {
    const Article* first = nullptr;
    for (const std::string& id : made.articles) {
      const Article& article = document({.article = id})->article;
      const bool is_earlier =
          first == nullptr ||
          std::tuple(article.published.empty(), std::string_view(article.published)) <
              std::tuple(first->published.empty(), std::string_view(first->published));
      if (is_earlier) first = &article;
    }
    if (first == nullptr) return;
    made.title = title.empty() ? first->title : title;
    made.date = first->published;
    made.date_basis = first->published.empty() ? "" : "published";
  }

  bool set_date(const Correction& correction) {
    Article& article = document(correction.of.front())->article;
    article.published = correction.value;
    article.published_basis = DateBasis::kOption;
    return true;
  }

  Groups& groups_;
  std::vector<Document>& documents_;
};

}  // namespace

LostCorrections correct_groups(std::span<const Correction> corrections, Groups& groups,
                               std::vector<Document>& documents) {
  LostCorrections lost;
  GroupCorrector corrector(groups, documents);
  for (const Correction& correction : corrections) {
    if (correction.is_undone) continue;
    const bool is_known = !correction.of.empty();  // Else its row is damaged.
    if (!is_known || !corrector.apply(correction)) lost.insert(correction.id);
  }
  return lost;
}

}  // namespace sourcier
