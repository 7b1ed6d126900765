#include "engine/story/passages.h"

#include "engine/story/align.h"
#include "engine/story/words.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// All words count here, also those that bind others: hence longer than in the prints.
constexpr AlignOptions kPassages{.seed = 4, .gap = 4, .shortest = 8};

// Where the closing signs that both texts have in common end: a full stop, a quotation mark.
void close_alike(Passage& passage, std::string_view first, std::string_view second) {
  for (;;) {
    const CodePoint a = code_point_at(first, passage.first.end);
    const CodePoint b = code_point_at(second, passage.second.end);
    if (a.size == 0 || b.size == 0 || a.value != b.value) return;
    if (is_letter(a.value) || is_digit(a.value) || is_space(a.value)) return;
    passage.first.end += a.size;
    passage.second.end += b.size;
  }
}

}  // namespace

HashedText hash_text(std::string_view text) {
  HashedText hashed{.text = text, .hashes = {}, .spans = {}};
  for (const Word& word : scan_words(text)) {
    hashed.hashes.push_back(word_hash(word.folded));
    hashed.spans.push_back(word.span);
  }
  return hashed;
}

std::vector<Passage> shared_passages(const HashedText& first, const HashedText& second) {
  std::vector<Passage> passages;
  for (const AlignedRun& block : align(first.hashes, second.hashes, kPassages)) {
    const std::size_t last_first = block.first + block.first_size - 1;
    const std::size_t last_second = block.second + block.second_size - 1;
    Passage passage{.first = {first.spans[block.first].begin, first.spans[last_first].end},
                    .second = {second.spans[block.second].begin, second.spans[last_second].end}};
    close_alike(passage, first.text, second.text);
    passages.push_back(passage);
  }
  return passages;
}

}  // namespace sourcier
