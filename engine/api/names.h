// Names: the words by which the JSON forms call the values of our enums (docs/formats/json.md).
#pragma once

#include <string_view>

#include "engine/article/article.h"
#include "engine/reading/reading.h"
#include "engine/story/groups.h"
#include "engine/trace/dossier.h"

namespace sourcier {

std::string_view name_of(ParagraphKind kind);
std::string_view name_of(CreditOf of);
std::string_view name_of(DateBasis basis);  // "" for none.
std::string_view name_of(PartOfSpeech part);
std::string_view name_of(EntityType type);
std::string_view name_of(SourceKind kind);
std::string_view name_of(HopRole role);
std::string_view name_of(QuotationKind kind);
std::string_view name_of(Stance stance);
std::string_view name_of(TimeType type);
std::string_view name_of(QuantityKind kind);
std::string_view name_of(QuantityStatus status);
std::string_view name_of(CopyType type);
std::string_view name_of(OriginBasis basis);
std::string_view name_of(FigureRelation relation);
std::string_view name_of(SourceRelation relation);
std::string_view name_of(DiscrepancyKind kind);
std::string_view name_of(Covers covers);

}  // namespace sourcier
