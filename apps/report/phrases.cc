#include "apps/report/phrases.h"

#include <algorithm>

#include "apps/report/clean.h"
#include "apps/report/differences.h"

namespace sourcier::report {

std::string counts_text(const Labels& labels, const StatementCounts& counts) {
  std::string out = labels.count("count.articles", counts.articles) + " · " +
                    labels.count("count.texts", counts.texts) + " · ";
  if (counts.origins == 0) return out + std::string(labels.text("origin.unstated"));
  return out + labels.count("count.origins", counts.origins);
}

std::string outlets_text(const Labels& labels, const std::vector<const ArticleView*>& articles) {
  std::vector<std::string_view> names;
  for (const ArticleView* article : articles) {
    if (std::ranges::find(names, article->outlet) == names.end()) names.push_back(article->outlet);
  }
  if (names.empty()) return {};
  std::string out(names.front());
  if (names.size() > 1) out += " + " + labels.number(static_cast<double>(names.size() - 1));
  return out;
}

std::string given_text(const Labels& labels, const DiscrepancyView& view, const GivenView& given,
                       DateForm form) {
  const std::string& value = given.values.front()->value;
  return view.discrepancy->kind == DiscrepancyKind::kDay ? date_text(labels, value, form)
                                                         : clean(value);
}

std::string way_text(const Labels& labels, const WordingGroup& group, const OriginView& origin) {
  std::string out = outlets_text(labels, group.articles);
  const bool is_plain = group.relays.size() == 1 && group.relays.front() == origin.name;
  if (!is_plain) {
    for (const std::string& relay : group.relays) out += " ← " + relay;
  }
  if (group.copied) out += " (" + std::string(labels.text("origin.copied")) + ")";
  return out;
}

std::string origin_counts_text(const Labels& labels, const OriginView& origin) {
  const std::string articles = labels.count("count.articles", origin.articles);
  if (origin.copies == 0) return articles;
  return articles + " (" + labels.count("count.copies", origin.copies) + ")";
}

std::string share_text(const Labels& labels, unsigned thousandths) {
  const unsigned percent = (thousandths + 5) / 10;
  const std::string n = labels.number(percent);
  return labels.fill("copy.share", {{"n", n}});
}

std::string_view copy_text(const Labels& labels, CopyType type) {
  switch (type) {
    case CopyType::kExact:
      return labels.text("copy.exact");
    case CopyType::kNear:
      return labels.text("copy.near");
    case CopyType::kDispatch:
      return labels.text("copy.dispatch");
    case CopyType::kPartial:
      return labels.text("copy.passages");
    case CopyType::kQuotation:
      return labels.text("copy.quotation");
    case CopyType::kBoilerplate:
      return labels.text("copy.boilerplate");
  }
  return {};
}

std::string languages_text(const Labels& labels, const View& view) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const auto& entry : view.languages()) counts.push_back(entry);
  std::ranges::stable_sort(counts,
                           [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [language, count] : counts) {
    if (!out.empty()) out += labels.text("list.comma");
    out += language.empty() ? labels.text("language.unknown") : std::string_view(language);
    out += ' ' + labels.number(static_cast<double>(count));
  }
  return out;
}

std::string summary_text(const Labels& labels, const ReportInput& input, const View& view) {
  std::string counts = labels.count("count.pages", input.documents.size());
  counts += kDot;
  if (view.outlets() > 0) {
    counts += labels.count("count.outlets", view.outlets());
    counts += kDot;
  }
  counts += languages_text(labels, view);
  counts += kDot;
  counts += labels.count("count.events", input.groups.events.size());
  counts += kDot;
  counts += labels.count("count.stories", view.stories().size());
  return counts;
}

std::string command_text(const ReportInput& input) {
  constexpr std::size_t kMostNamed = 3;  // Of a long list of files the first ones tell enough.
  std::string command = "sourcier trace";
  for (std::size_t i = 0; i < input.inputs.size(); ++i) {
    if (i == kMostNamed) return command + " …";
    std::string name = clean(input.inputs[i]);
    if (name.find_first_of(" '\"\\$`*?&|;<>()[]{}!#~") != std::string::npos) {
      for (std::size_t at = 0; (at = name.find('\'', at)) != std::string::npos; at += 4) {
        name.replace(at, 1, "'\\''");
      }
      name.insert(0, 1, '\'') += '\'';
    }
    command += ' ' + name;
  }
  return command;
}

std::string title_text(const Labels& labels, std::string_view title) {
  const std::string known = clean(title);
  return known.empty() ? std::string(labels.text("title.unknown")) : known;
}

std::string_view shown_text(const Wording& wording) {
  std::string_view text = wording.text;
  while (text.ends_with(',') || text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string_view told_key(const Wording& wording) {
  if (wording.stance == Stance::kDenies) return "wording.denied";
  return wording.kind == QuotationKind::kIndirect ? "wording.reported" : "";
}

std::string_view language_of(const WordingGroup& group) {
  if (group.articles.empty()) return {};
  return group.articles.front()->document->article.language;
}

std::vector<std::vector<Span>> marks_of(const std::vector<const WordingGroup*>& groups) {
  std::vector<std::vector<Span>> out(groups.size());
  std::vector<bool> done(groups.size(), false);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (done[i]) continue;
    std::vector<std::size_t> same;
    std::vector<std::string_view> texts;
    for (std::size_t j = i; j < groups.size(); ++j) {
      if (done[j] || language_of(*groups[j]) != language_of(*groups[i])) continue;
      done[j] = true;
      same.push_back(j);
      texts.push_back(shown_text(*groups[j]->wordings.front()));
    }
    const std::vector<std::vector<Span>> found = differences(texts);
    for (std::size_t j = 0; j < same.size(); ++j) out[same[j]] = found[j];
  }
  return out;
}

std::vector<const WordingGroup*> groups_of(const StatementView& view) {
  std::vector<const WordingGroup*> groups;
  for (const OriginView& origin : view.origins) {
    for (const WordingGroup& group : origin.groups) groups.push_back(&group);
  }
  return groups;
}

}  // namespace sourcier::report
