// The namespaces of feeds and office documents, by URI and by the prefix that everybody uses.
#include <algorithm>

#include "engine/page/xml/xml_tree.h"

namespace sourcier::xml {
namespace {

struct Known {
  std::string_view name;
  Space space;
};

constexpr Known kUris[] = {
    {"", Space::kCore},
    {"http://backend.userland.com/rss", Space::kCore},
    {"http://backend.userland.com/rss2", Space::kCore},
    {"http://blogs.law.harvard.edu/tech/rss", Space::kCore},
    {"http://cyber.law.harvard.edu/rss/rss.html", Space::kCore},
    {"http://purl.org/rss/1.0/", Space::kCore},
    {"http://purl.org/net/rss1.1#", Space::kCore},
    {"http://channel.netscape.com/rdf/simple/0.9/", Space::kCore},
    {"http://my.netscape.com/rdf/simple/0.9/", Space::kCore},
    {"http://my.netscape.com/publish/formats/rss-0.91.dtd", Space::kCore},
    {"http://purl.org/atom/ns#", Space::kCore},
    {"http://www.w3.org/2005/atom", Space::kCore},
    {"http://www.w3.org/xml/1998/namespace", Space::kXml},
    {"http://www.w3.org/2000/xmlns/", Space::kXmlns},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", Space::kRdf},
    {"http://purl.org/dc/elements/1.0/", Space::kDc},
    {"http://purl.org/dc/elements/1.1/", Space::kDc},
    {"http://purl.org/dc/terms/", Space::kDcTerms},
    {"http://purl.org/rss/1.0/modules/content/", Space::kContent},
    {"http://www.w3.org/1999/xhtml", Space::kXhtml},
    {"http://search.yahoo.com/mrss", Space::kMedia},
    {"http://search.yahoo.com/mrss/", Space::kMedia},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", Space::kItunes},
    {"http://rssnamespace.org/feedburner/ext/1.0", Space::kFeedburner},
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::kWord},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", Space::kWord},
};

constexpr Known kPrefixes[] = {
    {"", Space::kCore},           {"rss", Space::kCore},    {"atom", Space::kCore},
    {"atom10", Space::kCore},     {"a10", Space::kCore},    {"xml", Space::kXml},
    {"xmlns", Space::kXmlns},     {"rdf", Space::kRdf},     {"dc", Space::kDc},
    {"dcterms", Space::kDcTerms}, {"dct", Space::kDcTerms}, {"content", Space::kContent},
    {"xhtml", Space::kXhtml},     {"html", Space::kXhtml},  {"media", Space::kMedia},
    {"itunes", Space::kItunes},   {"w", Space::kWord},      {"feedburner", Space::kFeedburner},
};

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

template <std::size_t kSize>
Space find(const Known (&known)[kSize], std::string_view name) {
  const std::string low = ascii_lower(name);
  const auto* found = std::ranges::find(known, std::string_view(low), &Known::name);
  return found == std::end(known) ? Space::kOther : found->space;
}

}  // namespace

Space space_of_uri(std::string_view uri) { return find(kUris, uri); }

Space space_of_prefix(std::string_view prefix) { return find(kPrefixes, prefix); }

}  // namespace sourcier::xml
