#include "engine/reading/name_training.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "engine/article/compose.h"
#include "engine/base/digest.h"
#include "engine/reading/name_corrections.h"
#include "engine/reading/name_learner.h"
#include "engine/reading/name_targets.h"
#include "engine/reading/roles.h"
#include "engine/reading/sentences.h"
#include "engine/reading/tokens.h"

namespace sourcier {
namespace {

constexpr std::uint32_t kFewest = 2;  // What is seen once tells nothing of other texts.

void append_samples(const NamedText& labelled, const Language& language, const NameLexicon& lexicon,
                    const WordClusters& clusters, std::vector<NameSample>& samples) {
  const std::string_view text = labelled.text;
  const auto sentences = split_sentences(text, paragraphs_of(text), language);
  const auto words = name_words(text, sentences, tokenize(text, sentences, language));
  const auto roles = find_roles(words, lexicon);
  const auto names =
      type_names(text, words, roles, find_candidates(text, words, roles, lexicon), lexicon);
  const auto targets = name_targets(labelled, words, names, lexicon);
  for_each_sentence(words, names, [&](std::size_t begin, std::size_t end, auto inside) {
    NameSample& sample = samples.emplace_back();
    sample.words = name_facts(text, std::span(words).subspan(begin, end - begin), begin, inside,
                              roles, lexicon, clusters);
    sample.targets.assign(targets.begin() + static_cast<std::ptrdiff_t>(begin),
                          targets.begin() + static_cast<std::ptrdiff_t>(end));
    for (std::size_t at = 0; at < sample.words.size(); ++at) {
      if (sample.words[at].denied) sample.targets[at] = kNoName;
    }
    for (std::size_t at = 0; at < sample.words.size(); ++at) {
      if (may_name(sample.words, at)) append_features(sample.words, at, sample.features);
      sample.ends.push_back(sample.features.size());
    }
    sample.hash = stable_hash(
        text.substr(words[begin].span.begin, words[end - 1].span.end - words[begin].span.begin));
  });
}

// Turns hashes into numbers of rows; gives the hash of each number.
std::vector<std::uint32_t> number_features(std::span<NameSample> samples) {
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  for (const NameSample& sample : samples) {
    for (const std::uint32_t hash : sample.features) ++counts[hash];
  }
  std::vector<std::uint32_t> hashes;
  for (const auto& [hash, count] : counts) {
    if (count >= kFewest) hashes.push_back(hash);
  }
  std::ranges::sort(hashes);
  for (auto& [hash, count] : counts) {
    const auto found = std::ranges::lower_bound(hashes, hash);
    count = count < kFewest ? kNoNameFeature : static_cast<std::uint32_t>(found - hashes.begin());
  }
  for (NameSample& sample : samples) {
    for (std::uint32_t& feature : sample.features) feature = counts.at(feature);
  }
  return hashes;
}

}  // namespace

std::string train_names(std::span<const NamedText> texts, std::span<const ClusteredWord> words,
                        const Language& language, const NameTrainingOptions& options) {
  const std::string cluster_bytes = pack_word_clusters(words);
  const WordClusters clusters(cluster_bytes);
  const NameLexicon lexicon(language);
  std::vector<NameSample> samples;
  for (const NamedText& text : texts) append_samples(text, language, lexicon, clusters, samples);
  std::vector<std::uint32_t> hashes = number_features(samples);
  return learn_names(std::move(samples), std::move(hashes), options, cluster_bytes);
}

}  // namespace sourcier
