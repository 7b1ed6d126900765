// Where the nodes and edges of a chain lie: columns from left to right, in each column in the order of the nodes
// that lead to them, so that few lines cross. A line over a column has a place of its own there and runs through
// no box. Computed once for a statement.
import type { Chain, ChainEdge, ChainNode } from './chain';

export interface PlacedNode extends ChainNode {
  x: number;
  y: number;
}

export interface PlacedEdge extends ChainEdge {
  path: string;
  /** Where the arrow's tip is: a straight line alone has no height to be hit or seen by. */
  x: number;
  y: number;
}

export interface Layout {
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: PlacedEdge[];
}

export const kNodeWidth = 168;
export const kNodeHeight = 30;
const kColumnGap = 52;
const kRowGap = 12;
const kSweeps = 6;
/** Room for the arrow's tip. */
const kTip = 7;

/** A node, or where a line passes through a column. */
interface Place {
  key: string;
  column: number;
  node: ChainNode | null;
  x: number;
  y: number;
}

interface Link {
  from: string;
  to: string;
}

export function layOut(chain: Chain): Layout {
  const places = new Map<string, Place>();
  const put = (key: string, column: number, node: ChainNode | null) => places.set(key, { key, column, node, x: column * (kNodeWidth + kColumnGap), y: 0 });
  for (const node of chain.nodes) put(node.key, node.column, node);
  const ways = chain.edges.map((edge) => wayOf(edge, places, put));
  const columns: Place[][] = Array.from({ length: chain.columns }, () => []);
  for (const place of places.values()) columns[place.column]?.push(place);
  order(columns, ways.flatMap(links));
  const rows = Math.max(1, ...columns.map((column) => column.length));
  const step = kNodeHeight + kRowGap;
  for (const column of columns) {
    const top = ((rows - column.length) * step) / 2;
    column.forEach((place, row) => (place.y = top + row * step));
  }
  return {
    width: chain.columns * (kNodeWidth + kColumnGap) - kColumnGap,
    height: rows * step - kRowGap,
    nodes: [...places.values()].flatMap(({ node, x, y }) => (node ? [{ ...node, x, y }] : [])),
    edges: chain.edges.map((edge, i) => {
      const way = (ways[i] ?? []).flatMap((key) => places.get(key) ?? []);
      const end = way.at(-1);
      return { ...edge, path: pathThrough(way), x: (end?.x ?? 0) - kTip, y: end ? middle(end) : 0 };
    }),
  };
}

/** The keys of the places that an edge runs through, its ends included. */
function wayOf(edge: ChainEdge, places: Map<string, Place>, put: (key: string, column: number, node: null) => void): string[] {
  const from = places.get(edge.from);
  const to = places.get(edge.to);
  if (!from || !to) return [];
  const way = [edge.from];
  for (let column = from.column + 1; column < to.column; column++) {
    const key = `\u0002${edge.from}\u0001${edge.to}\u0001${column}`;
    put(key, column, null);
    way.push(key);
  }
  return [...way, edge.to];
}

function links(way: string[]): Link[] {
  return way.slice(1).map((to, i) => ({ from: way[i] ?? '', to }));
}

/** Each column by the mean place of its neighbours, forwards and backwards in turn. */
function order(columns: Place[][], all: Link[]): void {
  const at = new Map<string, number>();
  const note = (column: Place[]) => column.forEach((place, i) => at.set(place.key, (i + 0.5) / column.length));
  const neighbours = { true: new Map<string, string[]>(), false: new Map<string, string[]>() };
  for (const { from, to } of all) {
    neighbours.true.set(to, [...(neighbours.true.get(to) ?? []), from]);
    neighbours.false.set(from, [...(neighbours.false.get(from) ?? []), to]);
  }
  columns.forEach(note);
  for (let sweep = 0; sweep < kSweeps; sweep++) {
    const forwards = sweep % 2 === 0;
    const mean = (place: Place) => {
      const near = (forwards ? neighbours.true : neighbours.false).get(place.key) ?? [];
      return near.length ? near.reduce((sum, key) => sum + (at.get(key) ?? 0.5), 0) / near.length : (at.get(place.key) ?? 0.5);
    };
    for (const column of forwards ? columns : [...columns].reverse()) {
      const means = new Map(column.map((place) => [place.key, mean(place)]));
      column.sort((a, b) => (means.get(a.key) ?? 0) - (means.get(b.key) ?? 0));
      note(column);
    }
  }
}

function middle(place: Place): number {
  return place.y + kNodeHeight / 2;
}

/** Bends between the columns, straight through them. */
function pathThrough(way: Place[]): string {
  let path = '';
  way.forEach((place, i) => {
    const before = way[i - 1];
    if (!before) return;
    const x1 = before.x + kNodeWidth;
    const x2 = place.node ? place.x - kTip : place.x;
    // An edge of a ring runs back: its bend goes out as far as a gap.
    const bend = Math.max(kColumnGap / 2, Math.abs(x2 - x1) / 2);
    if (!path) path = `M${x1} ${middle(before)}`;
    path += `C${x1 + bend} ${middle(before)} ${x2 - bend} ${middle(place)} ${x2} ${middle(place)}`;
    if (!place.node) path += `H${place.x + kNodeWidth}`;
  });
  return path;
}
