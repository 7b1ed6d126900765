#include "engine/reading/language.h"

#include <algorithm>
#include <cassert>

namespace sourcier {
namespace {

std::string_view primary_of(std::string_view tag) { return tag.substr(0, tag.find('-')); }

}  // namespace

Language::Language(std::shared_ptr<const Pack> pack, std::string tag)
    : pack_(std::move(pack)), tag_(std::move(tag)) {}

Table Language::table(std::string_view name) const {
  return pack_->table("languages/" + tag_ + "/" + std::string(name));
}

Table Language::names(std::string_view name) const {
  return pack_->table("names/" + std::string(name));
}

bool Language::is_set(std::string_view setting, std::string_view value) const {
  const Table settings = table("settings");
  const std::size_t row = settings.find(setting);
  return row != Table::kNone && settings.cell(row, 1) == value;
}

bool Language::is_of(std::string_view tag) const { return tag.empty() || primary_of(tag) == tag_; }

Language Language::of_words(std::string_view tag) const {
  const std::string_view primary = primary_of(tag);
  if (primary.empty() || primary == tag_) return *this;
  const Table shared = pack_->table("languages/same_words");
  const std::size_t row = shared.find(primary);
  return {pack_, std::string(row == Table::kNone ? primary : shared.cell(row, 1))};
}

Languages::Languages(const std::shared_ptr<const Pack>& pack) {
  const Table tags = pack->table("languages/languages");
  for (std::size_t row = 0; row < tags.rows(); ++row) {
    languages_.emplace_back(pack, std::string(tags.cell(row, 0)));
  }
  if (languages_.empty()) languages_.emplace_back(pack, "und");
}

const Language& Languages::of(std::string_view tag) const {
  const auto found = std::ranges::find(languages_, primary_of(tag), &Language::tag);
  return found == languages_.end() ? languages_.front() : *found;
}

}  // namespace sourcier
