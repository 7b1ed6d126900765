#include "tools/corpus/material.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <unordered_map>

#include "engine/resource/table_source.h"
#include "engine/text/unicode.h"

namespace sourcier::corpus {
namespace {

// Rows of the lexicon beyond are too rare to be taken at random; invented names are the rare words.
constexpr std::size_t kMostWords = 6'000;
constexpr std::size_t kLeastLetters = 4;

using Rows = std::vector<std::vector<std::string>>;

Result<Rows> rows_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorKind::kNotFound, path.string(), "cannot open the table");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto table = parse_table(text, path.string());
  if (!table) return tl::unexpected(table.error());
  return std::move(table->rows);
}

// How many documents have a word; 0 for one that the table does not list.
using Frequencies = std::unordered_map<std::string, unsigned>;

struct Lexeme {
  unsigned documents = 0;
  std::string word;
  Form form = Form::kMasculine;

  bool operator<(const Lexeme& other) const {
    return documents != other.documents ? documents > other.documents : word < other.word;
  }
};

Form form_of(const std::string& gender, const std::string& number) {
  const bool is_feminine = gender == "f";
  if (number == "p") return is_feminine ? Form::kFeminines : Form::kMasculines;
  return is_feminine ? Form::kFeminine : Form::kMasculine;
}

bool is_plain_word(const std::string& word) {
  return word.size() >= kLeastLetters &&
         std::ranges::all_of(word, [](unsigned char c) { return c >= 0x80 || std::islower(c); });
}

std::vector<Lexeme> commonest(const std::set<Lexeme>& words) {
  std::vector<Lexeme> list(words.begin(), words.end());
  if (list.size() > kMostWords) list.resize(kMostWords);
  return list;
}

// A verb's finite form of the past, told by its ending and that of its lemma.
bool is_past(const std::vector<std::string>& row, const Material& material) {
  const std::string& form = material.frames.at("verb-ending").front();
  const std::string& lemma = material.frames.at("lemma-ending").front();
  return row[0].ends_with(form) && row[4].ends_with(lemma) && row[0] != row[4];
}

void take_words(const Rows& lexicon, const Frequencies& documents, Material& material) {
  std::set<Lexeme> nouns, verbs;
  std::array<std::set<Lexeme>, kForms> adjectives;
  for (const auto& row : lexicon) {
    if (!is_plain_word(row[0])) continue;
    const auto found = documents.find(fold(row[0]));
    const Lexeme word{found == documents.end() ? 0 : found->second, row[0],
                      form_of(row[2], row[3])};
    if (row[1] == "N") nouns.insert(word);
    if (row[1] == "V" && is_past(row, material)) verbs.insert(word);
    if (row[1] != "A") continue;
    const bool any_number = row[3] == "u" || row[3] == "-";
    const bool any_gender = row[2] == "u" || row[2] == "-";
    for (std::size_t form = 0; form < kForms; ++form) {
      const bool is_plural = form >= 2;
      const bool is_feminine = form % 2 == 1;
      if ((any_number || is_plural == (row[3] == "p")) &&
          (any_gender || is_feminine == (row[2] == "f")))
        adjectives[form].insert(word);
    }
  }
  for (const Lexeme& noun : commonest(nouns)) material.nouns.push_back({noun.word, noun.form});
  for (const Lexeme& verb : commonest(verbs)) material.verbs.push_back(verb.word);
  for (std::size_t form = 0; form < kForms; ++form)
    for (const Lexeme& word : commonest(adjectives[form]))
      material.adjectives[form].push_back(word.word);
}

}  // namespace

Result<Material> load_material(const std::filesystem::path& root, const std::string& language) {
  const std::filesystem::path data = root / "data/languages" / language;
  const auto frames = rows_of(root / ("tools/corpus/frames_" + language + ".tsv"));
  if (!frames) return tl::unexpected(frames.error());
  const auto lexicon = rows_of(data / "lexicon.tsv");
  if (!lexicon) return tl::unexpected(lexicon.error());
  const auto rarity = rows_of(data / "rarity.tsv");
  if (!rarity) return tl::unexpected(rarity.error());
  const auto roles = rows_of(data / "roles.tsv");
  if (!roles) return tl::unexpected(roles.error());

  Material material;
  material.language = language;
  for (const auto& row : *frames) material.frames[row[0]].push_back(row[1]);
  Frequencies documents;
  for (const auto& row : *rarity) documents[row[0]] = static_cast<unsigned>(std::stoul(row[1]));
  take_words(*lexicon, documents, material);
  for (const auto& row : *roles) material.roles.push_back(row[0]);
  return material;
}

}  // namespace sourcier::corpus
