#include "apps/cli/model_parts.h"

#include <algorithm>

#include "apps/cli/model_files.h"
#include "engine/reading/part_model.h"
#include "engine/reading/part_training.h"
#include "engine/reading/treebank.h"
#include "engine/reading/word_list.h"

namespace sourcier::cli {
namespace {

constexpr std::string_view kTreebank = ".conllu";
constexpr std::string_view kWordList = ".mlex";

}  // namespace

Result<std::string> train_parts_model(const Language& language,
                                      std::span<const std::filesystem::path> paths) {
  std::vector<TaggedSentence> sentences;
  std::vector<WordEntry> words;
  for (const std::filesystem::path& path : files_of(paths, {kTreebank, kWordList})) {
    const auto text = read_whole(path);
    if (!text) return tl::unexpected(text.error());
    if (path.extension() == kWordList) {
      auto list = parse_word_list(*text, path.string());
      if (!list) return tl::unexpected(list.error());
      std::ranges::move(*list, std::back_inserter(words));
      continue;
    }
    const auto treebank = parse_treebank(*text, path.string());
    if (!treebank) return tl::unexpected(treebank.error());
    std::ranges::move(retokenized(*treebank, language), std::back_inserter(sentences));
  }
  if (sentences.empty()) {
    return fail(ErrorKind::kNotFound, paths.empty() ? "model" : paths.front().string(),
                "expected a treebank (.conllu) with sentences, found none");
  }
  const std::size_t kinds = count_tags(sentences);
  if (kinds > kMostTags) {
    return fail(ErrorKind::kTooLarge, paths.front().string(),
                "expected at most " + std::to_string(kMostTags) +
                    " kinds of words (UPOS, VerbForm, PronType, Definite), found " +
                    std::to_string(kinds));
  }
  return train_parts(sentences, words, {});
}

}  // namespace sourcier::cli
