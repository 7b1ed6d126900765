// Any bytes are a page: read without MyHTML, if they can be, they give the tree that it gives.
//
// The first byte says whether the others are the page itself or choices among parts of one.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/html/tree_builder.h"

namespace {

using namespace sourcier::html;

void require(bool holds) {
  if (!holds) std::abort();
}

constexpr std::string_view kParts[] = {
    "<p>",       "</p>",      "<div id=a>",  "</div>",      "<b>",           "</b>",
    "<i x=1>",   "</i>",      "<a href=x>",  "</a>",        "<span>",        "</span>",
    "<ul>",      "</ul>",     "<li>",        "</li>",       "<dl>",          "<dt>",
    "<dd>",      "<table>",   "</table>",    "<tr>",        "</tr>",         "<td>",
    "</td>",     "<tbody>",   "<caption>",   "</caption>",  "<colgroup>",    "<col>",
    "<h1>",      "</h2>",     "<br>",        "</br>",       "<form>",        "</form>",
    "<input>",   "<select>",  "</select>",   "<option>",    "<optgroup>",    "<button>",
    "</button>", "<svg>",     "</svg>",      "<template>",  "</template>",   "<object>",
    "</object>", "<pre>",     "<noscript>",  "</noscript>", "<html lang=x>", "</html>",
    "<head>",    "</head>",   "<body id=x>", "</body>",     "<!-- c -->",    "<!doctype html>",
    "text",      " ",         "\n",          "&amp;",       "&eacute",       "<title>t</title>",
    "<style>",   "</style>",  "<script>",    "</script>",   "<textarea>",    "</textarea>",
    "<iframe>",  "</iframe>", "\r\n",        "<!--",        "-->",           "<nobr>",
    "</nobr>",   "<x-y>",     "</x-y>",      "<em",         " class='a'",    ">",
};

// MyHTML crops a text that begins with blanks before the body, and writes over it, and over what it
// keeps beside it, when it adds more behind: what it gives then is nobody's page.
bool may_be_spoilt(std::string_view page) {
  char before = '>';
  for (std::size_t at = 0; at < page.size(); ++at) {
    const char c = page[at];
    const bool is_blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (c == '<') {
      at = std::min(page.find('>', at), page.size());
    } else if (!is_blank) {
      return before != '>';
    }
    before = c == '<' ? '>' : c;
  }
  return false;
}

bool is_spoilt(const Tree& tree) {
  for (NodeId id = 0; id < tree.nodes().size(); ++id) {
    if (tree.text(id).find('\0') != std::string_view::npos) return true;
  }
  return false;
}

void check(const Tree& ours, const Tree& theirs) {
  if (is_spoilt(theirs)) return;
  require(!theirs.truncated() && ours.nodes().size() == theirs.nodes().size());
  require(ours.spellings() == theirs.spellings());
  for (NodeId id = 0; id < ours.nodes().size(); ++id) {
    const Node& one = ours[id];
    const Node& other = theirs[id];
    require(one.tag == other.tag && one.parent == other.parent && one.end == other.end);
    require(ours.text(id) == theirs.text(id) && one.attribute_count == other.attribute_count);
    for (int name = 0; name < static_cast<int>(Attribute::kCount); ++name) {
      const auto attribute = static_cast<Attribute>(name);
      require(ours.has_attribute(id, attribute) == theirs.has_attribute(id, attribute));
      require(ours.attribute(id, attribute) == theirs.attribute(id, attribute));
    }
  }
}

std::string page_of(const std::uint8_t* data, std::size_t size) {
  std::string page;
  const bool is_itself = size > 0 && data[0] % 2 == 0;
  for (std::size_t i = 1; i < size; ++i) {
    if (is_itself) {
      if (data[i] != 0) page += static_cast<char>(data[i]);
    } else {
      page += kParts[data[i] % std::size(kParts)];
    }
  }
  return page;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string page = page_of(data, size);
  if (may_be_spoilt(page)) return 0;
  if (const auto plain = parse_plain(page)) check(*plain, parse_any(page));
  return 0;
}
