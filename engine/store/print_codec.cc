#include "engine/store/print_codec.h"

#include "engine/store/codec.h"

namespace sourcier {
namespace {

// A feature's weight, kind and mark share two bytes.
constexpr int kKindShift = 12;
constexpr int kRareShift = 15;
static_assert(kMostWeight < 1 << kKindShift);

// A print with its features as two lists of integers.
struct PackedPrint {
  std::string article;
  std::string language;
  Date published;
  std::uint32_t minute = 0;
  std::uint64_t stated = 0;
  std::uint16_t opening = 0;
  std::uint32_t outlet = 0;
  std::uint64_t text = 0;
  std::vector<std::uint32_t> credits;
  std::vector<std::uint16_t> words;
  std::vector<std::uint16_t> set_apart;
  std::vector<std::uint32_t> keys;
  std::vector<std::uint16_t> weights;
  std::vector<std::uint16_t> actors;
};

std::uint16_t packed(const Feature& feature) {
  return static_cast<std::uint16_t>(feature.weight |
                                    static_cast<unsigned>(feature.kind) << kKindShift |
                                    static_cast<unsigned>(feature.rare) << kRareShift);
}

Feature unpacked(std::uint32_t key, std::uint16_t bits) {
  return {.key = key,
          .weight = static_cast<std::uint16_t>(bits & kMostWeight),
          .kind = static_cast<FeatureKind>(bits >> kKindShift & 3),
          .rare = bits >> kRareShift != 0};
}

}  // namespace

namespace codec {
template <typename Archive>
void fields(Archive& archive, PackedPrint& v) {
  archive(v.article, v.language, v.published, v.minute, v.stated, v.opening, v.outlet, v.text,
          v.credits, v.words, v.set_apart, v.keys, v.weights, v.actors);
}
}  // namespace codec

std::string pack_print(const Print& print) {
  PackedPrint form{.article = print.article,
                   .language = print.language,
                   .published = print.published,
                   .minute = print.minute,
                   .stated = print.stated,
                   .opening = print.opening,
                   .outlet = print.outlet,
                   .text = print.text,
                   .credits = print.credits,
                   .words = print.words,
                   .set_apart = print.set_apart,
                   .keys = {},
                   .weights = {},
                   .actors = print.actors};
  for (const Feature& feature : print.features) {
    form.keys.push_back(feature.key);
    form.weights.push_back(packed(feature));
  }
  return codec::encode(form);
}

std::optional<Print> unpack_print(std::string_view bytes) {
  auto form = codec::decode<PackedPrint>(bytes);
  if (!form || form->keys.size() != form->weights.size()) return {};
  Print print{.article = std::move(form->article),
              .language = std::move(form->language),
              .published = form->published,
              .minute = form->minute,
              .stated = form->stated,
              .opening = form->opening,
              .outlet = form->outlet,
              .text = form->text,
              .credits = std::move(form->credits),
              .words = std::move(form->words),
              .set_apart = std::move(form->set_apart),
              .features = {},
              .actors = std::move(form->actors)};
  print.features.reserve(form->keys.size());
  for (std::size_t i = 0; i < form->keys.size(); ++i)
    print.features.push_back(unpacked(form->keys[i], form->weights[i]));
  return print;
}

}  // namespace sourcier
