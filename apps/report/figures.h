// Figures in words: "about 400", "300–350 km", "at least 8".
#pragma once

#include <string>

#include "apps/report/labels.h"
#include "apps/report/view.h"

namespace sourcier::report {

// The number as the reader's language writes it, with its bounds, unit and approximation.
std::string value_text(const Labels& labels, const FigureValue& value, const std::string& unit);

// "planned", "estimated", and what the same source said before; "" where there is nothing to add.
std::string value_note(const Labels& labels, const ValueView& view, const std::string& unit);

}  // namespace sourcier::report
