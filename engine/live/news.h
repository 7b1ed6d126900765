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

// An Atom feed of alerts, newest first.
std::string alerts_as_atom(std::span<const Alert> alerts);

// {"alerts": [{"kind","name","article","title","outlet","published","url","at"}]}
std::string alerts_as_json(std::span<const Alert> alerts);

}  // namespace sourcier
