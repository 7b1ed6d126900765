// Scene: what an invented story, and each event of it, is about: its words, people, places,
// numbers and what was said.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "tools/corpus/material.h"
#include "tools/corpus/random.h"

namespace sourcier::corpus {

// Words that a theme, a story or an event prefers, as places in the Material's lists.
struct Preferred {
  std::vector<std::size_t> nouns;
  std::vector<std::size_t> verbs;
  std::vector<std::size_t> adjectives;
};

struct Person {
  std::string given;
  std::string family;
  std::string role;

  std::string full() const { return given + ' ' + family; }
};

struct Statement {
  std::size_t person = 0;  // Of the scene's.
  std::string words;
};

// The people, places and organisations of a story; an event adds its own before them.
struct Cast {
  std::vector<Person> people;
  std::vector<std::string> places;
  std::vector<std::string> organisations;
};

// One event, in one language.
struct Scene {
  const Material* material = nullptr;
  std::array<Preferred, 3> preferred;  // Of the event, the story, the theme.
  Cast cast;
  std::vector<std::string> numbers;
  std::vector<Statement> statements;  // The most quoted first.
};

// A name of two syllables or more: as rare as names are.
std::string invented_name(Random& random);

// Names are the same in all languages of a story; words are those of `material`.
Cast make_cast(std::uint64_t seed, std::size_t people, std::size_t places,
               std::size_t organisations, const Material& material);

struct SceneSeeds {
  std::uint64_t theme = 0;
  std::uint64_t story = 0;
  std::uint64_t event = 0;
};
// `articles` is how many tell of it: the more, the more is said.
Scene make_scene(const SceneSeeds& seeds, std::size_t articles, const Material& material);

}  // namespace sourcier::corpus
