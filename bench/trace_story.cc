#include "bench/trace_story.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sourcier {
namespace {

constexpr std::size_t kStatements = 6;  // Of an article.
// Different things that a speaker says: so many, and one more for so many articles.
constexpr std::size_t kSaidByEach = 15;
constexpr std::size_t kArticlesForMore = 40;
constexpr std::size_t kMostSaid = 1000000;  // Parts the seeds of two speakers.
constexpr std::size_t kDays = 10;
constexpr std::size_t kCopiedEvery = 3;

struct Both {
  const char* fr;
  const char* en;
};

const char* const kGiven[] = {"Anna", "Paul", "Marie", "Tom", "Claire", "Hugo", "Ruth", "Luc"};
const char* const kFamily[] = {"Lindqvar", "Tarvelin", "Roquier", "Zorbelane", "Haldane"};
const char* const kTowns[] = {"Tarvel",   "Zorbel",  "Brenac",   "Olmire",
                              "Vaucelin", "Sarloux", "Montbrac", "Pelvane"};
const char* const kAgencies[] = {"AFP", "Reuters", "AP", "TASS", "Anadolu", "KCNA"};
const Both kSubjects[] = {{"le pont", "the bridge"},          {"le port", "the port"},
                          {"la grève", "the strike"},         {"le maire", "the mayor"},
                          {"l'accord", "the deal"},           {"la centrale", "the plant"},
                          {"le gouvernement", "the cabinet"}, {"l'hôpital", "the hospital"},
                          {"le stade", "the stadium"},        {"la police", "the police"}};
const Both kVerbs[] = {
    {"fermera", "will close"},          {"rouvrira", "will reopen"}, {"paiera", "will pay"},
    {"attendra", "will wait"},          {"partira", "will leave"},   {"gagnera", "will win"},
    {"coûtera cher", "will be costly"}, {"changera", "will change"}};
const Both kWhen[] = {
    {"avant l'hiver", "before winter"},        {"après le vote", "after the vote"},
    {"sans délai", "without delay"},           {"malgré la pluie", "despite the rain"},
    {"pour les familles", "for the families"}, {"avec les syndicats", "with the unions"},
    {"si la loi passe", "if the law passes"}};

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u + 1) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

template <typename Row, std::size_t Size>
const Row& pick(const Row (&rows)[Size], std::size_t at) {
  return rows[at % Size];
}

std::string speaker(std::size_t who) {
  return std::string(pick(kGiven, who)) + " " + pick(kFamily, who / std::size(kGiven));
}

// What a speaker says, the `thing`th of it, in one of the wordings: with all its parts or one less.
std::string said(std::size_t who, std::size_t thing, bool french, std::size_t wording) {
  Chance chance(who * kMostSaid + thing);
  const auto of = [&](const Both& both) { return std::string(french ? both.fr : both.en); };
  std::string text =
      of(pick(kSubjects, chance.below(100))) + " " + of(pick(kVerbs, chance.below(100)));
  text += french ? " à " : " in ";
  text += std::string(pick(kTowns, chance.below(100)));
  const std::size_t first = chance.below(100);
  if (wording % 3 != 0) text += " " + of(pick(kWhen, first));
  if (wording % 3 != 1) text += " " + of(pick(kWhen, first + 1 + chance.below(5)));
  return text;
}

std::string capital(std::string text) {
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string statement(Chance& chance, std::size_t things, bool french) {
  const std::size_t who = chance.below(std::size(kGiven) * std::size(kFamily));
  const std::string what = said(who, chance.below(things), french, chance.below(6));
  const std::string agency = pick(kAgencies, chance.below(100));
  const std::string name = speaker(who);
  switch (chance.below(4)) {
    case 0:
      return french ? "« " + capital(what) + " », a déclaré " + name + ", cité par " + agency + ". "
                    : "“" + capital(what) + ",” " + name + " said, according to " + agency + ". ";
    case 1:
      return french ? name + " a affirmé que " + what + ", selon " + agency + ". "
                    : name + " said that " + what + ", " + agency + " reported. ";
    case 2:
      return french ? "« " + capital(what) + " », a dit " + name + ". "
                    : "“" + capital(what) + ",” said " + name + ". ";
    default:
      return french ? "Selon " + name + ", " + what + ". "
                    : name + " told " + agency + " that " + what + ". ";
  }
}

std::string toll(Chance& chance, std::size_t day, bool french) {
  const std::string dead = std::to_string(12 + 3 * day + chance.below(2));
  const std::string hurt = std::to_string(40 + 7 * day);
  return french
             ? "Le bilan est de " + dead + " morts et " + hurt + " blessés, selon la préfecture. "
             : "The accident killed " + dead + " people and left " + hurt +
                   " injured, police said. ";
}

Article article(std::size_t number, std::size_t things) {
  Chance chance(number);
  const std::size_t day = number * kDays / (number + kDays) % kDays;
  const bool french = chance.below(2) == 0;
  Article out;
  out.id = "a" + std::to_string(number);
  out.language = french ? "fr" : "en";
  out.published = "2031-03-1" + std::to_string(day);
  out.outlet = "Journal " + std::to_string(chance.below(200));
  out.text = toll(chance, day, french);
  for (std::size_t s = 0; s < kStatements; ++s) out.text += statement(chance, things, french);
  return out;
}

}  // namespace

InventedStory invented_story(std::size_t articles, const Languages& languages) {
  InventedStory story;
  std::array<Event, kDays> events;
  for (std::size_t n = 0; n < articles; ++n) {
    const bool copies = n % kCopiedEvery == 2;
    Article made = article(copies ? n - 1 : n, kSaidByEach + articles / kArticlesForMore);
    made.id = "a" + std::to_string(n);
    const std::string day = made.published.substr(made.published.size() - 1);
    Event& event = events[static_cast<std::size_t>(day[0] - '0')];
    event.id = "ev" + day;
    event.date = made.published;
    event.articles.push_back(made.id);
    story.groups.articles.push_back(
        {made.id, event.id, "st", "cf" + std::to_string(copies ? n - 1 : n), {}});
    if (copies) {
      const Span whole = span_at(0, made.text.size());
      story.groups.copies.push_back({"a" + std::to_string(n - 1),
                                     made.id,
                                     CopyType::kExact,
                                     1000,
                                     1000,
                                     Direction::kUnknown,
                                     {{whole, whole}}});
    }
    Reading reading = read(made, languages.of(made.language));
    story.documents.push_back({std::move(made), std::move(reading)});
  }
  for (Event& event : events) {
    std::ranges::sort(event.articles);
    if (!event.articles.empty()) story.groups.events.push_back(std::move(event));
  }
  std::ranges::sort(story.groups.articles, {}, &ArticleGroup::article);
  std::ranges::sort(story.groups.copies, {}, &Copy::first);
  return story;
}

}  // namespace sourcier
