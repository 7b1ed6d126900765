// Reading of whole texts, everything on: what bench/parts/reading.py holds against spaCy's
// pipelines on the same texts.
//
// One iteration is every text once. SOURCIER_BENCH_TEXTS names a folder of French texts, a
// paragraph a line; without it there is nothing to time.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "engine/reading/read.h"

namespace sourcier::bench {
namespace {

constexpr double kFewestNamed = 0.8;  // Of the texts: below it a fast answer is a wrong one.

Article article_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  Article article;
  article.text = std::move(text).str();
  article.language = "fr";
  article.published = "2020-01-01";
  for (std::size_t begin = 0; begin < article.text.size();) {
    const std::size_t end = std::min(article.text.find('\n', begin), article.text.size());
    if (end > begin) article.paragraphs.push_back({span_of(begin, end), ParagraphKind::kBody});
    begin = end + 1;
  }
  return article;
}

std::vector<Article> load_articles() {
  std::vector<Article> articles;
  const char* folder = std::getenv("SOURCIER_BENCH_TEXTS");
  if (folder == nullptr) return articles;
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    paths.push_back(entry.path());
  std::ranges::sort(paths);
  for (const std::filesystem::path& path : paths) articles.push_back(article_of(path));
  return articles;
}

void texts(benchmark::State& state) {
  const std::vector<Article> articles = load_articles();
  const Languages languages(*Pack::open(SOURCIER_PACK));
  const Language& french = languages.of("fr");
  std::size_t tokens = 0, mentions = 0, attributions = 0, named = 0, tagged = 0;
  for (const Article& article : articles) {
    const Reading reading = read(article, french);
    tokens += reading.tokens.size();
    mentions += reading.mentions.size();
    attributions += reading.attributions.size() + reading.quotations.size();
    named += reading.mentions.empty() ? 0 : 1;
    tagged += static_cast<std::size_t>(std::ranges::count_if(
        reading.tokens, [](const Token& token) { return !token.lemma.empty(); }));
  }
  if (static_cast<double>(named) < kFewestNamed * static_cast<double>(articles.size()) ||
      articles.empty() || tagged * 2 < tokens) {
    state.SkipWithError("too few texts gave names, or too few tokens a lemma");
    return;
  }
  for ([[maybe_unused]] auto _ : state) {
    for (const Article& article : articles) benchmark::DoNotOptimize(read(article, french));
  }
  state.counters["tokens"] = static_cast<double>(tokens);
  state.counters["mentions"] = static_cast<double>(mentions);
  state.counters["attributions"] = static_cast<double>(attributions);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(tokens));
}
BENCHMARK(texts)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sourcier::bench

BENCHMARK_MAIN();
