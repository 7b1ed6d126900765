// Corrections of statements and origins.
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "engine/api/corrections.h"
#include "engine/api/entity_names.h"
#include "engine/base/digest.h"

namespace sourcier {
namespace {

class DossierCorrector {
 public:
  DossierCorrector(const Groups& groups, std::span<const Document> documents, Dossier& dossier)
      : documents_(documents), texts_(documents), dossier_(dossier) {
    for (const ArticleGroup& article : groups.articles) families_[article.article] = article.family;
  }

  // False where the correction does not fit.
  bool apply(const Correction& correction) {
    if (correction.kind == CorrectionKind::kMergeEntities) return true;  // Of all stories.
    if (correction.kind == CorrectionKind::kSplitEntity) return is_split(correction);
    if (!std::ranges::all_of(correction.of, [&](const auto& e) { return is_there(e); }))
      return false;
    switch (correction.kind) {
      case CorrectionKind::kMergeStatements:
        return merge_statements(correction);
      case CorrectionKind::kSplitStatement:
        return split_statement(correction);
      case CorrectionKind::kSetOrigin:
        return set_origin(correction);
      default:
        return true;  // The groups'.
    }
  }

 private:
  bool is_there(const CorrectionEvidence& evidence) const {
    const auto found = std::ranges::find(documents_, evidence.article,
                                         [](const Document& d) { return d.article.id; });
    return found != documents_.end() &&
           (evidence.version.empty() || found->article.version == evidence.version);
  }

  // It was applied as the story was traced, where its names were found.
  bool is_split(const Correction& correction) const {
    const std::string id = id_of_split(correction);
    return std::ranges::any_of(dossier_.entities, [&](const TracedEntity& entity) {
      return entity.id == id || std::ranges::binary_search(entity.made_of, id);
    });
  }

  static void add_sorted(std::vector<std::string>& all, const std::string& one) {
    const auto at = std::ranges::lower_bound(all, one);
    if (at == all.end() || *at != one) all.insert(at, one);
  }

  // Statements.

  bool is_wording(const Wording& wording, const CorrectionEvidence& evidence) const {
    if (wording.article != evidence.article) return false;
    const CodePointIndex* index = texts_.index(wording.article);
    if (index == nullptr || !evidence.begin) return false;
    const Span at = index->code_points(wording.span);
    return at.begin == *evidence.begin && at.end == *evidence.end;
  }

  std::optional<std::size_t> statement_of(const CorrectionEvidence& evidence) const {
    for (std::size_t s = 0; s < dossier_.statements.size(); ++s) {
      if (std::ranges::any_of(dossier_.statements[s].wordings,
                              [&](const Wording& w) { return is_wording(w, evidence); })) {
        return s;
      }
    }
    return {};
  }

  const std::string& published(const std::string& article) const {
    static const std::string kUnknown;
    const auto found = std::ranges::find(dossier_.articles, article, &TracedArticle::id);
    return found == dossier_.articles.end() ? kUnknown : found->published;
  }

  // What follows from the wordings; the ways in which they are counted are make_statements'.
  void recount(Statement& statement) const {
    std::ranges::stable_sort(statement.wordings, [&](const Wording& a, const Wording& b) {
      const std::string &x = published(a.article), &y = published(b.article);
      return std::tuple(x.empty(), std::string_view(x), std::string_view(a.article), a.span) <
             std::tuple(y.empty(), std::string_view(y), std::string_view(b.article), b.span);
    });
    std::set<std::string> articles, texts, with_origin;
    std::map<std::string, std::set<std::string>> origins;
    statement.first_seen.clear();
    for (const Wording& wording : statement.wordings) {
      const std::string& family = families_.at(wording.article);
      articles.insert(wording.article);
      texts.insert(family);
      const std::string& date = published(wording.article);
      if (!date.empty() && (statement.first_seen.empty() || date < statement.first_seen))
        statement.first_seen = date;
      if (wording.origin.empty()) continue;
      with_origin.insert(family);
      origins[wording.origin].insert(wording.article);
    }
    statement.origins.clear();
    for (const auto& [name, of] : origins)
      statement.origins.push_back({name, {of.begin(), of.end()}});
    std::ranges::stable_sort(statement.origins,
                             [](const StatementOrigin& a, const StatementOrigin& b) {
                               return a.articles.size() > b.articles.size();
                             });
    const auto count = [](const auto& set) { return static_cast<std::uint32_t>(set.size()); };
    statement.counts = {count(articles), count(texts), count(origins),
                        count(texts) - count(with_origin)};
  }

  bool merge_statements(const Correction& correction) {
    std::vector<std::size_t> merged;
    for (const CorrectionEvidence& evidence : correction.of) {
      const auto statement = statement_of(evidence);
      if (!statement) return false;
      if (std::ranges::find(merged, *statement) == merged.end()) merged.push_back(*statement);
    }
    if (merged.size() < 2) return false;
    Statement& kept = dossier_.statements[merged.front()];
    std::map<std::string, std::string> renamed;
    for (std::size_t i = 1; i < merged.size(); ++i) {
      Statement& other = dossier_.statements[merged[i]];
      renamed[other.id] = kept.id;
      std::ranges::move(other.wordings, std::back_inserter(kept.wordings));
      other.wordings.clear();
      for (const std::string& denial : other.denied_by) add_sorted(kept.denied_by, denial);
    }
    recount(kept);
    std::erase_if(dossier_.statements, [](const Statement& s) { return s.wordings.empty(); });
    rename_denials(renamed);
    return true;
  }

  void rename_denials(const std::map<std::string, std::string>& renamed) {
    for (Statement& statement : dossier_.statements) {
      for (std::string& denial : statement.denied_by) {
        if (const auto to = renamed.find(denial); to != renamed.end()) denial = to->second;
      }
      std::ranges::sort(statement.denied_by);
      const auto repeated = std::ranges::unique(statement.denied_by);
      statement.denied_by.erase(repeated.begin(), repeated.end());
      std::erase(statement.denied_by, statement.id);
    }
  }

  bool split_statement(const Correction& correction) {
    const auto from = statement_of(correction.of.front());
    if (!from) return false;
    Statement& old = dossier_.statements[*from];
    const auto leaves = [&](const Wording& wording) {
      return std::ranges::any_of(correction.of,
                                 [&](const auto& e) { return is_wording(wording, e); });
    };
    Statement made = old;
    std::erase_if(made.wordings, [&](const Wording& w) { return !leaves(w); });
    if (made.wordings.size() == old.wordings.size() ||
        made.wordings.size() != correction.of.size()) {
      return false;
    }
    std::erase_if(old.wordings, leaves);
    recount(old);
    recount(made);
    const Wording& first = made.wordings.front();
    made.id =
        content_id("sm", {"split", first.article, first.text, std::to_string(first.span.begin)});
    dossier_.statements.push_back(std::move(made));
    return true;
  }

  bool set_origin(const Correction& correction) {
    return std::ranges::all_of(correction.of, [&](const CorrectionEvidence& evidence) {
      return evidence.begin ? set_wording_origin(evidence, correction.value)
                            : set_article_origin(evidence.article, correction.value);
    });
  }

  bool set_wording_origin(const CorrectionEvidence& evidence, const std::string& name) {
    const auto found = statement_of(evidence);
    if (!found) return false;
    Statement& statement = dossier_.statements[*found];
    for (Wording& wording : statement.wordings) {
      if (!is_wording(wording, evidence)) continue;
      wording.origin = name;
      wording.basis = OriginBasis::kStated;
    }
    recount(statement);
    return true;
  }

  bool set_article_origin(const std::string& article, const std::string& name) {
    const auto found = std::ranges::find(dossier_.articles, article, &TracedArticle::id);
    if (found == dossier_.articles.end()) return false;
    found->origins = {{name, OriginBasis::kStated, "", {}}};
    for (Statement& statement : dossier_.statements) {
      bool is_changed = false;
      for (Wording& wording : statement.wordings) {
        if (wording.article != article || !wording.origin.empty()) continue;
        wording.origin = name;
        is_changed = true;
      }
      if (is_changed) recount(statement);
    }
    return true;
  }

  std::span<const Document> documents_;
  json_parts::Texts texts_;
  Dossier& dossier_;
  std::unordered_map<std::string, std::string> families_;
};

}  // namespace

LostCorrections correct_dossier(std::span<const Correction> corrections, const Groups& groups,
                                std::span<const Document> documents, Dossier& dossier) {
  LostCorrections lost;
  if (corrections.empty()) return lost;
  DossierCorrector corrector(groups, documents, dossier);
  for (const Correction& correction : corrections) {
    if (correction.is_undone) continue;
    const bool is_known = !correction.of.empty();  // Else its row is damaged.
    if (!is_known || !corrector.apply(correction)) lost.insert(correction.id);
  }
  return lost;
}

}  // namespace sourcier
