// Any bytes are an archive, the XML of a document, the lines of a press database or a file of
// Europresse: all of them end, and what they give is sound.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/article/extract.h"
#include "engine/page/press/europresse.h"
#include "engine/page/reader.h"
#include "engine/page/zip/docx.h"
#include "engine/text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

const sourcier::ExtractionRules& rules() {
  static const sourcier::ExtractionRules loaded(*sourcier::Pack::open(SOURCIER_PACK));
  return loaded;
}

void check(const sourcier::Page& page) {
  const sourcier::Article article = sourcier::extract(page, rules(), {});
  require(sourcier::is_utf8(article.text) && sourcier::is_utf8(article.title));
  for (const sourcier::Paragraph& paragraph : article.paragraphs)
    require(paragraph.span.end <= article.text.size());
}

class Bytes : public sourcier::ByteStream {
 public:
  Bytes(const std::uint8_t* data, std::size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}
  bool append_to(sourcier::ByteBuffer& buffer) override {
    const bool has_more = !rest_.empty();
    rest_.copy(buffer.reserve(rest_.size()), rest_.size());
    buffer.grow(rest_.size());
    rest_ = {};
    return has_more;
  }
  const std::optional<sourcier::Error>& failure() const override { return none_; }

 private:
  std::string_view rest_;
  std::optional<sourcier::Error> none_;
};

void check_archive(const std::uint8_t* data, std::size_t size) {
  Bytes stream(data, size);
  sourcier::ByteWindow window(stream);
  const std::string path = "a.zip";
  const sourcier::Take take = [](sourcier::Page&& page) { check(page); };
  const sourcier::Skip skip = [](const sourcier::Error& error) { require(!error.message.empty()); };
  sourcier::ReadTally tally;
  const auto result = sourcier::read_archive(window, {path, take, skip, tally});
  require(result || !result.error().message.empty());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check_archive(data, size);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::size_t lines = 0, parted = 0;
  const sourcier::DocxText text = sourcier::docx_text(bytes);
  for (const auto& document : sourcier::documents_in(text.lines)) parted += document.size();
  lines = text.lines.size();
  require(lines == parted);
  sourcier::Page page;
  for (const auto format : {sourcier::PageFormat::kDocument, sourcier::PageFormat::kNews}) {
    page.format = format;
    page.body = bytes;
    check(page);
  }
  std::uint32_t end = 0;
  for (const sourcier::Span span : sourcier::europresse_articles(bytes)) {
    require(span.begin >= end && span.end > span.begin && span.end <= bytes.size());
    end = span.end;
    page.format = sourcier::PageFormat::kEuropresse;
    page.body = bytes.substr(span.begin, span.size());
    check(page);
  }
  return 0;
}
