#include "tools/corpus/corpus.h"

#include <algorithm>
#include <map>

#include "engine/base/date.h"
#include "engine/base/digest.h"
#include "engine/text/unicode.h"

namespace sourcier::corpus {
namespace {

constexpr std::size_t kThemes = 200;
constexpr std::size_t kMostEvents = 60;
constexpr std::size_t kMostArticles = 200;  // Of an event.
constexpr std::int64_t kFirstDay = 22'280;  // 2031-01-01.

// Percent of the articles of an event, the first aside, as the copies of the press go.
struct Share {
  Kind kind = Kind::kOwn;
  std::size_t percent = 0;
};
constexpr Share kShares[] = {{Kind::kExact, 8},    {Kind::kAbridged, 8}, {Kind::kRewritten, 8},
                             {Kind::kDispatch, 9}, {Kind::kPartial, 5},  {Kind::kQuoting, 4}};

constexpr std::size_t kAgencyPercent = 25;        // Of the texts of their own.
constexpr std::size_t kUndatedPercent = 3;        // Of the articles.
constexpr std::size_t kFrenchPercent = 60;        // Of the stories.
constexpr std::size_t kBilingualPercent = 8;      // Of the stories.
constexpr std::size_t kMostTextsRemembered = 64;  // That later articles of an event may copy.

Kind kind_of(Random& random) {
  std::size_t chance = random.below(100);
  for (const Share& share : kShares) {
    if (chance < share.percent) return share.kind;
    chance -= share.percent;
  }
  return Kind::kOwn;
}

// Most of the reports come on the day and the next, some in the week, few later.
std::int64_t days_after(Random& random) {
  const std::size_t chance = random.below(100);
  if (chance < 55) return 0;
  if (chance < 82) return 1;
  if (chance < 97) return static_cast<std::int64_t>(random.between(2, 6));
  return static_cast<std::int64_t>(random.between(7, 60));
}

std::string host_of(const std::string& outlet) {
  std::string host;
  for (const char c : fold(outlet)) host += c == ' ' ? '-' : c;
  return host + ".example";
}

// Who publishes, and what belongs to that.
struct Source {
  Draft draft;
  Truth truth;
};

CorpusArticle finished(const Draft& draft, Random& random) {
  CorpusArticle made;
  Article& article = made.article;
  article.title = draft.title;
  std::size_t begin = 0;
  const auto close_paragraph = [&] {
    article.paragraphs.push_back({span_of(begin, article.text.size()), ParagraphKind::kBody});
  };
  for (const Sentence& sentence : draft.sentences) {
    if (article.text.size() > begin) {
      if (random.percent(35)) {
        close_paragraph();
        article.text += "\n\n";
        begin = article.text.size();
      } else {
        article.text += ' ';
      }
    }
    const std::size_t at = article.text.size();
    for (const NamedSpan& name : sentence.names)
      made.names.push_back({span_at(at + name.span.begin, name.span.size()), name.type, name.name});
    for (const QuotedSpan& quoted : sentence.quotations)
      made.quotations.push_back(
          {span_at(at + quoted.span.begin, quoted.span.size()), quoted.speaker});
    article.text += sentence.text;
  }
  close_paragraph();
  return made;
}

class StoryMaker {
 public:
  StoryMaker(const std::vector<Material>& materials, const CorpusOptions& options,
             std::size_t number)
      : materials_(materials),
        random_(options.seed, number),
        number_(number),
        is_only_(options.is_one_story),
        articles_an_event_(options.articles_an_event) {
    const std::size_t days = std::max<std::size_t>(1, options.articles / options.articles_a_day);
    day_ = kFirstDay + static_cast<std::int64_t>(random_.below(days));
    seeds_.theme = random_.zipf(kThemes);
    seeds_.story = random_.next();
    const std::size_t chance = random_.below(100);
    is_bilingual_ = chance < kBilingualPercent;
    language_ = chance < kBilingualPercent + kFrenchPercent ? 0 : materials.size() - 1;
  }

  // At most so many articles, each after the one that it copies.
  std::vector<CorpusArticle> make(std::size_t most) {
    std::vector<CorpusArticle> articles;
    const std::size_t events = random_.heavy_tailed(kMostEvents);
    for (std::size_t event = 0; event < events || (is_only_ && articles.size() < most); ++event) {
      make_event(event, articles);
      day_ += static_cast<std::int64_t>(random_.between(1, 14));
    }
    if (articles.size() > most)
      articles.erase(articles.begin() + static_cast<std::ptrdiff_t>(most), articles.end());
    std::ranges::stable_sort(articles, {},
                             [](const CorpusArticle& a) { return a.article.published; });
    return articles;
  }

 private:
  void make_event(std::size_t event, std::vector<CorpusArticle>& articles) {
    seeds_.event = random_.next();
    std::vector<Scene> scenes;
    const std::size_t size =
        articles_an_event_ != 0 ? articles_an_event_ : random_.heavy_tailed(kMostArticles);
    for (const Material& material : materials_)
      scenes.push_back(make_scene(seeds_, size, material));
    std::vector<std::vector<Source>> texts(materials_.size());
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t language = is_bilingual_ ? random_.below(materials_.size()) : language_;
      articles.push_back(make_article(event, i, scenes[language], texts[language]));
    }
  }

  CorpusArticle make_article(std::size_t event, std::size_t number, const Scene& scene,
                             std::vector<Source>& texts) {
    const Kind kind = texts.empty() ? Kind::kOwn : kind_of(random_);
    Source made;
    const Source* source = kind == Kind::kOwn ? nullptr : &random_.of(texts);
    if (source == nullptr) {
      const bool is_agency = random_.percent(kAgencyPercent);
      made.draft = write_own(scene, random_, is_agency ? random_.of(press().agencies) : "");
    } else {
      made.draft = write_copy(kind, source->draft, scene, random_);
    }
    CorpusArticle article = finished(made.draft, random_);
    publish(article, scene, event, number, made.draft.agency);
    article.truth = {.kind = kind_name(kind),
                     .source = source == nullptr ? "" : source->truth.source,
                     .family = article.article.id,
                     .event = std::to_string(number_) + '.' + std::to_string(event),
                     .story = std::to_string(number_)};
    if (source != nullptr && is_one_family(kind)) article.truth.family = source->truth.family;
    made.truth = article.truth;
    made.truth.source = article.article.id;
    if (texts.size() < kMostTextsRemembered) texts.push_back(std::move(made));
    return article;
  }

  void publish(CorpusArticle& made, const Scene& scene, std::size_t event, std::size_t number,
               const std::string& agency) {
    Article& article = made.article;
    const auto& outlets = press().outlets;
    article.outlet = outlets[random_.zipf(outlets.size())];
    article.language = scene.material->language;
    article.url = "https://" + host_of(article.outlet) + "/" + std::to_string(number_) + "-" +
                  std::to_string(event) + "-" + std::to_string(number) + ".html";
    article.id = article_id(article.url, article.title, article.text);
    article.version = article_version(article.title, article.text);
    const std::int64_t day = day_ + days_after(random_);
    if (!random_.percent(kUndatedPercent)) {
      article.published = iso(date_of(day));
      article.published_basis = DateBasis::kMeta;
    }
    if (!agency.empty()) article.credits.push_back({agency, "(" + agency + ")", CreditOf::kText});
  }

  const std::vector<Material>& materials_;
  Random random_;
  std::size_t number_;
  bool is_only_ = false;
  std::size_t articles_an_event_ = 0;
  std::int64_t day_ = 0;
  SceneSeeds seeds_;
  bool is_bilingual_ = false;
  std::size_t language_ = 0;
};

std::vector<std::string> keys_of(const NamedSpan& name) {
  const std::string folded = fold(name.name);
  if (name.type == EntityType::kPlace) return {"place:" + folded};
  if (name.type == EntityType::kOrganisation) return {"organisation:" + folded};
  return {"family:" + folded.substr(folded.rfind(' ') + 1), "person:" + folded};
}

}  // namespace

void Corpus::each(const std::function<bool(CorpusArticle&&)>& take) const {
  std::size_t made = 0;
  for (std::size_t number = 0; made < options_.articles; ++number) {
    auto story = StoryMaker(materials_, options_, number).make(options_.articles - made);
    made += story.size();
    for (CorpusArticle& article : story)
      if (!take(std::move(article))) return;
  }
}

Document document_of(const CorpusArticle& made) {
  Document document;
  document.article = made.article;
  Reading& reading = document.reading;
  std::map<std::string, EntityIndex> entities;
  for (const NamedSpan& name : made.names) {
    const auto [entry, is_new] =
        entities.try_emplace(name.name, static_cast<EntityIndex>(entities.size()));
    if (is_new) {
      reading.entities.push_back({.type = name.type,
                                  .name = name.name,
                                  .aliases = {},
                                  .reference = {},
                                  .keys = keys_of(name)});
    }
    reading.mentions.push_back({name.span, name.type, entry->second});
  }
  for (const QuotedSpan& quoted : made.quotations) {
    reading.quotations.push_back(
        {.span = quoted.span,
         .kind = QuotationKind::kDirect,
         .speaker = Speaker{.name = quoted.speaker, .entity = {}, .mention = {}},
         .cue = {},
         .chain = {}});
  }
  return document;
}

}  // namespace sourcier::corpus
