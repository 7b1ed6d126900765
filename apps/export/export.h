// Export: a dossier in the forms that other tools read (docs/formats/exports.md).
//
// Pure: values in, text out; the same values give the same bytes. Positions are code points of the
// article's text, as in our JSON. Cost is linear in the dossier.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/reading.h"
#include "engine/story/groups.h"
#include "engine/trace/dossier.h"

namespace sourcier {

struct ExportInput {
  const Dossier& dossier;
  const Groups& groups;
  std::span<const Document> documents;
};

// French Excel wants semicolons, decimal commas and a byte order mark; all others RFC 4180.
enum class CsvStyle : std::uint8_t { kPlain, kFrench };

// The names of the tables, in the order in which they are explained.
std::vector<std::string_view> csv_tables();

// One of them, with a line of column names; "" for another name. Cells that a spreadsheet would
// take for formulas are preceded by an apostrophe.
std::string to_csv(const ExportInput& input, std::string_view table, CsvStyle style);

// ninjs 3.0 (IPTC), one article a line; `infoSources` carry whom it has its information from.
std::string to_ninjs(const ExportInput& input);

// Who has it from whom: GEXF 1.2 for Gephi, GraphML for everything else.
std::string to_gexf(const ExportInput& input);
std::string to_graphml(const ExportInput& input);

// PROV-O as JSON-LD, with its context inside.
std::string to_prov(const ExportInput& input);

// W3C Web Annotations: each wording and figure, anchored by position and by quote in the text whose
// digest is named.
std::string to_annotations(const ExportInput& input);

// A STIX 2.1 bundle: sources are identities, stories reports, statements notes.
std::string to_stix(const ExportInput& input);

// CoNLL-U: sentences and tokens with part of speech and lemma; names stand in MISC.
std::string to_conllu(const ExportInput& input);

}  // namespace sourcier
