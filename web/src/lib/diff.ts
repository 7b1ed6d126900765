// How two wordings differ, word by word: the longest common subsequence of their words, folded.
import { wordsOf, type Word } from './text';

export interface Piece {
  kind: 'same' | 'added' | 'left-out';
  text: string;
}

/** Above this many words a pair is compared by its common beginning and end only: the table is quadratic. */
const kMostWords = 1200;

/** `text` as pieces: what `reference` has too, what it lacks, and what `text` leaves out of it. */
export function differences(reference: string, text: string): Piece[] {
  const old = wordsOf(reference).words;
  const { before, words } = wordsOf(text);
  const kept = common(old, words);
  const pieces: Piece[] = [];
  if (before) push(pieces, 'same', before);
  let next = 0;
  let index = 0;
  for (const [i, j] of [...kept, [old.length, words.length] as const]) {
    const added = words.slice(index, j);
    const missing = old.slice(next, i);
    // What replaces something needs no second mark for what it replaced.
    if (missing.length && !added.length) push(pieces, 'left-out', missing.map((word) => word.text + word.after).join('').trim());
    added.forEach((word, k) => {
      push(pieces, 'added', word.text);
      // The gap after the last differing word belongs to what follows.
      if (word.after) push(pieces, k < added.length - 1 ? 'added' : 'same', word.after);
    });
    const word = words[j];
    if (word) push(pieces, 'same', word.text + word.after);
    next = i + 1;
    index = j + 1;
  }
  return pieces;
}

/** The share of the longer wording's words that both have: 1 for the same words in the same order. */
export function likeness(a: string, b: string): number {
  const left = wordsOf(a).words;
  const right = wordsOf(b).words;
  const most = Math.max(left.length, right.length);
  return most ? common(left, right).length / most : 1;
}

function push(pieces: Piece[], kind: Piece['kind'], text: string): void {
  const last = pieces.at(-1);
  if (last && last.kind === kind) last.text += text;
  else if (text) pieces.push({ kind, text });
}

/** Pairs of positions of the words in common, in order. */
function common(a: Word[], b: Word[]): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && a[start]?.key === b[start]?.key) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1]?.key === b[endB - 1]?.key) {
    endA--;
    endB--;
  }
  const pairs: [number, number][] = [];
  for (let i = 0; i < start; i++) pairs.push([i, i]);
  if (Math.max(endA, endB) - start <= kMostWords) pairs.push(...table(a, b, start, endA, endB));
  for (let i = endA, j = endB; i < a.length; i++, j++) pairs.push([i, j]);
  return pairs;
}

function table(a: Word[], b: Word[], start: number, endA: number, endB: number): [number, number][] {
  const rows = endA - start;
  const columns = endB - start;
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[start + i]?.key === b[start + j]?.key ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < rows && j < columns) {
    if (a[start + i]?.key === b[start + j]?.key) pairs.push([start + i++, start + j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
