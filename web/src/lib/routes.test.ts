import { expect, test } from 'vitest';
import { parseRoute, parseSpan, pathTo, pathToPassage } from './routes';

test.each([
  ['/', 'stories', '', ''],
  ['/stories', 'stories', '', ''],
  ['/story/st1', 'story', 'st1', ''],
  ['/article/a1', 'article', 'a1', ''],
  ['/article/a1/beside/a2', 'beside', 'a1', 'a2'],
  ['/article/a1/beside', 'unknown', 'a1', ''],
  ['/entity/e%2F1', 'entity', 'e/1', ''],
  ['/search', 'search', '', ''],
  ['/nothing/here', 'unknown', 'here', ''],
  ['/story/a/b/c/d', 'unknown', 'a', 'c'],
  ['/story/%E0%A4%A', 'story', '%E0%A4%A', ''],
])('%s', (path, view, id, other) => expect(parseRoute(path)).toMatchObject({ view, id, other }));

test('an address and its route agree both ways', () => {
  const path = pathTo('beside', 'a/1', { x: 'é & ü', none: null }, 'b?2');
  const [plain = '', search = ''] = path.split('?');
  expect(parseRoute(plain, search)).toEqual({ view: 'beside', id: 'a/1', other: 'b?2', query: { x: 'é & ü' } });
});

test('a passage has an address', () => expect(pathToPassage('a1', [3, 9])).toBe('/article/a1?at=3-9'));
test.each([['3-9', [3, 9]], ['9-3', null], ['x', null], [undefined, null], ['1-99999999999', null]])('span %s', (text, span) => expect(parseSpan(text)).toEqual(span));
