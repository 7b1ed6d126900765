import { describe, expect, test } from 'vitest';
import { fold, Points, shorten, trimQuoted, wordsOf } from './text';

describe('code points', () => {
  test.each([
    ['abc', [1, 3], 'bc'],
    ['a😀b', [1, 2], '😀'],
    ['a😀b😀', [2, 4], 'b😀'],
    ['é\u0301x', [2, 3], 'x'],
    ['abc', [2, 99], 'c'],
  ] as const)('%s %o', (text, span, slice) => expect(new Points(text).slice([...span])).toBe(slice));
});

test.each([['L’Écho', "l'echo"], ['ŒUVRE', 'œuvre'], ['ﬁn', 'fin']])('%s folds to %s', (word, key) => expect(fold(word)).toBe(key));

test('words keep all that stands between them', () => {
  const text = '« L’eau, 12,5 % ! »';
  const { before, words } = wordsOf(text);
  expect(before + words.map((word) => word.text + word.after).join('')).toBe(text);
});
test('a text without words is all before', () => expect(wordsOf('… !')).toEqual({ before: '… !', words: [] }));
test.each([[' accident,', 'accident'], ['a; b', 'a; b'], ['fin.', 'fin.']])('%s trimmed', (text, kept) => expect(trimQuoted(text)).toBe(kept));
test.each([['abc', 5, 'abc'], ['abc def', 5, 'abc…'], ['😀😀😀', 2, '😀😀…']])('%s shortened', (text, n, short) => expect(shorten(text, n)).toBe(short));
