// Name lexicon: what the tables know of a name or of a word around names.
//
// The gazetteer is data/names/*.tsv; the words around names are languages/<tag>/*.tsv. All look-ups
// take folded phrases and cost expected constant time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/reading/language.h"
#include "engine/reading/phrase_lengths.h"
#include "engine/reading/reading.h"

namespace sourcier {

// No name of the gazetteer is looked up that has more words.
inline constexpr std::size_t kMostGazetteerWords = 10;

// A thing of the gazetteer.
struct KnownName {
  EntityType type = EntityType::kOther;
  std::string reference;   // "country:KP"; a demonym's is "people:KP".
  std::string_view form;   // As the table writes it; into the pack.
  bool ambiguous = false;  // The name alone can be an ordinary word or another thing.
  bool demonym = false;
  bool is_medium() const {  // An agency or an outlet.
    return reference.starts_with("outlet:") || reference.starts_with("agency:");
  }
  std::uint64_t weight = 0;  // The population of a place.
};

enum class ContextPlace : std::uint8_t {
  kNone,
  kInside,  // Heads a name, also in small letters.
  kBefore,  // Stands before a name.
  kAlone,   // Is a name in small letters.
  kEnd,     // Ends a name.
};

struct NameContext {
  ContextPlace place = ContextPlace::kNone;
  EntityType type = EntityType::kOther;
};

// What a word does around names (languages/<tag>/name_words.tsv).
enum class WordRole : std::uint8_t {
  kArticle,
  kPlace,
  kJoiner,
  kInner,
  kPurpose,
  kConjunction,
  kMasculine,
  kFeminine,
  kPlural,
  kNetwork,  // "sur X": a network may be named by one letter behind it.
};

struct GivenName {
  Gender gender = Gender::kUnknown;
  bool is_word = false;  // An ordinary word of the language too.
};

// The categories of languages/<tag>/lexicon.tsv that tell what belongs to a name.
inline constexpr char kNounCategory = 'N';
inline constexpr char kAdjectiveCategory = 'A';
inline constexpr char kPrepositionCategory = 'P';
inline constexpr char kDeterminerCategory = 'D';

// Of the tables around names that have phrases. Made once for a language.
struct NamePhrases {
  explicit NamePhrases(const Language& language);
  PhraseLengths roles, portfolios, contexts;
};

class NameLexicon {
 public:
  // The language's pack must outlive it.
  explicit NameLexicon(const Language& language);

  // The likeliest thing that bears the name.
  std::optional<KnownName> known(std::string_view folded) const;
  // The company of a name that ends in a legal form ("Boeing Co"). The form must be written as one:
  // some are ordinary words in small letters.
  std::optional<KnownName> known_company(std::string_view folded) const;
  // What stands before the legal form that ends the name ("Boeing"); "" if none does.
  std::string_view without_legal_form(std::string_view folded) const;
  // "Franco-Vietnamien", one word with a hyphen: a people behind another.
  std::optional<KnownName> double_people(std::string_view folded) const;
  // The country of an adjective of nationality ("nord coreen": "KP"); "" if it is none.
  std::string_view country_of_adjective(std::string_view folded) const;
  // Whether the language writes the adjective with a capital ("Russian"), which then names nothing.
  bool is_capital_adjective(std::string_view folded) const;
  // The country of a country's name, or "".
  std::string_view country_of_name(std::string_view folded) const;

  std::optional<GivenName> given_name(std::string_view folded) const;
  bool is_surname(std::string_view folded) const { return has(surnames_, folded); }
  bool is_particle(std::string_view folded) const { return has(particles_, folded); }
  bool is_stop(std::string_view folded) const { return has(stops_, folded); }
  // Also in the plural.
  bool is_organisation_head(std::string_view folded) const;
  // In whatever language: "Foundation" ends names everywhere.
  bool is_any_organisation_head(std::string_view folded) const {
    return has(organisation_heads_, folded);
  }
  // "Port", "Mont": in whatever language.
  bool is_place_head(std::string_view folded) const { return has(place_heads_, folded); }
  // Whether the word begins names of newspapers, broadcasters and agencies.
  bool begins_media(std::string_view folded, bool of_two) const;
  // Whether it ends them: "Times".
  bool ends_media(std::string_view folded) const;
  // The outlet or agency that bears the name, whatever else does.
  std::optional<KnownName> known_outlet(std::string_view folded) const;
  // Whether an outlet may stand behind the words: "au", "told the".
  bool leads_to_outlet(std::string_view folded) const { return has(contractions_, folded); }
  // The outlet that `preposition`, which may hold its article, leads to: "au" and "parisien". Of
  // "à" none whose name is ambiguous, of "du" none that is a people's.
  std::optional<KnownName> outlet_behind(std::string_view preposition,
                                         std::string_view folded) const;

  // The gender of a title ("mme"); nothing where the word is none.
  std::optional<Gender> title(std::string_view folded) const;
  // Whether the title also names a relative: "frère".
  bool is_kin(std::string_view folded) const;
  NameContext context(std::string_view folded) const;
  bool does(std::string_view folded, WordRole role) const;

  // The categories of the word in small letters, as the lexicon lists them ("NV"); "" where it has
  // no such word.
  std::string categories(std::string_view word) const;
  // Whether the word is an ordinary one, by how often it is written small, else by the lexicon.
  bool is_common(std::string_view word) const;

  // Whether the word, in small letters, is a verb of saying in whatever form.
  bool is_saying(std::string_view word) const { return sayings_.find(word) != Table::kNone; }

  const Table& roles() const { return roles_; }
  const Table& portfolios() const { return portfolios_; }
  const NamePhrases& phrases() const { return phrases_; }
  const Language& language() const { return language_; }

 private:
  static bool has(const Table& table, std::string_view folded) {
    return table.find_folded(folded) != Table::kNone;
  }
  bool is_head(std::string_view folded) const;
  std::string categories_of(const std::string& small) const;
  std::optional<KnownName> known_country(std::string_view folded) const;
  std::optional<KnownName> known_place(std::string_view folded) const;
  std::optional<KnownName> known_in(const Table& table, std::string_view folded,
                                    std::string_view prefix, EntityType type) const;

  const Language& language_;
  const NamePhrases& phrases_;
  Table agencies_, outlets_, organisations_, misc_, countries_, places_;
  Table given_names_, surnames_, organisation_heads_, place_heads_, media_, legal_forms_;
  Table contractions_, particles_, stops_, titles_, contexts_, words_, roles_, portfolios_,
      lexicon_, frequencies_, sayings_;
};

// The gender that a table names, or unknown.
Gender gender_named(std::string_view name);

}  // namespace sourcier
