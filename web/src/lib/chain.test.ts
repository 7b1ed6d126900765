import { describe, expect, test } from 'vitest';
import { chainOf } from './chain';
import { kNodeHeight, kNodeWidth, layOut } from './chain_layout';
import type { Article, Hop, OriginBasis, Statement, Wording } from './types';
import { answerOf, wordingsByOrigin } from './wordings';

const hop = (name: string, role: Hop['role']): Hop => ({ name, role, kind: 'agency', mention: null, inherited: false });

/** "Outlet < Relay < Relay" is a wording whose relays are nearest first. */
function statement(rows: [way: string, origin: string | null, basis: OriginBasis | null][], speaker = 'Kim') {
  const articles = new Map<string, Article>();
  const wordings: Wording[] = rows.map(([way, origin, basis], i) => {
    const [outlet = '', ...relays] = way.split(' < ');
    articles.set(`a${i}`, { id: `a${i}`, outlet, published: `2031-03-${10 + i}`, language: 'fr', date_inferred: null } as Article);
    return { article: `a${i}`, span: [0, 5], text: 'nous irons', kind: 'direct', chain: [...relays.map((name) => hop(name, 'relay')), hop(speaker, 'source')], origin, origin_basis: basis };
  });
  const value: Statement = { id: 's', event: 'e', speaker: { entity: null, name: speaker }, wordings, counts: { articles: rows.length, texts: 1, origins: 1 }, origins: [], first_seen: null, denied_by: [] };
  return { value, articles };
}

const drawn = (rows: Parameters<typeof statement>[0]) => {
  const { value, articles } = statement(rows);
  const chain = chainOf(value, articles);
  const name = (key: string) => chain.nodes.find((node) => node.key === key)?.name ?? '?';
  return chain.edges.map((edge) => `${name(edge.from)} ${edge.kind} ${name(edge.to)}`).sort();
};

describe('steps', () => {
  test.each([
    ['two relays', [['Post < Halyard < KCNA', 'KCNA', 'stated']], ['Halyard stated Post', 'KCNA stated Halyard', 'Kim stated KCNA']],
    ['a credit', [['Post', 'KCNA', 'credited']], ['KCNA credited Post', 'Kim credited KCNA']],
    ['a copy', [['Post', 'KCNA', 'copied']], ['KCNA copied Post', 'Kim copied KCNA']],
    ['nothing stated', [['Post', null, null]], ['? unstated Post', 'Kim unstated ?']],
    ['heard by the outlet', [['Post < Post', 'Post', 'stated']], ['Kim stated Post']],
    ['own communiqué', [['Post', 'Kim', 'stated']], ['Kim stated Post']],
    ['the strongest step is drawn', [['Post < KCNA', 'KCNA', 'stated'], ['Herald', 'KCNA', 'copied']], ['KCNA copied Herald', 'KCNA stated Post', 'Kim stated KCNA']],
  ] as [string, Parameters<typeof statement>[0], string[]][])('%s', (_, rows, edges) => expect(drawn(rows)).toEqual(edges));
});

describe('columns', () => {
  const columns = (rows: Parameters<typeof statement>[0]) => {
    const { value, articles } = statement(rows);
    return Object.fromEntries(chainOf(value, articles).nodes.map((node) => [node.name, node.column]));
  };
  test('who only prints stands in the last', () =>
    expect(columns([['Post < Halyard < KCNA', 'KCNA', 'stated'], ['Herald < KCNA', 'KCNA', 'stated']])).toEqual({ Kim: 0, KCNA: 1, Halyard: 2, Post: 3, Herald: 3 }));
  test('outlets that name each other end', () => expect(columns([['A < B', 'B', 'stated'], ['B < A', 'A', 'stated']])).toMatchObject({ Kim: 0 }));
});

test('very many outlets become one node, and no wording is lost', () => {
  const { value, articles } = statement(Array.from({ length: 300 }, (_, i) => [`Outlet ${i} < KCNA`, 'KCNA', 'stated'] as [string, string, OriginBasis]));
  const chain = chainOf(value, articles);
  expect(chain.nodes.find((node) => node.role === 'many')?.count).toBe(300);
  expect(chain.edges.reduce((sum, edge) => sum + (edge.to.includes('many') ? edge.wordings.length : 0), 0)).toBe(300);
});

test('no boxes overlap and no line is without a path', () => {
  const rows = Array.from({ length: 12 }, (_, i) => [i % 3 ? `O${i} < R${i % 4}` : `O${i} < R1 < R0`, 'R0', 'stated'] as [string, string, OriginBasis]);
  const { value, articles } = statement(rows);
  const layout = layOut(chainOf(value, articles));
  for (const a of layout.nodes) {
    expect(a.y).toBeGreaterThanOrEqual(0);
    expect(a.y + kNodeHeight).toBeLessThanOrEqual(layout.height);
    expect(a.x + kNodeWidth).toBeLessThanOrEqual(layout.width);
    for (const b of layout.nodes) if (a.key < b.key && a.x === b.x) expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(kNodeHeight);
  }
  for (const edge of layout.edges) expect(edge.path).toMatch(/^M/);
});

test('wordings: the same words once, by origin, those without one last', () => {
  const { value, articles } = statement([['Post', null, null], ['A < KCNA', 'KCNA', 'stated'], ['B < KCNA', 'KCNA', 'stated']]);
  const groups = wordingsByOrigin(value, articles);
  expect(groups.map((group) => [group.origin, group.articles.length, group.groups.length])).toEqual([['KCNA', 2, 1], [null, 1, 1]]);
});

test('the first day names all who printed it then', () => {
  const { value, articles } = statement([['A', null, null], ['B', null, null], ['C', null, null]]);
  for (const [id, date] of [['a0', '2031-03-18'], ['a1', '2031-03-17T20:00:00Z'], ['a2', '2031-03']] as const) {
    const article = articles.get(id);
    if (article) article.published = date;
  }
  expect(answerOf(value, articles)).toMatchObject({ speaker: 'Kim', firstDay: '2031-03-17T20:00:00Z', firstArticles: ['a1'] });
});
