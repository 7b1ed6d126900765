// read_again: what an older engine read, read by this one.
#include "engine/pipeline/ordered.h"
#include "engine/pipeline/stored.h"
#include "engine/reading/read.h"
#include "engine/store/again.h"

namespace sourcier {
namespace {

constexpr std::size_t kStatesAtOnce = 256;  // In one transaction.

// From the page where it is kept and still gives an article, else from the article's text.
NewState made_anew(OldState&& old, const Resources& resources, const RunOptions& options) {
  NewState state{old.number, {}, std::move(old.page), std::move(old.first_seen)};
  if (const auto page = unpack_page(state.page)) {
    auto document = read_page(*page, resources, options);
    if (document) {
      state.document = std::move(*document);
      return state;
    }
  }
  state.document.article = std::move(old.article);
  const Article& article = state.document.article;
  state.document.reading = read(article, resources.languages.of(article.language));
  return state;
}

}  // namespace

Result<AddOutcome> read_again(Store& store, const Resources& resources, const RunOptions& options) {
  AddOutcome outcome;
  const std::string version = resources.version();
  const auto all = store.count("state");
  if (!all) return tl::unexpected(all.error());
  RunProgress progress;
  for (std::int64_t after = 0;;) {
    auto old = states_not_by(store, version, after, kStatesAtOnce);
    if (!old) return tl::unexpected(old.error());
    if (old->empty()) break;
    after = old->back().number;
    std::vector<NewState> states;
    const auto produce = [&](const auto& emit) {
      for (OldState& state : *old) emit(std::move(state));
    };
    const auto work = [&](OldState&& state) {
      return made_anew(std::move(state), resources, options);
    };
    run_ordered<OldState, NewState>(options.jobs, produce, work, [&](NewState&& state) {
      states.push_back(std::move(state));
      ++progress.pages;
      if (options.progress) options.progress(progress);
    });
    const auto replaced = replace_states(store, states, version);
    if (!replaced) return tl::unexpected(replaced.error());
    outcome.articles.changed += replaced->changed;
  }
  const auto grouped = bring_groups_up(store, resources, options);
  if (!grouped) return tl::unexpected(grouped.error());
  return outcome;
}

}  // namespace sourcier
