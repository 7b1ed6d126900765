// Addresses of the views, both ways. Everything that a view shows is in its address, so that each is a permalink.

export type View =
  | 'stories' | 'story' | 'article' | 'beside' | 'entities' | 'entity' | 'sources' | 'source' | 'search' | 'inbox'
  | 'corrections' | 'alerts' | 'unknown';

export interface Route {
  view: View;
  id: string;
  other: string;
  query: Record<string, string>;
}

const kPlain: readonly View[] = ['stories', 'entities', 'sources', 'search', 'inbox', 'corrections', 'alerts'];
const kOfOne: readonly View[] = ['story', 'article', 'entity', 'source'];

export function parseRoute(path: string, search = ''): Route {
  const [first = '', id = '', word = '', other = '', ...rest] = path.split('/').filter(Boolean).map(decode);
  const query = Object.fromEntries(new URLSearchParams(search));
  const route = (view: View): Route => ({ view, id, other, query });
  if (!first) return route('stories');
  if (rest.length) return route('unknown');
  if (first === 'article' && id && word === 'beside' && other) return route('beside');
  if (word) return route('unknown');
  if (id) return route(kOfOne.find((view) => view === first) ?? 'unknown');
  return route(kPlain.find((view) => view === first) ?? 'unknown');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

type Query = Record<string, string | number | null | undefined>;

export function pathTo(view: View, id = '', query: Query = {}, other = ''): string {
  let path = `/${view === 'beside' ? 'article' : view}`;
  if (id) path += `/${encodeURIComponent(id)}`;
  if (view === 'beside') path += `/beside/${encodeURIComponent(other)}`;
  const kept = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (!kept.length) return path;
  return `${path}?${new URLSearchParams(kept.map(([key, value]) => [key, String(value)]))}`;
}

/** The address of one passage of an article. */
export function pathToPassage(article: string, [begin, end]: readonly [number, number]): string {
  return pathTo('article', article, { at: `${begin}-${end}` });
}

export function parseSpan(text: string | undefined): [number, number] | null {
  const found = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? '');
  if (!found) return null;
  const begin = Number(found[1]);
  const end = Number(found[2]);
  return begin < end ? [begin, end] : null;
}
