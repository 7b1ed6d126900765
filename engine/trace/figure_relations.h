// Figure relations: whether the values that articles give for one thing agree, are revised, or
// differ.
#pragma once

#include <string>
#include <vector>

#include "engine/trace/dossier.h"
#include "engine/trace/figure_roles.h"

namespace sourcier {

// Values of one figure that are held against each other.
inline constexpr std::size_t kMostCompared = 400;

// Where a value holds.
struct FigureScope {
  std::string event;
  FigureRole role;
};

// How the values of one figure stand to each other. Planned is not compared with reported, nor one
// role or event with another, and no voice contradicts itself in one article: a difference of
// scope is no contradiction. Nor are two values that one article tells apart, or that lie far from
// each other and lack a source. Quadratic in the values, of which a bounded number is compared.
FigureRelation relation_of(const std::vector<FigureValue>& values,
                           const std::vector<FigureScope>& scopes);

}  // namespace sourcier
