#include "engine/article/facts.h"

#include <algorithm>
#include <charconv>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using html::Attribute;
using html::NodeId;
using html::Tag;

constexpr std::size_t kMostStated = 512;  // A page has some dozens.
constexpr std::size_t kLongestName = 64;  // Bytes of a meta element's name; real ones are shorter.
constexpr std::size_t kLongestMarkup = 2000;  // Bytes of a value that is read as markup again.

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

StatedField field_named(std::string_view name) {
  constexpr std::pair<std::string_view, StatedField> kFields[] = {
      {"published", StatedField::kPublished},
      {"modified", StatedField::kModified},
      {"title", StatedField::kTitle},
      {"author", StatedField::kAuthor},
      {"outlet", StatedField::kOutlet},
      {"section", StatedField::kSection},
      {"description", StatedField::kDescription},
      {"url", StatedField::kUrl}};
  for (const auto& [known, field] : kFields) {
    if (known == name) return field;
  }
  return StatedField::kNone;
}

// One for a walk: what the names of elements state.
class Gatherer {
 public:
  Gatherer(const html::Tree& tree, const Table& names) : tree_(tree), names_(names) {}

  Facts gather();

 private:
  struct Meaning {
    StatedField field = StatedField::kNone;
    int rank = 0;
    bool is_known = false;  // There is a row, be it that the name means nothing here.
  };
  Meaning row_of(std::string_view name) const;
  Meaning meaning_of(std::string_view name) const;
  void add_meta(NodeId id);
  void add_item(NodeId id, std::string_view names);
  void add_element(NodeId id);

  const html::Tree& tree_;
  const Table& names_;
  Facts facts_;
  // "twitter:label1" = "Written by", "twitter:data1" = the name; by their last digit.
  std::vector<std::pair<char, std::string_view>> labels_, data_;
};

Gatherer::Meaning Gatherer::row_of(std::string_view name) const {
  std::string plain;
  for (const char c : name) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
    if (c >= 'A' && c <= 'Z') plain += static_cast<char>(c - 'A' + 'a');
  }
  const std::size_t row = plain.empty() ? Table::kNone : names_.find(plain);
  if (row == Table::kNone) return {};
  Meaning meaning{field_named(names_.cell(row, 1)), 0, true};
  const std::string_view rank = names_.cell(row, 2);
  std::from_chars(rank.data(), rank.data() + rank.size(), meaning.rank);
  return meaning;
}

Gatherer::Meaning Gatherer::meaning_of(std::string_view name) const {
  if (name.size() > kLongestName) return {};
  const Meaning whole = row_of(name);
  if (whole.is_known) return whole;
  const std::size_t colon = name.find_last_of(":/");
  if (colon == std::string_view::npos) return {};
  Meaning last = row_of(name.substr(colon + 1));
  last.rank += 10;  // A vocabulary that no row knows comes after those that one does.
  return last;
}

void Gatherer::add_meta(NodeId id) {
  const std::string_view content = trim(tree_.attribute(id, Attribute::kContent));
  if (content.empty()) return;
  for (const Attribute attribute : {Attribute::kProperty, Attribute::kName}) {
    const std::string_view name = trim(tree_.attribute(id, attribute));
    if (name.empty() || facts_.stated.size() >= kMostStated) continue;
    const Meaning meaning = meaning_of(name);
    if (meaning.field != StatedField::kNone)
      facts_.stated.push_back({meaning.field, meaning.rank, content});
    if (name.starts_with("twitter:label")) labels_.emplace_back(name.back(), content);
    if (name.starts_with("twitter:data")) data_.emplace_back(name.back(), content);
  }
}

// The names of an itemprop or a property: several may stand in one.
void Gatherer::add_item(NodeId id, std::string_view names) {
  while (!names.empty() && facts_.items.size() < kMostStated) {
    const std::size_t end = std::min(names.find(' '), names.size());
    const Meaning meaning = meaning_of(names.substr(0, end));
    if (meaning.field != StatedField::kNone) {
      facts_.items.push_back({meaning.field, meaning.rank, id});
      return;
    }
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

void Gatherer::add_element(NodeId id) {
  const html::Node& node = tree_[id];
  switch (node.tag) {
    case Tag::kTitle:
      if (facts_.title.empty()) facts_.title = tree_.text(id);
      break;
    case Tag::kMeta:
      add_meta(id);
      break;
    case Tag::kLink:
      if (facts_.canonical.empty() &&
          ascii_lower(tree_.attribute(id, Attribute::kRel)) == "canonical")
        facts_.canonical = tree_.attribute(id, Attribute::kHref);
      return;
    case Tag::kBase:
      facts_.base = tree_.attribute(id, Attribute::kHref);
      break;
    case Tag::kScript:
      if (!node.text.empty()) add_json_ld(tree_.text(id), facts_.json_ld);
      return;
    case Tag::kH1:
      facts_.headings.push_back(id);
      break;
    case Tag::kTime:
      facts_.times.push_back(id);
      break;
    default:
      break;
  }
  if (node.attribute_count == 0) return;
  if (const auto names = tree_.attribute(id, Attribute::kItemprop); !names.empty())
    add_item(id, names);
  if (node.tag == Tag::kMeta) return;
  if (const auto names = tree_.attribute(id, Attribute::kProperty); !names.empty())
    add_item(id, names);
  if (node.tag != Tag::kA) return;
  const std::string_view rel = tree_.attribute(id, Attribute::kRel);
  if (!rel.empty() && ascii_lower(rel).find("author") != std::string::npos)
    facts_.author_links.push_back(id);
}

Facts Gatherer::gather() {
  facts_.language = tree_.attribute(0, Attribute::kLang);
  for (NodeId id = 0; id < tree_.nodes().size(); ++id) {
    if (tree_[id].tag != Tag::kText) add_element(id);
  }
  for (const auto& [label_number, label] : labels_) {
    for (const auto& [number, content] : data_) {
      if (number == label_number) facts_.labelled.emplace_back(label, content);
    }
  }
  return std::move(facts_);
}

}  // namespace

std::vector<std::string_view> Facts::all(StatedField field) const {
  std::vector<std::string_view> found;
  int rank = 0;
  for (const StatedValue& one : stated) {
    if (one.field != field) continue;
    if (!found.empty() && one.rank > rank) continue;
    if (!found.empty() && one.rank < rank) found.clear();
    rank = one.rank;
    found.push_back(one.content);
  }
  return found;
}

std::string_view Facts::first(StatedField field) const {
  const StatedValue* best = nullptr;
  for (const StatedValue& one : stated) {
    if (one.field == field && (best == nullptr || one.rank < best->rank)) best = &one;
  }
  return best == nullptr ? std::string_view() : best->content;
}

Facts gather_facts(const html::Tree& tree, const Table& meta_names) {
  return Gatherer(tree, meta_names).gather();
}

std::string text_below(const html::Tree& tree, NodeId id, std::size_t most) {
  std::string out;
  bool needs_space = false;
  for (NodeId at = id; at < tree[id].end && out.size() < most; ++at) {
    if (tree[at].tag != Tag::kText) {
      needs_space = needs_space || html::is_block(tree[at].tag);
      continue;
    }
    const std::string_view text = tree.text(at);
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint point = code_point_at(text, i);
      if (point.value <= ' ') {
        needs_space = true;
      } else if (point.value != 0xAD && point.value != 0x200B) {
        if (needs_space && !out.empty()) out += ' ';
        needs_space = false;
        append_utf8(out, point.value);  // Bytes that the parser has cut are no text.
      }
      i += std::max(point.size, 1u);
    }
  }
  return out;
}

std::string shown(std::string_view value) {
  value = trim(value);
  const bool is_markup = value.find_first_of("&<") != std::string_view::npos;
  if (is_markup && value.size() <= kLongestMarkup)
    return nfc(trim(text_below(html::parse(value), 0, value.size())));
  std::string out;
  for (const char c : value) {
    const bool is_white = static_cast<unsigned char>(c) <= ' ';
    if (is_white && out.ends_with(' ')) continue;
    out += is_white ? ' ' : c;
  }
  return nfc(out);
}

}  // namespace sourcier
