// What is marked in an article's text, each kind underlined in its own way and switched by its own key; and the
// notes in the margin that name what is marked.
import type { Mark } from './segments';
import type { Reading, Span } from './types';

export type MarkKind = 'quotation' | 'name' | 'date' | 'figure' | 'source';
export const kKinds: readonly MarkKind[] = ['quotation', 'name', 'date', 'figure', 'source'];
export const kKeys: Record<string, MarkKind> = { q: 'quotation', n: 'name', d: 'date', f: 'figure', s: 'source' };

export interface Note {
  kind: MarkKind;
  span: Span;
  /** Spoken or named things; words of the interface are added by the view. */
  text: string;
  detail: string | null;
}

export function marksOf(reading: Reading, on: ReadonlySet<MarkKind>): Mark<MarkKind>[] {
  const marks: Mark<MarkKind>[] = [];
  const add = (kind: MarkKind, span: Span | null) => {
    if (span && on.has(kind)) marks.push({ kind, span });
  };
  for (const quotation of reading.quotations) add('quotation', quotation.span);
  for (const mention of reading.mentions) add('name', mention.span);
  for (const time of reading.times) add('date', time.span);
  for (const quantity of reading.quantities) add('figure', quantity.span);
  for (const span of sourceSpans(reading)) add('source', span);
  return marks;
}

function sourceSpans(reading: Reading): Span[] {
  const chains = [...reading.quotations, ...reading.attributions].flatMap((said) => said.chain);
  const spans = new Map<string, Span>();
  for (const hop of chains) if (hop.mention) spans.set(hop.mention.join('-'), hop.mention);
  return [...spans.values()];
}

/** In the order of the text; a chain from the article outwards. */
export function notesOf(reading: Reading, on: ReadonlySet<MarkKind>, textAt: (span: Span) => string): Note[] {
  const notes: Note[] = [];
  if (on.has('quotation') || on.has('source')) {
    for (const quotation of reading.quotations) {
      const chain = quotation.chain.map((hop) => hop.name).join(' ← ');
      notes.push({ kind: 'quotation', span: quotation.span, text: quotation.speaker?.name ?? '', detail: chain && quotation.chain.length > 1 ? chain : null });
    }
    for (const { cue, content, chain } of reading.attributions) {
      if (reading.quotations.some((quotation) => overlap(quotation.span, content))) continue;
      notes.push({ kind: 'source', span: cue, text: chain.map((hop) => hop.name).join(' ← '), detail: null });
    }
  }
  if (on.has('date')) {
    for (const time of reading.times) {
      // A date that stands in full needs no note.
      if (time.type === 'DATE' && !textAt(time.span).includes(time.value)) notes.push({ kind: 'date', span: time.span, text: time.value, detail: textAt(time.span) });
    }
  }
  return notes.sort((a, b) => a.span[0] - b.span[0]);
}

function overlap(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/** The notes of each paragraph. */
export function byParagraph(paragraphs: Span[], notes: Note[]): Note[][] {
  return paragraphs.map(([begin, end]) => notes.filter((note) => note.span[0] >= begin && note.span[0] < end));
}
