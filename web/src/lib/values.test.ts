import { describe, expect, test } from 'vitest';
import { toBase64 } from './base64';
import { factRows } from './coverage';
import { figureOrder, isNotable, plotOf, valueGroups } from './figures';
import { actionOf } from './keys';
import { webAddress } from './links';
import { barsOf, copiesOf, ticksOf, timelineOf } from './timeline';
import type { Article, Coverage, Figure, FigureValue } from './types';
import { shownRows } from './window';
import { citation, reasonOf, valueInWords, whenOf, wordFor } from './words';

const value = (low: number | null, high: number | null, by: string | null, asOf: string | null, article = 'a'): FigureValue => ({
  low, high, approximate: false, status: 'reported', according_to: by, as_of: asOf, article, span: [0, 1], text: '',
});
const figure = (values: FigureValue[], relation: Figure['relation'] = 'differ'): Figure => ({ id: 'f', event: null, counted: 'dockers', unit: null, values, relation });

describe('figures', () => {
  test.each([
    ['fr', 8000, 8000, true, 'environ 8\u202f000'],
    ['en', 8000, 8000, false, '8,000'],
    ['en', 8, null, false, 'at least 8'],
    ['fr', null, 8, false, 'au plus 8'],
    ['en', 300, 350, true, 'about 300–350'],
    ['en', null, null, false, 'number unknown'],
  ] as const)('%s %s–%s', (language, low, high, approximate, text) => expect(valueInWords(language, { low, high, approximate })).toBe(text));

  test('alike values of one source once, in the order of their dates', () => {
    const groups = valueGroups(figure([value(400, 400, 'union', '2031-03-18'), value(240, 240, 'Port', '2031-03-17'), value(240, 240, 'port', '2031-03-17', 'b')]));
    expect(groups.map((group) => [group.low, group.values.length])).toEqual([[240, 2], [400, 1]]);
  });
  test('a plot needs two dated values that differ', () => {
    expect(plotOf(valueGroups(figure([value(1, 1, 'a', '2031'), value(1, 1, 'b', '2032')])))).toBeNull();
    expect(plotOf(valueGroups(figure([value(1, 1, 'a', null), value(2, 2, 'b', '2032')])))).toBeNull();
    const plot = plotOf(valueGroups(figure([value(10, 20, 'a', '2031-01-01'), value(40, null, 'b', '2031-01-11')])));
    expect(plot?.points.map((point) => [point.x, Number(point.top.toFixed(2)), Number(point.bottom.toFixed(2))])).toEqual([[0, 0.67, 1], [1, 0, 0]]);
  });
  test('what differs comes first', () => {
    const list = [figure([value(1, 1, null, null)], 'agree'), figure([value(1, 1, null, null)], 'differ')];
    expect([...list].sort(figureOrder)[0]?.relation).toBe('differ');
    expect(list.map(isNotable)).toEqual([false, true]);
  });
});

const article = (id: string, published: string | null, family = id): Article =>
  ({ id, published, family, outlet: 'Post', title: 'T', language: 'en', date_inferred: null, url: null, origins: [], credits: [] }) as unknown as Article;

describe('timeline', () => {
  const articles = [article('a', '2031-03-01', 'f'), article('b', '2031-03-01T10:00:00Z', 'f'), article('c', '2031-03-11'), article('d', '2031-03'), article('e', null)];
  const copies = copiesOf(articles, [{ a: 'a', b: 'b', type: 'dispatch', containment: 1, passages: [] }]);
  const line = timelineOf(articles, copies);
  test('one dot a dated article, stacked by day', () => expect(line.dots.map((dot) => [dot.article, dot.x, dot.level, dot.copy])).toEqual([['a', 0, 0, false], ['b', 0, 1, true], ['c', 1, 0, false]]));
  test('a month is no day', () => expect(line.undated.map((one) => one.id)).toEqual(['d', 'e']));
  test('shared quotations make no copy', () => expect(copiesOf(articles, [{ a: 'a', b: 'b', type: 'quotation', containment: 1, passages: [] }]).size).toBe(0));
  test('bars count days', () => expect(barsOf(line.dots)).toEqual([{ x: 0, all: 2, copies: 1 }, { x: 1, all: 1, copies: 0 }]));
  test('labels keep their room, and the last is kept', () => {
    const days = [0, 0.05, 0.5, 0.95, 1].map((x) => ({ x, iso: String(x) }));
    expect(ticksOf(days, 600).map((tick) => tick.x)).toEqual([0, 0.5, 1]);
    expect(ticksOf(days, 240).map((tick) => tick.x)).toEqual([0, 1]);
  });
});

test('facts by how many report them', () => {
  const coverage: Coverage = {
    facts: [{ id: 'x', text: 'x', statements: [], figures: [] }, { id: 'y', text: 'y', statements: [], figures: [] }],
    articles: { a: { x: 'omits', y: 'reports' }, b: { x: 'precedes', y: 'reports' } },
  };
  expect(factRows(coverage).map((row) => [row.fact.id, row.reports])).toEqual([['y', 2], ['x', 0]]);
});

test.each([
  [1000, 0, { first: 0, end: 20, before: 0 }],
  [1000, 5000, { first: 42, end: 70, before: 4200 }],
  [3, 0, { first: 0, end: 3, before: 0 }],
  [0, 0, { first: 0, end: 0, before: 0 }],
  [10, 99_999, { first: 10, end: 10, before: 1000 }],
])('%d rows scrolled by %d', (total, scroll, expected) => expect(shownRows(total, 100, scroll, 1200)).toMatchObject(expected));

describe('words', () => {
  test('an inferred date is a range in words', () => {
    const one = { ...article('a', '2031-03'), date_inferred: { earliest: '2031-03-17', latest: '2031-03-19', reason: '' } };
    expect(whenOf('en', one).replaceAll('\u00a0', ' ')).toBe('between 17 March 2031 and 19 March 2031');
    expect(whenOf('en', article('a', null))).toBe('undated');
  });
  test.each([
    ['en', 'own', '2031-03-17', 'opens with 17 March 2031'],
    ['fr', 'own', '2031-03-01', 's’ouvre sur le 1er mars 2031'],
    ['fr', 'later', '2031-03', 'parle de mars 2031'],
    ['fr', null, null, 'opens with it'],
  ] as const)('why a date was inferred, in %s: %s', (language, cause, about, expected) =>
    expect(reasonOf(language, { earliest: null, latest: null, reason: 'opens with it', cause, about }).replaceAll('\u00a0', ' ')).toBe(expected),
  );
  test('a value without a word shows itself', () => expect(wordFor('en', 'copy', 'something')).toBe('something'));
  test('a citation has words, speaker, title, outlet, date, address', () =>
    expect(citation('en', article('a', '2031-03-17'), 'we will', 'Kim', 'http://localhost/article/a').replaceAll('\u00a0', ' ')).toBe(
      '“we will”, Kim, “T”, Post, 17 March 2031, http://localhost/article/a',
    ));
});

test.each([
  ['/', false, 'search'], ['j', false, 'next'], ['j', true, null], ['x', false, null],
] as const)('key %s', (key, writing, action) => expect(actionOf({ key, ctrlKey: false, metaKey: false, altKey: false }, writing)).toBe(action));
test("the browser's own keys are left alone", () => expect(actionOf({ key: 'k', ctrlKey: true, metaKey: false, altKey: false }, false)).toBeNull());

test('bytes in base64, however many', () => {
  expect(toBase64(new Uint8Array([0, 255, 65]))).toBe('AP9B');
  expect(toBase64(new Uint8Array(100_000)).length).toBe(133_336);
});

test.each([
  ['https://outlet.example/a', 'https://outlet.example/a'], ['HTTP://outlet.example', 'HTTP://outlet.example'], ['javascript:alert(1)', null],
  [' https://x', null], ['data:text/html,x', null], ['//outlet.example', null], [null, null],
])('address %s', (url, link) => expect(webAddress(url)).toBe(link));
