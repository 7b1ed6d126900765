#include "engine/page/press/europresse.h"

#include <algorithm>

namespace sourcier {
namespace {

constexpr std::size_t kMostArticles = 100'000;  // The service gives at most some thousands a file.
constexpr std::size_t kHead = 4096;             // Bytes in which the charset is declared.

bool begins_tag(std::string_view bytes, std::size_t at, std::string_view name) {
  if (bytes.size() < at + name.size() + 2 || bytes[at] != '<') return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((bytes[at + 1 + i] | 0x20) != name[i]) return false;
  }
  const char after = bytes[at + 1 + name.size()];
  return after == '>' || after == ' ' || after == '\t' || after == '\r' || after == '\n';
}

// The last of these tags that begins in [begin, end); `end` for none.
std::size_t last_tag(std::string_view bytes, std::size_t begin, std::size_t end,
                     std::string_view name) {
  for (std::size_t at = end; at > begin;) {
    at = bytes.rfind('<', at - 1);
    if (at == std::string_view::npos || at < begin) break;
    if (begins_tag(bytes, at, name)) return at;
  }
  return end;
}

}  // namespace

std::vector<Span> europresse_articles(std::string_view bytes) {
  std::vector<Span> articles;
  std::size_t from = 0;  // The article's own tag lies between the last name and its own.
  for (std::size_t at = bytes.find(kPublicationClass); at != std::string_view::npos;
       at = bytes.find(kPublicationClass, from)) {
    const std::size_t back = bytes.substr(from, at - from).rfind('<');
    const std::size_t tag = back == std::string_view::npos ? at : from + back;
    const bool is_in_tag =
        tag < at && bytes.substr(tag, at - tag).find('>') == std::string_view::npos;
    if (!is_in_tag) {  // A style sheet names the class as well.
      from = at + kPublicationClass.size();
      continue;
    }
    std::size_t begin = last_tag(bytes, from, tag, "article");
    if (begin == tag) begin = last_tag(bytes, from, tag, "td");
    const bool is_second = begin == tag && !articles.empty();
    from = at + kPublicationClass.size();
    if (is_second) continue;  // The name once more, in one article.
    if (!articles.empty()) articles.back().end = static_cast<std::uint32_t>(begin);
    if (articles.size() >= kMostArticles) break;
    articles.push_back(span_of(begin, bytes.size()));
  }
  return articles;
}

std::string_view charset_declaration(std::string_view bytes) {
  bytes = bytes.substr(0, kHead);
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos;
       at = bytes.find('<', at + 1)) {
    if (!begins_tag(bytes, at, "meta")) continue;
    const std::size_t end = bytes.find('>', at);
    if (end == std::string_view::npos) return {};
    const std::string_view tag = bytes.substr(at, end + 1 - at);
    if (tag.find("charset") != std::string_view::npos) return tag;
  }
  return {};
}

}  // namespace sourcier
