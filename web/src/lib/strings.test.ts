import { describe, expect, test } from 'vitest';
import { fill, lookUp, parseRows, pluralForm, tables } from './strings';

const files = import.meta.glob<string>(['../**/*.svelte', '../**/*.ts', '!../**/*.test.ts'], { query: '?raw', import: 'default', eager: true });
const sources = (): string[] => Object.values(files);

/** Keys written out in the sources: t('…'), t(x ? '…' : '…'), nameView('…'). */
function keysUsed(): Set<string> {
  const call = /\b(?:t|lookUp|nameView)\((?:words\.language, |language, )?(?:[^'"`()]*(?:\([^()]*\)[^'"`()]*)*\? )?'([\w.-]+)'(?: : '([\w.-]+)')?/g;
  const found = sources().flatMap((source) => [...source.matchAll(call)].flatMap((one) => [one[1] ?? '', one[2] ?? '']));
  return new Set(found.filter(Boolean));
}

/** What stands before the first place of t(`…${x}`), and the groups of word('…', x). */
function familiesUsed(): Set<string> {
  const families = sources().flatMap((source) => [
    ...[...source.matchAll(/\bt\(`([\w.]+\.)\$\{/g)].map((one) => one[1] ?? ''),
    ...[...source.matchAll(/\bword\('(\w+)'/g)].map((one) => `${one[1]}.none`),
  ]);
  return new Set(families);
}

const has = (language: 'fr' | 'en', key: string) => tables[language].has(key) || (tables[language].has(`${key}.one`) && tables[language].has(`${key}.other`));

describe('the two row files', () => {
  test('have the same keys', () => {
    expect([...tables.fr.keys()].sort()).toEqual([...tables.en.keys()].sort());
  });
  test('fill the same places', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((found) => found[0]).sort();
    for (const [key, text] of tables.en) expect(places(tables.fr.get(key) ?? ''), key).toEqual(places(text));
  });
  test('say something for every key', () => {
    for (const table of Object.values(tables)) for (const [key, text] of table) expect(text.trim(), key).not.toBe('');
  });
  test('have every key that the sources name', () => {
    const used = keysUsed();
    expect(used.size).toBeGreaterThan(100);
    for (const key of used) for (const language of ['fr', 'en'] as const) expect(has(language, key), `${language}: ${key}`).toBe(true);
  });
  test('have words for every family of keys', () => {
    const used = familiesUsed();
    expect(used.size).toBeGreaterThan(15);
    for (const family of used) expect([...tables.en.keys()].some((key) => key.startsWith(family)), family).toBe(true);
  });
  test('keep French typography: no plain blank before a high mark', () => {
    for (const [key, text] of tables.fr) if (!key.startsWith('operator.')) expect(text, key).not.toMatch(/ [;:!?»]|« /);
  });
});

test.each([
  ['fr', 0, 'one'], ['fr', 1, 'one'], ['fr', 1.5, 'one'], ['fr', 2, 'other'], ['en', 0, 'other'], ['en', 1, 'one'], ['en', 2, 'other'],
] as const)('%s counts %d as %s', (language, n, form) => expect(pluralForm(language, n)).toBe(form));

test.each([
  ['fr', 'count.articles', 8000, '8\u202f000 articles'],
  ['en', 'count.articles', 8000, '8,000 articles'],
  ['fr', 'count.origins', 0, '0 origine'],
  ['en', 'count.origins', 1, '1 origin'],
] as const)('%s %s %d', (language, key, n, text) => expect(lookUp(language, key, { n })).toBe(text));

test('an unknown key shows itself', () => expect(lookUp('en', 'no.such.key')).toBe('no.such.key'));
test('a place without a value stays', () => expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}'));
test('rows: comments and blanks are no keys', () => expect([...parseRows('# a\tb\n\na\tb c\n')]).toEqual([['a', 'b c']]));
