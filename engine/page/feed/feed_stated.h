// What the children of one element of a feed state: of the feed itself, of an entry, of its source.
#pragma once

#include <map>
#include <tuple>

#include "engine/page/entry.h"
#include "engine/page/url/url.h"
#include "engine/page/xml/xml_tree.h"

namespace sourcier {

// What xml:base and xml:lang of the elements around say.
struct Around {
  std::string base;
  std::string language;
  xml::NodeId end = 0;  // Where it ceases to hold.
};

// What one element and its children state, of a feed or of an entry.
struct Stated {
  MarkupText title;
  int title_rank = 256;
  std::string link;       // As written.
  std::string link_base;  // Of the element that gives the link.
  int link_rank = 256;
  std::map<int, std::string> published, modified, dates;  // By rank.
  std::map<int, std::vector<std::string>> authors;
  std::vector<std::tuple<int, MarkupText, std::string>> texts;  // Rank, text, its base.
  std::string language;                                         // Of an element that says it,
  std::string text_language;  // of the text or the title, by xml:lang.
  xml::NodeId source = 0;
};

// Reads fields of elements. The tree must outlive it.
class FieldReader {
 public:
  // `home` is the address against which what has no other base is resolved.
  FieldReader(const xml::XmlTree& tree, std::string home, bool is_atom)
      : tree_(tree), home_(std::move(home)), is_atom_(is_atom) {}

  Stated state(xml::NodeId id, const Around& here) const;
  Around inside(xml::NodeId id, const Around& outer) const;
  Url resolve(std::string_view link, const std::string& base) const;

  const std::string& home() const { return home_; }
  void set_home(std::string home) { home_ = std::move(home); }
  bool is_atom() const { return is_atom_; }
  void set_atom(bool is_atom) { is_atom_ = is_atom; }

 private:
  void take(xml::NodeId id, Stated& stated, const Around& outer) const;
  void take_link(xml::NodeId id, int rank, Stated& stated, const Around& here) const;
  void take_author(xml::NodeId id, int rank, Stated& stated) const;
  void take_attributes(xml::NodeId id, Stated& stated, const Around& here) const;

  const xml::XmlTree& tree_;
  std::string home_;
  bool is_atom_;
};

}  // namespace sourcier
