// Offices: what the text says its people and organisations are ("la ministre des Transports"), and
// who holds the office that a phrase names.
#include <algorithm>

#include "engine/reading/referents.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// A longer stretch between two commas is no office.
constexpr std::size_t kLongestOffice = 18;
// Holders of one noun that are kept; "minister" has many, and the last are meant.
constexpr std::size_t kMostHolders = 16;

}  // namespace

std::optional<std::size_t> head_noun(const ClauseWords& words, Phrase phrase, bool noun_last) {
  std::optional<std::size_t> found;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (words[i].sense != NounSense::kNone && words[i].mention == kNowhere) {
      found = i;
      if (!noun_last) break;
    }
    const bool governs = words[i].has(kOf) || (found && words[i].has(kPreposition | kTo));
    if (i > phrase.begin && governs) break;
  }
  return found;
}

std::optional<std::size_t> plain_noun(const ClauseWords& words, Phrase phrase, bool noun_last) {
  std::optional<std::size_t> found;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const ClauseWord& word = words[i];
    const bool may_be_name = word.is_capital && !word.has(kDeterminer | kPronoun);
    if (may_be_name || word.mention != kNowhere || word.sense != NounSense::kNone)
      return std::nullopt;
    const bool is_noun = word.part == PartOfSpeech::kNoun && !word.has(kDeterminer | kPronoun);
    if (is_noun && (noun_last || !found)) found = i;
    if (i > phrase.begin && word.has(kOf | kPreposition | kTo | kRelative)) break;
  }
  return found;
}

std::vector<std::string> modifiers_of(const ClauseWords& words, Phrase phrase, std::size_t head,
                                      std::uint32_t except) {
  std::vector<std::string> modifiers;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (i == head || !words[i].is_word()) continue;
    if (words[i].has(kDeterminer | kOf | kTo | kAnd | kPreposition | kTitle)) continue;
    if (except != kNowhere && words[i].mention == except) continue;
    modifiers.push_back(words[i].text);
  }
  return modifiers;
}

void Referents::learn_offices(const Unit& unit, std::size_t index) {
  const ClauseWords& words = unit.words;
  std::size_t at = 0;
  while (at < words.size()) {
    if (!begins_noun_phrase(words[at])) {
      ++at;
      continue;
    }
    const Phrase phrase = noun_phrase_at(words, at);
    if (phrase.empty()) {
      ++at;
      continue;
    }
    learn_office(words, phrase, index);
    learn_apposition(words, phrase, index);
    learn_press(words, phrase);
    at = phrase.end;
  }
}

// "le ministre russe Untel": the office and its holder in one phrase.
void Referents::learn_office(const ClauseWords& words, Phrase phrase, std::size_t index) {
  const auto head = head_mention(words, phrase);
  if (!head) return;
  const std::uint32_t mention = words[*head].mention;
  const EntityIndex entity = reading_.mentions[mention].entity;
  if (*head > phrase.begin) add_office(words, {phrase.begin, *head}, entity, index);
}

// "the Harbour article", "un article du Fanal": whoever publishes articles is of the press.
void Referents::learn_press(const ClauseWords& words, Phrase phrase) {
  const auto learn_publisher = [&](const ClauseWord& word) {
    if (word.mention == kNowhere) return;
    const EntityIndex entity = reading_.mentions[word.mention].entity;
    if (reading_.entities[entity].type == EntityType::kOrganisation)
      media_.learn(entity, SourceKind::kNewspaper);
  };
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (!words[i].is_press_work || words[i].mention != kNowhere) continue;
    if (i > phrase.begin) learn_publisher(words[i - 1]);
    std::size_t name = i + 1;
    if (name >= words.size() || !words[name].has(kOf | kBy)) continue;
    ++name;
    if (name < words.size() && words[name].has(kDeterminer) && words[name].mention == kNowhere)
      ++name;
    if (name < words.size()) learn_publisher(words[name]);
  }
}

// "Untel, ministre des Transports," and "Le ministre, Untel,".
void Referents::learn_apposition(const ClauseWords& words, Phrase phrase, std::size_t index) {
  if (phrase.end + 1 >= words.size() || !words[phrase.end].is_mark(',')) return;
  const Phrase next = noun_phrase_at(words, phrase.end + 1);
  if (next.empty() || next.end - next.begin > kLongestOffice) return;
  // An apposition is closed by a mark.
  if (next.end < words.size() && words[next.end].is_word() && !words[next.end].has(kRelative))
    return;
  // "Contacted by Reuters, | the port …": another's beginning.
  const bool opens = words[0].is_tagged_verb() || words[0].part == PartOfSpeech::kAdj;
  const bool is_agent = opens && phrase.begin > 1 && words[phrase.begin - 1].has(kBy);
  if (is_agent) return;
  const auto here = head_mention(words, phrase);
  const auto there = head_mention(words, next);
  const auto person = [&](std::size_t at) {
    return reading_.mentions[words[at].mention].type == EntityType::kPerson;
  };
  const auto suits = [&](std::size_t name, std::size_t noun) {
    return person(name) == (words[noun].sense == NounSense::kRole);
  };
  if (here && !there && !words[next.begin].has(kPossessive)) {
    const auto noun = head_noun(words, next, noun_last_);
    if (noun && suits(*here, *noun)) {
      add_office(words, next, reading_.mentions[words[*here].mention].entity, index);
    }
  } else if (there && !here && *there <= next.begin + 1) {
    const auto noun = head_noun(words, phrase, noun_last_);
    if (noun && suits(*there, *noun) && person(*there)) {
      add_office(words, phrase, reading_.mentions[words[*there].mention].entity, index);
    }
  }
}

void Referents::add_office(const ClauseWords& words, Phrase office, EntityIndex entity,
                           std::size_t index) {
  Gender gender = Gender::kUnknown;
  bool titled = false;
  // The article of the office itself, or a title; not those inside: "présidente du parti".
  for (std::size_t i = office.begin; i < office.end && gender == Gender::kUnknown; ++i) {
    const bool own = i == office.begin && words[i].has(kDeterminer) && !words[i].has(kPossessive);
    titled = words[i].has(kTitle) && i + 1 < words.size() && words[i + 1].mention != kNowhere;
    if (own || titled) gender = words[i].gender;
  }
  const auto head = head_noun(words, office, noun_last_);
  if (head && words[*head].sense == NounSense::kSource) media_.learn(entity, words[*head].source);
  if (gender == Gender::kUnknown && head) gender = words[*head].gender;
  // "le procureur Karine Zorbel": the name knows better than the office, a title than the name.
  const bool is_news = titled || reading_.entities[entity].gender == Gender::kUnknown;
  if (gender != Gender::kUnknown && is_news) genders_.emplace(entity, gender);
  if (!head) return;
  Office added;
  added.noun = words[*head].text;
  added.modifiers = modifiers_of(words, office, *head, kNowhere);
  added.entity = entity;
  added.unit = index;
  std::vector<std::string>& attributes = attributes_[entity];
  if (attributes.size() < 64) {
    attributes.insert(attributes.end(), added.modifiers.begin(), added.modifiers.end());
    attributes.push_back(added.noun);
  }
  Office bare = added;
  for (const std::string_view kind : kinds_of(bare)) {
    std::vector<Office>& alike = offices_of_kind_[kind];
    if (is_person(entity) && alike.size() < kMostHolders) alike.push_back(added);
  }
  std::vector<Office>& holders = offices_[added.noun];
  if (holders.size() < kMostHolders) holders.push_back(std::move(added));
}

// Who holds the office: every modifier wanted is one that the holder bears. The latest before the
// unit, else the first after it (a lead may say "the minister" of one named below).
std::optional<EntityIndex> Referents::holder(const Office& wanted, std::size_t unit) const {
  const auto found = offices_.find(wanted.noun);
  if (found == offices_.end()) return std::nullopt;
  const Office* best = nullptr;
  for (const Office& office : found->second) {
    const std::vector<std::string>& bears = attributes_.at(office.entity);
    const bool all = std::ranges::all_of(wanted.modifiers, [&](const std::string& modifier) {
      return std::ranges::find(bears, modifier) != bears.end();
    });
    if (!all || !fits(office.entity, wanted.gender)) continue;
    if (best == nullptr || office.unit <= unit) best = &office;
    if (office.unit > unit) break;
  }
  return best == nullptr ? std::nullopt : std::optional(best->entity);
}

// The kinds of office that the table knows it for, whose words are taken from its modifiers: "chef"
// of the "État" is a head of state.
std::vector<std::string_view> Referents::kinds_of(Office& office) const {
  const auto is_people = [&](const std::string& modifier) { return is_people_name(modifier); };
  std::vector<std::string_view> kinds;
  const auto add = [&](const std::string& key) {
    for (std::size_t row = alike_.find_folded(key); row != Table::kNone; row = alike_.next(row)) {
      const bool alone = alike_.cell(row, 2) == "alone";
      if (!alone || std::ranges::all_of(office.modifiers, is_people))
        kinds.push_back(alike_.cell(row, 1));
    }
  };
  for (auto word = office.modifiers.begin(); word != office.modifiers.end(); ++word) {
    add(fold(office.noun + " " + *word));
    if (kinds.empty()) continue;
    office.modifiers.erase(word);
    return kinds;
  }
  add(fold(office.noun));
  return kinds;
}

// Who holds an office of the same kind: "le chef de l'État" of one who is "le président". Every
// further modifier is one that the holder bears, or the last sentence was about the holder.
std::optional<EntityIndex> Referents::alike_holder(const Office& wanted, std::size_t unit) const {
  Office bare = wanted;
  const Office* best = nullptr;
  for (const std::string_view kind : kinds_of(bare)) {
    const auto holders = offices_of_kind_.find(kind);
    if (holders == offices_of_kind_.end()) continue;
    for (const Office& office : holders->second) {
      if (!fits(office.entity, wanted.gender)) continue;
      const std::vector<std::string>& bears = attributes_.at(office.entity);
      const bool all = std::ranges::all_of(bare.modifiers, [&](const std::string& modifier) {
        return std::ranges::find(bears, modifier) != bears.end() ||
               (!is_people_name(modifier) && last_subject_ == office.entity);
      });
      if (!all) continue;
      const bool nearer = best == nullptr || (best->unit <= unit ? office.unit > best->unit
                                                                 : office.unit < best->unit);
      if (nearer && (best == nullptr || office.unit <= unit || best->unit > unit)) best = &office;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(best->entity);
}

bool Referents::is_people_name(std::string_view word) const {
  return peoples_.find_folded(fold(word)) != Table::kNone;
}

// The one person whom the article gives the noun at all, where one alone has it: "le maire PS" of
// one who was "maire de Lyon".
std::optional<EntityIndex> Referents::only_holder(const Office& wanted) const {
  const auto found = offices_.find(wanted.noun);
  if (found == offices_.end()) return std::nullopt;
  std::optional<EntityIndex> only;
  for (const Office& office : found->second) {
    if (reading_.entities[office.entity].type != EntityType::kPerson) continue;
    if (!fits(office.entity, wanted.gender)) return std::nullopt;
    if (only && *only != office.entity) return std::nullopt;
    only = office.entity;
  }
  return only;
}

}  // namespace sourcier
