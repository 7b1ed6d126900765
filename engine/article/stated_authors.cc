// Authors whom the page's data names: JSON-LD, meta elements, microdata.
#include <algorithm>

#include "engine/article/author_finder.h"

namespace sourcier {

using html::Attribute;
using html::NodeId;

namespace {

constexpr std::size_t kLongestLabel = 120;     // Bytes of an element that names somebody.
constexpr std::size_t kMostStatedAuthors = 4;  // More wrote answers or reviews.

}  // namespace

// One name of the page's data against several of its head: the head has the byline.
void AuthorFinder::take_json_ld() {
  for (const JsonAuthor& author : page_.facts.json_ld.authors) {
    const std::string name = shown(author.name);
    if (author.is_organization) {
      list_.add_organisation(name);
    } else {
      list_.add(name, true);
    }
  }
  if (list_.names.size() != 1) return;
  AuthorList stated = list_.like();
  take_metas(stated);
  if (stated.names.size() > 1) list_.names = std::move(stated.names);
}

void AuthorFinder::take_metas(AuthorList& list) const {
  std::vector<StatedValue> stated;
  for (const StatedValue& one : page_.facts.stated) {
    if (one.field == StatedField::kAuthor) stated.push_back(one);
  }
  std::ranges::stable_sort(stated, {}, &StatedValue::rank);
  int rank = 0;
  for (const StatedValue& one : stated) {
    if (!list.empty() && one.rank != rank) break;
    rank = one.rank;
    list.add(shown(one.content), true);
  }
}

// {"Written by", "Ana Ruiz"}: cards show it.
void AuthorFinder::take_labels() {
  list_.is_shown = true;
  for (const auto& [label, value] : page_.facts.labelled) {
    const LineWords words(label);
    const PhraseHit by = page_.rules.bylines.find_role(words, "by");
    if (by.phrase != nullptr && by.end == words.size()) list_.add(shown(value), true);
  }
}

// The text of an element that names somebody; of a larger one the name in it.
std::string AuthorFinder::label_of(NodeId id) const {
  if (const auto content = page_.tree.attribute(id, Attribute::kContent); !content.empty())
    return shown(content);
  for (NodeId at = id + 1; at < page_.tree[id].end; ++at) {
    if (page_.tree.attribute(at, Attribute::kItemprop) == "name")
      return page_.tree[at].tag == html::Tag::kMeta
                 ? shown(page_.tree.attribute(at, Attribute::kContent))
                 : text_below(page_.tree, at, kLongestLabel);
  }
  return text_below(page_.tree, id, kLongestLabel);
}

void AuthorFinder::take_items() {
  list_.is_shown = true;
  for (const StatingNode& item : page_.facts.items) {
    if (item.field == StatedField::kAuthor && !is_in_comment(page_, item.id))
      list_.add(label_of(item.id), true);
    // The first of so many has the page.
    if (list_.names.size() <= kMostStatedAuthors) continue;
    list_.names.resize(1);
    return;
  }
}

// The only person that the page's data knows.
void AuthorFinder::take_only_person() {
  const auto& persons = page_.facts.json_ld.persons;
  if (persons.size() == 1) list_.add(shown(persons.front().name), true);
}

}  // namespace sourcier
