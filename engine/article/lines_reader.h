// LinesReader: the steps by which an article is read from a plain text, each in its order. lines.cc
// has those of the body, lines_head.cc those of title, outlet and what stands above the body.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/line_facts.h"
#include "engine/article/line_model.h"
#include "engine/article/lines.h"

namespace sourcier {

class LinesReader {
 public:
  LinesReader(std::string_view text, const ExtractionRules::Data& rules)
      : rules_(rules),
        lines_(make_lines(text, rules, joined_)),
        measure_(score_lines(rules.body, lines_)) {}

  LinesArticle read();
  void tell(LineReasons& reasons);

 private:
  // A score below which a line is lost.
  static constexpr std::int32_t kLostLine = -kScoreUnit / 4;

  void find_body();
  void find_title();
  int title_score(std::size_t index) const;
  // Each candidate is compared with all lines above the body: their number is bounded.
  std::size_t head_begin() const;
  static bool is_long_headline(const Line& line);
  void part_headline();
  bool is_menu(const Line& line) const;
  bool is_known_outlet(std::string_view name) const;
  std::string_view outlet_named(const Line& line) const;
  std::string_view known_outlet() const;
  bool is_site_name(const Line& head) const;
  void find_outlet();
  void read_head();
  bool is_lead(std::size_t index) const;
  void take_signature(const Line& line);
  void take_metadata(const Line& line);
  void take_body();
  void take_line(std::size_t index);
  bool is_under_teaser(std::size_t index) const;
  bool take_caption(std::size_t index);
  bool is_repeat(std::size_t index) const;
  bool heads_prose(std::size_t index) const;
  void add(std::string_view text, ParagraphKind kind);
  // Whether the model's score of the line is above `least`; without a model it is.
  bool is_wanted(std::size_t index, std::int32_t least = kLostLine) const {
    return measure_.scores.empty() || measure_.scores[index] > least;
  }
  bool is_body(std::size_t index) const {
    return lines_[index].type == LineType::kProse &&
           (is_wanted(index) || goes_on(index) || is_close(index));
  }
  bool goes_on(std::size_t index) const;
  bool is_close(std::size_t index) const;

  const ExtractionRules::Data& rules_;
  std::string joined_;
  std::vector<Line> lines_;
  LineMeasure measure_;
  std::size_t first_ = 0;  // Lines [first_, end_) hold the body.
  std::size_t end_ = 0;
  std::optional<std::size_t> title_;
  std::size_t at_ = 0;           // The line that is read,
  std::vector<LineFate> fates_;  // and what became of each.
  std::set<std::string> taken_;  // Folded lines of the text so far.
  LinesArticle out_;
};

}  // namespace sourcier
