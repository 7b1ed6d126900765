#include "bindings/python/src/archive.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "engine/store/codec.h"
#include "engine/store/group_codec.h"
#include "engine/store/print_codec.h"
#include "engine/story/group.h"

namespace sourcier::codec {

template <typename Archive>
void fields(Archive& archive, Groups& v) {
  archive(v.articles, v.copies, v.events, v.stories);
}

}  // namespace sourcier::codec

namespace sourcier::python {
namespace {

// Articles by number, joined into parts; each part is named by its smallest.
class Parts {
 public:
  explicit Parts(std::size_t articles) : parent_(articles) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t article) {
    while (parent_[article] != article) article = parent_[article] = parent_[parent_[article]];
    return article;
  }
  void join(std::size_t a, std::size_t b) {
    const auto [first, second] = std::minmax({find(a), find(b)});
    parent_[second] = first;
  }

 private:
  std::vector<std::size_t> parent_;
};

// Groups::articles are by id: the number of an article is its place there.
Parts join_parts(const Groups& groups,
                 const std::unordered_map<std::string_view, std::size_t>& number_of) {
  Parts parts(groups.articles.size());
  std::unordered_map<std::string_view, std::size_t> first_of_story;
  for (std::size_t i = 0; i < groups.articles.size(); ++i)
    parts.join(i, first_of_story.try_emplace(groups.articles[i].story, i).first->second);
  for (const Copy& copy : groups.copies)
    parts.join(number_of.at(copy.first), number_of.at(copy.second));
  return parts;
}

}  // namespace

std::string print_bytes(const Handle& reading, const Resources& resources) {
  if (!reading.is_read) throw Failure("print of an article: it has not been read");
  const Document& document = *reading.document;
  return pack_print(fingerprint(document, resources.languages.of(document.article.language)));
}

std::vector<Part> parts_of(const std::vector<std::string>& bytes) {
  std::vector<Print> prints;
  prints.reserve(bytes.size());
  for (const std::string& each : bytes) {
    auto print = unpack_print(each);
    if (!print) throw Failure("print of an article: the bytes are damaged, or another engine's");
    prints.push_back(*std::move(print));
  }
  const Groups groups = group(prints);
  std::unordered_map<std::string_view, std::size_t> number_of;
  for (std::size_t i = 0; i < groups.articles.size(); ++i)
    number_of.emplace(groups.articles[i].article, i);
  Parts parts = join_parts(groups, number_of);

  std::map<std::size_t, Groups> of_part;
  std::unordered_map<std::string_view, std::size_t> part_of_event;
  std::unordered_map<std::string_view, std::size_t> part_of_story;
  for (std::size_t i = 0; i < groups.articles.size(); ++i) {
    const ArticleGroup& article = groups.articles[i];
    const std::size_t part = parts.find(i);
    of_part[part].articles.push_back(article);
    part_of_event.emplace(article.event, part);
    part_of_story.emplace(article.story, part);
  }
  for (const Copy& copy : groups.copies)
    of_part[parts.find(number_of.at(copy.first))].copies.push_back(copy);
  for (const Event& event : groups.events)
    of_part[part_of_event.at(event.id)].events.push_back(event);
  for (const Story& story : groups.stories)
    of_part[part_of_story.at(story.id)].stories.push_back(story);

  std::vector<Part> out;
  for (auto& [part, own] : of_part) {
    Part& made = out.emplace_back();
    made.id = own.articles.front().article;
    for (const ArticleGroup& article : own.articles) made.articles.push_back(article.article);
    made.groups = codec::encode(own);
  }
  return out;
}

std::shared_ptr<Traced> trace_part(std::string_view groups, const std::vector<Handle>& readings,
                                   const std::shared_ptr<const Resources>& resources) {
  auto decoded = codec::decode<Groups>(groups);
  if (!decoded) throw Failure("groups of a part: the bytes are damaged, or another engine's");
  auto traced = std::make_shared<Traced>();
  traced->resources = resources;
  for (const Handle& reading : readings) {
    if (!reading.is_read) throw Failure("groups of a part: an article has not been read");
    traced->documents.push_back(*reading.document);
  }
  traced->documents = unite(std::move(traced->documents));
  traced->groups = *std::move(decoded);
  describe(traced->groups, traced->documents);
  traced->dossier = trace_documents(traced->groups, traced->documents, *resources, {});
  return traced;
}

}  // namespace sourcier::python
