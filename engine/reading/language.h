// Language: what is known of one language, as views into the pack. Loading parses nothing.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <typeindex>
#include <typeinfo>
#include <vector>

#include "engine/resource/pack.h"

namespace sourcier {

// Immutable and shared by threads. Tables are found by name below languages/<tag>/ and names/.
class Language {
 public:
  Language(std::shared_ptr<const Pack> pack, std::string tag);

  const std::string& tag() const { return tag_; }

  // The table languages/<tag>/<name>; empty where the language has none.
  Table table(std::string_view name) const;
  // A table of all languages: names/<name>.
  Table names(std::string_view name) const;
  // Whether adjectives stand in front of their nouns, so that the last noun of a phrase is its
  // head.
  bool puts_adjectives_first() const { return is_set("adjectives", "before"); }
  // Whether the row of the table of settings has this value; false where it has none.
  bool is_set(std::string_view setting, std::string_view value) const;
  const Pack& pack() const { return *pack_; }

  // Whether a text of BCP 47 tag `tag` is in this language, as far as is known: where the tag is
  // empty it may be.
  bool is_of(std::string_view tag) const;
  // The language whose words a text of BCP 47 tag `tag` has: this one where the tag is empty, else
  // the text's own, though reading has no rules for it and this one's stood in.
  Language of_words(std::string_view tag) const;

  // What T(const Language&) makes of this language's rows: made when first asked for, then shared
  // by threads and copies. T keeps tables and values, never a reference to its Language.
  template <typename T>
  const T& made() const {
    const std::lock_guard lock(made_->mutex);
    std::shared_ptr<const void>& slot = made_->values[typeid(T)];
    if (!slot) slot = std::make_shared<const T>(*this);
    return *static_cast<const T*>(slot.get());
  }

 private:
  struct Made {
    std::recursive_mutex mutex;  // One T may be made of others.
    std::map<std::type_index, std::shared_ptr<const void>> values;
  };

  std::shared_ptr<const Pack> pack_;
  std::string tag_;
  std::shared_ptr<Made> made_ = std::make_shared<Made>();
};

// All languages of the pack (languages/languages.tsv), by tag. `of` falls back on the first
// language whose rows exist for a tag it does not know, so that every article is read.
class Languages {
 public:
  explicit Languages(const std::shared_ptr<const Pack>& pack);
  const Language& of(std::string_view tag) const;

 private:
  std::vector<Language> languages_;
};

}  // namespace sourcier
