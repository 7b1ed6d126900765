// Tables.
#include "engine/html/plain_tree.h"

namespace sourcier::html {
namespace {

constexpr std::uint32_t kTableScope = MyHTML_TAG_CATEGORIES_SCOPE_TABLE;

bool is_row_group(TagNumber tag) {
  return tag == MyHTML_TAG_TBODY || tag == MyHTML_TAG_TFOOT || tag == MyHTML_TAG_THEAD;
}
bool is_cell(TagNumber tag) { return tag == MyHTML_TAG_TD || tag == MyHTML_TAG_TH; }
bool is_column(TagNumber tag) { return tag == MyHTML_TAG_COL || tag == MyHTML_TAG_COLGROUP; }
bool is_part(TagNumber tag) {
  return tag == MyHTML_TAG_CAPTION || is_column(tag) || is_row_group(tag) || is_cell(tag) ||
         tag == MyHTML_TAG_TR;
}
bool is_outside(TagNumber tag) { return tag == MyHTML_TAG_BODY || tag == MyHTML_TAG_HTML; }

bool is_hidden_input(const MarkupToken& token) {
  for (const RawAttribute& attribute : token.attributes) {
    if (attribute.name == Attribute::kType) return attribute.value == "hidden";
  }
  return false;
}

}  // namespace

bool PlainTree::is_in_table_scope(TagNumber tag) const { return is_in_scope(tag, kTableScope); }

bool PlainTree::is_of_table(TagNumber tag) {
  return tag == MyHTML_TAG_TABLE || tag == MyHTML_TAG_TR || is_row_group(tag);
}

void PlainTree::pop_to_context(TagNumber first, TagNumber second, TagNumber third) {
  while (open_.size() > 1 && !is_current(first) && !is_current(second) && !is_current(third)) pop();
}

PlainTree::Next PlainTree::in_table(const MarkupToken& token) {
  switch (token.kind) {
    case MarkupToken::Kind::kText:
      // Other text would move before the table.
      if (!is_current_of_table() || !token.is_blank) return Next::kGiveUp;
      insert_text(rest_);
      return Next::kDone;
    case MarkupToken::Kind::kComment:
      insert_comment();
      return Next::kDone;
    case MarkupToken::Kind::kStart:
      return start_in_table(token);
    case MarkupToken::Kind::kEnd:
      return end_in_table(token.tag);
    default:
      return Next::kDone;
  }
}

PlainTree::Next PlainTree::start_in_table(const MarkupToken& token) {
  const TagNumber tag = token.tag;
  if (is_part(tag)) {
    pop_to_context(MyHTML_TAG_TABLE, MyHTML_TAG_TABLE, MyHTML_TAG_TABLE);
    if (tag == MyHTML_TAG_CAPTION || tag == MyHTML_TAG_COLGROUP || is_row_group(tag)) {
      open(tag, &token);
      if (tag == MyHTML_TAG_CAPTION) formatting_.push_back({});
      mode_ = tag == MyHTML_TAG_CAPTION    ? Mode::kInCaption
              : tag == MyHTML_TAG_COLGROUP ? Mode::kInColumnGroup
                                           : Mode::kInTableBody;
      return Next::kDone;
    }
    const bool is_col = tag == MyHTML_TAG_COL;
    open(is_col ? MyHTML_TAG_COLGROUP : MyHTML_TAG_TBODY, nullptr);
    mode_ = is_col ? Mode::kInColumnGroup : Mode::kInTableBody;
    return Next::kAgain;
  }
  switch (tag) {
    case MyHTML_TAG_TABLE:
      if (!is_in_table_scope(tag)) return Next::kDone;
      pop_until(tag);
      reset_mode();
      return Next::kAgain;
    case MyHTML_TAG_STYLE:
    case MyHTML_TAG_SCRIPT:
      return open_raw(token);
    case MyHTML_TAG_TEMPLATE:
      return insert_template(token);
    case MyHTML_TAG_INPUT:
      if (!is_hidden_input(token)) return Next::kGiveUp;
      static_cast<void>(insert(tag, &token));
      return Next::kDone;
    case MyHTML_TAG_FORM:
      if (has_form_) return Next::kDone;
      static_cast<void>(insert(tag, &token));
      has_form_ = true;
      form_serial_ = ++serials_;  // Closed at once.
      return Next::kDone;
    default:
      return Next::kGiveUp;
  }
}

PlainTree::Next PlainTree::end_in_table(TagNumber tag) {
  if (tag == MyHTML_TAG_TABLE) {
    if (!is_in_table_scope(tag)) return Next::kDone;
    pop_until(tag);
    reset_mode();
    return Next::kDone;
  }
  if (is_part(tag) || is_outside(tag)) return Next::kDone;
  // A missing paragraph would be made before the table.
  const bool may_insert = tag == MyHTML_TAG_P || tag == MyHTML_TAG_BR;
  if (may_insert && is_current_of_table()) return Next::kGiveUp;
  return end_in_body(tag);
}

PlainTree::Next PlainTree::in_caption(const MarkupToken& token) {
  const bool is_start = token.kind == MarkupToken::Kind::kStart;
  const bool is_end = token.kind == MarkupToken::Kind::kEnd;
  const bool ends =
      is_start ? is_part(token.tag)
               : is_end && (token.tag == MyHTML_TAG_CAPTION || token.tag == MyHTML_TAG_TABLE);
  if (ends) {
    if (!is_in_table_scope(MyHTML_TAG_CAPTION)) return Next::kDone;
    end_implied(0);
    pop_until(MyHTML_TAG_CAPTION);
    clear_to_marker();
    mode_ = Mode::kInTable;
    return is_end && token.tag == MyHTML_TAG_CAPTION ? Next::kDone : Next::kAgain;
  }
  if (is_end && (is_part(token.tag) || is_outside(token.tag))) return Next::kDone;
  return in_body(token);
}

PlainTree::Next PlainTree::in_column_group(const MarkupToken& token) {
  switch (token.kind) {
    case MarkupToken::Kind::kText:
      if (!token.is_blank) return Next::kGiveUp;
      insert_text(rest_);
      return Next::kDone;
    case MarkupToken::Kind::kComment:
      insert_comment();
      return Next::kDone;
    case MarkupToken::Kind::kStart:
      if (token.tag == MyHTML_TAG_HTML) return add_missing(token);
      if (token.tag == MyHTML_TAG_TEMPLATE) return insert_template(token);
      if (token.tag != MyHTML_TAG_COL) break;
      static_cast<void>(insert(token.tag, &token));
      return Next::kDone;
    case MarkupToken::Kind::kEnd:
      if (token.tag == MyHTML_TAG_COL || token.tag == MyHTML_TAG_TEMPLATE) return Next::kDone;
      break;
    default:
      return Next::kDone;
  }
  if (!is_current(MyHTML_TAG_COLGROUP)) return Next::kDone;
  pop();
  mode_ = Mode::kInTable;
  const bool is_its_end = token.kind == MarkupToken::Kind::kEnd && token.tag == MyHTML_TAG_COLGROUP;
  return is_its_end ? Next::kDone : Next::kAgain;
}

PlainTree::Next PlainTree::in_table_body(const MarkupToken& token) {
  const TagNumber tag = token.tag;
  const bool is_start = token.kind == MarkupToken::Kind::kStart;
  if (!is_start && token.kind != MarkupToken::Kind::kEnd) return in_table(token);
  const auto to_context = [&] {
    pop_to_context(MyHTML_TAG_TBODY, MyHTML_TAG_TFOOT, MyHTML_TAG_THEAD);
  };
  if (is_start && (tag == MyHTML_TAG_TR || is_cell(tag))) {
    to_context();
    open(MyHTML_TAG_TR, is_cell(tag) ? nullptr : &token);
    mode_ = Mode::kInRow;
    return is_cell(tag) ? Next::kAgain : Next::kDone;
  }
  const bool ends_all = is_start ? is_part(tag) : tag == MyHTML_TAG_TABLE;
  if (ends_all || is_row_group(tag)) {
    const bool is_there = ends_all ? is_in_table_scope(MyHTML_TAG_TBODY) ||
                                         is_in_table_scope(MyHTML_TAG_TFOOT) ||
                                         is_in_table_scope(MyHTML_TAG_THEAD)
                                   : is_in_table_scope(tag);
    if (!is_there) return Next::kDone;
    to_context();
    pop();
    mode_ = Mode::kInTable;
    return ends_all ? Next::kAgain : Next::kDone;
  }
  return in_table(token);
}

PlainTree::Next PlainTree::in_row(const MarkupToken& token) {
  const TagNumber tag = token.tag;
  const bool is_start = token.kind == MarkupToken::Kind::kStart;
  if (!is_start && token.kind != MarkupToken::Kind::kEnd) return in_table(token);
  const auto to_context = [&] { pop_to_context(MyHTML_TAG_TR, MyHTML_TAG_TR, MyHTML_TAG_TR); };
  if (is_start && is_cell(tag)) {
    to_context();
    open(tag, &token);
    formatting_.push_back({});
    mode_ = Mode::kInCell;
    return Next::kDone;
  }
  const bool ends_row = is_start
                            ? is_part(tag)
                            : tag == MyHTML_TAG_TR || tag == MyHTML_TAG_TABLE || is_row_group(tag);
  if (!ends_row) return in_table(token);
  if (!is_start && is_row_group(tag) && !is_in_table_scope(tag)) return Next::kDone;
  if (!is_in_table_scope(MyHTML_TAG_TR)) return Next::kDone;
  to_context();
  pop();
  mode_ = Mode::kInTableBody;
  return !is_start && tag == MyHTML_TAG_TR ? Next::kDone : Next::kAgain;
}

void PlainTree::close_cell() {
  const TagNumber tag = is_in_table_scope(MyHTML_TAG_TD) ? MyHTML_TAG_TD : MyHTML_TAG_TH;
  end_implied(0);
  pop_until(tag);
  clear_to_marker();
  mode_ = Mode::kInRow;
}

PlainTree::Next PlainTree::in_cell(const MarkupToken& token) {
  const TagNumber tag = token.tag;
  if (token.kind == MarkupToken::Kind::kStart) {
    if (!is_part(tag)) return in_body(token);
    if (!is_in_table_scope(MyHTML_TAG_TD) && !is_in_table_scope(MyHTML_TAG_TH)) return Next::kDone;
    close_cell();
    return Next::kAgain;
  }
  if (token.kind != MarkupToken::Kind::kEnd) return in_body(token);
  if (is_cell(tag)) {
    if (!is_in_table_scope(tag)) return Next::kDone;
    end_implied(0);
    pop_until(tag);
    clear_to_marker();
    mode_ = Mode::kInRow;
    return Next::kDone;
  }
  if (is_outside(tag) || tag == MyHTML_TAG_CAPTION || is_column(tag)) return Next::kDone;
  if (tag == MyHTML_TAG_TABLE || tag == MyHTML_TAG_TR || is_row_group(tag)) {
    if (!is_in_table_scope(tag)) return Next::kDone;
    close_cell();
    return Next::kAgain;
  }
  return end_in_table(tag);
}

}  // namespace sourcier::html
