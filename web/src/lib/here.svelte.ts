// Which story the reader is in, for what the banner offers: exports of that story, and the page's title.
import { t } from './i18n.svelte';

class Here {
  story = $state<string | null>(null);
  title = $state('');

  set(title: string, story: string | null = null): void {
    this.story = story;
    this.title = title;
    document.title = title ? `${title} · Sourcier` : 'Sourcier';
  }
}

export const here = new Here();

/** The view's name as the page's title, in the language of the interface. */
export function nameView(key: string): void {
  $effect(() => here.set(t(key)));
}
