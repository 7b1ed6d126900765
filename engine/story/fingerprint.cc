// fingerprint: the print of an article from its words, credits and days.
#include <algorithm>

#include "engine/article/dates.h"
#include "engine/base/digest.h"
#include "engine/story/actors.h"
#include "engine/story/features.h"
#include "engine/story/print.h"
#include "engine/story/rarity.h"
#include "engine/story/set_apart.h"
#include "engine/story/stated_days.h"
#include "engine/story/words.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// An agency's tag stands in parentheses in the dateline or at the very end: "(AFP)".
constexpr std::uint32_t kTagWithin = 160;
// What may stand between a parenthesis and the name: "(avec AFP", "AFP, Reuters)".
constexpr std::uint32_t kTagRoom = 24;

std::uint16_t short_hash(std::string_view folded) {
  const std::uint32_t hash = word_hash(folded);
  const auto folded_hash = static_cast<std::uint16_t>(hash ^ (hash >> 16));
  return folded_hash == kSentenceBreak ? 1 : folded_hash;
}

// Midnight is what systems write that keep days only.
std::uint32_t minute_of(std::string_view published) {
  const auto instant = instant_of(published);
  if (!instant || *instant < 60 || published.find("T00:00") != std::string_view::npos) return 0;
  return static_cast<std::uint32_t>(*instant / 60);
}

std::uint64_t digest_of(const std::vector<Word>& words) {
  if (words.empty()) return 0;
  std::string all;
  for (const Word& word : words) all.append(word.folded).push_back(' ');
  const std::uint64_t digest = stable_hash(all);
  return digest == 0 ? 1 : digest;
}

// Words with sentence breaks, as Print keeps them.
class BrokenWords {
 public:
  // `sentence` is any number that differs from that of the word before when the sentence does.
  void add(std::uint16_t word, std::size_t sentence) {
    if (words_.empty() || sentence != sentence_) words_.push_back(kSentenceBreak);
    sentence_ = sentence;
    words_.push_back(word);
  }

  // With the last break, cut where there are more.
  std::vector<std::uint16_t> take(std::size_t most) {
    if (!words_.empty()) words_.push_back(kSentenceBreak);
    if (words_.size() > most) words_.resize(most);
    return std::move(words_);
  }

 private:
  std::vector<std::uint16_t> words_;
  std::size_t sentence_ = 0;
};

void split_words(Print& print, const std::vector<Word>& words, const Document& document,
                 const Rarity& rarity) {
  const std::vector<Span>& sentences = document.reading.sentences;
  const std::vector<Span> apart = set_apart_spans(document);
  BrokenWords reporting;
  BrokenWords quoted;
  std::size_t sentence = 0;
  std::size_t next_apart = 0;
  for (const Word& word : words) {
    while (sentence < sentences.size() && sentences[sentence].end <= word.span.begin) ++sentence;
    while (next_apart < apart.size() && apart[next_apart].end <= word.span.begin) ++next_apart;
    if (rarity.is_function_word(word.folded)) continue;
    const bool is_apart = next_apart < apart.size() && apart[next_apart].contains(word.span);
    if (is_apart) {
      quoted.add(short_hash(word.folded), sentence + next_apart);
    } else {
      reporting.add(short_hash(word.folded), sentence);
    }
  }
  print.set_apart = quoted.take(kMostSetApart);
  print.words = reporting.take(most_words(print) - print.set_apart.size());
}

bool in_parentheses(std::string_view text, Span span) {
  const std::size_t before = span.begin > kTagRoom ? span.begin - kTagRoom : 0;
  const std::string_view head = text.substr(before, span.begin - before);
  const std::string_view tail = text.substr(span.end, kTagRoom);
  const std::size_t opens = head.rfind('(');
  const std::size_t closes = tail.find(')');
  return opens != std::string_view::npos && head.find(')', opens) == std::string_view::npos &&
         closes != std::string_view::npos && tail.substr(0, closes).find('(') == tail.npos;
}

bool is_credit_tag(const Document& document, const Mention& mention) {
  const std::string& text = document.article.text;
  if (mention.entity >= document.reading.entities.size()) return false;
  if (!document.reading.entities[mention.entity].reference.starts_with("agency:")) return false;
  const bool at_edge =
      mention.span.begin < kTagWithin || mention.span.end + kTagWithin > text.size();
  return at_edge && in_parentheses(text, mention.span);
}

std::vector<std::uint32_t> credits_of(const Document& document) {
  std::vector<std::uint32_t> credits;
  for (const Credit& credit : document.article.credits)
    if (credit.of == CreditOf::kText) credits.push_back(word_hash(fold(credit.name)));
  for (const Mention& mention : document.reading.mentions) {
    if (is_credit_tag(document, mention))
      credits.push_back(word_hash(fold(document.reading.entities[mention.entity].name)));
  }
  std::ranges::sort(credits);
  credits.erase(std::unique(credits.begin(), credits.end()), credits.end());
  if (credits.size() > kMostCredits) credits.resize(kMostCredits);
  return credits;
}

// The outlet's name; where it is unknown, the host of the address.
std::string outlet_of(const Article& article) {
  if (!article.outlet.empty()) return fold(article.outlet);
  const std::size_t scheme = article.url.find("://");
  if (scheme == std::string::npos) return {};
  const std::size_t host = scheme + 3;
  return fold(article.url.substr(host, article.url.find_first_of("/?#", host) - host));
}

}  // namespace

std::size_t most_words(const Print& print) {
  const std::size_t beside = kPrintBytesBeside + 4 * print.credits.size() +
                             6 * print.features.size() + 2 * print.actors.size();
  return std::min(kMostPrintWords, (kMostPrintBytes - beside) / 2);
}

Print fingerprint(const Document& document, const Language& language) {
  const Article& article = document.article;
  const Language own = language.of_words(article.language);
  const Rarity rarity(own);
  const std::vector<Word> words = scan_words(article.text);
  Print print;
  print.article = article.id;
  print.language = article.language;
  print.published = parse_date(article.published).value_or(Date{});
  print.minute = minute_of(article.published);
  print.stated = stated_days(document.reading, print.published);
  print.opening = opening_day(document.reading, print.published);
  const std::string outlet = outlet_of(article);
  if (!outlet.empty()) print.outlet = word_hash(outlet);
  print.text = digest_of(words);
  print.credits = credits_of(document);
  print.features = features_of(document, words, own, rarity);
  print.actors = actors_of(document.reading, lead_end(words));
  split_words(print, words, document, rarity);
  return print;
}

}  // namespace sourcier
