// Material: the words and sentences of one language that invented articles are made of.
//
// The words are those of data/languages/<tag>/{lexicon,rarity}.tsv, the frames of sentences those
// of tools/corpus/frames_<tag>.tsv, written for this purpose. No text of anyone else's.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace sourcier::corpus {

// Gender and number, by which articles and adjectives agree.
enum class Form : std::uint8_t { kMasculine, kFeminine, kMasculines, kFeminines };
inline constexpr std::size_t kForms = 4;

struct Noun {
  std::string word;
  Form form = Form::kMasculine;
};

struct Material {
  std::string language;
  std::vector<Noun> nouns;  // The commonest first, as all words here.
  std::array<std::vector<std::string>, kForms> adjectives;
  std::vector<std::string> verbs;  // Finite, of the past, of one who acts.
  std::vector<std::string> roles;
  // Frames by kind: "lead", "body", "quote", "chain", "title", "dateline"; further rows hold the
  // small words: "the", "of", "weekday", "given", "organisation".
  std::map<std::string, std::vector<std::string>> frames;
};

// `root` is the project's folder.
Result<Material> load_material(const std::filesystem::path& root, const std::string& language);

}  // namespace sourcier::corpus
