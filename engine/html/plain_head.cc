// A page before its body and behind it.
#include "engine/html/plain_text.h"
#include "engine/html/plain_tree.h"

namespace sourcier::html {
namespace {

// Only these ends are looked at before the body.
bool ends_what_comes_before(TagNumber tag) {
  return tag == MyHTML_TAG_BR || tag == MyHTML_TAG_HTML || tag == MyHTML_TAG_HEAD ||
         tag == MyHTML_TAG_BODY;
}

}  // namespace

std::string_view PlainTree::without_blanks(std::string_view text) const {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text;
}

PlainTree::Next PlainTree::initial(const MarkupToken& token) {
  if (token.kind == MarkupToken::Kind::kComment) return Next::kDone;
  if (token.kind == MarkupToken::Kind::kText && token.is_blank) return Next::kDone;
  rest_ = without_blanks(rest_);
  if (may_open_to_blank(rest_)) return Next::kGiveUp;
  mode_ = Mode::kBeforeHtml;
  return token.kind == MarkupToken::Kind::kDoctype ? insert_doctype(token.text) : Next::kAgain;
}

PlainTree::Next PlainTree::before_html(const MarkupToken& token) {
  switch (token.kind) {
    case MarkupToken::Kind::kComment:
    case MarkupToken::Kind::kDoctype:
      return Next::kDone;
    case MarkupToken::Kind::kText:
      if (token.is_blank) return Next::kDone;
      rest_ = without_blanks(rest_);
      if (may_open_to_blank(rest_)) return Next::kGiveUp;
      break;
    case MarkupToken::Kind::kEnd:
      if (!ends_what_comes_before(token.tag)) return Next::kDone;
      break;
    case MarkupToken::Kind::kStart:
      if (token.tag != MyHTML_TAG_HTML) break;
      open(MyHTML_TAG_HTML, &token);
      mode_ = Mode::kBeforeHead;
      return Next::kDone;
    default:
      break;
  }
  open(MyHTML_TAG_HTML, nullptr);
  mode_ = Mode::kBeforeHead;
  return Next::kAgain;
}

PlainTree::Next PlainTree::before_head(const MarkupToken& token) {
  const MarkupToken* head = nullptr;
  switch (token.kind) {
    case MarkupToken::Kind::kComment:
    case MarkupToken::Kind::kDoctype:
      return Next::kDone;
    case MarkupToken::Kind::kText:
      if (token.is_blank) return Next::kDone;
      rest_ = without_blanks(rest_);
      if (may_open_to_blank(rest_)) return Next::kGiveUp;
      break;
    case MarkupToken::Kind::kEnd:
      if (!ends_what_comes_before(token.tag)) return Next::kDone;
      break;
    case MarkupToken::Kind::kStart:
      if (token.tag == MyHTML_TAG_HTML) return add_missing(token);
      if (token.tag == MyHTML_TAG_HEAD) head = &token;
      break;
    default:
      break;
  }
  open(MyHTML_TAG_HEAD, head);
  head_ = open_.back().node;
  mode_ = Mode::kInHead;
  return head == nullptr ? Next::kAgain : Next::kDone;
}

PlainTree::Next PlainTree::in_head(const MarkupToken& token) {
  switch (token.kind) {
    case MarkupToken::Kind::kComment:
      insert_comment();
      return Next::kDone;
    case MarkupToken::Kind::kDoctype:
      return Next::kDone;
    case MarkupToken::Kind::kText: {
      const std::string_view text = without_blanks(rest_);
      if (may_open_to_blank(text)) return Next::kGiveUp;
      if (text.size() < rest_.size()) insert_text(rest_.substr(0, rest_.size() - text.size()));
      rest_ = text;
      if (text.empty()) return Next::kDone;
      break;
    }
    case MarkupToken::Kind::kEnd:
      if (!ends_what_comes_before(token.tag)) return Next::kDone;
      pop();
      mode_ = Mode::kAfterHead;
      return token.tag == MyHTML_TAG_HEAD ? Next::kDone : Next::kAgain;
    case MarkupToken::Kind::kStart:
      return start_in_head(token);
    default:
      break;
  }
  pop();
  mode_ = Mode::kAfterHead;
  return Next::kAgain;
}

PlainTree::Next PlainTree::start_in_head(const MarkupToken& token) {
  switch (token.tag) {
    case MyHTML_TAG_HTML:
      return add_missing(token);
    case MyHTML_TAG_BASE:
    case MyHTML_TAG_BASEFONT:
    case MyHTML_TAG_BGSOUND:
    case MyHTML_TAG_LINK:
    case MyHTML_TAG_META:
      static_cast<void>(insert(token.tag, &token));
      return Next::kDone;
    case MyHTML_TAG_TITLE:
    case MyHTML_TAG_STYLE:
    case MyHTML_TAG_SCRIPT:
      return open_raw(token);
    case MyHTML_TAG_NOSCRIPT:
      open(token.tag, &token);
      mode_ = Mode::kInHeadNoscript;
      return Next::kDone;
    case MyHTML_TAG_NOFRAMES:
      return Next::kGiveUp;
    case MyHTML_TAG_TEMPLATE:
      return insert_template(token);
    case MyHTML_TAG_HEAD:
      return Next::kDone;
    default:
      pop();
      mode_ = Mode::kAfterHead;
      return Next::kAgain;
  }
}

PlainTree::Next PlainTree::in_head_noscript(const MarkupToken& token) {
  switch (token.kind) {
    case MarkupToken::Kind::kDoctype:
    case MarkupToken::Kind::kComment:
      return Next::kDone;
    case MarkupToken::Kind::kText:
      if (token.is_blank) return in_head(token);
      break;
    case MarkupToken::Kind::kEnd:
      if (token.tag == MyHTML_TAG_BR) break;
      if (token.tag != MyHTML_TAG_NOSCRIPT) return Next::kDone;
      pop();
      mode_ = Mode::kInHead;
      return Next::kDone;
    case MarkupToken::Kind::kStart:
      switch (token.tag) {
        case MyHTML_TAG_LINK:
        case MyHTML_TAG_META:
        case MyHTML_TAG_STYLE:
        case MyHTML_TAG_HTML:
        case MyHTML_TAG_BASEFONT:
        case MyHTML_TAG_BGSOUND:
        case MyHTML_TAG_NOFRAMES:
          return start_in_head(token);
        case MyHTML_TAG_HEAD:
        case MyHTML_TAG_NOSCRIPT:
          return Next::kDone;
        default:
          break;
      }
      break;
    default:
      break;
  }
  pop();
  mode_ = Mode::kInHead;
  return Next::kAgain;
}

void PlainTree::open_body(const MarkupToken* token) {
  for (const std::string& text : between_) last_text_ = made_.add_text(text, open_.back().node);
  between_.clear();
  open(MyHTML_TAG_BODY, token);
  mode_ = Mode::kInBody;
}

PlainTree::Next PlainTree::after_head(const MarkupToken& token) {
  switch (token.kind) {
    case MarkupToken::Kind::kComment:
      between_goes_on_ = false;
      return Next::kDone;
    case MarkupToken::Kind::kDoctype:
      return Next::kDone;
    case MarkupToken::Kind::kText: {
      const std::string_view text = without_blanks(rest_);
      if (may_open_to_blank(text)) return Next::kGiveUp;
      if (text.size() < rest_.size()) {
        if (!between_goes_on_) between_.emplace_back();
        between_.back() += rest_.substr(0, rest_.size() - text.size());
        between_goes_on_ = true;
      }
      rest_ = text;
      if (text.empty()) return Next::kDone;
      break;
    }
    case MarkupToken::Kind::kEnd:
      if (!ends_what_comes_before(token.tag) || token.tag == MyHTML_TAG_HEAD) return Next::kDone;
      break;
    case MarkupToken::Kind::kStart:
      return start_after_head(token);
    default:
      break;
  }
  open_body(nullptr);
  return Next::kAgain;
}

// What belongs into the head goes into it still.
PlainTree::Next PlainTree::start_after_head(const MarkupToken& token) {
  switch (token.tag) {
    case MyHTML_TAG_HTML:
      return add_missing(token);
    case MyHTML_TAG_BODY:
      open_body(&token);
      return Next::kDone;
    case MyHTML_TAG_FRAMESET:
      return Next::kGiveUp;
    case MyHTML_TAG_HEAD:
      return Next::kDone;
    case MyHTML_TAG_BASE:
    case MyHTML_TAG_BASEFONT:
    case MyHTML_TAG_BGSOUND:
    case MyHTML_TAG_LINK:
    case MyHTML_TAG_META:
    case MyHTML_TAG_NOFRAMES:
    case MyHTML_TAG_SCRIPT:
    case MyHTML_TAG_STYLE:
    case MyHTML_TAG_TEMPLATE:
    case MyHTML_TAG_TITLE: {
      push(MyHTML_TAG_HEAD, head_);
      const Next next = start_in_head(token);
      pop();
      return next;
    }
    default:
      open_body(nullptr);
      return Next::kAgain;
  }
}

PlainTree::Next PlainTree::after_body(const MarkupToken& token) {
  switch (token.kind) {
    case MarkupToken::Kind::kComment:  // It stands behind the body.
    case MarkupToken::Kind::kDoctype:
    case MarkupToken::Kind::kFinish:
      return Next::kDone;
    case MarkupToken::Kind::kText:
      if (token.is_blank) return text_in_body();
      break;
    case MarkupToken::Kind::kStart:
      if (token.tag == MyHTML_TAG_HTML) return add_missing(token);
      break;
    default:
      if (token.tag != MyHTML_TAG_HTML) break;
      mode_ = Mode::kAfterAfterBody;
      return Next::kDone;
  }
  mode_ = Mode::kInBody;
  return Next::kAgain;
}

PlainTree::Next PlainTree::after_after_body(const MarkupToken& token) {
  switch (token.kind) {
    case MarkupToken::Kind::kComment:
    case MarkupToken::Kind::kDoctype:
    case MarkupToken::Kind::kFinish:
      return Next::kDone;
    case MarkupToken::Kind::kText:
      if (token.is_blank) return text_in_body();
      break;
    case MarkupToken::Kind::kStart:
      if (token.tag == MyHTML_TAG_HTML) return add_missing(token);
      break;
    default:
      break;
  }
  mode_ = Mode::kInBody;
  return Next::kAgain;
}

}  // namespace sourcier::html
