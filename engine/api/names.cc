#include "engine/api/names.h"

#include <array>
#include <cassert>

namespace sourcier {
namespace {

template <std::size_t Size, typename Enum>
std::string_view name_in(const std::array<std::string_view, Size>& names, Enum value) {
  assert(static_cast<std::size_t>(value) < Size);
  return names[static_cast<std::size_t>(value)];
}

// In the order of each enum.
constexpr std::array<std::string_view, 7> kParagraphKinds = {"body",  "heading", "caption", "list",
                                                             "quote", "table",   "update"};
constexpr std::array<std::string_view, 3> kCreditOf = {"text", "photo", "video"};
constexpr std::array<std::string_view, 9> kDateBases = {
    "", "json-ld", "meta", "microdata", "time", "url", "visible", "option", "inferred"};
constexpr std::array<std::string_view, 17> kPartsOfSpeech = {
    "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
constexpr std::array<std::string_view, 4> kEntityTypes = {"PER", "ORG", "LOC", "MISC"};
constexpr std::array<std::string_view, 7> kSourceKinds = {
    "agency", "newspaper", "broadcaster", "organisation", "person", "document", "anonymous"};
constexpr std::array<std::string_view, 2> kHopRoles = {"relay", "source"};
constexpr std::array<std::string_view, 3> kQuotationKinds = {"direct", "mixed", "indirect"};
constexpr std::array<std::string_view, 3> kStances = {"asserts", "denies",
                                                      "neither confirms nor denies"};
constexpr std::array<std::string_view, 4> kTimeTypes = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 5> kQuantityKinds = {"number", "percent", "money", "measure",
                                                            "ordinal"};
constexpr std::array<std::string_view, 3> kQuantityStatuses = {"reported", "planned", "estimated"};
constexpr std::array<std::string_view, 6> kCopyTypes = {"exact",   "near",      "dispatch",
                                                        "partial", "quotation", "boilerplate"};
constexpr std::array<std::string_view, 3> kOriginBases = {"stated", "credited", "copied"};
constexpr std::array<std::string_view, 4> kFigureRelations = {"agree", "differ", "revised",
                                                              "not_comparable"};
constexpr std::array<std::string_view, 4> kSourceRelations = {"quotes", "relays", "credits",
                                                              "copies"};
constexpr std::array<std::string_view, 2> kDiscrepancyKinds = {"day", "place"};
constexpr std::array<std::string_view, 3> kCovers = {"reports", "omits", "precedes"};

}  // namespace

std::string_view name_of(ParagraphKind kind) { return name_in(kParagraphKinds, kind); }
std::string_view name_of(CreditOf of) { return name_in(kCreditOf, of); }
std::string_view name_of(DateBasis basis) { return name_in(kDateBases, basis); }
std::string_view name_of(PartOfSpeech part) { return name_in(kPartsOfSpeech, part); }
std::string_view name_of(EntityType type) { return name_in(kEntityTypes, type); }
std::string_view name_of(SourceKind kind) { return name_in(kSourceKinds, kind); }
std::string_view name_of(HopRole role) { return name_in(kHopRoles, role); }
std::string_view name_of(QuotationKind kind) { return name_in(kQuotationKinds, kind); }
std::string_view name_of(Stance stance) { return name_in(kStances, stance); }
std::string_view name_of(TimeType type) { return name_in(kTimeTypes, type); }
std::string_view name_of(QuantityKind kind) { return name_in(kQuantityKinds, kind); }
std::string_view name_of(QuantityStatus status) { return name_in(kQuantityStatuses, status); }
std::string_view name_of(CopyType type) { return name_in(kCopyTypes, type); }
std::string_view name_of(OriginBasis basis) { return name_in(kOriginBases, basis); }
std::string_view name_of(FigureRelation relation) { return name_in(kFigureRelations, relation); }
std::string_view name_of(SourceRelation relation) { return name_in(kSourceRelations, relation); }
std::string_view name_of(DiscrepancyKind kind) { return name_in(kDiscrepancyKinds, kind); }
std::string_view name_of(Covers covers) { return name_in(kCovers, covers); }

}  // namespace sourcier
