// Adds files one after the other, so that it can be stopped and each failure is named.
import { send } from './api';
import { toBase64 } from './base64';
import { changes, messageOf } from './load.svelte';
import type { Skipped } from './types';

interface Answer {
  added: number;
  skipped: Skipped[];
}

class Adding {
  total = $state(0);
  done = $state(0);
  added = $state(0);
  busy = $state(false);
  skipped = $state.raw<Skipped[]>([]);
  private stopped = false;
  private begun = 0;

  /** Seconds that the rest will take at the rate so far; null until there is a rate. */
  get secondsLeft(): number | null {
    if (!this.busy || this.done === 0) return null;
    return Math.ceil((((performance.now() - this.begun) / this.done) * (this.total - this.done)) / 1000);
  }

  async add(files: File[]): Promise<void> {
    if (!files.length || this.busy) return;
    this.begun = performance.now();
    Object.assign(this, { total: files.length, done: 0, added: 0, busy: true, skipped: [], stopped: false });
    for (const file of files) {
      if (this.stopped) break;
      await this.addOne(file);
      this.done++;
    }
    this.busy = false;
    if (this.added > 0) changes.note();
  }

  stop(): void {
    this.stopped = true;
  }

  clear(): void {
    this.total = 0;
  }

  private async addOne(file: File): Promise<void> {
    try {
      const content = toBase64(new Uint8Array(await file.arrayBuffer()));
      const answer = await send<Answer>('POST', '/inputs', { name: file.name, content });
      this.added += answer.added;
      this.skipped = [...this.skipped, ...answer.skipped];
    } catch (error) {
      this.skipped = [...this.skipped, { place: file.name, kind: 'error', message: messageOf(error) }];
    }
  }
}

export const adding = new Adding();
