#include "tools/corpus/scene.h"

#include "tools/corpus/writing.h"

namespace sourcier::corpus {
namespace {

struct Sizes {
  std::size_t nouns = 0;
  std::size_t verbs = 0;
  std::size_t adjectives = 0;
};

constexpr Sizes kThemeWords{60, 25, 25};
constexpr Sizes kStoryWords{12, 6, 5};
constexpr Sizes kEventWords{14, 6, 6};

constexpr std::size_t kNumbers = 6;
constexpr std::size_t kFewStatements = 4;
constexpr std::size_t kArticlesAStatement = 4;

// The lists of adjectives differ in length; a place is taken modulo it.
Preferred preferred_words(std::uint64_t seed, const Sizes& sizes, const Material& material) {
  Random random(seed);
  Preferred words;
  for (std::size_t i = 0; i < sizes.nouns; ++i)
    words.nouns.push_back(random.below(material.nouns.size()));
  for (std::size_t i = 0; i < sizes.verbs; ++i)
    words.verbs.push_back(random.below(material.verbs.size()));
  for (std::size_t i = 0; i < sizes.adjectives; ++i) words.adjectives.push_back(random.next());
  return words;
}

void append(Cast& cast, Cast&& more) {
  cast.people.insert(cast.people.end(), more.people.begin(), more.people.end());
  cast.places.insert(cast.places.end(), more.places.begin(), more.places.end());
  cast.organisations.insert(cast.organisations.end(), more.organisations.begin(),
                            more.organisations.end());
}

std::string number_of(Random& random) {
  const std::size_t magnitude = random.below(4);
  if (magnitude == 0) return std::to_string(random.between(2, 19));
  if (magnitude == 1) return std::to_string(random.between(20, 99));
  if (magnitude == 2) return std::to_string(random.between(100, 999));
  const std::string whole = std::to_string(random.between(1, 99));
  return whole + '.' + std::to_string(random.between(1, 9));
}

}  // namespace

std::string invented_name(Random& random) {
  static const std::vector<std::string> kFirst = {
      "Bal", "Cor",  "Dun", "Fer", "Gar", "Hal", "Jar",  "Kel", "Lor", "Mar",  "Nor",  "Or",
      "Per", "Quen", "Ros", "Sal", "Tar", "Ul",  "Val",  "Wes", "Yar", "Zel",  "Bre",  "Cla",
      "Dro", "Fla",  "Gri", "Kra", "Plo", "Pre", "Stan", "Tre", "Vri", "Bois", "Cham", "Mont"};
  static const std::vector<std::string> kMiddle = {
      "a",  "an", "ar", "e", "el", "en",  "er",  "i",   "il",  "in",  "is",  "o",
      "ol", "on", "or", "u", "un", "ama", "eri", "ido", "ono", "ulo", "ave", "evi"};
  static const std::vector<std::string> kLast = {
      "bac",   "court", "dier", "dine", "fort",  "gny",  "lac",   "lieu",  "mont", "nac",  "nelle",
      "rand",  "reux",  "ric",  "sac",  "sel",   "thal", "theux", "tier",  "val",  "vant", "vec",
      "ville", "zac",   "berg", "dale", "field", "gate", "ham",   "stead", "ton",  "wick", "worth"};
  std::string name = random.of(kFirst);
  name += random.of(kMiddle);
  while (random.percent(55)) name += random.of(kMiddle);
  name += random.of(kLast);
  return name;
}

Cast make_cast(std::uint64_t seed, std::size_t people, std::size_t places,
               std::size_t organisations, const Material& material) {
  Random random(seed);
  Cast cast;
  // The same draws in all languages: only what they choose from differs.
  for (std::size_t i = 0; i < people; ++i) {
    const std::string family = invented_name(random);
    const std::string& given = random.of(material.frames.at("given"));
    cast.people.push_back({given, family, random.of(material.roles)});
  }
  for (std::size_t i = 0; i < places; ++i) cast.places.push_back(invented_name(random));
  for (std::size_t i = 0; i < organisations; ++i) {
    std::string pattern = random.of(material.frames.at("organisation"));
    const std::string mark = "{name}";
    pattern.replace(pattern.find(mark), mark.size(), invented_name(random));
    cast.organisations.push_back(std::move(pattern));
  }
  return cast;
}

Scene make_scene(const SceneSeeds& seeds, std::size_t articles, const Material& material) {
  Scene scene;
  scene.material = &material;
  scene.preferred = {preferred_words(seeds.event, kEventWords, material),
                     preferred_words(seeds.story, kStoryWords, material),
                     preferred_words(seeds.theme, kThemeWords, material)};
  Random random(seeds.event, 1);
  const std::uint64_t own = random.next();
  const std::size_t people = random.below(3);
  const std::size_t places = random.below(2);
  scene.cast = make_cast(own, people, places, 0, material);
  append(scene.cast, make_cast(seeds.story, 3, 2, 2, material));
  for (std::size_t i = 0; i < kNumbers; ++i) scene.numbers.push_back(number_of(random));
  const std::size_t statements = random.between(1, kFewStatements) + articles / kArticlesAStatement;
  for (std::size_t i = 0; i < statements; ++i)
    scene.statements.push_back(
        {random.below(scene.cast.people.size()), Writer(scene, random).statement()});
  return scene;
}

}  // namespace sourcier::corpus
