// A page's body, its tables aside.
#include "engine/html/plain_text.h"
#include "engine/html/plain_tree.h"

namespace sourcier::html {
namespace {

constexpr std::uint32_t kScope = MyHTML_TAG_CATEGORIES_SCOPE;
constexpr std::uint32_t kListScope = MyHTML_TAG_CATEGORIES_SCOPE_LIST_ITEM;
constexpr std::uint32_t kButtonScope = MyHTML_TAG_CATEGORIES_SCOPE_BUTTON;

bool is_heading(TagNumber tag) { return body_start_of(tag) == BodyStart::kHeading; }

// Elements that a list's item may be inside of without being another's.
bool is_see_through(TagNumber tag) {
  return tag == MyHTML_TAG_ADDRESS || tag == MyHTML_TAG_DIV || tag == MyHTML_TAG_P;
}

}  // namespace

PlainTree::Next PlainTree::in_body(const MarkupToken& token) {
  switch (token.kind) {
    case MarkupToken::Kind::kText:
      return text_in_body();
    case MarkupToken::Kind::kStart:
      return start_in_body(token);
    case MarkupToken::Kind::kEnd:
      return end_in_body(token.tag);
    case MarkupToken::Kind::kComment:
      insert_comment();
      return Next::kDone;
    default:
      return Next::kDone;
  }
}

PlainTree::Next PlainTree::text_in_body() {
  if (reopen_formatting() == Next::kGiveUp) return Next::kGiveUp;
  insert_text(rest_);
  return Next::kDone;
}

// A second <html> or <body> gives the first one what attributes it lacks.
PlainTree::Next PlainTree::add_missing(const MarkupToken& token) {
  const NodeId node = open_[token.tag == MyHTML_TAG_BODY ? 1 : 0].node;
  if (token.attributes.empty()) return Next::kDone;
  made_.resume_attributes(node);
  for (const RawAttribute& attribute : token.attributes)
    made_.add_attribute(attribute.name, open_references(attribute.value, true, scratch_));
  return Next::kDone;
}

void PlainTree::close_paragraph() {
  end_implied(MyHTML_TAG_P);
  pop_until(MyHTML_TAG_P);
}

void PlainTree::close_paragraph_in_scope() {
  if (is_in_scope(MyHTML_TAG_P, kButtonScope)) close_paragraph();
}

// An <a> ends the one before it.
PlainTree::Next PlainTree::start_link(const MarkupToken& token) {
  if (formatting_entry(token.tag) != formatting_.size()) {
    if (end_formatting(token.tag) == Next::kGiveUp) return Next::kGiveUp;
    // What the algorithm leaves open is closed in another way.
    if (formatting_entry(token.tag) != formatting_.size()) return Next::kGiveUp;
  }
  if (reopen_formatting() == Next::kGiveUp) return Next::kGiveUp;
  open(token.tag, &token);
  return add_formatting(token.tag);
}

// An <li> ends the one before it; so do <dt> and <dd>.
PlainTree::Next PlainTree::start_item(const MarkupToken& token) {
  const bool is_list = token.tag == MyHTML_TAG_LI;
  for (std::size_t at = open_.size(); at-- > 0;) {
    const TagNumber tag = open_[at].tag;
    const bool is_item =
        is_list ? tag == MyHTML_TAG_LI : tag == MyHTML_TAG_DD || tag == MyHTML_TAG_DT;
    if (is_item) {
      end_implied(tag);
      pop_until(tag);
      break;
    }
    if ((open_[at].categories & MyHTML_TAG_CATEGORIES_SPECIAL) != 0 && !is_see_through(tag)) break;
  }
  close_paragraph_in_scope();
  open(token.tag, &token);
  return Next::kDone;
}

PlainTree::Next PlainTree::start_form(const MarkupToken& token) {
  if (has_form_) return Next::kDone;
  close_paragraph_in_scope();
  open(token.tag, &token);
  has_form_ = true;
  form_serial_ = open_.back().serial;
  return Next::kDone;
}

PlainTree::Next PlainTree::start_table(const MarkupToken& token) {
  if (has_doctype_ && is_in_scope(MyHTML_TAG_P, kButtonScope)) {
    if (!is_standard_) return Next::kGiveUp;
    close_paragraph();
  }
  open(token.tag, &token);
  mode_ = Mode::kInTable;
  return Next::kDone;
}

PlainTree::Next PlainTree::start_in_body(const MarkupToken& token) {
  const BodyStart kind = body_start_of(token.tag);
  switch (kind) {
    case BodyStart::kBlock:
      close_paragraph_in_scope();
      open(token.tag, &token);
      return Next::kDone;
    case BodyStart::kHeading:
      close_paragraph_in_scope();
      if (is_heading(open_.back().tag)) pop();
      open(token.tag, &token);
      return Next::kDone;
    case BodyStart::kPre:
      close_paragraph_in_scope();
      open(token.tag, &token);
      drops_newline_ = true;
      return Next::kDone;
    case BodyStart::kForm:
      return start_form(token);
    case BodyStart::kListItem:
    case BodyStart::kDefinition:
      return start_item(token);
    case BodyStart::kTable:
      return start_table(token);
    case BodyStart::kRule:
      close_paragraph_in_scope();
      static_cast<void>(insert(token.tag, &token));
      return Next::kDone;
    case BodyStart::kPart:
      static_cast<void>(insert(token.tag, &token));
      return Next::kDone;
    case BodyStart::kTextarea:
    case BodyStart::kRaw:
      return open_raw(token);
    case BodyStart::kOfHead:
      return start_in_head(token);
    case BodyStart::kHtml:
      return add_missing(token);
    case BodyStart::kBody:
      if (open_.size() < 2 || open_[1].tag != MyHTML_TAG_BODY) return Next::kDone;
      return add_missing(token);
    case BodyStart::kIgnored:
      return Next::kDone;
    case BodyStart::kRubyPart:
      if (is_in_scope(MyHTML_TAG_RUBY, kScope)) {
        const bool is_outer = token.tag == MyHTML_TAG_RB || token.tag == MyHTML_TAG_RTC;
        end_implied(is_outer ? 0 : MyHTML_TAG_RTC);
      }
      open(token.tag, &token);
      return Next::kDone;
    case BodyStart::kRare:
      return Next::kGiveUp;
    default:
      return start_inline(token, kind);
  }
}

// What formatting goes on in.
PlainTree::Next PlainTree::start_inline(const MarkupToken& token, BodyStart kind) {
  if (kind == BodyStart::kLink) return start_link(token);
  if (kind == BodyStart::kOption && is_current(MyHTML_TAG_OPTION)) pop();
  if (kind == BodyStart::kButton && is_in_scope(MyHTML_TAG_BUTTON, kScope)) {
    end_implied(0);
    pop_until(MyHTML_TAG_BUTTON);
  }
  if (reopen_formatting() == Next::kGiveUp) return Next::kGiveUp;
  switch (kind) {
    case BodyStart::kVoid:
      // <image> is an old spelling of <img>.
      static_cast<void>(
          insert(token.tag == MyHTML_TAG_IMAGE ? TagNumber{MyHTML_TAG_IMG} : token.tag, &token));
      return Next::kDone;
    case BodyStart::kForeign:
      return insert_foreign(token);
    case BodyStart::kFormatting:
      if (token.tag == MyHTML_TAG_NOBR && is_in_scope(token.tag, kScope)) return Next::kGiveUp;
      open(token.tag, &token);
      return add_formatting(token.tag);
    case BodyStart::kObject:
      open(token.tag, &token);
      formatting_.push_back({});
      return Next::kDone;
    case BodyStart::kSelect:
      open(token.tag, &token);
      mode_ = mode_ == Mode::kInBody ? Mode::kInSelect : Mode::kInSelectInTable;
      return Next::kDone;
    default:
      open(token.tag, &token);
      return Next::kDone;
  }
}

PlainTree::Next PlainTree::end_in_body(TagNumber tag) {
  switch (body_end_of(tag)) {
    case BodyEnd::kBlock:
    case BodyEnd::kObject:
      if (!is_in_scope(tag, kScope)) return Next::kDone;
      end_implied(0);
      pop_until(tag);
      if (body_end_of(tag) == BodyEnd::kObject) clear_to_marker();
      return Next::kDone;
    case BodyEnd::kBody:
    case BodyEnd::kHtml:
      if (!is_in_scope(MyHTML_TAG_BODY, kScope)) return Next::kDone;
      mode_ = Mode::kAfterBody;
      return tag == MyHTML_TAG_BODY ? Next::kDone : Next::kAgain;
    case BodyEnd::kForm:
      return end_form();
    case BodyEnd::kParagraph:
      if (!is_in_scope(tag, kButtonScope)) open(tag, nullptr);
      close_paragraph();
      return Next::kDone;
    case BodyEnd::kListItem:
    case BodyEnd::kDefinition:
      if (!is_in_scope(tag, tag == MyHTML_TAG_LI ? kListScope : kScope)) return Next::kDone;
      end_implied(tag);
      pop_until(tag);
      return Next::kDone;
    case BodyEnd::kHeading:
      return end_heading();
    case BodyEnd::kFormatting:
      return end_formatting(tag);
    case BodyEnd::kBreak:
      if (reopen_formatting() == Next::kGiveUp) return Next::kGiveUp;
      static_cast<void>(insert(tag, nullptr));
      return Next::kDone;
    case BodyEnd::kIgnored:
      return Next::kDone;
    default:
      return end_other(tag);
  }
}

// A form is closed though elements in it stay open.
PlainTree::Next PlainTree::end_form() {
  if (!has_form_) return Next::kDone;
  has_form_ = false;
  std::size_t at = open_.size() - 1;
  while (open_[at].serial != form_serial_) {
    if (at == 0 || (open_[at].categories & kScope) != 0) return Next::kDone;
    --at;
  }
  end_implied(0);
  --open_count_[MyHTML_TAG_FORM];
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at));
  return Next::kDone;
}

// Any heading's end ends the innermost heading.
PlainTree::Next PlainTree::end_heading() {
  std::size_t at = open_.size() - 1;
  while (!is_heading(open_[at].tag)) {
    if (at == 0 || (open_[at].categories & kScope) != 0) return Next::kDone;
    --at;
  }
  pop_to(at);
  return Next::kDone;
}

PlainTree::Next PlainTree::end_other(TagNumber tag) {
  for (std::size_t at = open_.size(); at-- > 0;) {
    if (open_[at].tag == tag) {
      pop_to(at);
      return Next::kDone;
    }
    if ((open_[at].categories & MyHTML_TAG_CATEGORIES_SPECIAL) != 0) break;
  }
  return Next::kDone;
}

}  // namespace sourcier::html
