// Corrections: sent, said, and shown at once. Each can be taken back in the log.
import { pathOf, send } from './api';
import { t } from './i18n.svelte';
import { changes, messageOf } from './load.svelte';
import { voice } from './say.svelte';
import type { Span } from './types';

/** What a correction holds on to: a thing that the API named, or a place in an article. The log keeps the place. */
export type EvidenceOf = { id: string; article?: string } | { article: string; span?: Span; name?: string };

export interface NewCorrection {
  kind: 'merge_entities' | 'split_entity' | 'merge_events' | 'split_event' | 'merge_statements' | 'split_statement' | 'set_date' | 'set_origin';
  of: EvidenceOf[];
  value: string | null;
}

/** Something the API is asked to do: said, and shown at once. False where it was refused. */
export async function change(act: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await act();
  } catch (error) {
    voice.say(messageOf(error));
    return false;
  }
  changes.note();
  voice.say(t(done));
  return true;
}

export const correct = (correction: NewCorrection): Promise<boolean> => change(() => send('POST', '/corrections', correction), 'correction.made');

export const undo = (id: string): Promise<boolean> => change(() => send('POST', `${pathOf('corrections', id)}/undo`, {}), 'correction.undone');
