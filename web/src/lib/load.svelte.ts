// What a view asks of the API: one object, or a list that grows page by page.
import { ApiError, forget, get, getPage } from './api';
import { t } from './i18n.svelte';

/** Grows when articles were added or a correction was made: what is shown is asked anew. */
class Changes {
  seen = $state(0);
  /** When this page last changed something itself. */
  last = 0;

  note(): void {
    forget();
    this.last = performance.now();
    this.seen++;
  }
}

export const changes = new Changes();

export function messageOf(error: unknown): string {
  if (error instanceof ApiError) return error.status === 0 ? t('error.unreachable') : error.message;
  return error instanceof Error ? error.message : String(error);
}

export class Loaded<T> {
  value = $state.raw<T | null>(null);
  error = $state<string | null>(null);
  /** Nothing is at the path that was asked for. */
  missing = $state(false);
  loading = $state(true);

  constructor(path: () => string | null) {
    $effect(() => {
      const asked = path();
      void changes.seen;
      let current = true;
      if (asked !== null) void this.fetch(asked, () => current);
      return () => (current = false);
    });
  }

  private async fetch(path: string, current: () => boolean): Promise<void> {
    this.loading = true;
    try {
      const value = await get<T>(path);
      if (!current()) return;
      this.value = value;
      this.error = null;
      this.missing = false;
    } catch (error) {
      if (!current()) return;
      this.error = messageOf(error);
      this.missing = error instanceof ApiError && error.status === 404;
      this.value = null;
    }
    this.loading = false;
  }
}

export class LoadedList<T> {
  items = $state.raw<T[]>([]);
  next = $state<string | null>(null);
  error = $state<string | null>(null);
  loading = $state(true);
  private path = '';

  /** null: nothing is asked (yet). */
  constructor(path: () => string | null) {
    $effect(() => {
      const asked = path();
      void changes.seen;
      if (asked === null) return;
      this.path = asked;
      void this.fetch(asked, null);
    });
  }

  more(): void {
    if (this.next && !this.loading) void this.fetch(this.path, this.next);
  }

  private async fetch(path: string, after: string | null): Promise<void> {
    this.loading = true;
    try {
      const page = await getPage<T>(path, after);
      if (path !== this.path) return;
      this.items = after ? [...this.items, ...page.items] : page.items;
      this.next = page.next;
      this.error = null;
    } catch (error) {
      if (path !== this.path) return;
      this.error = messageOf(error);
      if (!after) this.items = [];
    }
    this.loading = false;
  }
}
