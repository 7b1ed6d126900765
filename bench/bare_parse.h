// Bare parse: MyHTML alone, the floor that extraction is held to.
#pragma once

#include <cstddef>
#include <string_view>

namespace sourcier::bench {

// One parser for many pages, as its authors recommend: single mode, the whole page at once, the
// tree cleaned between two pages. No more than the parser does: nothing is copied, walked or kept.
class BareParser {
 public:
  BareParser();
  ~BareParser();
  BareParser(const BareParser&) = delete;
  BareParser& operator=(const BareParser&) = delete;

  // Whether the page has a body.
  bool parse(std::string_view page);

 private:
  struct Parts;
  Parts* parts_;
};

// The same with a parser made and destroyed for this page alone.
bool parse_with_new_parser(std::string_view page);

}  // namespace sourcier::bench
