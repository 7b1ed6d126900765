// Archives as inputs: DOCX files, and ZIP files of any files that are read.
#include <algorithm>

#include "engine/page/memory.h"
#include "engine/page/zip/docx.h"
#include "engine/page/zip/zip.h"

namespace sourcier {
namespace {

constexpr std::string_view kTypes = "[Content_Types].xml";  // Of every office document.
constexpr std::string_view kZip = "PK\x03\x04";

// "word/document.xml"; some versions of Word number it.
bool is_document(const std::string& name) {
  return name.starts_with("word/document") && name.ends_with(".xml");
}

// What an archive is, by the names of its members.
struct Contents {
  bool is_office = false;
  bool is_docx = false;
  bool is_book = false;  // EPUB and OpenDocument begin with their type.
};

Result<Contents> look_into(std::string_view bytes, const PageSink& sink) {
  Contents contents;
  const auto note = [&](const std::string& name) {
    contents.is_office = contents.is_office || name == kTypes;
    contents.is_docx = contents.is_docx || is_document(name);
    contents.is_book = contents.is_book || name == "mimetype";
    return false;
  };
  const auto result = read_zip(bytes, sink.path, note, [](Member&&) {}, sink.skipped);
  if (!result) return tl::unexpected(result.error());
  return contents;
}

void take_document(const std::string& xml, const PageSink& sink) {
  const DocxText text = docx_text(xml);
  const auto documents = documents_in(text.lines);
  if (text.is_broken) {
    sink.skipped(
        {ErrorKind::kMalformed, sink.path, "holds damaged XML; its text was read up to there"});
  }
  if (documents.empty() && !text.is_broken)
    sink.skipped({ErrorKind::kMalformed, sink.path, "is a DOCX without text"});
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Page page;
    page.path = sink.path;
    page.format = PageFormat::kDocument;
    for (const std::string& line : documents[i]) (page.body += line) += '\n';
    sink.take(std::move(page));
  }
}

Result<void> read_docx(std::string_view bytes, const PageSink& sink) {
  return read_zip(
      bytes, sink.path, is_document, [&](Member&& member) { take_document(member.bytes, sink); },
      sink.skipped);
}

// Hidden files and what macOS adds of its own are no pages.
bool is_page(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  const std::string_view file =
      std::string_view(name).substr(slash == std::string::npos ? 0 : slash + 1);
  return !file.empty() && !file.starts_with('.') && !name.starts_with("__MACOSX/");
}

void read_member(const Member& member, const PageSink& outer) {
  const std::string path = outer.path + "/" + member.name;
  const PageSink sink{path, outer.take, outer.skipped, outer.tally};
  Result<void> result;
  if (std::string_view(member.bytes).starts_with(kZip)) {
    const auto contents = look_into(member.bytes, sink);
    if (!contents) {
      result = tl::unexpected(contents.error());
    } else if (contents->is_docx) {
      result = read_docx(member.bytes, sink);
    } else {
      result = fail(ErrorKind::kUnsupported, path, "is an archive in an archive");
    }
  } else {
    MemoryStream stream(member.bytes);
    ByteWindow window(stream);
    result = read_format(window, sink);
  }
  if (!result) outer.skipped(result.error());
}

}  // namespace

Result<void> read_archive(ByteWindow& bytes, const PageSink& sink) {
  const std::string_view all = bytes.peek(kLargestArchive + 1);
  if (bytes.failure()) return tl::unexpected(*bytes.failure());
  if (all.size() > kLargestArchive) {
    return fail(ErrorKind::kTooLarge, sink.path,
                "has more than " + std::to_string(kLargestArchive) +
                    " bytes; an archive is read up to that size");
  }
  const auto contents = look_into(all, sink);
  if (!contents) return tl::unexpected(contents.error());
  if (contents->is_docx) return read_docx(all, sink);
  if (contents->is_office || contents->is_book)
    return fail(ErrorKind::kUnsupported, sink.path, "is an office document that is no DOCX");
  return read_zip(
      all, sink.path, is_page, [&](Member&& member) { read_member(member, sink); }, sink.skipped);
}

}  // namespace sourcier
