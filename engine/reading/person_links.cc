// Links persons inside one article: spellings of one full name, and family names to full names.
#include <algorithm>

#include "engine/reading/linking.h"
#include "engine/reading/name_forms.h"
#include "engine/reading/name_keys.h"

namespace sourcier {
namespace {

bool is_full(const NameForm& form) { return form.type == EntityType::kPerson && form.words > 1; }
bool is_single(const NameForm& form) { return form.type == EntityType::kPerson && form.words == 1; }

bool share_role(const NameForm& a, const NameForm& b) {
  return std::ranges::any_of(a.roles,
                             [&](const std::string& role) { return b.roles.contains(role); });
}

bool are_opposed(const NameForm& a, const NameForm& b) {
  return a.gender() != Gender::kUnknown && b.gender() != Gender::kUnknown &&
         a.gender() != b.gender();
}

bool are_one_person(const NameForm& a, const NameForm& b) {
  if (a.sounds == b.sounds) return true;
  const PersonMatch match = match_sounds(a.sounds, b.sounds);
  if (match == PersonMatch::kDifferent || are_opposed(a, b)) return false;
  return match == PersonMatch::kSame || share_role(a, b);
}

// How well a single name fits a full one: the family name before the given name; 0 is not at all.
int fit(const NameForm& single, const NameForm& full) {
  if (are_opposed(single, full)) return 0;
  const std::string_view sounds = full.sounds;
  const std::size_t last = sounds.rfind(' ') + 1;
  const std::size_t first = sounds.find(' ');
  if (sounds.substr(last) == single.sounds) return 3;
  if (sounds.substr(0, first) == single.sounds) return full.words > 2 ? 3 : 2;
  // "Garcia" for "Ana García López".
  const std::string inside = ' ' + single.sounds + ' ';
  return sounds.find(inside) != std::string_view::npos ? 1 : 0;
}

class FamilyNames {
 public:
  FamilyNames(std::span<const NameForm> forms, std::span<const std::size_t> form_of_name)
      : forms_(forms), form_of_name_(form_of_name) {
    for (std::size_t i = 0; i < forms.size() && full_.size() < kMostDistinctNames; ++i) {
      if (is_full(forms[i])) full_.push_back(i);
    }
  }

  // The full name that the single name at `name` stands for: the best fitting, of these the one
  // named last before it, else the first after it. Its own form where there is none.
  std::size_t owner(std::size_t name) const {
    const NameForm& single = forms_[form_of_name_[name]];
    std::size_t best = form_of_name_[name];
    int best_fit = 0;
    std::size_t best_distance = 0;
    for (const std::size_t full : full_) {
      // Who holds a public office is meant before a relation of the same name.
      const int fitting = fit(single, forms_[full]);
      const int fits = fitting == 0 ? 0 : 2 * fitting + (forms_[full].roles.empty() ? 0 : 1);
      if (fits == 0 || fits < best_fit) continue;
      const std::size_t distance = distance_to(forms_[full], name);
      if (fits > best_fit || distance < best_distance) {
        best = full;
        best_fit = fits;
        best_distance = distance;
      }
    }
    return best;
  }

 private:
  // Names between the last mention before and this; mentions after are farther than all before.
  std::size_t distance_to(const NameForm& full, std::size_t name) const {
    const auto after = std::ranges::lower_bound(full.mentions, name);
    if (after != full.mentions.begin()) return name - *(after - 1);
    return form_of_name_.size() + *after - name;
  }

  std::span<const NameForm> forms_;
  std::span<const std::size_t> form_of_name_;
  std::vector<std::size_t> full_;
};

}  // namespace

std::vector<std::size_t> join_persons(std::span<const NameForm> forms,
                                      std::span<const std::size_t> form_of_name, FormJoins& joins) {
  const std::size_t most = std::min(forms.size(), kMostDistinctNames);
  for (std::size_t a = 0; a < most; ++a) {
    for (std::size_t b = a + 1; b < most; ++b) {
      const bool alike =
          (is_full(forms[a]) && is_full(forms[b])) || (is_single(forms[a]) && is_single(forms[b]));
      if (alike && are_one_person(forms[a], forms[b])) joins.join(a, b);
    }
  }
  const FamilyNames families(forms, form_of_name);
  std::vector<std::size_t> owners(form_of_name.begin(), form_of_name.end());
  for (std::size_t name = 0; name < owners.size(); ++name) {
    if (is_single(forms[owners[name]])) owners[name] = families.owner(name);
  }
  return owners;
}

}  // namespace sourcier
