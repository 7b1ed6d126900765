// PlainTree: the tree of a page whose elements stand in order. Within html/ only.
//
// The standard's building of trees, as far as every node comes behind the one before it. What moves
// nodes (misnested formatting around blocks, text between the parts of a table), what is rare
// (framesets, templates, mathematics) and what comes near a guard is left to MyHTML: reading stops
// and the page is given over whole. docs/decisions/0017 says why.
// https://html.spec.whatwg.org/multipage/parsing.html#tree-construction
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/html/plain_tags.h"
#include "engine/html/plain_tokens.h"
#include "engine/html/tree_builder.h"

namespace sourcier::html {

class PlainTree {
 public:
  // `page` must outlive it.
  explicit PlainTree(std::string_view page) : page_(page), tokens_(page) {}

  // Nothing where the page is left to MyHTML.
  std::optional<Tree> make();

 private:
  static constexpr NodeId kNone = TreeBuilder::kNone;

  enum class Mode : std::uint8_t {
    kInitial,
    kBeforeHtml,
    kBeforeHead,
    kInHead,
    kInHeadNoscript,
    kAfterHead,
    kInBody,
    kInTable,
    kInCaption,
    kInColumnGroup,
    kInTableBody,
    kInRow,
    kInCell,
    kInSelect,
    kInSelectInTable,
    kAfterBody,
    kAfterAfterBody,
  };

  // What a mode does with a token: it is done with it, or another mode has to look at it.
  enum class Next : std::uint8_t { kDone, kAgain, kGiveUp };

  struct Open {
    TagNumber tag = 0;
    std::uint32_t categories = 0;
    NodeId node = kNone;       // kNone below what no reader sees.
    std::uint32_t serial = 0;  // Each opened element has its own.
  };
  struct Formatting {
    TagNumber tag = 0;  // 0 is a marker.
    NodeId node = kNone;
    std::uint32_t serial = 0;
  };

  // plain_tree.cc: the loop, the open elements, what is inserted.
  Next take(const MarkupToken& token);
  bool is_beyond_guards() const;
  NodeId place() const;
  NodeId insert(TagNumber tag, const MarkupToken* token);
  void push(TagNumber tag, NodeId node);
  void open(TagNumber tag, const MarkupToken* token) { push(tag, insert(tag, token)); }
  Next open_raw(const MarkupToken& token);
  void insert_text(std::string_view raw);
  Next insert_doctype(std::string_view doctype);
  void insert_comment() { last_text_ = kNone; }
  bool is_current(TagNumber tag) const { return open_.back().tag == tag; }
  void pop();
  void pop_to(std::size_t size);
  void pop_until(TagNumber tag);
  bool is_in_scope(TagNumber tag, std::uint32_t boundary) const;
  void end_implied(TagNumber except);
  void reset_mode();

  // plain_unseen.cc
  Next insert_foreign(const MarkupToken& token);
  enum class Within : std::uint8_t { kPage, kTemplate };
  Next pass_foreign(TagNumber tag, Within within);
  bool may_end(TagNumber tag) const;
  Next insert_template(const MarkupToken& token);

  // plain_formatting.cc
  bool is_open(std::uint32_t serial) const;
  Next reopen_formatting();
  Next add_formatting(TagNumber tag);
  std::size_t formatting_entry(TagNumber tag) const;
  Next end_formatting(TagNumber tag);
  Next move_block(std::size_t entry, std::size_t element, std::size_t block);
  void renumber_from(NodeId first);
  void clear_to_marker();

  // plain_head.cc: before the body and behind it.
  Next initial(const MarkupToken& token);
  Next before_html(const MarkupToken& token);
  Next before_head(const MarkupToken& token);
  Next in_head(const MarkupToken& token);
  Next start_in_head(const MarkupToken& token);
  Next in_head_noscript(const MarkupToken& token);
  Next after_head(const MarkupToken& token);
  Next start_after_head(const MarkupToken& token);
  void open_body(const MarkupToken* token);
  Next after_body(const MarkupToken& token);
  Next after_after_body(const MarkupToken& token);
  std::string_view without_blanks(std::string_view text) const;

  // plain_body.cc
  Next in_body(const MarkupToken& token);
  Next text_in_body();
  Next start_in_body(const MarkupToken& token);
  Next start_form(const MarkupToken& token);
  Next start_table(const MarkupToken& token);
  Next start_inline(const MarkupToken& token, BodyStart kind);
  Next end_in_body(TagNumber tag);
  Next end_form();
  Next end_heading();
  Next end_other(TagNumber tag);
  Next start_link(const MarkupToken& token);
  Next start_item(const MarkupToken& token);
  void close_paragraph();
  void close_paragraph_in_scope();
  Next add_missing(const MarkupToken& token);

  // plain_table.cc
  Next in_table(const MarkupToken& token);
  Next start_in_table(const MarkupToken& token);
  Next end_in_table(TagNumber tag);
  Next in_caption(const MarkupToken& token);
  Next in_column_group(const MarkupToken& token);
  Next in_table_body(const MarkupToken& token);
  Next in_row(const MarkupToken& token);
  Next in_cell(const MarkupToken& token);
  bool is_in_table_scope(TagNumber tag) const;
  static bool is_of_table(TagNumber tag);
  bool is_current_of_table() const { return is_of_table(open_.back().tag); }
  void pop_to_context(TagNumber first, TagNumber second, TagNumber third);
  void close_cell();

  // plain_select.cc
  Next in_select(const MarkupToken& token);
  Next end_in_select(TagNumber tag);
  Next in_select_in_table(const MarkupToken& token);
  Next leave_select(bool again);

  std::string_view page_;
  MarkupTokens tokens_;
  TreeBuilder made_;
  Mode mode_ = Mode::kInitial;
  std::vector<Open> open_;
  std::array<std::uint16_t, kFirstUnknown> open_count_{};  // Of known tags.
  std::vector<Formatting> formatting_;
  std::vector<std::string> between_;  // Blank texts behind the head: they follow all of it.
  bool between_goes_on_ = false;
  std::string scratch_;
  std::string_view rest_;  // Of a text whose beginning was taken.
  NodeId head_ = kNone;
  bool has_form_ = false;
  std::uint32_t form_serial_ = 0;
  NodeId last_text_ = kNone;  // The last node of all, where a text may go on.
  std::uint32_t serials_ = 0;
  std::size_t moved_blocks_ = 0;
  bool drops_newline_ = false;  // The first of a <pre>.
  bool has_doctype_ = false;
  bool is_standard_ = false;  // By the doctype of today.
  std::size_t token_count_ = 0;
  std::size_t attribute_count_ = 0;
  std::size_t element_count_ = 0;
};

}  // namespace sourcier::html
