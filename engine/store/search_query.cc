#include "engine/store/search_query.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/date.h"
#include "engine/store/facets.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr const char* kWhere = "search";
constexpr std::string_view kOr = "OR";

// What closes a quotation mark; 0 for what opens none.
char32_t closing(char32_t mark) {
  switch (mark) {
    case '"':
      return '"';
    case U'«':
      return U'»';
    case U'“':
      return U'”';
    default:
      return 0;
  }
}

// One word, phrase or filter as written: `-name:"value"*`.
struct Piece {
  bool is_excluded = false;
  std::string_view name;  // Of `name:`; "" without one.
  std::string_view value;
  bool is_quoted = false;
  bool is_prefix = false;
};

struct FieldName {
  std::string_view name;
  SearchField field;
};
constexpr std::array<FieldName, 3> kFields = {{{"title", SearchField::kTitle},
                                               {"outlet", SearchField::kOutlet},
                                               {"person", SearchField::kPerson}}};
constexpr std::array<std::string_view, 3> kFilters = {"language", "before", "after"};

const FieldName* field_named(std::string_view name) {
  for (const FieldName& field : kFields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

bool is_name(std::string_view name) {
  return field_named(name) != nullptr || std::ranges::find(kFilters, name) != kFilters.end();
}

class Pieces {
 public:
  explicit Pieces(std::string_view text) : text_(text) {}

  std::optional<Piece> next() {
    while (at_ < text_.size() && is_space(here().value)) at_ += here().size;
    if (at_ >= text_.size()) return {};
    Piece piece;
    if (text_[at_] == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ' ') {
      piece.is_excluded = true;
      ++at_;
    }
    const std::size_t colon = text_.find(':', at_);
    if (colon != std::string_view::npos && is_name(text_.substr(at_, colon - at_))) {
      piece.name = text_.substr(at_, colon - at_);
      at_ = colon + 1;
    }
    if (const char32_t end = closing(here().value); end != 0) {
      quoted(piece, end);
    } else {
      bare(piece);
    }
    return piece;
  }

 private:
  CodePoint here() const { return code_point_at(text_, at_); }

  // Up to the closing mark, or to the end where it is missing.
  void quoted(Piece& piece, char32_t end) {
    piece.is_quoted = true;
    at_ += here().size;
    const std::size_t begin = at_;
    while (at_ < text_.size() && here().value != end) at_ += here().size;
    piece.value = text_.substr(begin, at_ - begin);
    at_ += here().size;
    take_star(piece);
  }

  void bare(Piece& piece) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(here().value) && closing(here().value) == 0 &&
           here().value != '*')
      at_ += here().size;
    piece.value = text_.substr(begin, at_ - begin);
    take_star(piece);
  }

  void take_star(Piece& piece) {
    for (; at_ < text_.size() && text_[at_] == '*'; ++at_) piece.is_prefix = true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::vector<std::string> words_in(std::string_view text) {
  IndexWords words;
  std::vector<std::string> found;
  words.each(text, {},
             [&](const IndexedWord& word) { found.emplace_back(slice(text, word.span)); });
  return found;
}

Result<void> take_filter(const Piece& piece, SearchQuery& query) {
  if (piece.is_excluded) {
    return fail(ErrorKind::kMalformed, kWhere,
                "-" + std::string(piece.name) + ": cannot be excluded; wanted " +
                    std::string(piece.name) + ":…");
  }
  if (piece.name == "language") {
    query.languages.push_back(lower(piece.value));
    return {};
  }
  if (!parse_date(piece.value)) {
    return fail(ErrorKind::kMalformed, kWhere,
                std::string(piece.name) + ":" + std::string(piece.value) +
                    " is no date; wanted one such as " + std::string(piece.name) + ":2025-07-12");
  }
  (piece.name == "before" ? query.before : query.from) = day_key(piece.value);
  return {};
}

}  // namespace

Result<SearchQuery> parse_search(std::string_view text) {
  if (text.size() > kLongestQuery) {
    return fail(ErrorKind::kTooLarge, kWhere,
                "has " + std::to_string(text.size()) + " bytes; at most " +
                    std::to_string(kLongestQuery) + " are taken");
  }
  const std::string mended = mend_utf8(text);
  SearchQuery query;
  Pieces pieces(mended);
  bool joins = false;  // An OR came before.
  std::size_t count = 0;
  while (const auto piece = pieces.next()) {
    const bool is_plain = !piece->is_quoted && piece->name.empty() && !piece->is_excluded;
    if (is_plain && piece->value == kOr) {
      joins = !query.clauses.empty() && !query.clauses.back().is_excluded;
      continue;
    }
    const FieldName* field = field_named(piece->name);
    if (!piece->name.empty() && field == nullptr) {
      if (const auto taken = take_filter(*piece, query); !taken)
        return tl::unexpected(taken.error());
      continue;
    }
    SearchTerm term{field == nullptr ? SearchField::kAnywhere : field->field, piece->is_quoted,
                    piece->is_prefix, words_in(piece->value)};
    if (term.words.empty()) continue;  // Punctuation alone.
    count += term.words.size();
    if (count > kMostQueryWords) {
      return fail(ErrorKind::kTooLarge, kWhere,
                  "asks for more than " + std::to_string(kMostQueryWords) + " words");
    }
    if (!joins || piece->is_excluded) query.clauses.push_back({piece->is_excluded, {}});
    query.clauses.back().alternatives.push_back(std::move(term));
    joins = false;
  }
  return query;
}

namespace {

// A term in FTS5's quotation marks. Folded words and stems hold none, but the rule is FTS5's.
void append_quoted(std::string& out, std::string_view term) {
  out += '"';
  for (const char c : term) {
    if (c == '"') out += c;
    out += c;
  }
  out += '"';
}

std::string_view columns_of(SearchField field) {
  constexpr std::array<std::string_view, 4> kColumns = {"{title text}", "title", "outlet",
                                                        "person"};
  return kColumns[static_cast<std::size_t>(field)];
}

class ExpressionWriter {
 public:
  ExpressionWriter(IndexWords& words, const std::vector<std::string>& languages)
      : words_(words), languages_(languages) {}

  std::string of(const SearchClause& clause) {
    std::string out;
    for (const SearchTerm& term : clause.alternatives) {
      if (!out.empty()) out += " OR ";
      out += '(';
      out += columns_of(term.field);
      out += " : (" + of(term) + "))";
    }
    return '(' + out + ')';
  }

 private:
  std::string of(const SearchTerm& term) {
    std::string out;
    if (is_inflected(term)) {
      for (const std::string& one : words_.asked(term.words.front(), languages_)) {
        if (!out.empty()) out += " OR ";
        append_quoted(out, one);
      }
      return out;
    }
    std::string forms;
    for (const std::string& word : term.words) {
      if (!forms.empty()) forms += ' ';
      forms += words_.form(word);
    }
    append_quoted(out, forms);
    return term.is_prefix ? out + " *" : out;
  }

  // Names and phrases are meant as they stand.
  static bool is_inflected(const SearchTerm& term) {
    const bool is_name = term.field == SearchField::kOutlet || term.field == SearchField::kPerson;
    return term.words.size() == 1 && !term.is_phrase && !term.is_prefix && !is_name;
  }

  IndexWords& words_;
  const std::vector<std::string>& languages_;
};

}  // namespace

IndexExpression index_expression(const SearchQuery& query, IndexWords& words,
                                 const std::vector<std::string>& languages) {
  ExpressionWriter writer(words, languages);
  IndexExpression expression;
  for (const SearchClause& clause : query.clauses) {
    std::string& into = clause.is_excluded ? expression.excluded : expression.wanted;
    if (!into.empty()) into += clause.is_excluded ? " OR " : " AND ";
    into += writer.of(clause);
  }
  return expression;
}

}  // namespace sourcier
