// The keys of the reading room. A view marks what can be moved through with `data-item`; `o` opens its first
// link, `e` its first button of passages.

export type Action = 'search' | 'next' | 'previous' | 'open' | 'evidence' | 'help';

const kActions: Record<string, Action> = { '/': 'search', j: 'next', k: 'previous', o: 'open', e: 'evidence', '?': 'help' };

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** null while the reader writes, or with a key of the browser's own. */
export function actionOf(press: KeyPress, writing: boolean): Action | null {
  if (writing || press.ctrlKey || press.metaKey || press.altKey) return null;
  return kActions[press.key] ?? null;
}

export function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

function items(): HTMLElement[] {
  const scope = document.querySelector('dialog[open]') ?? document;
  return [...scope.querySelectorAll<HTMLElement>('[data-item]')].filter((item) => item.checkVisibility());
}

function focusable(item: HTMLElement, wanted = 'a[href], button'): HTMLElement | null {
  return item.matches(wanted) ? item : item.querySelector<HTMLElement>(wanted);
}

export function move(by: 1 | -1): void {
  const all = items();
  const now = all.findIndex((item) => item.contains(document.activeElement));
  const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + by));
  const item = all[next];
  if (!item) return;
  focusable(item)?.focus();
  item.scrollIntoView({ block: 'nearest' });
}

function currentItem(): HTMLElement | undefined {
  return items().find((item) => item.contains(document.activeElement));
}

export function openCurrent(): void {
  const item = currentItem();
  if (item) focusable(item)?.click();
}

export function showEvidence(): void {
  const wanted = '[data-evidence]';
  const near = currentItem()?.querySelector<HTMLElement>(wanted) ?? document.querySelector<HTMLElement>(`main ${wanted}`);
  near?.click();
}
