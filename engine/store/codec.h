// Codec: values to bytes and back, for the columns of the store that nobody queries.
//
// One function `fields` for each value names its members once; writing and reading both use it, so
// they cannot drift apart. The bytes are read only by the engine and data version that wrote them;
// a newer one makes the value anew from the article.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/base/date.h"
#include "engine/reading/reading.h"
#include "engine/story/print.h"

namespace sourcier::codec {

class Encoder {
 public:
  static constexpr bool kReads = false;

  template <typename... Values>
  void operator()(Values&... values) {
    (put(values), ...);
  }
  std::string take() { return std::move(bytes_); }

 private:
  template <typename Value>
  void put(const Value& value);

  std::string bytes_;
};

// Damaged bytes give a value that is cut short and leave ok() false; nothing is read past their
// end.
class Decoder {
 public:
  static constexpr bool kReads = true;

  explicit Decoder(std::string_view bytes) : bytes_(bytes) {}

  template <typename... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  bool ok() const { return ok_ && bytes_.empty(); }

 private:
  template <typename Value>
  void get(Value& value);
  bool take(void* to, std::size_t size);

  std::string_view bytes_;
  bool ok_ = true;
};

template <typename Value>
struct IsVector : std::false_type {};
template <typename Value>
struct IsVector<std::vector<Value>> : std::true_type {};
template <typename Value>
struct IsOptional : std::false_type {};
template <typename Value>
struct IsOptional<std::optional<Value>> : std::true_type {};

// The members of each value, in the order of their declaration.
template <typename Archive>
void fields(Archive& archive, Span& v) {
  archive(v.begin, v.end);
}
template <typename Archive>
void fields(Archive& archive, Date& v) {
  archive(v.year, v.month, v.day);
}
template <typename Archive>
void fields(Archive& archive, Paragraph& v) {
  archive(v.span, v.kind);
}
template <typename Archive>
void fields(Archive& archive, Credit& v) {
  archive(v.name, v.text, v.of);
}
template <typename Archive>
void fields(Archive& archive, Link& v) {
  archive(v.url, v.span);
}
template <typename Archive>
void fields(Archive& archive, PageSource& v) {
  archive(v.path, v.warc_record_offset, v.content_digest);
}
template <typename Archive>
void fields(Archive& archive, Note& v) {
  archive(v.kind, v.message);
}
template <typename Archive>
void fields(Archive& archive, Article& v) {
  archive(v.id, v.version, v.url, v.outlet, v.title, v.authors, v.published, v.published_basis,
          v.modified, v.language, v.section, v.text, v.paragraphs, v.credits, v.links, v.source,
          v.notes);
}
template <typename Archive>
void fields(Archive& archive, Token& v) {
  archive(v.span, v.part, v.lemma);
}
template <typename Archive>
void fields(Archive& archive, Entity& v) {
  archive(v.type, v.name, v.aliases, v.reference, v.keys, v.gender);
}
template <typename Archive>
void fields(Archive& archive, Mention& v) {
  archive(v.span, v.type, v.entity);
}
template <typename Archive>
void fields(Archive& archive, Hop& v) {
  archive(v.name, v.role, v.kind, v.mention, v.entity, v.inherited);
}
template <typename Archive>
void fields(Archive& archive, Speaker& v) {
  archive(v.name, v.entity, v.mention);
}
template <typename Archive>
void fields(Archive& archive, Quotation& v) {
  archive(v.span, v.kind, v.speaker, v.cue, v.chain);
}
template <typename Archive>
void fields(Archive& archive, Attribution& v) {
  archive(v.cue, v.content, v.chain, v.stance);
}
template <typename Archive>
void fields(Archive& archive, TimeExpression& v) {
  archive(v.span, v.type, v.value, v.modifier);
}
template <typename Archive>
void fields(Archive& archive, Quantity& v) {
  archive(v.span, v.low, v.high, v.approximate, v.status, v.kind, v.unit, v.counted, v.according_to,
          v.according_entity);
}
template <typename Archive>
void fields(Archive& archive, Reading& v) {
  archive(v.sentences, v.tokens, v.entities, v.mentions, v.quotations, v.attributions, v.times,
          v.quantities);
}

template <typename Value>
void Encoder::put(const Value& value) {
  if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    bytes_.append(bytes, sizeof value);
  } else if constexpr (std::is_same_v<Value, std::string>) {
    put(static_cast<std::uint32_t>(value.size()));
    bytes_ += value;
  } else if constexpr (IsVector<Value>::value) {
    put(static_cast<std::uint32_t>(value.size()));
    for (const auto& element : value) put(element);
  } else if constexpr (IsOptional<Value>::value) {
    put(static_cast<std::uint8_t>(value.has_value() ? 1 : 0));
    if (value) put(*value);
  } else {
    // `fields` takes its value unqualified for both directions; an Encoder never writes to it.
    fields(*this, const_cast<Value&>(value));
  }
}

template <typename Value>
void Decoder::get(Value& value) {
  if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>) {
    take(&value, sizeof value);
  } else if constexpr (std::is_same_v<Value, std::string>) {
    std::uint32_t size = 0;
    if (!take(&size, sizeof size) || size > bytes_.size()) {
      ok_ = false;
      return;
    }
    value.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
  } else if constexpr (IsVector<Value>::value) {
    std::uint32_t size = 0;
    take(&size, sizeof size);
    // Grows with what is really there: a damaged size must not reserve memory.
    if constexpr (std::is_arithmetic_v<typename Value::value_type>) {
      if (bytes_.size() / sizeof(typename Value::value_type) < size) {
        ok_ = false;
        return;
      }
      value.resize(size);
      take(value.data(), size * sizeof(typename Value::value_type));
    } else {
      for (std::uint32_t i = 0; i < size && ok_; ++i) get(value.emplace_back());
    }
  } else if constexpr (IsOptional<Value>::value) {
    std::uint8_t is_there = 0;
    take(&is_there, sizeof is_there);
    if (is_there != 0) get(value.emplace());
  } else {
    fields(*this, value);
  }
}

inline bool Decoder::take(void* to, std::size_t size) {
  if (size > bytes_.size()) {
    ok_ = false;
    bytes_ = {};
    return false;
  }
  if (size != 0) std::memcpy(to, bytes_.data(), size);
  bytes_.remove_prefix(size);
  return true;
}

template <typename Value>
std::string encode(const Value& value) {
  Encoder encoder;
  encoder(value);
  return encoder.take();
}

// Nothing for damaged bytes.
template <typename Value>
std::optional<Value> decode(std::string_view bytes) {
  Value value;
  Decoder decoder(bytes);
  decoder(value);
  if (!decoder.ok()) return {};
  return value;
}

}  // namespace sourcier::codec
