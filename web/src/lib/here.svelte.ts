// Where the reader is, for what the banner offers: exports of that story and of what the page shows, and the title.
import { kRoot } from './api';
import { t } from './i18n.svelte';

class Here {
  story = $state<string | null>(null);
  /** The address of what the page shows, as the API gives it. */
  data = $state<string | null>(null);

  set(title: string, data: string | null = null, story: string | null = null): void {
    this.story = story;
    this.data = data === null ? null : kRoot + data;
    document.title = title ? `${title} · Sourcier` : 'Sourcier';
  }
}

export const here = new Here();

/** The view's name as the page's title, in the language of the interface. */
export function nameView(key: string, data: () => string | null = () => null): void {
  $effect(() => here.set(t(key), data()));
}
