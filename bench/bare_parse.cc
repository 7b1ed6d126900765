#include "bench/bare_parse.h"

#include <myhtml/myhtml.h>

namespace sourcier::bench {

struct BareParser::Parts {
  myhtml_t* parser = myhtml_create();
  myhtml_tree_t* tree = myhtml_tree_create();
};

BareParser::BareParser() : parts_(new Parts) {
  myhtml_init(parts_->parser, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0);
  myhtml_tree_init(parts_->tree, parts_->parser);
}

BareParser::~BareParser() {
  myhtml_tree_destroy(parts_->tree);
  myhtml_destroy(parts_->parser);
  delete parts_;
}

bool BareParser::parse(std::string_view page) {
  myhtml_tree_clean(parts_->tree);
  myhtml_parse(parts_->tree, MyENCODING_UTF_8, page.data(), page.size());
  return myhtml_tree_get_node_body(parts_->tree) != nullptr;
}

bool parse_with_new_parser(std::string_view page) { return BareParser().parse(page); }

}  // namespace sourcier::bench
