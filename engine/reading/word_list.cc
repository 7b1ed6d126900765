#include "engine/reading/word_list.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

struct Category {
  std::string_view name;
  PartOfSpeech part;
  WordDetail detail = WordDetail::kNone;
};

constexpr Category kCategories[] = {
    {"nc", PartOfSpeech::kNoun},
    {"adj", PartOfSpeech::kAdj},
    {"v", PartOfSpeech::kVerb},
    {"auxAvoir", PartOfSpeech::kAux},
    {"auxEtre", PartOfSpeech::kAux},
    {"det", PartOfSpeech::kDet},
    {"prep", PartOfSpeech::kAdp},
    {"csu", PartOfSpeech::kSconj},
    {"que", PartOfSpeech::kSconj},
    {"coo", PartOfSpeech::kCconj},
    {"adv", PartOfSpeech::kAdv},
    {"advneg", PartOfSpeech::kAdv},
    {"clneg", PartOfSpeech::kAdv},
    {"pro", PartOfSpeech::kPron},
    {"cln", PartOfSpeech::kPron},
    {"cla", PartOfSpeech::kPron},
    {"cld", PartOfSpeech::kPron},
    {"clr", PartOfSpeech::kPron},
    {"clg", PartOfSpeech::kPron},
    {"cll", PartOfSpeech::kPron},
    {"cldr", PartOfSpeech::kPron},
    {"clar", PartOfSpeech::kPron},
    {"ilimp", PartOfSpeech::kPron},
    {"ce", PartOfSpeech::kPron},
    {"pri", PartOfSpeech::kPron, WordDetail::kInterrogative},
    {"prel", PartOfSpeech::kPron, WordDetail::kRelative},
    {"np", PartOfSpeech::kPropn},
    {"pres", PartOfSpeech::kIntj},
};

// The first letter of a verb's morphology says its mood.
WordDetail verb_detail(std::string_view morphology) {
  switch (morphology.empty() ? 'P' : morphology.front()) {
    case 'K':
      return WordDetail::kPastParticiple;
    case 'W':
      return WordDetail::kInfinitive;
    case 'G':
      return WordDetail::kPresentParticiple;
    default:
      return WordDetail::kFinite;
  }
}

std::optional<Category> category_named(std::string_view name) {
  const auto found = std::ranges::find(kCategories, name, &Category::name);
  if (found == std::end(kCategories)) return std::nullopt;
  return *found;
}

std::string_view take_cell(std::string_view& line) {
  const std::size_t tab = line.find('\t');
  const std::string_view cell = line.substr(0, tab);
  line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  return cell;
}

}  // namespace

Result<std::vector<WordEntry>> parse_word_list(std::string_view text, const std::string& where) {
  std::map<std::string, std::vector<WordReading>> forms;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) continue;
    const std::string form = nfc(take_cell(line));
    const std::string_view category = take_cell(line);
    const std::string lemma = nfc(take_cell(line));
    if (category.empty()) {
      return fail(ErrorKind::kMalformed, where + ":" + std::to_string(number),
                  "expected a form, a category, a lemma and a morphology");
    }
    const auto known = category_named(category);
    if (!known || form.find(' ') != std::string::npos || !is_letter(code_point_at(form, 0).value)) {
      continue;
    }
    WordReading reading{known->part, known->detail, true, lemma.empty() ? form : lemma};
    const bool is_verb = known->part == PartOfSpeech::kVerb || known->part == PartOfSpeech::kAux;
    if (is_verb) reading.detail = verb_detail(line);
    std::vector<WordReading>& readings = forms[form];
    if (std::ranges::find(readings, reading) == readings.end()) readings.push_back(reading);
  }
  std::vector<WordEntry> entries;
  for (auto& [form, readings] : forms) entries.push_back({form, std::move(readings)});
  return entries;
}

}  // namespace sourcier
