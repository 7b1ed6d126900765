// Parser: MyHTML behind guards, kept from page to page. Within html/ only.
#pragma once

#include <myhtml/myhtml.h>
#include <myhtml/tree.h>

#include <cstddef>
#include <memory>
#include <string_view>

namespace sourcier::html {

struct EndParser {
  void operator()(myhtml_t* parser) const { myhtml_destroy(parser); }
};
struct EndTree {
  void operator()(myhtml_tree_t* tree) const { myhtml_tree_destroy(tree); }
};

// Making a parser costs more than parsing a small page, so each thread keeps one. It holds memory
// between two pages, and nothing of them: the same page gives the same nodes whatever came before.
class Parser {
 public:
  Parser();

  struct Parsed {
    myhtml_tree_node_t* root = nullptr;  // The html element; lives until `clear`.
    std::size_t taken = 0;  // Bytes of the page; fewer than all where a guard ended it.
    std::size_t nodes = 0;  // About as many as the tree has.
  };
  Parsed parse(std::string_view page);

  // What the parser has made of the page so far; each costs it memory.
  struct Work {
    std::string_view page;
    std::size_t nodes = 0;
    std::size_t tokens = 0;
    std::size_t attributes = 0;
    std::size_t nodes_before = 0;  // The last token.
  };

  // Forgets the page.
  void clear();

 private:
  std::size_t feed(std::string_view page, const Work& work);

  std::unique_ptr<myhtml_t, EndParser> parser_;
  std::unique_ptr<myhtml_tree_t, EndTree> tree_;  // After the parser that owns its memory.
};

// This thread's parser for one page; forgets the page at its end, and gives the memory of a large
// one back.
class ParserLease {
 public:
  ParserLease();
  ~ParserLease();
  ParserLease(const ParserLease&) = delete;
  ParserLease& operator=(const ParserLease&) = delete;

  Parser::Parsed parse(std::string_view page);

 private:
  bool is_large_ = false;
};

}  // namespace sourcier::html
