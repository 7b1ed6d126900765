#include "engine/reading/roles.h"

#include <algorithm>

namespace sourcier {
namespace {

// The longest phrases of the tables, in words.
constexpr std::size_t kMostRoleWords = 5;
constexpr std::size_t kMostPortfolioWords = 6;
// "ministre russe délégué à la Défense": what may stand behind a role before it has its country and
// portfolio.
constexpr int kMostComplements = 3;

class RoleFinder {
 public:
  RoleFinder(std::span<const NameWord> words, const NameLexicon& lexicon)
      : words_(words), lexicon_(lexicon) {}

  // The role whose phrase begins at word `at`; its end is `at` where there is none.
  RolePhrase role_at(std::size_t at) const {
    RolePhrase role{.begin = at, .end = at, .own_begin = at, .own_end = at, .key = {}};
    if (is_of_surname(at)) return role;
    const std::size_t portfolio_end = after_portfolio(at);
    std::size_t row = Table::kNone;
    std::size_t end = after_role(at, row);
    std::string portfolio;
    if (end == at && portfolio_end > at) {
      // "Foreign Minister": the portfolio goes before.
      end = after_role(portfolio_end, row);
      if (row == Table::kNone || holders(row) != "portfolio") return role;
      portfolio = portfolio_named(at, portfolio_end);
    }
    if (row == Table::kNone) return role;
    role.end = role.own_end = end;
    read_complements(role, row, portfolio);
    return role;
  }

 private:
  // "Bruno Le Maire" is no mayor, "Luc Petit" no child and "Larry King" no king; "Anne President
  // Smith" might be one.
  bool is_of_surname(std::size_t at) const {
    if (at == 0 || !words_[at].has_capital()) return false;
    const NameWord& before = words_[at - 1];
    const bool goes_on = at + 1 < words_.size() && words_[at + 1].has_capital() &&
                         words_[at + 1].sentence == words_[at].sentence;
    const bool behind_given = before.shape == WordShape::kCapital && !before.shouted &&
                              before.sentence == words_[at].sentence &&
                              lexicon_.given_name(before.folded).has_value();
    if (behind_given && !goes_on) return true;
    return at > 1 && before.has_capital() && !before.opens &&
           before.sentence == words_[at].sentence && words_[at - 2].has_capital() &&
           lexicon_.is_particle(before.folded);
  }

  std::size_t sentence_end(std::size_t at) const {
    const std::size_t most = std::min(words_.size(), at + kMostGazetteerWords);
    std::size_t end = at;
    while (end < most && words_[end].sentence == words_[at].sentence && !words_[end].folded.empty())
      ++end;
    return end;
  }

  // The end of the longest phrase of the table that begins at `at`; `row` is its row.
  std::size_t after_phrase(const Table& table, const PhraseLengths& lengths, std::size_t at,
                           std::size_t most, std::size_t& row) const {
    row = Table::kNone;
    if (at >= words_.size()) return at;
    most = std::min(most, lengths.most(words_[at].folded));
    if (most == 0) return at;
    for (std::size_t end = std::min(sentence_end(at), at + most); end > at; --end) {
      row = table.find_folded(joined(words_, at, end));
      if (row != Table::kNone) return end;
    }
    return at;
  }

  std::size_t after_role(std::size_t at, std::size_t& row) const {
    return after_phrase(lexicon_.roles(), lexicon_.phrases().roles, at, kMostRoleWords, row);
  }

  std::size_t after_portfolio(std::size_t at) const {
    std::size_t row = Table::kNone;
    return after_phrase(lexicon_.portfolios(), lexicon_.phrases().portfolios, at,
                        kMostPortfolioWords, row);
  }

  std::string_view holders(std::size_t row) const { return lexicon_.roles().cell(row, 3); }

  std::string portfolio_named(std::size_t begin, std::size_t end) const {
    const std::size_t row = lexicon_.portfolios().find_folded(joined(words_, begin, end));
    return std::string(lexicon_.portfolios().cell(row, 1));
  }

  bool is_link(std::size_t at) const {
    return at < words_.size() && (lexicon_.does(words_[at].folded, WordRole::kJoiner) ||
                                  lexicon_.does(words_[at].folded, WordRole::kPurpose) ||
                                  lexicon_.does(words_[at].folded, WordRole::kInner));
  }

  std::size_t after_links(std::size_t at) const {
    for (int i = 0; i < 2 && is_link(at); ++i) ++at;
    return at;
  }

  // Country before the role: "Russian foreign minister", "Russia's foreign minister".
  std::string country_before(std::size_t at) const {
    if (at == 0 || words_[at - 1].sentence != words_[at].sentence) return {};
    if (at >= 2) {
      const std::string two = joined(words_, at - 2, at);
      const std::string_view longer = lexicon_.country_of_adjective(two);
      if (!longer.empty()) return std::string(longer);
    }
    const std::string_view adjective = lexicon_.country_of_adjective(words_[at - 1].folded);
    if (!adjective.empty()) return std::string(adjective);
    if (at >= 2) {
      if (words_[at - 1].glued && words_[at - 1].folded == "s") {
        return std::string(lexicon_.country_of_name(words_[at - 2].folded));
      }
    }
    return {};
  }

  // A country's adjective or "of" and its name at `at`; moves `at` behind it.
  std::string country_at(std::size_t& at) const {
    const std::size_t most = std::min(words_.size(), at + 2);
    for (std::size_t end = most; end > at; --end) {
      const std::string_view country = lexicon_.country_of_adjective(joined(words_, at, end));
      if (country.empty()) continue;
      at = end;
      return std::string(country);
    }
    const std::size_t name = after_links(at);
    if (name == at || name >= words_.size()) return {};
    for (std::size_t end = std::min(sentence_end(name), name + 4); end > name; --end) {
      const std::string_view country = lexicon_.country_of_name(joined(words_, name, end));
      if (country.empty()) continue;
      at = end;
      return std::string(country);
    }
    return {};
  }

  // "de l'Industrie | et du Commerce", "de la Santé, | de l'Hygiène et de la Prévoyance".
  std::size_t after_further_portfolios(std::size_t end) const {
    for (int i = 0; i < kMostComplements && end + 1 < words_.size(); ++i) {
      const NameWord& joint = words_[end];
      const bool joins = joint.mark == U',' || lexicon_.does(joint.folded, WordRole::kConjunction);
      const std::size_t at = joins ? after_links(end + 1) : end;
      if (!joins || at >= words_.size() || words_[at].sentence != joint.sentence) break;
      const std::size_t next = after_portfolio(at);
      // Behind a comma alone a name may stand: "ministre de la Défense, Justice …".
      if (next == at || (joint.mark == U',' && at == end + 1)) break;
      end = next;
    }
    return end;
  }

  void read_complements(RolePhrase& role, std::size_t row, std::string portfolio) const {
    std::string country = country_before(role.begin);
    const bool takes_portfolio = holders(row) == "portfolio";
    for (int i = 0; i < kMostComplements && role.end < words_.size() &&
                    words_[role.end].sentence == words_[role.begin].sentence;
         ++i) {
      if (country.empty()) {
        std::size_t at = role.end;
        country = country_at(at);
        if (at > role.end) {
          role.end = at;
          continue;
        }
      }
      if (!takes_portfolio || !portfolio.empty()) break;
      const std::size_t at = after_links(role.end);
      const std::size_t end = after_portfolio(at);
      if (end == at || at == role.end) break;
      portfolio = portfolio_named(at, end);
      role.own_begin = at;
      role.end = role.own_end = after_further_portfolios(end);
    }
    finish(role, row, portfolio, country);
  }

  void finish(RolePhrase& role, std::size_t row, const std::string& portfolio,
              const std::string& country) const {
    const std::string_view name = lexicon_.roles().cell(row, 1);
    role.gender = gender_named(lexicon_.roles().cell(row, 2));
    if (role.gender == Gender::kUnknown) role.gender = gender_before(role.begin);
    const bool is_unique = holders(row) == "one" || !portfolio.empty();
    if (name == "-" || !is_unique || country.empty()) return;
    role.key = std::string(name) + (portfolio.empty() ? "" : "-" + portfolio) + ":" + country;
  }

  // "la ministre": the article tells. An adjective may stand between.
  Gender gender_before(std::size_t at) const {
    for (std::size_t back = 1; back <= 2 && back <= at; ++back) {
      const NameWord& word = words_[at - back];
      if (word.sentence != words_[at].sentence) break;
      if (lexicon_.does(word.folded, WordRole::kFeminine)) return Gender::kFeminine;
      if (lexicon_.does(word.folded, WordRole::kMasculine)) return Gender::kMasculine;
    }
    return Gender::kUnknown;
  }

  std::span<const NameWord> words_;
  const NameLexicon& lexicon_;
};

}  // namespace

std::string joined(std::span<const NameWord> words, std::size_t begin, std::size_t end) {
  std::string phrase;
  for (std::size_t i = begin; i < end; ++i) {
    if (!phrase.empty()) phrase += ' ';
    phrase += words[i].folded;
  }
  return phrase;
}

std::vector<RolePhrase> find_roles(std::span<const NameWord> words, const NameLexicon& lexicon) {
  const RoleFinder finder(words, lexicon);
  std::vector<RolePhrase> roles;
  for (std::size_t at = 0; at < words.size();) {
    if (!words[at].is_word() || words[at].folded.empty()) {
      ++at;
      continue;
    }
    RolePhrase role = finder.role_at(at);
    if (role.end == at) {
      ++at;
      continue;
    }
    // The country's name behind the role is named in its own right.
    at = std::max(role.own_end, at + 1);
    roles.push_back(std::move(role));
  }
  return roles;
}

}  // namespace sourcier
