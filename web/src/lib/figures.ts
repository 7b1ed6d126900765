// The values of one figure: alike values once, with all who give them, and where they lie over time.
import { dayNumber } from './dates';
import { fold } from './text';
import type { Figure, FigureValue } from './types';
import { compare } from './wordings';

export interface ValueGroup {
  low: number | null;
  high: number | null;
  approximate: boolean;
  status: string;
  /** null: nobody is named for the value. */
  accordingTo: string | null;
  asOf: string | null;
  values: FigureValue[];
}

/** One row for each value and who gives it, in the order in which they were given. */
export function valueGroups(figure: Figure): ValueGroup[] {
  const groups = new Map<string, ValueGroup>();
  const sorted = [...figure.values].sort((a, b) => compare(a.as_of ?? '9999', b.as_of ?? '9999') || compare(a.article, b.article));
  for (const value of sorted) {
    const key = [value.low, value.high, value.status, fold(value.according_to ?? '')].join('|');
    const group = groups.get(key);
    if (group) {
      group.values.push(value);
      group.approximate &&= value.approximate;
    } else {
      const { low, high, approximate, status, according_to: accordingTo, as_of: asOf } = value;
      groups.set(key, { low, high, approximate, status, accordingTo, asOf, values: [value] });
    }
  }
  return [...groups.values()];
}

export interface Point {
  group: ValueGroup;
  x: number;
  top: number;
  bottom: number;
}

export interface Plot {
  points: Point[];
  ticks: { x: number; iso: string }[];
  low: number;
  high: number;
}

/** x and y run from 0 to 1, y downwards; null where there are not two dated values to compare. */
export function plotOf(groups: ValueGroup[]): Plot | null {
  const dated = groups.filter((group) => dayNumber(group.asOf) !== null && (group.low ?? group.high) !== null);
  if (dated.length < 2) return null;
  const days = dated.map((group) => dayNumber(group.asOf) ?? 0);
  const ends = dated.map((group) => [group.low ?? group.high ?? 0, group.high ?? group.low ?? 0] as const);
  const low = Math.min(...ends.map(([from]) => from));
  const high = Math.max(...ends.map(([, to]) => to));
  if (low === high) return null;
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  const y = (value: number) => 1 - (value - low) / (high - low);
  const points = dated.map((group, i) => ({
    group,
    x: Math.max(...days) === first ? 0.5 : ((days[i] ?? 0) - first) / span,
    top: y(ends[i]?.[1] ?? 0),
    bottom: y(ends[i]?.[0] ?? 0),
  }));
  const ticks = new Map(points.map((point) => [point.x, point.group.asOf ?? '']));
  return { points, low, high, ticks: [...ticks].sort((a, b) => a[0] - b[0]).map(([x, iso]) => ({ x, iso })) };
}

const kRelationOrder = { differ: 0, revised: 1, not_comparable: 2, agree: 3 };

/** What differs first, then what most articles give. */
export function figureOrder(a: Figure, b: Figure): number {
  return kRelationOrder[a.relation] - kRelationOrder[b.relation] || b.values.length - a.values.length || compare(a.id, b.id);
}

export function isNotable(figure: Figure): boolean {
  return figure.relation !== 'agree' || new Set(figure.values.map((value) => value.article)).size > 1;
}
