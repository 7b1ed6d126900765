// The script of the page: keys and the choice of light or dark. Nothing needs it; the policy of the
// page names it by its hash, so that no other can run.
#include "apps/report/html_page.h"

namespace sourcier::report {

std::string_view page_script() {
  return R"js(
(() => {
  'use strict';
  const root = document.documentElement;
  const theme = document.getElementById('theme');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  theme.hidden = false;
  theme.addEventListener('click', () => {
    const now = root.dataset.theme || (dark.matches ? 'dark' : 'light');
    root.dataset.theme = now === 'dark' ? 'light' : 'dark';
  });

  const shown = () => [...document.querySelectorAll('.step')].filter(
      step => !step.parentElement.closest('details:not([open])'));
  let current = null;
  const move = by => {
    const steps = shown();
    const at = steps.indexOf(current);
    current = steps[Math.min(Math.max(at + by, 0), steps.length - 1)];
    if (current) current.focus({preventScroll: true});
    if (current) current.scrollIntoView({block: 'start'});
  };
  const evidence = () => {
    const all = current ? current.querySelectorAll('details') : [];
    const open = ![...all].some(one => one.open);
    all.forEach(one => { one.open = open; });
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'j') move(1);
    if (event.key === 'k') move(-1);
    if (event.key === 'e') evidence();
    if (event.key === 't') theme.click();
  });

  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let up = target.closest('details'); up; up = up.parentElement.closest('details')) {
      up.open = true;
    }
    target.scrollIntoView({block: 'start'});
  };
  addEventListener('hashchange', reveal);
  reveal();

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    closed.forEach(one => { one.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach(one => { one.open = false; }));
})();
)js";
}

}  // namespace sourcier::report
