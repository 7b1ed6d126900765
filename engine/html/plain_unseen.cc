// Parts of a page that no reader sees: only their ends matter.
#include <algorithm>

#include "engine/html/plain_tree.h"

namespace sourcier::html {
namespace {

constexpr std::size_t kMostOpenUnseen = kMostOpenElements / 2;  // Far from MyHTML's guard.

// Elements of HTML whose start ends a drawing.
bool breaks_out(TagNumber tag) {
  if (tag == MyHTML_TAG_IMAGE) return false;  // A picture inside of a drawing.
  switch (body_start_of(tag)) {
    case BodyStart::kBlock:
    case BodyStart::kHeading:
    case BodyStart::kPre:
    case BodyStart::kListItem:
    case BodyStart::kDefinition:
    case BodyStart::kFormatting:
    case BodyStart::kTable:
    case BodyStart::kVoid:
    case BodyStart::kRule:
    case BodyStart::kHtml:
    case BodyStart::kBody:
    case BodyStart::kIgnored:
    case BodyStart::kRare:
      return true;
    default:
      break;
  }
  switch (tag) {
    case MyHTML_TAG_META:
    case MyHTML_TAG_RUBY:
    case MyHTML_TAG_SPAN:
    case MyHTML_TAG_SUB:
    case MyHTML_TAG_SUP:
    case MyHTML_TAG_VAR:
    case MyHTML_TAG_SCRIPT:         // Read in a way of its own,
    case MyHTML_TAG_FOREIGNOBJECT:  // or with HTML in it.
    case MyHTML_TAG_ANNOTATION_XML:
      return true;
    default:
      return false;
  }
}

bool holds_html(TagNumber tag) { return tag == MyHTML_TAG_TITLE || tag == MyHTML_TAG_DESC; }

// Elements in which a template's end tag would be text.
bool is_raw(TagNumber tag) {
  return tag == MyHTML_TAG_SCRIPT || tag == MyHTML_TAG_STYLE || tag == MyHTML_TAG_TITLE ||
         tag == MyHTML_TAG_TEXTAREA || tag == MyHTML_TAG_IFRAME;
}

// Elements that end in a way of their own, or leave something behind where they are not closed.
bool is_rare_in_template(TagNumber tag) {
  return tag == MyHTML_TAG_COL || tag == MyHTML_TAG_CAPTION || tag == MyHTML_TAG_OBJECT ||
         tag == MyHTML_TAG_TD || tag == MyHTML_TAG_TH || body_start_of(tag) == BodyStart::kRare;
}

}  // namespace

// A drawing: nobody looks into it, so that only its end is looked for.
PlainTree::Next PlainTree::insert_foreign(const MarkupToken& token) {
  if (!token.is_plain) return Next::kGiveUp;
  static_cast<void>(insert(token.tag, &token));
  return token.closes_itself ? Next::kDone : pass_foreign(token.tag, Within::kPage);
}

// Whether an end tag may do something to what is open in the page.
bool PlainTree::may_end(TagNumber tag) const {
  return tag >= kFirstUnknown || open_count_[tag] > 0 || body_end_of(tag) != BodyEnd::kOrdinary;
}

PlainTree::Next PlainTree::pass_foreign(TagNumber tag, Within within) {
  std::vector<TagNumber> inside = {tag};
  while (!inside.empty()) {
    const MarkupToken& next = tokens_.next();
    ++token_count_;
    attribute_count_ += next.attribute_count;
    if (inside.size() + open_.size() > kMostOpenUnseen || is_beyond_guards()) return Next::kGiveUp;
    switch (next.kind) {
      case MarkupToken::Kind::kText:
        break;
      case MarkupToken::Kind::kComment:
        if (next.text.starts_with("<![CDATA[") && !next.text.ends_with("]]>")) return Next::kGiveUp;
        break;
      case MarkupToken::Kind::kStart:
        if (!next.is_plain || holds_html(inside.back()) || breaks_out(next.tag))
          return Next::kGiveUp;
        if (!next.closes_itself) inside.push_back(next.tag);
        ++element_count_;
        break;
      case MarkupToken::Kind::kEnd:
        // It ends what is open in it, too; where it ends nothing here, it may be the page's.
        if (std::ranges::find(inside, next.tag) == inside.end()) {
          if (within == Within::kTemplate || may_end(next.tag)) return Next::kGiveUp;
          break;
        }
        while (inside.back() != next.tag) inside.pop_back();
        inside.pop_back();
        break;
      default:
        return Next::kGiveUp;
    }
  }
  return Next::kDone;
}

// A template's end tag ends it whatever is open in it.
PlainTree::Next PlainTree::insert_template(const MarkupToken& token) {
  static_cast<void>(insert(token.tag, &token));
  std::size_t depth = 1;
  bool has_select = false;
  while (depth > 0) {
    const MarkupToken& next = tokens_.next();
    const TagNumber tag = next.tag;
    ++token_count_;
    ++element_count_;
    attribute_count_ += next.attribute_count;
    if (depth + open_.size() > kMostOpenUnseen || is_beyond_guards()) return Next::kGiveUp;
    if (next.kind == MarkupToken::Kind::kEnd && tag == MyHTML_TAG_TEMPLATE) --depth;
    if (next.kind == MarkupToken::Kind::kRare || next.kind == MarkupToken::Kind::kFinish)
      return Next::kGiveUp;
    if (next.kind != MarkupToken::Kind::kStart) continue;
    if (tag == MyHTML_TAG_TEMPLATE) ++depth;
    // Where only some elements may stand, raw ones are ignored, and their text is none.
    has_select = has_select || tag == MyHTML_TAG_SELECT;
    if (is_rare_in_template(tag)) return Next::kGiveUp;
    if (tag == MyHTML_TAG_SVG) {
      if (has_select || !next.is_plain) return Next::kGiveUp;
      if (!next.closes_itself && pass_foreign(tag, Within::kTemplate) == Next::kGiveUp)
        return Next::kGiveUp;
    } else if (is_raw(tag)) {
      if (has_select || tokens_.rest_of(tag).kind == MarkupToken::Kind::kRare) return Next::kGiveUp;
    }
  }
  return Next::kDone;
}

}  // namespace sourcier::html
