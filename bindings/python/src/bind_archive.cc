// The steps of grouping on many machines, over columns of bytes as Arrow has them.
#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <bit>
#include <cstring>
#include <optional>
#include <tuple>

#include "bindings/archive/candidates.h"
#include "bindings/archive/packed.h"
#include "bindings/archive/parts.h"
#include "bindings/archive/verify.h"
#include "bindings/python/src/archive.h"
#include "bindings/python/src/module.h"
#include "engine/base/date.h"
#include "engine/base/joins.h"
#include "engine/store/print_codec.h"
#include "engine/story/nearest.h"

namespace sourcier::python {
namespace {

using archive::Candidacy;
using archive::Linked;
using archive::NumberedPrint;
using archive::PlacedPrints;
using nb::literals::operator""_a;
using Numbers = std::vector<std::uint32_t>;

std::string_view view_of(const nb::bytes& bytes) { return {bytes.c_str(), bytes.size()}; }
nb::bytes bytes_of(std::string_view bytes) { return nb::bytes(bytes.data(), bytes.size()); }

Print print_of(const nb::bytes& bytes) {
  auto print = unpack_print(view_of(bytes));
  if (!print) throw Failure("print of an article: the bytes are damaged, or another engine's");
  return *std::move(print);
}

std::string joined(const std::vector<nb::bytes>& pieces) {
  std::string all;
  for (const nb::bytes& piece : pieces) all += view_of(piece);
  return all;
}

// A column of 32-bit integers.
template <typename Value>
nb::bytes column_of(const std::vector<Value>& rows, std::uint32_t (*cell)(const Value&)) {
  std::string bytes;
  bytes.reserve(rows.size() * sizeof(std::uint32_t));
  for (const Value& row : rows) archive::pack_onto(bytes, cell(row));
  return bytes_of(bytes);
}

nb::bytes column_of(const Numbers& numbers) {
  return nb::bytes(numbers.data(), numbers.size() * sizeof(std::uint32_t));
}

std::vector<nb::bytes> columns_of(const std::vector<CopyEdge>& copies) {
  using C = CopyEdge;
  return {
      column_of<C>(copies, [](const C& copy) { return copy.first; }),
      column_of<C>(copies, [](const C& copy) { return copy.second; }),
      column_of<C>(copies, [](const C& copy) { return std::uint32_t(copy.type); }),
      column_of<C>(copies, [](const C& copy) { return std::uint32_t(copy.containment_of_first); }),
      column_of<C>(copies, [](const C& copy) { return std::uint32_t(copy.containment_of_second); }),
      column_of<C>(copies, [](const C& copy) { return std::uint32_t(copy.direction); })};
}

std::vector<nb::bytes> columns_of(const std::vector<archive::NearPrint>& near) {
  using N = archive::NearPrint;
  return {column_of<N>(near, [](const N& edge) { return edge.number; }),
          column_of<N>(near, [](const N& edge) { return edge.other; }),
          column_of<N>(near, [](const N& edge) { return edge.similarity; })};
}

// Columns of one length.
std::vector<Numbers> numbers_of(const std::vector<nb::bytes>& columns, std::size_t wanted) {
  std::vector<Numbers> numbers;
  for (const nb::bytes& column : columns)
    numbers.push_back(archive::unpack_all<std::uint32_t>(view_of(column)));
  if (numbers.size() != wanted)
    throw Failure("columns of edges: " + std::to_string(numbers.size()) + ", where " +
                  std::to_string(wanted) + " are wanted");
  for (const Numbers& column : numbers)
    if (column.size() != numbers.front().size())
      throw Failure("columns of edges: one has " + std::to_string(column.size()) +
                    " numbers, the first " + std::to_string(numbers.front().size()));
  return numbers;
}

std::vector<PlacedPrints> placed_of(const Numbers& places, const std::vector<Numbers>& numbers,
                                    const std::vector<std::vector<nb::bytes>>& prints) {
  std::vector<PlacedPrints> placed;
  for (std::size_t i = 0; i < places.size(); ++i) {
    PlacedPrints& one = placed.emplace_back();
    one.place = places[i];
    for (std::size_t k = 0; k < prints.at(i).size(); ++k)
      one.prints.push_back({numbers.at(i).at(k), print_of(prints[i][k])});
    if (one.prints.empty())
      throw Failure("place " + std::to_string(one.place) + " of a part: it has no print");
  }
  return placed;
}

// What the jobs keep of a print beside its bytes: those without its words, its day, its text.
std::tuple<nb::bytes, nb::bytes, std::optional<std::int64_t>, std::int64_t> columns_of_print(
    const Engine& engine, const Handle& reading) {
  Print print = print_of(reading, *engine.resources());
  const std::string whole = pack_print(print);
  print.words = {};
  print.set_apart = {};
  std::optional<std::int64_t> day;
  if (print.published.is_day()) day = day_number(print.published);
  return {bytes_of(whole), bytes_of(pack_print(print)), day,
          std::bit_cast<std::int64_t>(print.text)};
}

std::vector<nb::bytes> postings(bool copies, const std::vector<nb::bytes>& prints,
                                const Numbers& places, std::uint32_t shares) {
  std::vector<std::string> found(shares);
  for (std::size_t i = 0; i < prints.size(); ++i)
    archive::add_postings(copies ? Candidacy::kCopies : Candidacy::kStories, print_of(prints[i]),
                          places.at(i), found);
  std::vector<nb::bytes> out;
  for (const std::string& share : found) out.push_back(bytes_of(share));
  return out;
}

std::vector<std::tuple<std::uint32_t, nb::bytes>> behind(bool copies,
                                                         const std::vector<nb::bytes>& postings,
                                                         std::uint32_t block_size) {
  std::vector<std::tuple<std::uint32_t, nb::bytes>> out;
  for (const auto& [block, found] : archive::find_behind(
           joined(postings), copies ? Candidacy::kCopies : Candidacy::kStories, block_size))
    out.emplace_back(block, bytes_of(found));
  return out;
}

std::vector<std::tuple<std::uint32_t, nb::bytes, Numbers>> candidates(
    bool copies, const std::vector<nb::bytes>& behind, std::uint32_t block_size) {
  std::vector<std::tuple<std::uint32_t, nb::bytes, Numbers>> out;
  for (auto& [block, found] : archive::find_candidates(
           joined(behind), copies ? Candidacy::kCopies : Candidacy::kStories, block_size))
    out.emplace_back(block, bytes_of(found.pairs), std::move(found.places));
  return out;
}

// As columns have them.
std::vector<std::uint32_t> family_types() {
  std::vector<std::uint32_t> types;
  for (auto type = CopyType::kExact; type <= CopyType::kBoilerplate;
       type = static_cast<CopyType>(static_cast<int>(type) + 1))
    if (is_of_one_family(type)) types.push_back(static_cast<std::uint32_t>(type));
  return types;
}

// Some whole components, as a task collects them.
class Holding {
 public:
  void add_prints(const Numbers& numbers, const std::vector<nb::bytes>& prints) {
    for (std::size_t i = 0; i < prints.size(); ++i)
      prints_.push_back({numbers.at(i), print_of(prints[i])});
  }
  void add_labels(const Numbers& numbers, const Numbers& families, const Numbers& stories) {
    for (std::size_t i = 0; i < numbers.size(); ++i)
      labels_.push_back({numbers[i], families.at(i), stories.at(i)});
  }
  void add_copies(const std::vector<nb::bytes>& columns) {
    const auto c = numbers_of(columns, 6);
    for (std::size_t i = 0; i < c[0].size(); ++i)
      copies_.push_back({.first = c[0][i],
                         .second = c[1][i],
                         .type = static_cast<CopyType>(c[2][i]),
                         .containment_of_first = static_cast<std::uint16_t>(c[3][i]),
                         .containment_of_second = static_cast<std::uint16_t>(c[4][i]),
                         .direction = static_cast<Direction>(c[5][i])});
  }
  void add_near(const std::vector<nb::bytes>& columns) {
    const auto c = numbers_of(columns, 3);
    for (std::size_t i = 0; i < c[0].size(); ++i) near_.push_back({c[0][i], c[1][i], c[2][i]});
  }

  // Numbers, families, stories.
  std::vector<nb::bytes> link() {
    sort();
    const Linked linked = archive::link(prints_, copies_, near_);
    Numbers numbers;
    for (const NumberedPrint& print : prints_) numbers.push_back(print.number);
    return {column_of(numbers), column_of(linked.families), column_of(linked.stories)};
  }
  std::vector<archive::Part> parts() {
    sort();
    if (labels_.size() != prints_.size())
      throw Failure("parts: " + std::to_string(labels_.size()) + " labels for " +
                    std::to_string(prints_.size()) + " prints");
    Linked linked;
    for (const Label& label : labels_) {
      linked.families.push_back(label.family);
      linked.stories.push_back(label.story);
    }
    return archive::parts_of(prints_, linked, copies_);
  }

 private:
  struct Label {
    std::uint32_t number = 0;
    std::uint32_t family = 0;
    std::uint32_t story = 0;
  };
  void sort() {
    std::ranges::sort(prints_, {}, &NumberedPrint::number);
    std::ranges::sort(labels_, {}, &Label::number);
  }

  std::vector<NumberedPrint> prints_;
  std::vector<Label> labels_;
  std::vector<CopyEdge> copies_;
  std::vector<Edge> near_;
};

// Which articles hang together, by number; edges come in any order and are not kept.
class Components {
 public:
  explicit Components(std::size_t articles) : size_(articles), joins_(articles) {}

  void join(const std::vector<nb::bytes>& columns) {
    const auto ends = numbers_of(columns, 2);
    for (std::size_t i = 0; i < ends[0].size(); ++i) {
      if (std::max(ends[0][i], ends[1][i]) >= size_)
        throw Failure("edges of articles: a number is too large");
      joins_.join(ends[0][i], ends[1][i]);
    }
  }
  // Of each article the smallest that it hangs together with.
  nb::bytes labels() {
    Numbers labels;
    for (std::uint32_t i = 0; i < size_; ++i) labels.push_back(joins_.leader(i));
    return column_of(labels);
  }

 private:
  std::size_t size_;
  Joins<std::uint32_t> joins_;
};

}  // namespace

void bind_archive(nb::module_& module) {
  nb::class_<archive::Part>(module, "Part")
      .def_ro("id", &archive::Part::id)
      .def_ro("articles", &archive::Part::articles)
      .def_prop_ro("groups", [](const archive::Part& part) { return bytes_of(part.groups); });
  module.attr("MOST_NEAR") = kMostNear;
  module.attr("FAMILY_TYPES") = family_types();
  module.def("print_columns", &columns_of_print, "engine"_a, "reading"_a);
  module.def("postings", &postings, "copies"_a, "prints"_a, "places"_a, "shares"_a);
  module.def("behind", &behind, "copies"_a, "postings"_a, "block_size"_a);
  module.def("candidates", &candidates, "copies"_a, "behind"_a, "block_size"_a);
  module.def("verify_copies", [](const nb::bytes& pairs, const Numbers& places,
                                 const std::vector<Numbers>& numbers,
                                 const std::vector<std::vector<nb::bytes>>& prints) {
    return columns_of(archive::verify_copies(view_of(pairs), placed_of(places, numbers, prints)));
  });
  module.def("verify_near", [](const nb::bytes& pairs, const Numbers& places,
                               const std::vector<Numbers>& numbers,
                               const std::vector<std::vector<nb::bytes>>& prints) {
    return columns_of(archive::verify_near(view_of(pairs), placed_of(places, numbers, prints)));
  });
  nb::class_<Components>(module, "Components")
      .def(nb::init<std::size_t>(), "articles"_a)
      .def("join", &Components::join)
      .def("labels", &Components::labels);
  nb::class_<Holding>(module, "Holding")
      .def(nb::init<>())
      .def("add_prints", &Holding::add_prints, "numbers"_a, "prints"_a)
      .def("add_labels", &Holding::add_labels, "numbers"_a, "families"_a, "stories"_a)
      .def("add_copies", &Holding::add_copies, "columns"_a)
      .def("add_near", &Holding::add_near, "columns"_a)
      .def("link", &Holding::link)
      .def("parts", &Holding::parts);
}

}  // namespace sourcier::python
