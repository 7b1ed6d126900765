// Chooser: the steps by which a page's body is chosen, each in its order. body.cc has the score and
// what takes blocks away, body_keep.cc what brings them back, body_boxes.cc what is told by its
// form: lists of teasers, decks below a headline.
#pragma once

#include <string>
#include <vector>

#include "engine/article/body.h"

namespace sourcier {

class Chooser {
 public:
  Chooser(const BodyModel& model, const html::Tree& tree, Blocks& blocks,
          const ExtractionRules::Data& rules, const PageClaims& claims)
      : tree_(tree),
        blocks_(blocks),
        rules_(rules),
        claims_(claims),
        model_(model),
        page_(measure_page(model, tree, blocks, claims)) {}

  Body choose();
  void tell(BodyReasons& reasons);

 private:
  void take_lead();
  void score();
  html::NodeId group_of(const Block& block) const;
  bool has_kept(std::size_t begin, std::size_t end) const;
  bool is_amid(std::size_t begin, std::size_t end) const;
  bool stands_between(html::NodeId group, std::size_t begin, std::size_t end) const;
  bool are_teasers(std::size_t begin, std::size_t end) const;
  void judge_groups();
  bool tells_something(const Block& block) const;
  bool keep_gallery();
  void keep_caption(std::size_t index);
  void keep_captions();
  void keep_amid();
  void keep_alike();
  bool is_recipe_fact(std::size_t index) const;
  void keep_recipe_facts();
  void keep_entries();
  bool is_bare_prose(std::size_t index) const;
  bool keep_bare_prose();
  void drop_titles();
  void drop_labels();
  bool is_deck(std::size_t index) const;
  void drop_deck();
  void apply_standing();
  void drop_lone_headings();
  void drop(std::size_t index, Verdict verdict);
  bool stands(std::size_t index) const {
    return page_.facts.standing[index] != Standing::kNone || page_.facts.signed_by[index] != 0 ||
           is_only_time(index) || is_only_address(index);
  }
  bool is_only_address(std::size_t index) const;
  bool is_only_time(std::size_t index) const;
  bool is_headline_like(std::size_t index) const;
  bool is_long_heading(std::size_t index) const;

  const html::Tree& tree_;
  Blocks& blocks_;
  const ExtractionRules::Data& rules_;
  const PageClaims claims_;
  const BodyModel& model_;
  PageMeasure page_;
  Body body_;
  std::vector<Verdict> verdicts_;
  std::vector<std::int32_t> scores_;
};

}  // namespace sourcier
