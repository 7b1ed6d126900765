// Article: a page's journalism. Title, text, date, authors and credits; boilerplate gone.
//
// `text` is NFC UTF-8 with "\n" line ends and "\n\n" between paragraphs, made once and never
// changed; an article that came as JSON keeps its text to the byte. Spans are byte offsets into
// `text`. An empty string is an unknown value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/text/span.h"

namespace sourcier {

enum class ParagraphKind : std::uint8_t {
  kBody,
  kHeading,
  kCaption,
  kList,
  kQuote,
  kTable,
  kUpdate,  // An entry of a live blog.
};

struct Paragraph {
  Span span;
  ParagraphKind kind = ParagraphKind::kBody;

  bool operator==(const Paragraph&) const = default;
};

enum class CreditOf : std::uint8_t { kText, kPhoto, kVideo };

// A credit line; it is not part of the text. Only credits of the text are sources.
struct Credit {
  std::string name;  // "AFP"
  std::string text;  // "avec AFP"
  CreditOf of = CreditOf::kText;

  bool operator==(const Credit&) const = default;
};

struct Link {
  std::string url;
  Span span;

  bool operator==(const Link&) const = default;
};

enum class DateBasis : std::uint8_t {
  kNone,
  kJsonLd,
  kMeta,
  kMicrodata,
  kTime,
  kUrl,
  kVisible,
  kOption,    // --reference-date
  kInferred,  // By trace, from the story.
};

// Where the article was found. A path is never part of the identity.
struct PageSource {
  std::string path;
  std::optional<std::uint64_t> warc_record_offset;
  std::string content_digest;  // "sha256:…" of the page's bytes.

  bool operator==(const PageSource&) const = default;
};

struct Note {
  std::string kind;  // "truncated", "invalid-utf8", …
  std::string message;

  bool operator==(const Note&) const = default;
};

struct Article {
  std::string id;       // From the canonical URL, else from title and text.
  std::string version;  // "sha256:…" of title and text.
  std::string url;
  std::string outlet;
  std::string title;
  std::vector<std::string> authors;
  std::string published;  // ISO 8601 of the precision known.
  DateBasis published_basis = DateBasis::kNone;
  std::string modified;
  std::string language;  // BCP 47
  std::string section;   // As the outlet calls it: "International".
  std::string text;
  std::vector<Paragraph> paragraphs;  // In order, disjoint.
  std::vector<Credit> credits;
  std::vector<Link> links;
  PageSource source;
  std::vector<Note> notes;

  bool operator==(const Article&) const = default;
};

// The digest that tells the states of one page apart: of the title and the text.
std::string article_version(const std::string& title, const std::string& text);

// The id: from the canonical URL where it is one of an article, else from title and text.
std::string article_id(const std::string& canonical_url, const std::string& title,
                       const std::string& text);

// True when `a` is a later state of the page than `b`: by its own dates, then by digest and path,
// so that whoever meets the two states, in any order, keeps the same one.
bool is_later_state(const Article& a, const Article& b);

}  // namespace sourcier
