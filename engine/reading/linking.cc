#include "engine/reading/linking.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/reading/name_forms.h"
#include "engine/reading/name_keys.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// White space inside a name, line ends too, is one space.
std::string plain(std::string_view written) {
  std::string name;
  for (std::size_t at = 0; at < written.size();) {
    const CodePoint point = code_point_at(written, at);
    if (!is_space(point.value)) {
      name += written.substr(at, point.size);
    } else if (!name.empty() && name.back() != ' ') {
      name += ' ';
    }
    at += point.size;
  }
  return name;
}

std::size_t count_words(std::string_view words) {
  return words.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
}

class Linker {
 public:
  Linker(std::string_view text, std::span<const NameWord> words, std::span<const TypedName> names,
         const NameLexicon& lexicon)
      : text_(text), words_(words), names_(names), lexicon_(lexicon) {}

  Named run() {
    make_forms();
    FormJoins joins(forms_.size());
    join_things(forms_, names_, form_of_name_, words_, lexicon_, joins);
    const std::vector<std::size_t> owners = join_persons(forms_, form_of_name_, joins);
    std::map<std::size_t, EntityIndex> entity_of;  // By leading form.
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::size_t leader = joins.leader(owners[i]);
      const auto [found, added] =
          entity_of.try_emplace(leader, static_cast<EntityIndex>(members_.size()));
      if (added) members_.emplace_back();
      members_[found->second].push_back(i);
      named_.mentions.push_back({names_[i].span, names_[i].type, found->second});
    }
    for (const auto& members : members_) named_.entities.push_back(make_entity(members));
    return std::move(named_);
  }

 private:
  void make_forms() {
    std::map<std::pair<EntityType, std::string_view>, std::size_t> known;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const TypedName& name = names_[i];
      const auto [found, added] = known.try_emplace({name.type, name.folded}, forms_.size());
      if (added) forms_.push_back(make_form(name));
      add_mention(forms_[found->second], i);
      form_of_name_.push_back(found->second);
    }
  }

  NameForm make_form(const TypedName& name) const {
    NameForm form;
    form.type = name.type;
    form.folded = name.folded;
    form.words = name.end - name.begin;
    if (name.type == EntityType::kPerson || name.type == EntityType::kPlace) {
      form.sounds = sounds_of(slice(text_, name.span), lexicon_.language());
    }
    if (name.type == EntityType::kPerson) form.words = count_words(form.sounds);
    return form;
  }

  void add_mention(NameForm& form, std::size_t index) const {
    const TypedName& name = names_[index];
    form.mentions.push_back(index);
    if (form.reference.empty()) form.reference = name.reference;
    if (!name.role.empty()) form.roles.insert(name.role);
    if (name.gender == Gender::kMasculine) ++form.masculine;
    if (name.gender == Gender::kFeminine) ++form.feminine;
  }

  // Longer names first, of these the ones of more words, of these the earlier.
  std::string fullest(const std::vector<std::size_t>& members) const {
    std::size_t best = members.front();
    for (const std::size_t i : members) {
      const auto rank = [&](std::size_t name) {
        return std::pair(forms_[form_of_name_[name]].words, names_[name].folded.size());
      };
      if (rank(i) > rank(best)) best = i;
    }
    return plain(slice(text_, names_[best].span));
  }

  Entity make_entity(const std::vector<std::size_t>& members) const {
    Entity entity;
    entity.type = names_[members.front()].type;
    entity.name = fullest(members);
    std::set<std::string> aliases;
    std::set<std::string> keys;
    std::uint32_t masculine = 0;
    std::uint32_t feminine = 0;
    bool is_full = false;
    for (const std::size_t i : members) is_full = is_full || forms_[form_of_name_[i]].words > 1;
    for (const std::size_t i : members) {
      const NameForm& form = forms_[form_of_name_[i]];
      aliases.insert(plain(slice(text_, names_[i].span)));
      if (entity.reference.empty()) entity.reference = names_[i].reference;
      if (names_[i].gender == Gender::kMasculine) ++masculine;
      if (names_[i].gender == Gender::kFeminine) ++feminine;
      add_keys(form, is_full, keys);
      if (!names_[i].role.empty()) keys.insert("role:" + names_[i].role);
    }
    if (!entity.reference.empty()) keys.insert(entity.reference);
    aliases.erase(entity.name);
    entity.aliases.assign(aliases.begin(), aliases.end());
    entity.keys.assign(keys.begin(), keys.end());
    if (masculine != feminine) {
      entity.gender = masculine > feminine ? Gender::kMasculine : Gender::kFeminine;
    }
    return entity;
  }

  void add_keys(const NameForm& form, bool is_full, std::set<std::string>& keys) const {
    if (form.type == EntityType::kPerson) {
      if (form.words > 1) {
        keys.insert("person:" + form.sounds);
      } else if (!is_full) {
        keys.insert("family:" + form.sounds);
      }
      return;
    }
    keys.insert("name:" + form.folded);
    const std::string_view company = lexicon_.without_legal_form(form.folded);
    if (form.type == EntityType::kOrganisation && !company.empty())
      keys.insert("name:" + std::string(company));
    if (form.type == EntityType::kPlace && form.reference.empty()) {
      keys.insert("sound:" + form.sounds);
    }
  }

  std::string_view text_;
  std::span<const NameWord> words_;
  std::span<const TypedName> names_;
  const NameLexicon& lexicon_;
  std::vector<NameForm> forms_;
  std::vector<std::size_t> form_of_name_;
  std::vector<std::vector<std::size_t>> members_;  // Names, by entity.
  Named named_;
};

}  // namespace

Named link_names(std::string_view text, std::span<const NameWord> words,
                 std::span<const TypedName> names, const NameLexicon& lexicon) {
  return Linker(text, words, names, lexicon).run();
}

}  // namespace sourcier
