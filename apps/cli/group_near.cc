#include "apps/cli/group_near.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/article/article.h"
#include "engine/story/near_copies.h"

namespace sourcier::cli {
namespace {

// By id: of several states of one page the latest, so that the order of the inputs does not matter.
using Articles = std::map<std::string, Article>;

void keep(Articles& articles, Article&& article) {
  const auto [known, is_new] = articles.try_emplace(article.id);
  if (is_new || is_later_state(article, known->second)) known->second = std::move(article);
}

std::string line_of(const NearCopy& pair, const std::vector<const std::string*>& ids) {
  nlohmann::ordered_json line;
  line["first"] = *ids[pair.first];
  line["second"] = *ids[pair.second];
  line["nearness"] = static_cast<double>(pair.nearness) / kSameShingles;
  return line.dump() + '\n';
}

}  // namespace

int near_copies_command(const InputOptions& options, double percent) {
  const auto resources = load(options);
  if (!resources) return kFailed;
  StageTimes times;
  Articles articles;
  const RunOptions run = run_options(options, &times);
  const RunSummary summary =
      extract_inputs(options.inputs, *resources, run,
                     [&](Article&& article) { keep(articles, std::move(article)); });
  std::vector<const std::string*> ids;
  std::vector<std::string_view> texts;
  for (const auto& [id, article] : articles) {
    ids.push_back(&id);
    texts.emplace_back(article.text);
  }
  const auto least = static_cast<std::uint32_t>(std::lround(percent * kSameShingles / 100));
  std::string lines;
  for (const NearCopy& pair : near_copies(texts, least, run.jobs)) lines += line_of(pair, ids);
  return finish(summary, times, put(lines), options);
}

}  // namespace sourcier::cli
