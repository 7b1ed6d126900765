// Grouping by steps, with a shuffle between them, gives the groups of one machine.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "bindings/archive/candidates.h"
#include "bindings/archive/groups_codec.h"
#include "bindings/archive/parts.h"
#include "bindings/archive/verify.h"
#include "engine/base/joins.h"
#include "engine/resource/pack.h"
#include "engine/store/codec.h"
#include "engine/story/by_day.h"
#include "engine/story/group.h"
#include "engine/story/nearest.h"
#include "tools/corpus/corpus.h"

namespace sourcier::archive {
namespace {

// Invented articles of few days, so that much is alike; some have one text, and some no day.
std::vector<Print> invented(std::size_t count) {
  const Languages languages(*Pack::open(SOURCIER_PACK));
  std::vector<corpus::Material> materials;
  for (const char* tag : {"fr", "en"})
    materials.push_back(*corpus::load_material(SOURCIER_ROOT, tag));
  std::vector<Print> prints;
  corpus::Corpus(materials, {.seed = 7, .articles = count, .articles_a_day = 40})
      .each([&](corpus::CorpusArticle&& made) {
        const Document document = corpus::document_of(made);
        prints.push_back(fingerprint(document, languages.of(document.article.language)));
        return true;
      });
  for (std::size_t i = 0; i + 1 < prints.size(); i += 20) {
    prints[i].published = {};
    Print again = prints[i + 1];
    again.article += " again";
    prints.push_back(std::move(again));
  }
  prints.front().words.resize(5);  // A short text needs one gram only.
  std::ranges::sort(prints, {}, &Print::article);
  return prints;
}

// What one machine would hold at each place.
struct Placing {
  explicit Placing(const std::vector<Print>& prints) {
    std::vector<const Print*> all;
    for (const Print& print : prints) all.push_back(&print);
    std::map<std::uint64_t, std::uint32_t> first_of_text;
    const std::vector<std::uint32_t> order = by_day(all);
    place_of.resize(prints.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) place_of[order[place]] = place;
    for (std::uint32_t i = 0; i < prints.size(); ++i) {
      const std::uint32_t first =
          prints[i].text == 0 ? i : first_of_text.try_emplace(prints[i].text, i).first->second;
      texts[place_of[first]].push_back({i, prints[i]});
      each[place_of[i]].push_back({i, prints[i]});
    }
  }
  std::vector<std::uint32_t> place_of;
  std::map<std::uint32_t, std::vector<NumberedPrint>> texts;
  std::map<std::uint32_t, std::vector<NumberedPrint>> each;
};

struct Cut {
  std::uint32_t shares = 1;
  std::uint32_t block_size = 1;
};

// Calls verify(pairs, placed) for each pair of blocks.
template <typename Verify>
void for_each_pair_of_blocks(Candidacy candidacy,
                             const std::map<std::uint32_t, std::vector<NumberedPrint>>& placed,
                             const Cut& cut, const Verify& verify) {
  std::vector<std::string> shares(cut.shares);
  for (const auto& [place, prints] : placed)
    add_postings(candidacy, prints.front().print, place, shares);
  std::map<std::uint32_t, std::string> blocks;
  for (const std::string& share : shares)
    for (const auto& [block, behind] : find_behind(share, candidacy, cut.block_size))
      blocks[block] += behind;
  for (const auto& [block, behind] : blocks) {
    for (const auto& [second, found] : find_candidates(behind, candidacy, cut.block_size)) {
      std::vector<PlacedPrints> needed;
      for (const std::uint32_t place : found.places) needed.push_back({place, placed.at(place)});
      verify(found.pairs, needed);
    }
  }
}

std::vector<CopyEdge> copies_by_steps(const Placing& placing, const Cut& cut) {
  std::vector<CopyEdge> copies;
  const auto take = [&](std::string_view pairs, const std::vector<PlacedPrints>& placed) {
    for (const CopyEdge& copy : verify_copies(pairs, placed)) copies.push_back(copy);
  };
  for_each_pair_of_blocks(Candidacy::kCopies, placing.texts, cut, take);
  for (const auto& [place, prints] : placing.texts) {
    const std::uint32_t itself[] = {place, place};
    take({reinterpret_cast<const char*>(itself), sizeof itself}, {{place, prints}});
  }
  return copies;
}

std::vector<Edge> near_by_steps(const Placing& placing, const Cut& cut) {
  std::map<std::uint32_t, Nearest> nearest;
  for_each_pair_of_blocks(Candidacy::kStories, placing.each, cut,
                          [&](std::string_view pairs, const std::vector<PlacedPrints>& placed) {
                            for (const NearPrint& near : verify_near(pairs, placed))
                              nearest[near.number].offer(near.similarity, near.other);
                          });
  std::vector<Edge> edges;
  for (const auto& [number, near] : nearest)
    for (const auto& [similarity, other] : near.all())
      edges.push_back({std::min(number, other), std::max(number, other), similarity});
  std::ranges::sort(edges);
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

// The edges of the articles of one machine, which holds whole components.
template <typename Edges, typename First>
Edges of_machine(const Edges& edges, const First& first, Joins<std::uint32_t>& joins,
                 std::uint32_t machine, std::uint32_t machines) {
  Edges own;
  for (const auto& edge : edges)
    if (joins.leader(edge.*first) % machines == machine) own.push_back(edge);
  return own;
}

std::vector<NumberedPrint> of_machine(const std::vector<Print>& prints, Joins<std::uint32_t>& joins,
                                      std::uint32_t machine, std::uint32_t machines) {
  std::vector<NumberedPrint> own;
  for (std::uint32_t i = 0; i < prints.size(); ++i)
    if (joins.leader(i) % machines == machine) own.push_back({i, prints[i]});
  return own;
}

std::vector<Part> parts_by_steps(const std::vector<Print>& prints, const Cut& cut,
                                 std::uint32_t machines) {
  const Placing placing(prints);
  const std::vector<CopyEdge> copies = copies_by_steps(placing, cut);
  const std::vector<Edge> near = near_by_steps(placing, cut);
  Joins<std::uint32_t> linked(prints.size());
  for (const CopyEdge& copy : copies)
    if (is_of_one_family(copy.type)) linked.join(copy.first, copy.second);
  for (const Edge& edge : near) linked.join(edge.a, edge.b);
  Linked all{std::vector<std::uint32_t>(prints.size()), std::vector<std::uint32_t>(prints.size())};
  for (std::uint32_t machine = 0; machine < machines; ++machine) {
    const auto own = of_machine(prints, linked, machine, machines);
    // Copies that are of no family may lead to the articles of another machine.
    std::vector<CopyEdge> kept = of_machine(copies, &CopyEdge::first, linked, machine, machines);
    std::erase_if(kept, [](const CopyEdge& copy) { return !is_of_one_family(copy.type); });
    const Linked found = link(own, kept, of_machine(near, &Edge::a, linked, machine, machines));
    for (std::size_t i = 0; i < own.size(); ++i) {
      all.families[own[i].number] = found.families[i];
      all.stories[own[i].number] = found.stories[i];
    }
  }
  Joins<std::uint32_t> joined(prints.size());
  for (std::uint32_t i = 0; i < prints.size(); ++i) joined.join(i, all.stories[i]);
  for (const CopyEdge& copy : copies) joined.join(copy.first, copy.second);
  std::vector<Part> parts;
  for (std::uint32_t machine = 0; machine < machines; ++machine) {
    const auto own = of_machine(prints, joined, machine, machines);
    Linked labels;
    for (const NumberedPrint& print : own) {
      labels.families.push_back(all.families[print.number]);
      labels.stories.push_back(all.stories[print.number]);
    }
    for (Part& part :
         parts_of(own, labels, of_machine(copies, &CopyEdge::first, joined, machine, machines)))
      parts.push_back(std::move(part));
  }
  return parts;
}

// All groups as bytes, in the order of their ids.
std::string united(const std::vector<Part>& parts) {
  Groups all;
  for (const Part& part : parts) {
    Groups own = *codec::decode<Groups>(part.groups);
    for (ArticleGroup& article : own.articles) all.articles.push_back(std::move(article));
    for (Copy& copy : own.copies) all.copies.push_back(std::move(copy));
    for (Event& event : own.events) all.events.push_back(std::move(event));
    for (Story& story : own.stories) all.stories.push_back(std::move(story));
  }
  std::ranges::sort(all.articles, {}, &ArticleGroup::article);
  std::ranges::sort(all.events, {}, &Event::id);
  std::ranges::sort(all.stories, {}, &Story::id);
  std::ranges::sort(all.copies, [](const Copy& a, const Copy& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  });
  return codec::encode(all);
}

TEST(Archive, StepsOnAnyNumberOfMachinesGiveTheGroupsOfOne) {
  const std::vector<Print> prints = invented(400);
  Groups whole = group(prints);
  ASSERT_GT(whole.copies.size(), 100U);
  ASSERT_LT(whole.stories.size(), whole.articles.size() / 2);
  const std::string wanted = codec::encode(whole);
  for (const Cut& cut : {Cut{1, 100'000}, Cut{3, 50}, Cut{64, 7}}) {
    SCOPED_TRACE(cut.shares);
    const std::vector<Part> parts = parts_by_steps(prints, cut, cut.shares);
    EXPECT_GT(parts.size(), 1U);
    EXPECT_TRUE(united(parts) == wanted);
  }
}

TEST(Archive, PartsShareNoText) {
  const std::vector<Part> parts = parts_by_steps(invented(200), {2, 64}, 2);
  for (const Part& part : parts) {
    const Groups own = *codec::decode<Groups>(part.groups);
    for (const Copy& copy : own.copies) {
      EXPECT_TRUE(std::ranges::binary_search(part.articles, copy.first));
      EXPECT_TRUE(std::ranges::binary_search(part.articles, copy.second));
    }
  }
}

TEST(Archive, DamagedBytesEndNothing) {
  EXPECT_TRUE(find_behind("abc", Candidacy::kStories, 8).empty());
  EXPECT_TRUE(find_candidates(std::string(13, '\x02'), Candidacy::kCopies, 8).empty());
  EXPECT_TRUE(verify_near(std::string(16, '\x01'), {}).empty());
}

}  // namespace
}  // namespace sourcier::archive
