// sourcier model: trains and measures the models that data/ ships.
#include <nlohmann/json.hpp>

#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/model_data.h"
#include "apps/cli/model_names.h"
#include "apps/cli/model_parts.h"
#include "apps/cli/model_same_names.h"
#include "engine/article/line_training.h"

namespace sourcier::cli {
namespace {

struct ModelOptions {
  InputOptions common;
  std::string name;
  std::vector<std::string> folders;
  std::string out;          // train: where the model goes.
  std::string predictions;  // evaluate: the texts found, one JSON object a line.
  std::size_t folds = 0;    // evaluate: 0 measures the model as it is.
  bool as_lines = false;    // evaluate: the pages' bare lines, as plain text.
};

constexpr std::string_view kPartsPrefix = "parts-";
constexpr std::string_view kNamesPrefix = "names-";
constexpr std::string_view kSameNames = "same-names";

using Set = std::vector<LabelledPage>;

std::vector<Set> load_sets(const ModelOptions& options) {
  std::vector<Set> sets;
  for (const std::string& folder : options.folders) {
    auto set = load_labelled(folder);
    if (!set) {
      complain(set.error().text());
      return {};
    }
    sets.push_back(std::move(*set));
  }
  return sets;
}

// "parts-fr": the tagger of French; "names-fr": its names.
int train_reading_command(const ModelOptions& options, const Resources& resources) {
  const std::vector<std::filesystem::path> paths(options.folders.begin(), options.folders.end());
  const bool is_parts = options.name.starts_with(kPartsPrefix);
  const Language& language = resources.languages.of(
      options.name.substr(is_parts ? kPartsPrefix.size() : kNamesPrefix.size()));
  const auto model =
      is_parts ? train_parts_model(language, paths) : train_names_model(language, paths);
  if (!model) {
    complain(model.error().text());
    return kFailed;
  }
  return write_file(options.out, *model) ? kAllRead : kFailed;
}

int train_command(const ModelOptions& options) {
  const auto resources = load(options.common);
  if (!resources) return kFailed;
  if (options.name.starts_with(kPartsPrefix) || options.name.starts_with(kNamesPrefix)) {
    return train_reading_command(options, *resources);
  }
  const std::vector<Set> sets = load_sets(options);
  if (sets.empty()) return kFailed;
  Set all;
  for (const Set& set : sets) all.insert(all.end(), set.begin(), set.end());
  const std::string model = train_body_model(all, resources->rules);
  return write_file(options.out, model) ? kAllRead : kFailed;
}

// The page as plain text that somebody scraped badly.
Page bared(const Page& page, const ExtractionRules& rules) {
  Page bare;
  bare.format = PageFormat::kText;
  bare.path = page.path;
  bare.body = bare_lines(page, rules.data());
  return bare;
}

class Evaluation {
 public:
  Evaluation(const ModelOptions& options, const Resources& resources, const std::vector<Set>& sets)
      : options_(options), resources_(resources), sets_(sets), scores_(sets.size()) {}

  // Every page by a model that saw no page of its site.
  void by_folds() {
    for (std::size_t fold = 0; fold < options_.folds; ++fold) {
      Set others;
      for (const Set& set : sets_) {
        for (const LabelledPage& page : set) {
          if (fold_of(page, options_.folds) != fold) others.push_back(page);
        }
      }
      const std::string model = train_body_model(others, resources_.rules);
      const ExtractionRules rules(resources_.rules, model);
      measure(rules,
              [&](const LabelledPage& page) { return fold_of(page, options_.folds) == fold; });
    }
  }

  void as_it_is() {
    measure(resources_.rules, [](const LabelledPage&) { return true; });
  }

  // One "name value" line each.
  std::string report() const {
    std::string out;
    for (std::size_t i = 0; i < sets_.size(); ++i) {
      const BodyScore& score = scores_[i];
      const std::string name = std::filesystem::path(options_.folders[i]).filename().string();
      const auto line = [&](const char* what, double value) {
        out += name + "_" + what + " " + std::to_string(value) + "\n";
      };
      if (score.pages > 0) {
        line("body_precision", score.precision / static_cast<double>(score.answered));
        line("body_recall", score.recall / static_cast<double>(score.pages));
        line("body_f1", score.body_f1());
      }
      if (score.found + score.missing == 0) continue;
      line("snippets_found", static_cast<double>(score.found));
      line("snippets_missing", static_cast<double>(score.missing));
      line("snippets_extra", static_cast<double>(score.extra));
      line("snippets_f1", score.snippet_f1());
    }
    return out;
  }
  const std::string& predictions() const { return predictions_; }

 private:
  template <typename Wanted>
  void measure(const ExtractionRules& rules, const Wanted& is_wanted) {
    for (std::size_t i = 0; i < sets_.size(); ++i) {
      for (const LabelledPage& page : sets_[i]) {
        if (!is_wanted(page)) continue;
        const Article article =
            extract(options_.as_lines ? bared(page.page, rules) : page.page, rules, {});
        scores_[i].add(score_body(article.text, page.truth));
        if (options_.predictions.empty()) continue;
        const nlohmann::ordered_json line{{"id", page.truth.id}, {"text", article.text}};
        predictions_ += line.dump() + "\n";
      }
    }
  }

  const ModelOptions& options_;
  const Resources& resources_;
  const std::vector<Set>& sets_;
  std::vector<BodyScore> scores_;
  std::string predictions_;
};

// Decisions on pairs of names; one file after the other, "name value" lines of each.
int evaluate_same_names(const ModelOptions& options, const Resources& resources) {
  for (const std::string& path : options.folders) {
    const auto report = measure_same_names(path, resources.languages.of("en"));
    if (!report) {
      complain(report.error().text());
      return kFailed;
    }
    if (!put(*report)) return kFailed;
  }
  return kAllRead;
}

int evaluate_command(const ModelOptions& options) {
  const auto resources = load(options.common);
  if (!resources) return kFailed;
  if (options.name == kSameNames) return evaluate_same_names(options, *resources);
  const std::vector<Set> sets = load_sets(options);
  if (sets.empty()) return kFailed;
  Evaluation evaluation(options, *resources, sets);
  if (options.folds > 1) {
    evaluation.by_folds();
  } else {
    evaluation.as_it_is();
  }
  if (!options.predictions.empty() && !write_file(options.predictions, evaluation.predictions()))
    return kFailed;
  return put(evaluation.report()) ? kAllRead : kFailed;
}

void add_model_options(CLI::App& command, ModelOptions& options,
                       const std::vector<std::string>& names, const char* data) {
  command.add_option("NAME", options.name, "The model")
      ->required()
      ->check(one_of(names, "model"))
      ->type_name("NAME");
  command.add_option("DATA", options.folders, data)->required()->type_name("PATH");
  add_common_options(command, options.common);
}

}  // namespace

void add_model(CLI::App& program, int& status) {
  const auto options = std::make_shared<ModelOptions>();
  CLI::App* command = program.add_subcommand("model", "Train or measure the models in data/");
  command->require_subcommand(1);
  CLI::App* train =
      command->add_subcommand("train", "Make a model from pages whose answer is known");
  add_model_options(
      *train, *options, {"extract", "parts-fr", "parts-en", "names-fr", "names-en"},
      "extract: folders with truth.jsonl and pages/; parts: treebanks (.conllu) and word lists "
      "(.mlex), or folders of them; names: labelled texts (.jsonl) and clusters of words (.tsv)");
  train->add_option("--out", options->out, "The model's file")->required()->type_name("FILE");
  set_examples(*train, {{"sourcier model train extract SETS... --out extract.model",
                         "from folders of pages whose body is known"}});
  train->callback([options, &status] { status = train_command(*options); });
  CLI::App* evaluate = command->add_subcommand("evaluate", "Measure a model on such pages");
  add_model_options(*evaluate, *options, {"extract", std::string(kSameNames)},
                    "extract: folders with truth.jsonl and pages/; same-names: pairs of names, or "
                    "names with variants (.jsonl)");
  evaluate
      ->add_option("--folds", options->folds,
                   "Train anew, and measure each part of the pages by the others")
      ->type_name("N");
  evaluate->add_flag("--lines", options->as_lines,
                     "Measure on the bare lines of the pages, as plain text");
  evaluate->add_option("--predictions", options->predictions, "Write the texts found to this file")
      ->type_name("FILE");
  set_examples(*evaluate, {{"sourcier model evaluate extract SET --folds 5",
                            "how well it does on sites that it never saw"}});
  evaluate->callback([options, &status] { status = evaluate_command(*options); });
}

}  // namespace sourcier::cli
