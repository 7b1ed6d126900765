#include "engine/api/corrections.h"

#include <algorithm>
#include <array>

#include "engine/base/date.h"

namespace sourcier {
namespace {

using json_parts::Json;

// In the order of the enum.
constexpr std::array<std::string_view, 8> kKinds = {
    "merge_entities",   "split_entity",    "merge_events", "split_event",
    "merge_statements", "split_statement", "set_date",     "set_origin"};

tl::unexpected<Error> wanted(std::string where, std::string message) {
  return fail(ErrorKind::kMalformed, std::move(where), std::move(message));
}

// A text of bounded length, "" where it is absent or null.
Result<std::string> text_at(const Json& form, const char* key) {
  const auto found = form.find(key);
  if (found == form.end() || found->is_null()) return std::string();
  if (!found->is_string() || found->get_ref<const std::string&>().size() > kLongestCorrected)
    return wanted(key, "a text of at most 1000 bytes is wanted");
  return found->get<std::string>();
}

Result<void> take_span(const Json& form, CorrectionEvidence& evidence) {
  const auto found = form.find("span");
  if (found == form.end() || found->is_null()) return {};
  const bool is_pair = found->is_array() && found->size() == 2 &&
                       (*found)[0].is_number_unsigned() && (*found)[1].is_number_unsigned();
  constexpr std::uint64_t kLargest = UINT32_MAX;
  if (!is_pair || (*found)[0].get<std::uint64_t>() > kLargest ||
      (*found)[1].get<std::uint64_t>() > kLargest) {
    return wanted("of", "a span of two numbers is wanted, in code points");
  }
  evidence.begin = (*found)[0].get<std::uint32_t>();
  evidence.end = (*found)[1].get<std::uint32_t>();
  return {};
}

Result<CorrectionEvidence> evidence_from(const Json& form) {
  if (!form.is_object()) return wanted("of", "objects with an article are wanted");
  CorrectionEvidence evidence;
  for (const auto& [key, member] : {std::pair("article", &CorrectionEvidence::article),
                                    std::pair("version", &CorrectionEvidence::version),
                                    std::pair("name", &CorrectionEvidence::name),
                                    std::pair("entity", &CorrectionEvidence::entity)}) {
    auto text = text_at(form, key);
    if (!text) return tl::unexpected(text.error());
    evidence.*member = std::move(*text);
  }
  // What retention has removed leaves the id of the entity.
  if (evidence.article.empty() && (evidence.entity.empty() || evidence.name.empty()))
    return wanted("of", "each needs the id of an article");
  if (const auto taken = take_span(form, evidence); !taken) return tl::unexpected(taken.error());
  return evidence;
}

bool is_about_wordings(CorrectionKind kind) {
  return kind == CorrectionKind::kMergeStatements || kind == CorrectionKind::kSplitStatement;
}

bool is_merge(CorrectionKind kind) {
  return kind == CorrectionKind::kMergeEntities || kind == CorrectionKind::kMergeEvents ||
         kind == CorrectionKind::kMergeStatements;
}

// What the kind needs; an Error where it is missing.
Result<void> check(const Correction& correction) {
  const CorrectionKind kind = correction.kind;
  if (is_merge(kind) && correction.of.size() < 2)
    return wanted("of", "two or more are wanted, to be made one");
  for (const CorrectionEvidence& evidence : correction.of) {
    if (is_about_names(kind) && evidence.name.empty() && evidence.entity.empty())
      return wanted("of", "each needs the name that the article gives");
    if (is_about_wordings(kind) && !evidence.begin)
      return wanted("of", "each needs the span of the wording");
  }
  if (kind == CorrectionKind::kSetDate && !parse_date(correction.value))
    return wanted("value", "a date such as 2025-07-12 is wanted");
  if (kind == CorrectionKind::kSetDate && correction.of.size() != 1)
    return wanted("of", "one article is wanted");
  if (kind == CorrectionKind::kSetOrigin && correction.value.empty())
    return wanted("value", "the name of the origin is wanted");
  return {};
}

}  // namespace

std::string_view name_of(CorrectionKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

bool is_about_names(CorrectionKind kind) {
  return kind == CorrectionKind::kMergeEntities || kind == CorrectionKind::kSplitEntity;
}

Result<Correction> correction_from(const Json& form) {
  const auto kind = text_at(form, "kind");
  if (!kind) return tl::unexpected(kind.error());
  const auto* const known = std::ranges::find(kKinds, *kind);
  if (known == kKinds.end()) return wanted("kind", "'" + *kind + "' is no kind of correction");
  Correction correction;
  correction.kind = static_cast<CorrectionKind>(known - kKinds.begin());
  const auto of = form.find("of");
  if (of == form.end() || !of->is_array() || of->empty() || of->size() > kMostEvidence)
    return wanted("of", "a list of 1 to 1000 passages or names is wanted");
  for (const Json& each : *of) {
    auto evidence = evidence_from(each);
    if (!evidence) return tl::unexpected(evidence.error());
    correction.of.push_back(std::move(*evidence));
  }
  auto value = text_at(form, "value");
  if (!value) return tl::unexpected(value.error());
  correction.value = std::move(*value);
  if (const auto checked = check(correction); !checked) return tl::unexpected(checked.error());
  return correction;
}

Json to_form(const CorrectionEvidence& evidence) {
  const bool has_span = evidence.begin && evidence.end;
  return {{"article", json_parts::known(evidence.article)},
          {"version", json_parts::known(evidence.version)},
          {"span", has_span ? Json{*evidence.begin, *evidence.end} : Json()},
          {"name", json_parts::known(evidence.name)},
          {"entity", json_parts::known(evidence.entity)}};
}

Json to_form(const Correction& correction) {
  Json of = Json::array();
  for (const CorrectionEvidence& evidence : correction.of) of.push_back(to_form(evidence));
  return {{"kind", name_of(correction.kind)},
          {"of", std::move(of)},
          {"value", json_parts::known(correction.value)}};
}

}  // namespace sourcier
