// What one JSON object is: an article of ours, a news item of a standard, or something else.
#pragma once

#include <simdjson.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace sourcier {

// What the text of an article is called: by us and most, and by news-please.
inline constexpr std::array<std::string_view, 2> kTextKeys = {"text", "maintext"};

enum class JsonKind : std::uint8_t {
  kNone,
  kArticle,  // It has a text.
  kNinjs,    // IPTC's ninjs, of any version.
  kSchema,   // schema.org's NewsArticle and its like.
  kGraph,    // A JSON-LD document with several objects.
  kJsonFeed,
};

JsonKind json_kind(const simdjson::dom::object& object);

}  // namespace sourcier
