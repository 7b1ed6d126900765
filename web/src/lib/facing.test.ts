import { expect, test } from 'vitest';
import { face, settle, type Row } from './facing';
import { Points } from './text';
import type { Passage } from './types';

const p = (a: number, b: number, c: number, d: number): Passage => ({ here: [a, b], there: [c, d] });
const shown = (rows: Row[]) => rows.map((row) => `${row.kind[0]}${row.here?.join('-') ?? ''}/${row.there?.join('-') ?? ''}`).join(' ');

test.each([
  ['nothing shared', [], 'o0-10/0-20', 0],
  ['one passage', [p(2, 5, 4, 7)], 'o0-2/0-4 c2-5/4-7 o5-10/7-20', 0],
  ['from the very start', [p(0, 10, 5, 15)], 'o/0-5 c0-10/5-15 o/15-20', 0],
  ['a moved one stays out', [p(0, 4, 10, 14), p(5, 7, 2, 4)], 'o/0-10 c0-4/10-14 o4-10/14-20', 1],
  ['an overlap goes to the later', [p(0, 5, 0, 5), p(4, 9, 10, 15)], 'c0-4/0-4 o/4-10 c4-9/10-15 o9-10/15-20', 0],
] as [string, Passage[], string, number][])('%s', (_, passages, expected, moved) => {
  const facing = face(10, 20, passages);
  expect(shown(facing.rows)).toBe(expected);
  expect(facing.moved).toHaveLength(moved);
});

test('closing marks stay with their passage', () => {
  const here = new Points('Le port ferme. Fin');
  const there = new Points('Le port ferme, dit-on');
  const { rows } = face(18, 21, [p(0, 13, 0, 13)]);
  expect(shown(settle(rows, here, there))).toBe('c0-14/0-14 o14-18/14-21');
});
