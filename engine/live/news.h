// News: what new articles mean to those who have saved a search or follow a story, and how they are
// told.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/store/desk.h"

namespace sourcier {

// Raises an alert for each article that a saved search finds or that belongs to a followed story.
// The number of new ones; `now` is RFC 3339.
Result<std::size_t> raise_news(Store& store, std::span<const std::string> articles,
                               const std::string& now);

// Fills in what each saved search finds in the article of its alert, with what people made one
// since; leaves it empty where it finds nothing there any more.
Result<void> find_passages(Store& store, std::span<Alert> alerts);

// A line an alert, and its passage below it.
std::string alerts_as_text(std::span<const Alert> alerts);

// An Atom feed of alerts, newest first.
std::string alerts_as_atom(std::span<const Alert> alerts);

// {"alerts":
// [{"kind","name","followed","article","title","outlet","published","url","passage","at"}]}
std::string alerts_as_json(std::span<const Alert> alerts);

}  // namespace sourcier
