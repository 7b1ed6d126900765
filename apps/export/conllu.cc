// CoNLL-U (Universal Dependencies): sentences and tokens; syntax is left open, names are in MISC.
#include <algorithm>

#include "apps/export/lookup.h"
#include "engine/api/names.h"

namespace sourcier {
namespace {

using exports::ArticleEntry;
using exports::Lookup;

// Fields are parted by tabs and lines: a blank inside a token or comment is one space.
std::string field(std::string_view text) {
  std::string out;
  bool is_blank = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (blank && !is_blank && !out.empty()) out.push_back(' ');
    if (!blank) out.push_back(c);
    is_blank = blank;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out.empty() ? "_" : out;
}

class ConllWriter {
 public:
  explicit ConllWriter(const ArticleEntry& entry)
      : entry_(entry), reading_(entry.document->reading) {}

  std::string write() {
    out_ = "# newdoc id = " + field(entry_.article().id) + "\n";
    std::size_t paragraph = 0;
    std::size_t number = 0;
    const std::vector<Paragraph>& paragraphs = entry_.article().paragraphs;
    for (const Span sentence : reading_.sentences) {
      bool begins_paragraph = false;
      while (paragraph < paragraphs.size() && paragraphs[paragraph].span.begin <= sentence.begin) {
        begins_paragraph = true;
        ++paragraph;
      }
      const std::string tokens = tokens_of(sentence);
      if (tokens.empty()) continue;
      if (begins_paragraph) out_ += "# newpar\n";
      out_ += "# sent_id = " + field(entry_.article().id) + "-" + std::to_string(++number) + "\n";
      out_ += "# text = " + field(entry_.text(sentence)) + "\n";
      out_ += tokens + "\n";
    }
    return std::move(out_);
  }

 private:
  std::string tokens_of(Span sentence) {
    std::string lines;
    std::size_t number = 0;
    for (; token_ < reading_.tokens.size(); ++token_) {
      const Token& token = reading_.tokens[token_];
      if (token.span.begin >= sentence.end) break;
      if (token.span.begin < sentence.begin) continue;
      const bool is_last = token_ + 1 == reading_.tokens.size();
      const bool touches = !is_last && reading_.tokens[token_ + 1].span.begin == token.span.end;
      std::string misc = name_tag(token.span);
      if (touches) misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
      lines += std::to_string(++number) + "\t" + field(entry_.text(token.span)) + "\t" +
               field(token.lemma) + "\t" + std::string(name_of(token.part)) + "\t_\t_\t_\t_\t_\t" +
               (misc.empty() ? "_" : misc) + "\n";
    }
    return lines;
  }

  // "NER=B-PER": mentions and tokens run in one order.
  std::string name_tag(Span token) {
    while (mention_ < reading_.mentions.size() &&
           reading_.mentions[mention_].span.end <= token.begin) {
      ++mention_;
    }
    if (mention_ >= reading_.mentions.size()) return {};
    const Mention& mention = reading_.mentions[mention_];
    if (mention.span.begin >= token.end) return {};
    const bool begins = mention.span.begin >= token.begin;
    return std::string(begins ? "NER=B-" : "NER=I-").append(name_of(mention.type));
  }

  const ArticleEntry& entry_;
  const Reading& reading_;
  std::string out_;
  std::size_t token_ = 0;
  std::size_t mention_ = 0;
};

}  // namespace

std::string to_conllu(const ExportInput& input) {
  const Lookup lookup(input);
  std::string out;
  for (const auto& [id, entry] : lookup.articles()) out += ConllWriter(entry).write();
  return out;
}

}  // namespace sourcier
