#include "engine/article/opened_page.h"

#include "engine/article/live_entries.h"

namespace sourcier {

OpenedPage open_page(std::string_view text, const Page& page, const ExtractionRules::Data& rules) {
  OpenedPage opened;
  opened.text = text;
  opened.fetched = page.fetched;
  opened.tree = html::parse(text);
  opened.facts = gather_facts(opened.tree, rules.meta_names);
  opened.blocks = make_blocks(opened.tree, rules);
  mark_live_entries(opened.tree, opened.blocks);
  opened.url = canonical_url(opened.facts, page.url, rules);
  opened.base = link_base(opened.facts, page.url, opened.url);
  settle_json_ld(opened.url.text(), opened.facts.title, opened.facts.json_ld);
  const PageView view = opened.view(rules);
  opened.outlet = find_outlet(view);
  opened.title = find_title(view, opened.outlet);
  opened.titles = title_forms(view, opened.title);
  return opened;
}

}  // namespace sourcier
