// Author finder: the steps by which the authors of a page are found, each in the file of what it
// reads: stated_authors.cc (data), linked_authors.cc (links to persons), shown_authors.cc (what
// readers see). page_authors.cc orders them.
#pragma once

#include <string>
#include <string_view>

#include "engine/article/metadata.h"
#include "engine/article/names.h"

namespace sourcier {

class AuthorFinder {
 public:
  AuthorFinder(const PageView& page, const Body& body, AuthorList& list);

  void find();

 private:
  using Step = void (AuthorFinder::*)();

  // stated_authors.cc
  void take_json_ld();
  void take_metas(AuthorList& list) const;
  void take_head() { take_metas(list_); }
  void take_labels();
  void take_items();
  void take_only_person();
  std::string label_of(html::NodeId id) const;

  // linked_authors.cc
  void take_links();
  void take_paths();
  bool is_author_path(std::string_view href) const;
  bool leads_elsewhere(html::NodeId id) const;

  // shown_authors.cc
  void take_marked();
  void take_bylines();
  void take_byline(std::size_t block);
  std::vector<std::string> own_byline() const;
  void take_signature();
  void take_signed_line(std::size_t block, bool is_last);
  void take_copyright();
  bool is_beside_title(html::NodeId id) const;
  bool may_be_byline(std::size_t block) const;
  std::string behind(html::NodeId id) const;
  std::string_view line(std::size_t block) const;

  // page_authors.cc
  void take_shown_name();
  bool take_instead(Step step, std::string_view data, bool must_be_known);
  bool is_shown(std::string_view name) const;
  bool are_full() const;
  bool are_whole() const;

  const PageView& page_;
  const Body& body_;
  AuthorList& list_;
  std::size_t end_;  // Of the lines that are looked at.
  bool is_shown_only_ = false;
};

}  // namespace sourcier
