#include "engine/page/sniff.h"

#include <algorithm>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view name;
};

// Leading bytes of what is no page, but holds pages.
struct Container {
  std::string_view bytes;
  FileFormat format;
};
constexpr Container kContainers[] = {
    {"\x1F\x8B"sv, FileFormat::kGzip},
    {"\x28\xB5\x2F\xFD"sv, FileFormat::kZstd},
    {"\x5D\x2A\x4D\x18"sv, FileFormat::kZstd},  // The dictionary of a compressed WARC.
    {"WARC/"sv, FileFormat::kWarc},
    {"filedesc://"sv, FileFormat::kArc},
};

// Leading bytes of what is no page.
constexpr Magic kMagics[] = {
    {"BZh"sv, "bzip2 data"},
    {"\xFD"
     "7zXZ\0"sv,
     "xz data"},
    {"%PDF-"sv, "a PDF document"},
    {"\x89PNG"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"GIF8"sv, "a GIF image"},
    {"RIFF"sv, "a RIFF file (image, sound or video)"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"SQLite format 3"sv, "an SQLite database (a store is opened with --db)"},
    {"OggS"sv, "an Ogg file"},
    {"ID3"sv, "an MP3 file"},
};

bool starts_with_markup(std::string_view text, std::string_view name) {
  return text.size() > name.size() && text[0] == '<' && text.substr(1).starts_with(name);
}

constexpr std::size_t kMostJunk = 256;  // Bytes before the markup of a feed.
constexpr std::string_view kRdf = "rdf:rdf";
constexpr std::string_view kFeeds[] = {"rss", "feed", kRdf, "channel", "entry"};
constexpr std::string_view kNewsMl[] = {"newsitem", "newsmessage", "nitf"};
constexpr std::string_view kHtml[] = {
    "!doctype html", "html",  "head",    "body",  "meta", "title", "link", "script",
    "article",       "div",   "section", "main",  "p>",   "p ",    "h1",   "header",
    "nav",           "table", "style",   "base",  "span", "a ",    "b>",   "font",
    "center",        "br",    "ul",      "iframe"};

// The name of the document's first element, without its prefix, whatever declarations and comments
// stand before it; "" where there is none.
std::string_view root_name(std::string_view low) {
  if (low.find('<') > kMostJunk) return {};
  for (std::size_t at = 0; (at = low.find('<', at)) != std::string_view::npos; ++at) {
    const std::string_view rest = low.substr(at + 1);
    if (rest.starts_with("!--")) {
      at = std::min(low.find("-->", at), low.size() - 1);
      continue;
    }
    if (rest.starts_with("!doctype") && rest.find('[') < rest.find('>')) {
      at = std::min(low.find(']', at), low.size() - 1);
      continue;
    }
    if (rest.starts_with('!') || rest.starts_with('?')) continue;
    const std::size_t end = rest.find_first_of(" \t\r\n/>");
    std::string_view name = rest.substr(0, end);
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos && name != kRdf) name.remove_prefix(colon + 1);
    return name;
  }
  return {};
}

bool is_html(std::string_view low) {
  if (std::ranges::any_of(kHtml, [&](auto name) { return starts_with_markup(low, name); }))
    return true;
  if (starts_with_markup(low, "?xml") || starts_with_markup(low, "!--") ||
      starts_with_markup(low, "!doctype"))
    return true;
  // Text before the first tag is allowed, but then the page must say what it is.
  for (const std::string_view sure :
       {"<html", "<body", "<head>", "</p>", "</div>", "<!doctype html"})
    if (low.find(sure) != std::string_view::npos) return true;
  return false;
}

bool is_json(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t at = text.find_first_not_of(" \t\r\n", 1);
    return at != std::string_view::npos && (text[at] == '{' || text[at] == ']');
  }
  if (!text.starts_with('{')) return false;
  const std::size_t at = text.find_first_not_of(" \t\r\n", 1);
  return at != std::string_view::npos && (text[at] == '"' || text[at] == '}');
}

// A NUL, or too many other control characters: no text in any encoding of ours. UTF-16 and
// UTF-32 are text though half of it may be NULs.
bool is_binary(std::string_view bytes) {
  using namespace std::string_view_literals;
  for (const std::string_view wide :
       {"\xFE\xFF"sv, "\xFF\xFE"sv, "\0\0\xFE\xFF"sv, "<\0"sv, "\0<\0"sv, "\0\0\0<"sv}) {
    if (bytes.starts_with(wide)) return false;
  }
  std::size_t controls = 0, nuls = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) ++nuls;
    if (byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B)
      ++controls;
  }
  const bool is_markup = bytes.find('<') != std::string_view::npos && nuls * 20 < bytes.size();
  return (nuls > 0 && !is_markup) || controls * 20 > bytes.size();
}

}  // namespace

Sniffed sniff(std::string_view bytes) {
  bytes = bytes.substr(0, kSniffed);
  for (const Container& container : kContainers) {
    if (bytes.starts_with(container.bytes)) return {container.format};
  }
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes)) return {FileFormat::kUnsupported, std::string(magic.name)};
  }
  if (bytes.starts_with("PK\x03\x04")) return {FileFormat::kArchive, {}};
  if (is_binary(bytes)) return {FileFormat::kUnsupported, "binary data"};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n\f");
  if (begin == std::string_view::npos) return {};
  bytes.remove_prefix(begin);
  if (is_json(bytes)) {
    const bool is_json_feed = bytes.find("jsonfeed.org/version") != std::string_view::npos;
    return {is_json_feed ? FileFormat::kJsonFeed : FileFormat::kJson, {}};
  }
  std::string low(bytes);
  std::erase(low, '\0');  // UTF-16, read as if it were ASCII.
  for (char& c : low) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (low.starts_with("\xFE\xFF") || low.starts_with("\xFF\xFE")) low.erase(0, 2);
  const std::string_view root = root_name(low);
  if (std::ranges::find(kFeeds, root) != std::end(kFeeds)) return {FileFormat::kFeed, {}};
  if (std::ranges::find(kNewsMl, root) != std::end(kNewsMl)) return {FileFormat::kNewsMl, {}};
  return {is_html(low) ? FileFormat::kHtml : FileFormat::kText, {}};
}

}  // namespace sourcier
