#include "engine/reading/name_runs.h"

#include <algorithm>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// A gazetteer place smaller than this may be an ordinary word that begins a sentence.
constexpr std::uint64_t kBigTown = 200'000;
constexpr std::size_t kShortestSureWord = 2;  // Letters.

}  // namespace

std::optional<NameCandidate> NameRuns::run_at(std::size_t at) const {
  if (!begins_run(at)) return std::nullopt;
  const bool person_like = lexicon_.given_name(word(at).folded).has_value() ||
                           word(at).shape == WordShape::kInitial || is_titled(at);
  std::size_t end = at + 1;
  while (end < at + kLongestName && in_sentence(end, at)) {
    const std::size_t next = step(end, at, person_like);
    if (next == end) break;
    end = next;
  }
  if (end - at == 1 && !is_name_alone(at)) return std::nullopt;
  NameCandidate run{.begin = at, .end = end};
  run.sure = is_sure_run(at, end);
  return run;
}

bool NameRuns::is_function_word(std::size_t at) const {
  const std::string categories = lexicon_.categories(written(at));
  if (categories.empty()) return lexicon_.does(word(at).folded, WordRole::kArticle);
  constexpr std::string_view kClosed = "DPCO";
  if (categories.find_first_of(kClosed) != std::string::npos) return true;
  return categories.find(kNounCategory) == std::string::npos &&
         categories.find(kAdjectiveCategory) == std::string::npos;
}

bool NameRuns::has_inner_capital(std::size_t at) const {
  const std::string& folded = word(at).folded;
  const std::size_t space = folded.find(' ');
  if (space == std::string::npos || !lexicon_.is_particle(folded.substr(0, space))) return false;
  const std::string_view text = written(at);
  const std::size_t hyphen = text.find('-');
  return hyphen != std::string_view::npos &&
         is_upper(code_point_at(text, std::min(hyphen + 1, text.size())).value);
}

bool NameRuns::is_titled(std::size_t at) const {
  // "le directeur général de Zorbel": the end of an office is no title.
  const bool ends_office = at > 1 && own_[at - 1] && own_[at - 2];
  return at > 0 && word(at - 1).sentence == word(at).sentence && !ends_office &&
         lexicon_.title(word(at - 1).folded).has_value();
}

// "Mrs May": behind a title that tells the gender stands a name, whatever else the word means.
bool NameRuns::is_addressed(std::size_t at) const {
  return is_titled(at) && word(at).has_capital() &&
         *lexicon_.title(word(at - 1).folded) != Gender::kUnknown;
}

bool NameRuns::begins_run(std::size_t at) const {
  const NameWord& first = word(at);
  if (is_addressed(at)) return true;
  const bool next_is_capital = in_sentence(at + 1, at) && word(at + 1).has_capital();
  if (lexicon_.title(first.folded) && next_is_capital &&
      !(lexicon_.given_name(first.folded) && !first.opens)) {
    return false;  // The name begins behind the title.
  }
  if (first.shape == WordShape::kInitial) {
    // "À Lyon": one letter without its full stop is a word.
    return next_is_capital && !(first.opens && written(at).find('.') == std::string_view::npos);
  }
  // "Croatian Times" is a name, "Croatian President" is none.
  if (next_is_capital && !lexicon_.ends_media(word(at + 1).folded) &&
      (lexicon_.is_capital_adjective(first.folded) ||
       lexicon_.is_capital_adjective(joined(words_, at, at + 2)))) {
    return false;
  }
  if (!first.opens && !first.shouted) {
    // "l'agence d'État Zorbel": the name begins behind.
    const bool stop = lexicon_.is_stop(first.folded);
    return !stop || (next_is_capital && word(at + 1).shape != WordShape::kAcronym);
  }
  if (first.opens && is_function_word(at) && written(at).find('.') == std::string_view::npos) {
    return false;
  }
  if (lexicon_.given_name(first.folded) && next_is_capital) return true;
  if (!first.opens) return true;
  const bool is_word = lexicon_.is_common(written(at));
  return !is_word || !next_is_capital || lexicon_.is_organisation_head(first.folded);
}

std::size_t NameRuns::step(std::size_t at, std::size_t begin, bool person_like) const {
  const NameWord& next = word(at);
  if (own_[at] || (next.shape == WordShape::kPunctuation && next.mark != U'&')) return at;
  if (next.has_capital()) {
    // "John Major", "Larry King": a title only where a name follows.
    const bool is_surname = lexicon_.given_name(word(at - 1).folded) &&
                            !(in_sentence(at + 1, begin) && word(at + 1).has_capital());
    const bool is_title = lexicon_.title(next.folded) && !lexicon_.given_name(next.folded);
    return is_title && !is_surname ? at : at + 1;
  }
  if (person_like && next.shape == WordShape::kLower && has_inner_capital(at)) return at + 1;
  if (!in_sentence(at + 1, begin) || !word(at + 1).has_capital() || own_[at + 1]) {
    return second_particle(at, begin, person_like);
  }
  if (next.mark == U'&' && next.shape == WordShape::kPunctuation) return at + 2;
  if (person_like && lexicon_.is_particle(next.folded) && !is_far_place(at + 1)) return at + 2;
  if (joins_organisation(at, begin)) return at + 2;
  return at;
}

bool NameRuns::is_far_place(std::size_t at) const {
  const auto known = lexicon_.known(word(at).folded);
  if (!known || known->type != EntityType::kPlace) return false;
  return known->reference.starts_with("country:") || known->weight > kBigTown;
}

std::size_t NameRuns::second_particle(std::size_t at, std::size_t begin, bool person_like) const {
  if (!person_like || !in_sentence(at + 2, begin)) return at;
  const bool both = lexicon_.is_particle(word(at).folded) &&
                    lexicon_.is_particle(word(at + 1).folded) && word(at + 2).has_capital();
  return both ? at + 3 : at;
}

bool NameRuns::joins_organisation(std::size_t at, std::size_t begin) const {
  if (!lexicon_.is_organisation_head(word(begin).folded) &&
      !lexicon_.is_organisation_head(word(at - 1).folded)) {
    return false;
  }
  return lexicon_.does(word(at).folded, WordRole::kJoiner);
}

bool NameRuns::is_name_alone(std::size_t at) const {
  const NameWord& only = word(at);
  if (only.shape == WordShape::kInitial) return false;
  if (lexicon_.is_stop(only.folded) && !is_addressed(at)) return false;
  if (slice(text_, only.span).size() < kShortestSureWord) return false;
  if (lexicon_.is_capital_adjective(only.folded)) return false;
  if (!lexicon_.country_of_adjective(only.folded).empty() && !lexicon_.known(only.folded)) {
    return false;
  }
  return !lexicon_.title(only.folded) || lexicon_.given_name(only.folded).has_value();
}

bool NameRuns::is_sure_run(std::size_t begin, std::size_t end) const {
  const NameWord& first = word(begin);
  if (first.shouted) return end - begin > 1 && lexicon_.given_name(first.folded).has_value();
  if (end - begin > 1 || first.shape == WordShape::kAcronym) return true;
  return !lexicon_.is_common(written(begin));
}

}  // namespace sourcier
