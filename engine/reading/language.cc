#include "engine/reading/language.h"

#include <algorithm>
#include <cassert>

namespace sourcier {

Language::Language(std::shared_ptr<const Pack> pack, std::string tag)
    : pack_(std::move(pack)), tag_(std::move(tag)) {}

Table Language::table(std::string_view name) const {
  return pack_->table("languages/" + tag_ + "/" + std::string(name));
}

Table Language::names(std::string_view name) const {
  return pack_->table("names/" + std::string(name));
}

Languages::Languages(std::shared_ptr<const Pack> pack) {
  const Table tags = pack->table("languages/languages");
  for (std::size_t row = 0; row < tags.rows(); ++row) {
    languages_.emplace_back(pack, std::string(tags.cell(row, 0)));
  }
  if (languages_.empty()) languages_.emplace_back(pack, "und");
}

const Language& Languages::of(std::string_view tag) const {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  const auto found = std::ranges::find(languages_, primary, &Language::tag);
  return found == languages_.end() ? languages_.front() : *found;
}

}  // namespace sourcier
