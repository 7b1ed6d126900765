// Choices: what a select holds.
#include "engine/html/plain_tree.h"

namespace sourcier::html {

// Only choices may stand between a select and what ends it.
PlainTree::Next PlainTree::leave_select(bool again) {
  for (std::size_t at = open_.size(); at-- > 0;) {
    if (open_[at].tag == MyHTML_TAG_SELECT) {
      pop_to(at);
      reset_mode();
      return again ? Next::kAgain : Next::kDone;
    }
    if ((open_[at].categories & MyHTML_TAG_CATEGORIES_SCOPE_SELECT) == 0) break;
  }
  return Next::kDone;
}

PlainTree::Next PlainTree::in_select(const MarkupToken& token) {
  switch (token.kind) {
    case MarkupToken::Kind::kText:
      insert_text(rest_);
      return Next::kDone;
    case MarkupToken::Kind::kComment:
      insert_comment();
      return Next::kDone;
    case MarkupToken::Kind::kStart:
      break;
    case MarkupToken::Kind::kEnd:
      return end_in_select(token.tag);
    default:
      return Next::kDone;
  }
  switch (token.tag) {
    case MyHTML_TAG_HTML:
      return add_missing(token);
    case MyHTML_TAG_OPTGROUP:
    case MyHTML_TAG_OPTION:
      if (is_current(MyHTML_TAG_OPTION)) pop();
      if (token.tag == MyHTML_TAG_OPTGROUP && is_current(MyHTML_TAG_OPTGROUP)) pop();
      open(token.tag, &token);
      return Next::kDone;
    case MyHTML_TAG_SELECT:
      return leave_select(false);
    case MyHTML_TAG_INPUT:
    case MyHTML_TAG_TEXTAREA:
      return leave_select(true);
    case MyHTML_TAG_SCRIPT:
      return open_raw(token);
    case MyHTML_TAG_TEMPLATE:
      return insert_template(token);
    case MyHTML_TAG_KEYGEN:
      return Next::kGiveUp;
    default:
      return Next::kDone;
  }
}

PlainTree::Next PlainTree::end_in_select(TagNumber tag) {
  switch (tag) {
    case MyHTML_TAG_OPTGROUP: {
      const bool is_in_group = open_.size() > 1 && is_current(MyHTML_TAG_OPTION) &&
                               open_[open_.size() - 2].tag == MyHTML_TAG_OPTGROUP;
      if (is_in_group) pop();
      if (is_current(MyHTML_TAG_OPTGROUP)) pop();
      return Next::kDone;
    }
    case MyHTML_TAG_OPTION:
      if (is_current(MyHTML_TAG_OPTION)) pop();
      return Next::kDone;
    case MyHTML_TAG_SELECT:
      return leave_select(false);
    default:
      return Next::kDone;
  }
}

PlainTree::Next PlainTree::in_select_in_table(const MarkupToken& token) {
  const TagNumber tag = token.tag;
  const bool is_of_table = tag == MyHTML_TAG_CAPTION || tag == MyHTML_TAG_TABLE ||
                           tag == MyHTML_TAG_TBODY || tag == MyHTML_TAG_TFOOT ||
                           tag == MyHTML_TAG_THEAD || tag == MyHTML_TAG_TR ||
                           tag == MyHTML_TAG_TD || tag == MyHTML_TAG_TH;
  const bool is_start = token.kind == MarkupToken::Kind::kStart;
  if (!is_of_table || (!is_start && token.kind != MarkupToken::Kind::kEnd)) return in_select(token);
  if (!is_start && !is_in_table_scope(tag)) return Next::kDone;
  pop_until(MyHTML_TAG_SELECT);
  reset_mode();
  return Next::kAgain;
}

}  // namespace sourcier::html
