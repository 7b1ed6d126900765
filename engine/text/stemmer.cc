#include "engine/text/stemmer.h"

#include <libstemmer.h>

#include <cerrno>

#include "engine/base/allocated.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// Null for a language that Snowball does not know, which it tells like memory that it did not get.
sb_stemmer* stemmer_of(std::string_view tag) {
  const std::string name(tag.substr(0, tag.find_first_of("-_")));
  errno = 0;
  sb_stemmer* made = sb_stemmer_new(name.c_str(), "UTF_8");
  return errno == ENOMEM ? allocated(made) : made;
}

}  // namespace

void Stemmer::Free::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(std::string_view tag) : stemmer_(stemmer_of(tag)) {}

std::string_view Stemmer::stem(std::string_view word) const {
  if (!stemmer_ || !is_utf8(word)) return word;
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem =
      allocated(sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(word.size())));
  const auto size = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
  return {reinterpret_cast<const char*>(stem), size};
}

}  // namespace sourcier
