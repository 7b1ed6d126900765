// DOCX: the paragraphs of a word-processor document (ECMA-376), and of exports of Nexis Uni the
// documents in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/page/reader.h"

namespace sourcier {

// The paragraphs of word/document.xml, a line each: text as it would be printed; what was deleted,
// instructions of fields and alternatives are left out. What the XML holds up to where it is
// damaged.
struct DocxText {
  std::vector<std::string> lines;
  bool is_broken = false;
};
DocxText docx_text(std::string_view document_xml);

// Parts the lines into documents. An export ends each of its documents with one and the same line
// ("End of Document", in the language of its user), which so is the last line of the file.
std::vector<std::vector<std::string>> documents_in(const std::vector<std::string>& lines);

// Reads a ZIP archive: a DOCX, or an archive of files, each of which is read by its own format.
// An archive in an archive is told to `skipped`, a DOCX in one is read.
Result<void> read_archive(ByteWindow& bytes, const PageSink& sink);

}  // namespace sourcier
