// The outlet: what the page calls the site that it is on, and the section of it.
#include <algorithm>

#include "engine/article/metadata.h"
#include "engine/article/titles.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestOutlet = 80;     // Bytes; longer ones are slogans or headlines.
constexpr std::size_t kShortestHeadline = 16;  // Bytes of one behind other words.
constexpr std::size_t kLongestSection = 60;    // Bytes.

void add_site_name(std::string_view name, std::vector<std::string>& names) {
  if (!trim(name).empty()) names.push_back(fold(name));
}

// A name as a page states it; "" for what is an address, a headline or a slogan.
std::string stated_name(const PageView& page, std::string_view value) {
  std::string name = shown(value);
  if (name.empty() || name.size() > kLongestOutlet || name.find("://") != std::string::npos)
    return {};
  const std::string title = fold(shown(page.facts.first(StatedField::kTitle)));
  return title.size() > 20 && fold(name).find(title) != std::string::npos ? std::string() : name;
}

}  // namespace

std::vector<std::string> site_names(const PageView& page, const std::string& outlet) {
  std::vector<std::string> names;
  add_site_name(outlet, names);
  for (const StatedValue& stated : page.facts.stated) {
    if (stated.field == StatedField::kOutlet) add_site_name(shown(stated.content), names);
  }
  add_site_name(page.facts.json_ld.publisher, names);
  add_site_name(page.url.host, names);
  const std::string site = site_of(page.url.host);
  add_site_name(site, names);
  add_site_name(site.substr(0, site.find('.')), names);
  return names;
}

std::string find_outlet(const PageView& page) {
  std::vector<StatedValue> stated;
  for (const StatedValue& one : page.facts.stated) {
    if (one.field == StatedField::kOutlet) stated.push_back(one);
  }
  std::ranges::stable_sort(stated, {}, &StatedValue::rank);
  const auto first_of_rank = [&](bool is_site_name) {
    for (const StatedValue& one : stated) {
      if ((one.rank == 1) != is_site_name) continue;
      if (std::string name = stated_name(page, one.content); !name.empty()) return name;
    }
    return std::string();
  };
  if (std::string name = first_of_rank(true); !name.empty()) return name;
  if (std::string name = stated_name(page, page.facts.json_ld.publisher); !name.empty())
    return name;
  if (std::string name = first_of_rank(false); !name.empty()) return name;
  if (std::string name = stated_name(page, blog_headings(page).site); !name.empty()) return name;
  // "Headline | Outlet" where the page shows the headline.
  const std::string title = shown(page.facts.title);
  const Separator last = last_separator(title);
  const std::string_view before = std::string_view(title).substr(0, last.at);
  const std::string_view after = std::string_view(title).substr(std::min(last.at, title.size()));
  for (const html::NodeId id : page.facts.headings) {
    if (last.size == 0 || after.size() > before.size() + last.size) break;
    // "Print: Headline | Outlet", too.
    const std::string heading = fold(text_below(page.tree, id)), rest = fold(before);
    if (heading == rest || (heading.size() > kShortestHeadline && rest.ends_with(heading)))
      return stated_name(page, after.substr(last.size));
  }
  std::string host = page.url.host;
  return host.starts_with("www.") ? host.substr(4) : host;
}

std::string find_section(const PageView& page, const std::string& outlet,
                         const std::string& title) {
  std::vector<std::string> candidates = {page.facts.json_ld.section,
                                         std::string(page.facts.first(StatedField::kSection))};
  for (const StatingNode& item : page.facts.items) {
    if (item.field == StatedField::kSection)
      candidates.push_back(text_below(page.tree, item.id, kLongestSection + 1));
  }
  candidates.push_back(page.facts.json_ld.trail);
  for (const std::string& candidate : candidates) {
    std::string section = shown(candidate);
    const bool is_address = section.find("://") != std::string::npos;
    if (section.empty() || section.size() > kLongestSection || is_address) continue;
    const std::string folded = fold(section);
    const bool has_letters = std::ranges::any_of(folded, [](char c) {
      return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
    if (has_letters && folded != fold(outlet) && folded != fold(title)) return section;
  }
  return {};
}

}  // namespace sourcier
