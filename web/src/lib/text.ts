// Positions and words of a text. The API counts code points, the browser counts UTF-16 units: `Points`
// turns one into the other once for a text.
import type { Span } from './types';

/** A text whose spans are in code points. */
export class Points {
  private readonly units: Uint32Array | null;

  constructor(readonly text: string) {
    // Without a surrogate pair both counts are the same.
    this.units = /[\ud800-\udbff]/.test(text) ? unitsOf(text) : null;
  }

  unit(point: number): number {
    if (!this.units) return Math.min(point, this.text.length);
    return this.units[Math.min(point, this.units.length - 1)] ?? this.text.length;
  }

  slice([begin, end]: Span): string {
    return this.text.slice(this.unit(begin), this.unit(end));
  }
}

function unitsOf(text: string): Uint32Array {
  const units: number[] = [];
  let unit = 0;
  for (const point of text) {
    units.push(unit);
    unit += point.length;
  }
  units.push(unit);
  return Uint32Array.from(units);
}

/** What a word is compared by: no case, no accents, one apostrophe. */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’ʼ]/g, "'")
    .toLowerCase();
}

export interface Word {
  text: string;
  key: string;
  /** What stands between this word and the next. */
  after: string;
}

/** The words of a text with what stands between them; `before` is what precedes the first. */
export function wordsOf(text: string): { before: string; words: Word[] } {
  const words: Word[] = [];
  let before = '';
  let end = 0;
  for (const found of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[’'](?=\p{L}))?/gu)) {
    const gap = text.slice(end, found.index);
    const last = words.at(-1);
    if (last) last.after = gap;
    else before = gap;
    words.push({ text: found[0], key: fold(found[0]), after: '' });
    end = found.index + found[0].length;
  }
  const last = words.at(-1);
  if (last) last.after = text.slice(end);
  else before = text;
  return { before, words };
}

/** The quoted words without the comma or stop that the sentence around them needed. */
export function trimQuoted(text: string): string {
  return text.replace(/^[\s,;:]+|[\s,;:]+$/gu, '');
}

export function shorten(text: string, length: number): string {
  const points = [...text];
  if (points.length <= length) return text;
  const cut = points.slice(0, length).join('');
  return cut.replace(/\s+\S*$/u, '') + '…';
}
