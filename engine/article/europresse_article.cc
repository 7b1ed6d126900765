// One article of a Europresse file: its parts are known by their classes, which have stayed the
// same while the elements around them changed.
#include <algorithm>
#include <optional>
#include <vector>

#include "engine/article/blocks.h"
#include "engine/article/entry_article.h"
#include "engine/article/facts.h"
#include "engine/article/fragment.h"
#include "engine/article/press_article.h"
#include "engine/page/press/europresse.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using html::Attribute;
using html::NodeId;
using html::Tree;

constexpr std::size_t kMostAuthorWords = 12;  // A longer line after the title is the article's.
constexpr std::size_t kLongestTail = 200;     // Bytes of a notice of rights.

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// Whether one of the names in the class attribute is `name`; letter case has varied.
bool has_class(const Tree& tree, NodeId id, std::string_view name) {
  if (!tree.has_attribute(id, Attribute::kClass)) return false;
  const std::string classes = " " + ascii_lower(tree.attribute(id, Attribute::kClass)) + " ";
  return classes.find(" " + ascii_lower(name) + " ") != std::string::npos;
}

std::optional<NodeId> find_class(const Tree& tree, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (NodeId id = 0; id < tree.nodes().size(); ++id) {
      if (tree[id].tag != html::Tag::kText && has_class(tree, id, name)) return id;
    }
  }
  return {};
}

// "Le Phare, no. 1234" and "Le Phare (site web)" name one publication.
std::string without_issue(const std::string& name) {
  std::size_t end = name.size();
  for (const std::string_view sign : {", no", ", n\xC2\xB0", ", N\xC2\xB0"}) {
    const std::size_t at = name.find(sign);
    if (at != std::string::npos && name.find_first_of("0123456789", at) != std::string::npos)
      end = std::min(end, at);
  }
  return std::string(trim(std::string_view(name).substr(0, end)));
}

std::vector<std::string_view> lines_in(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty()) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

class EuropresseReader {
 public:
  EuropresseReader(const Tree& tree, const ExtractionRules::Data& rules, Article& article)
      : tree_(tree), rules_(rules), blocks_(make_blocks(tree, rules)), article_(article) {}

  void read() {
    const auto name = find_class(tree_, {kPublicationClass});
    if (name) article_.outlet = without_issue(text_below(tree_, *name));
    const auto title = find_class(tree_, {"rdp__articletitle", "titreArticleVisu", "titreArticle"});
    if (title) article_.title = nfc(text_below(tree_, *title));
    take_date();
    const auto body = find_class(tree_, {"docOcurrContainer", "DocText"});
    if (body) {
      take_new(*body);
    } else if (title) {
      take_old(*title);
    }
  }

 private:
  void take_date();
  void take_new(NodeId body);
  void take_old(NodeId title);
  std::optional<NodeId> find_authors(NodeId body) const;
  bool is_inside(const Block& block, NodeId id) const {
    return block.first > id && block.first < tree_[id].end;
  }

  const Tree& tree_;
  const ExtractionRules::Data& rules_;
  Blocks blocks_;
  Article& article_;
};

// In the header's line, among section, number of words and page.
void EuropresseReader::take_date() {
  for (const std::string_view name : {"DocHeader", "DocTitreSousSection"}) {
    for (NodeId id = 0; id < tree_.nodes().size(); ++id) {
      if (tree_[id].tag == html::Tag::kText || !has_class(tree_, id, name)) continue;
      article_.published = date_in_line(text_below(tree_, id), rules_);
      // Of a subsection the date stands in the element after its name.
      const NodeId next = tree_[id].end;
      if (article_.published.empty() && next < tree_.nodes().size() && name != "DocHeader")
        article_.published = date_in_line(text_below(tree_, next), rules_);
      if (article_.published.empty()) continue;
      article_.published_basis = DateBasis::kMeta;
      return;
    }
  }
}

// In an element of their own, or in a line between title and text.
std::optional<NodeId> EuropresseReader::find_authors(NodeId body) const {
  if (const auto own = find_class(tree_, {"docAuthors"})) return own;
  const auto title = find_class(tree_, {"titreArticle", "titreArticleVisu"});
  if (!title) return {};
  for (NodeId id = tree_[*title].end; id < body; ++id) {
    if (tree_[id].tag != html::Tag::kText && has_class(tree_, id, "sm-margin-bottomNews"))
      return id;
  }
  return {};
}

void EuropresseReader::take_new(NodeId body) {
  if (const auto authors = find_authors(body))
    take_stated_authors({text_below(tree_, *authors)}, rules_, article_);
  std::vector<Piece> pieces;
  for (const Block& block : blocks_.list) {
    if (is_inside(block, body))
      pieces.push_back({std::string(blocks_.text_of(block)), block.kind, {}});
  }
  take_paragraphs(std::move(pieces), rules_, article_);
}

// "© 2012 Le Phare. Tous droits réservés."
bool is_notice(std::string_view line) {
  const bool begins = line.starts_with("\xC2\xA9") || ascii_lower(line.substr(0, 9)) == "copyright";
  return begins && line.size() <= kLongestTail &&
         line.find_first_of("0123456789") != std::string_view::npos;
}

// "news·20060413·LE·106702": the database's own number.
bool is_document_number(std::string_view line) {
  return line.find(' ') == std::string_view::npos &&
         line.find("\xC2\xB7") != std::string_view::npos;
}

// The lines after the title: perhaps the author, the article, a notice of rights. Line breaks part
// them as often as paragraphs do.
void EuropresseReader::take_old(NodeId title) {
  std::vector<Piece> pieces;
  bool is_after = false, is_first = true;
  for (const Block& block : blocks_.list) {
    is_after = is_after || block.first >= tree_[title].end;
    for (const std::string_view line : lines_in(blocks_.text_of(block))) {
      if (!is_after) {
        is_after = nfc(line) == article_.title;
        continue;
      }
      if (is_notice(line) || is_document_number(line)) {
        return take_paragraphs(std::move(pieces), rules_, article_);
      }
      const bool is_author =
          is_first && LineWords(line).size() <= kMostAuthorWords && !ends_sentence(line);
      is_first = false;
      if (is_author) {
        take_stated_authors({std::string(line)}, rules_, article_);
      } else {
        pieces.push_back({std::string(line), block.kind, {}});
      }
    }
  }
  take_paragraphs(std::move(pieces), rules_, article_);
}

}  // namespace

void read_europresse(std::string_view part, const ExtractionRules::Data& rules, Article& article) {
  const Tree tree = html::parse(part);
  EuropresseReader(tree, rules, article).read();
}

}  // namespace sourcier
