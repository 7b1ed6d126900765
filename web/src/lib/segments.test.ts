import { expect, test } from 'vitest';
import { segment } from './segments';
import { Points } from './text';
import type { Span } from './types';

const shown = (text: string, within: Span, marks: [string, number, number][]) =>
  segment(new Points(text), within, marks.map(([kind, begin, end]) => ({ kind, span: [begin, end] as Span })))
    .map((piece) => piece.marks.map((mark) => mark.kind).join('') + ':' + piece.text)
    .join('|');

test.each([
  ['abcdef', [0, 6], [], ':abcdef'],
  ['abcdef', [0, 6], [['q', 1, 5], ['n', 2, 3]], ':a|q:b|qn:c|q:de|:f'],
  ['abcdef', [0, 6], [['q', 0, 4], ['n', 2, 6]], 'q:ab|qn:cd|n:ef'],
  ['abcdef', [2, 4], [['q', 0, 6]], 'q:cd'],
  ['a😀b', [0, 3], [['q', 1, 2]], ':a|q:😀|:b'],
  ['abc', [0, 3], [['q', 2, 2], ['n', 5, 9]], ':abc'],
] as [string, Span, [string, number, number][], string][])('%s %o', (text, within, marks, expected) => expect(shown(text, within, marks)).toBe(expected));

test('a hundred thousand marks take no time', () => {
  const text = 'x'.repeat(100_000);
  const marks = Array.from({ length: 100_000 }, (_, i) => ({ kind: 'n', span: [i, i + 1] as Span }));
  expect(segment(new Points(text), [0, 100_000], marks)).toHaveLength(100_000);
});
