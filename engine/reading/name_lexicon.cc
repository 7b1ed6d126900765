#include "engine/reading/name_lexicon.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

std::size_t column_named(const Table& table, std::string_view name) {
  for (std::size_t column = 0; column < table.columns(); ++column) {
    if (table.column_name(column) == name) return column;
  }
  return Table::kNone;
}

std::string_view cell_named(const Table& table, std::size_t row, std::string_view name) {
  const std::size_t column = column_named(table, name);
  return column == Table::kNone ? std::string_view() : table.cell(row, column);
}

std::uint64_t number_in(std::string_view cell) {
  std::uint64_t number = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return number;
}

EntityType type_named(std::string_view name) {
  if (name == "PER") return EntityType::kPerson;
  if (name == "ORG") return EntityType::kOrganisation;
  return name == "LOC" ? EntityType::kPlace : EntityType::kOther;
}

// "austro": what stands before the hyphen of a double people.
constexpr std::size_t kLongestPrefix = 8;

// A capital is meant before a bigger town of the same name.
constexpr std::uint64_t kCapitalWeight = 10'000'000;
constexpr std::uint64_t kRegionWeight = 300'000;

// Per cent of its occurrences in small letters: a word below is a name, above an ordinary one.
constexpr std::uint64_t kSeldomSmall = 15;
constexpr std::uint64_t kMostlySmall = 60;

constexpr std::pair<char, std::string_view> kCapitalsWithoutAccent[] = {
    {'E', "é"}, {'E', "ê"}, {'E', "è"}, {'A', "à"}, {'A', "â"}, {'C', "ç"}, {'I', "î"}, {'O', "ô"}};

std::uint64_t place_weight(const Table& places, std::size_t row) {
  const std::uint64_t population = number_in(cell_named(places, row, "population"));
  const std::string_view kind = cell_named(places, row, "kind");
  if (kind == "capital") return kCapitalWeight + population;
  return kind == "city" ? population : kRegionWeight + population;
}

}  // namespace

Gender gender_named(std::string_view name) {
  if (name == "m" || name == "masculine") return Gender::kMasculine;
  return name == "f" || name == "feminine" ? Gender::kFeminine : Gender::kUnknown;
}

NamePhrases::NamePhrases(const Language& language)
    : roles(language.table("roles")),
      portfolios(language.table("portfolios")),
      contexts(language.table("name_contexts")) {}

NameLexicon::NameLexicon(const Language& language)
    : language_(language),
      phrases_(language.made<NamePhrases>()),
      agencies_(language.names("agencies")),
      outlets_(language.names("outlets")),
      organisations_(language.names("organisations")),
      misc_(language.names("misc")),
      countries_(language.names("countries")),
      places_(language.names("places")),
      given_names_(language.names("given_names")),
      surnames_(language.names("surnames")),
      organisation_heads_(language.names("organisation_heads")),
      place_heads_(language.names("place_heads")),
      media_(language.names("media_words")),
      legal_forms_(language.names("legal_forms")),
      contractions_(language.table("contractions")),
      particles_(language.table("particles")),
      stops_(language.table("name_stops")),
      titles_(language.table("titles")),
      contexts_(language.table("name_contexts")),
      words_(language.table("name_words")),
      roles_(language.table("roles")),
      portfolios_(language.table("portfolios")),
      lexicon_(language.table("lexicon")),
      frequencies_(language.table("frequencies")),
      sayings_(language.table("saying_verbs")) {}

std::optional<KnownName> NameLexicon::known(std::string_view folded) const {
  auto found = known_in(organisations_, folded, "organisation:", EntityType::kOrganisation);
  if (found && !found->ambiguous && known_country(folded)) return found;  // The European Union.
  if (auto country = known_country(folded)) return country;
  found = known_in(agencies_, folded, "agency:", EntityType::kOrganisation);
  if (found && !found->ambiguous) return found;
  const auto consider = [&](std::optional<KnownName> other) {
    if (other && (!found || (found->ambiguous && !other->ambiguous))) found = std::move(other);
  };
  consider(known_in(organisations_, folded, "organisation:", EntityType::kOrganisation));
  consider(known_in(misc_, folded, "other:", EntityType::kOther));
  consider(known_place(folded));
  consider(known_in(outlets_, folded, "outlet:", EntityType::kOrganisation));
  return found;
}

std::optional<KnownName> NameLexicon::known_company(std::string_view folded) const {
  return known_in(organisations_, without_legal_form(folded),
                  "organisation:", EntityType::kOrganisation);
}

std::string_view NameLexicon::without_legal_form(std::string_view folded) const {
  if (folded.ends_with('.')) folded.remove_suffix(1);
  const std::size_t space = folded.rfind(' ');
  if (space == std::string_view::npos || !has(legal_forms_, folded.substr(space + 1))) return {};
  return folded.substr(0, space);
}

std::optional<KnownName> NameLexicon::known_outlet(std::string_view folded) const {
  auto agency = known_in(agencies_, folded, "agency:", EntityType::kOrganisation);
  return agency ? agency : known_in(outlets_, folded, "outlet:", EntityType::kOrganisation);
}

std::optional<KnownName> NameLexicon::outlet_behind(std::string_view preposition,
                                                    std::string_view folded) const {
  const std::size_t row = contractions_.find_folded(preposition);
  if (row == Table::kNone) return std::nullopt;
  const std::string_view article = contractions_.cell(row, 1);
  if (article == "-") {
    auto outlet = known_outlet(folded);
    return outlet && !outlet->ambiguous ? outlet : std::nullopt;
  }
  const auto people = known_country(folded);
  if (people && people->demonym && contractions_.cell(row, 2) == "of") return std::nullopt;
  return known_outlet(std::string(article) + " " + std::string(folded));
}

std::optional<KnownName> NameLexicon::known_country(std::string_view folded) const {
  std::optional<KnownName> found;
  for (std::size_t row = countries_.find_folded(folded); row != Table::kNone;
       row = countries_.next(row)) {
    const std::string_view form = cell_named(countries_, row, "form");
    const std::string_view tongue = cell_named(countries_, row, "language");
    if (form == "adjective") continue;
    if (form != "name" && tongue != language_.tag() && tongue != "und") continue;
    const bool demonym = form == "demonym";
    if (found && (demonym || !found->demonym)) continue;
    found = KnownName{.type = demonym ? EntityType::kOther : EntityType::kPlace,
                      .reference = (demonym ? "people:" : "country:") +
                                   std::string(cell_named(countries_, row, "id")),
                      .form = countries_.cell(row, 0),
                      .demonym = demonym};
  }
  return found;
}

std::optional<KnownName> NameLexicon::double_people(std::string_view folded) const {
  const std::size_t space = folded.rfind(' ');
  if (space == std::string_view::npos || space > kLongestPrefix) return std::nullopt;
  auto found = known_country(folded.substr(space + 1));
  if (!found || !found->demonym) return std::nullopt;
  found->reference.clear();
  return found;
}

std::optional<KnownName> NameLexicon::known_place(std::string_view folded) const {
  std::optional<KnownName> found;
  for (std::size_t row = places_.find_folded(folded); row != Table::kNone;
       row = places_.next(row)) {
    const std::uint64_t weight = place_weight(places_, row);
    if (found && found->weight >= weight) continue;
    found = KnownName{.type = EntityType::kPlace,
                      .reference = "place:" + std::string(cell_named(places_, row, "id")),
                      .form = places_.cell(row, 0),
                      .ambiguous = cell_named(places_, row, "ambiguous") == "yes",
                      .weight = weight};
  }
  return found;
}

std::optional<KnownName> NameLexicon::known_in(const Table& table, std::string_view folded,
                                               std::string_view prefix, EntityType type) const {
  const std::size_t row = table.find_folded(folded);
  if (row == Table::kNone) return std::nullopt;
  return KnownName{.type = type,
                   .reference = std::string(prefix) + std::string(cell_named(table, row, "id")),
                   .form = table.cell(row, 0),
                   .ambiguous = cell_named(table, row, "ambiguous") == "yes"};
}

std::string_view NameLexicon::country_of_adjective(std::string_view folded) const {
  for (std::size_t row = countries_.find_folded(folded); row != Table::kNone;
       row = countries_.next(row)) {
    const std::string_view form = cell_named(countries_, row, "form");
    if (form == "adjective" && cell_named(countries_, row, "language") == language_.tag()) {
      return cell_named(countries_, row, "id");
    }
  }
  return {};
}

bool NameLexicon::is_capital_adjective(std::string_view folded) const {
  for (std::size_t row = countries_.find_folded(folded); row != Table::kNone;
       row = countries_.next(row)) {
    if (cell_named(countries_, row, "form") == "adjective" &&
        cell_named(countries_, row, "language") == language_.tag()) {
      return is_upper(code_point_at(countries_.cell(row, 0), 0).value);
    }
  }
  return false;
}

std::string_view NameLexicon::country_of_name(std::string_view folded) const {
  for (std::size_t row = countries_.find_folded(folded); row != Table::kNone;
       row = countries_.next(row)) {
    const std::string_view form = cell_named(countries_, row, "form");
    if (form != "adjective" && form != "demonym") return cell_named(countries_, row, "id");
  }
  return {};
}

std::optional<GivenName> NameLexicon::given_name(std::string_view folded) const {
  const std::size_t row = given_names_.find_folded(folded);
  if (row == Table::kNone) return std::nullopt;
  GivenName name{.gender = gender_named(cell_named(given_names_, row, "gender")),
                 .is_word = cell_named(given_names_, row, "word").find(language_.tag()) !=
                            std::string_view::npos};
  // One spelling can stand twice, with and without accents ("Andre", "André").
  for (std::size_t other = given_names_.next(row); other != Table::kNone;
       other = given_names_.next(other)) {
    const Gender gender = gender_named(cell_named(given_names_, other, "gender"));
    if (gender != name.gender) name.gender = Gender::kUnknown;
  }
  return name;
}

bool NameLexicon::is_organisation_head(std::string_view folded) const {
  if (is_head(folded)) return true;
  const bool plural = folded.size() > 3 && folded.ends_with('s');
  return plural && is_head(folded.substr(0, folded.size() - 1));
}

bool NameLexicon::is_head(std::string_view folded) const {
  for (std::size_t row = organisation_heads_.find_folded(folded); row != Table::kNone;
       row = organisation_heads_.next(row)) {
    const std::string_view tongue = cell_named(organisation_heads_, row, "language");
    if (tongue == language_.tag() || tongue == "und") return true;
  }
  return false;
}

std::optional<Gender> NameLexicon::title(std::string_view folded) const {
  const std::size_t row = titles_.find_folded(folded);
  if (row == Table::kNone) return std::nullopt;
  return gender_named(titles_.cell(row, 1));
}

bool NameLexicon::is_kin(std::string_view folded) const {
  const std::size_t row = titles_.find_folded(folded);
  return row != Table::kNone && cell_named(titles_, row, "relation") == "kin";
}

NameContext NameLexicon::context(std::string_view folded) const {
  const std::size_t row = contexts_.find_folded(folded);
  if (row == Table::kNone) return {};
  const std::string_view place = contexts_.cell(row, 1);
  NameContext context{.place = ContextPlace::kBefore, .type = type_named(contexts_.cell(row, 2))};
  if (place == "inside") context.place = ContextPlace::kInside;
  if (place == "alone") context.place = ContextPlace::kAlone;
  if (place == "end") context.place = ContextPlace::kEnd;
  return context;
}

bool NameLexicon::does(std::string_view folded, WordRole role) const {
  constexpr std::string_view kRoles[] = {"article", "place",       "joiner",    "inner",
                                         "purpose", "conjunction", "masculine", "feminine",
                                         "plural",  "network"};
  for (std::size_t row = words_.find_folded(folded); row != Table::kNone; row = words_.next(row)) {
    if (words_.cell(row, 1) == kRoles[static_cast<std::size_t>(role)]) return true;
  }
  return false;
}

namespace {

// Lower case, every apostrophe as the tables write it: "Aujourd’hui".
std::string small_form(std::string_view word) {
  std::string small = lower(word);
  constexpr std::string_view kApostrophe = "\u2019";
  if (const std::size_t at = small.find(kApostrophe); at != std::string::npos) {
    small[at] = '\'';
    small.erase(at + 1, kApostrophe.size() - 1);
  }
  return small;
}

}  // namespace

std::string NameLexicon::categories_of(const std::string& small) const {
  std::string categories;
  for (std::size_t row = lexicon_.find(small); row != Table::kNone; row = lexicon_.next(row)) {
    categories += lexicon_.cell(row, 1);
  }
  return categories;
}

std::string NameLexicon::categories(std::string_view word) const {
  const std::string small = small_form(word);
  std::string categories = categories_of(small);
  if (!categories.empty() || word.empty()) return categories;
  // Capitals are often set without their accent.
  for (const auto& [plain, accented] : kCapitalsWithoutAccent) {
    if (word[0] != plain) continue;
    categories = categories_of(std::string(accented) + small.substr(1));
    if (!categories.empty()) break;
  }
  return categories;
}

bool NameLexicon::begins_media(std::string_view folded, bool of_two) const {
  for (std::size_t row = media_.find_folded(folded); row != Table::kNone; row = media_.next(row)) {
    const std::string_view place = media_.cell(row, 1);
    if (place == "first" || (of_two && place == "pair")) return true;
  }
  return false;
}

bool NameLexicon::ends_media(std::string_view folded) const {
  for (std::size_t row = media_.find_folded(folded); row != Table::kNone; row = media_.next(row)) {
    if (media_.cell(row, 1) == "last") return true;
  }
  return false;
}

bool NameLexicon::is_common(std::string_view word) const {
  const std::size_t row = frequencies_.find(small_form(word));
  if (row != Table::kNone) {
    const std::uint64_t small = number_in(cell_named(frequencies_, row, "lower"));
    if (small < kSeldomSmall) return false;
    if (small > kMostlySmall) return true;
  }
  return !categories(word).empty();
}

}  // namespace sourcier
