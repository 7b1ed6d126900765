#include "engine/page/zip/docx.h"

#include <expat.h>

#include <algorithm>
#include <memory>

#include "engine/page/xml/xml_tree.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kDeepestElement = 1024;  // Word nests some dozens.
constexpr std::size_t kLongestEnd = 60;        // Bytes of the line that ends a document.

struct EndParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using ParserHandle = std::unique_ptr<std::remove_pointer_t<XML_Parser>, EndParser>;

class DocxReader {
 public:
  DocxText read(std::string_view xml);

 private:
  static void on_start(void* user, const XML_Char* name, const XML_Char**);
  static void on_end(void* user, const XML_Char* name);
  static void on_text(void* user, const XML_Char* characters, int length);
  void start(std::string_view name);
  void end(std::string_view name);
  void end_line();

  XML_Parser parser_ = nullptr;
  DocxText text_;
  std::string line_;
  std::size_t depth_ = 0;
  std::size_t unseen_ = 0;  // The depth of the outermost element whose text nobody sees; 0: none.
  std::size_t size_ = 0;
  bool in_text_ = false;
};

// Prefixes are those that Word and every other writer use.
std::string_view local_name(const XML_Char* name) {
  const std::string_view full(name);
  const std::size_t colon = full.find(':');
  return colon == std::string_view::npos ? full : full.substr(colon + 1);
}

bool is_unseen(std::string_view name) {
  return name == "del" || name == "instrText" || name == "Fallback" || name == "moveFrom" ||
         name == "delText";
}

void DocxReader::on_start(void* user, const XML_Char* name, const XML_Char**) {
  static_cast<DocxReader*>(user)->start(local_name(name));
}

void DocxReader::on_end(void* user, const XML_Char* name) {
  static_cast<DocxReader*>(user)->end(local_name(name));
}

void DocxReader::on_text(void* user, const XML_Char* characters, int length) {
  auto& reader = *static_cast<DocxReader*>(user);
  if (!reader.in_text_ || reader.unseen_ != 0) return;
  reader.size_ += static_cast<std::size_t>(length);
  if (reader.size_ > xml::kMostText) XML_StopParser(reader.parser_, XML_FALSE);
  reader.line_.append(characters, static_cast<std::size_t>(length));
}

void DocxReader::end_line() {
  const std::string_view shown = trim(line_);
  if (!shown.empty()) text_.lines.emplace_back(shown);
  line_.clear();
}

void DocxReader::start(std::string_view name) {
  if (++depth_ > kDeepestElement) XML_StopParser(parser_, XML_FALSE);
  if (unseen_ == 0 && is_unseen(name)) unseen_ = depth_;
  if (unseen_ != 0) return;
  in_text_ = name == "t";
  if (name == "p" || name == "br" || name == "cr") end_line();
  if (name == "tab" && !line_.empty()) line_ += ' ';
  if (name == "noBreakHyphen") line_ += '-';
}

void DocxReader::end(std::string_view name) {
  if (unseen_ == depth_) unseen_ = 0;
  --depth_;
  in_text_ = false;
  if (name == "p" && unseen_ == 0) end_line();
}

DocxText DocxReader::read(std::string_view xml) {
  const ParserHandle parser(XML_ParserCreate(nullptr));
  if (parser == nullptr) return {{}, true};
  parser_ = parser.get();
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, on_start, on_end);
  XML_SetCharacterDataHandler(parser_, on_text);
  // No office document declares entities.
  XML_SetEntityDeclHandler(
      parser_, [](void* user, const XML_Char*, int, const XML_Char*, int, const XML_Char*,
                  const XML_Char*, const XML_Char*, const XML_Char*) {
        XML_StopParser(static_cast<DocxReader*>(user)->parser_, XML_FALSE);
      });
  const auto status = XML_Parse(parser_, xml.data(), static_cast<int>(xml.size()), XML_TRUE);
  text_.is_broken = status != XML_STATUS_OK;
  end_line();
  return std::move(text_);
}

}  // namespace

DocxText docx_text(std::string_view document_xml) { return DocxReader().read(document_xml); }

std::vector<std::vector<std::string>> documents_in(const std::vector<std::string>& lines) {
  std::vector<std::vector<std::string>> documents;
  if (lines.empty()) return documents;
  const std::string& last = lines.back();
  const bool may_end = last.size() <= kLongestEnd;
  documents.emplace_back();
  for (const std::string& line : lines) {
    documents.back().push_back(line);
    if (may_end && line == last) documents.emplace_back();
  }
  if (documents.back().empty()) documents.pop_back();
  return documents;
}

}  // namespace sourcier
