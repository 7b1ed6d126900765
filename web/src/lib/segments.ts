// A text cut at every border of its marked spans: each segment bears the marks that cover it, outermost first.
import { Points } from './text';
import type { Span } from './types';

export interface Mark<Kind extends string = string> {
  span: Span;
  kind: Kind;
  title?: string;
}

export interface Segment<Kind extends string = string> {
  text: string;
  begin: number;
  marks: Mark<Kind>[];
}

/** The segments of `within`, in order. One sweep over the sorted borders. */
export function segment<Kind extends string>(points: Points, within: Span, marks: Mark<Kind>[]): Segment<Kind>[] {
  const [begin, end] = within;
  const inside = marks
    .filter(({ span }) => span[0] < end && span[1] > begin && span[0] < span[1])
    .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const borders = new Set([begin, end]);
  for (const { span } of inside) {
    borders.add(Math.max(begin, span[0]));
    borders.add(Math.min(end, span[1]));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  const segments: Segment<Kind>[] = [];
  let open: Mark<Kind>[] = [];
  let next = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i] ?? 0;
    const to = sorted[i + 1] ?? from;
    open = open.filter(({ span }) => span[1] > from);
    for (let mark = inside[next]; mark && mark.span[0] <= from; mark = inside[++next]) open.push(mark);
    segments.push({ text: points.slice([from, to]), begin: from, marks: [...open] });
  }
  return segments;
}
