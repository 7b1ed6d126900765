// Two texts side by side: rows in which a copied passage faces its other. Passages that keep their order in both
// texts make the rows; one that was moved stays in its own text, marked, with the number of its other.
import { Points } from './text';
import type { Passage, Span } from './types';

export interface Row {
  kind: 'own' | 'copied';
  here: Span | null;
  there: Span | null;
}

export interface Facing {
  rows: Row[];
  moved: Passage[];
}

export function face(hereLength: number, thereLength: number, passages: Passage[]): Facing {
  const { kept, moved } = inOrder(passages);
  const rows: Row[] = [];
  let here = 0;
  let there = 0;
  const own = (toHere: number, toThere: number) => {
    if (here < toHere || there < toThere) {
      rows.push({ kind: 'own', here: here < toHere ? [here, toHere] : null, there: there < toThere ? [there, toThere] : null });
    }
  };
  for (const passage of withoutOverlaps(kept)) {
    own(passage.here[0], passage.there[0]);
    rows.push({ kind: 'copied', here: passage.here, there: passage.there });
    here = passage.here[1];
    there = passage.there[1];
  }
  own(hereLength, thereLength);
  return { rows, moved };
}

/** Neighbouring passages may overlap by a few characters: the later one keeps them, for it begins with a sentence. */
function withoutOverlaps(passages: Passage[]): Passage[] {
  const cut: Passage[] = [];
  for (const { here, there } of passages) {
    const last = cut.at(-1);
    const overlap = last ? Math.max(0, last.here[1] - here[0], last.there[1] - there[0]) : 0;
    if (last && overlap > 0) {
      last.here = [last.here[0], last.here[1] - overlap];
      last.there = [last.there[0], last.there[1] - overlap];
      if (last.here[0] >= last.here[1] || last.there[0] >= last.there[1]) cut.pop();
    }
    cut.push({ here: [...here], there: [...there] });
  }
  return cut;
}

/** The stop or mark that closes a copied passage stays with it, instead of making a row of its own. */
export function settle(rows: Row[], here: Points, there: Points): Row[] {
  const settled: Row[] = [];
  for (const row of rows) {
    const last = settled.at(-1);
    if (row.kind === 'own' && last?.kind === 'copied') {
      const next: Row = { ...row, here: closing(here, last.here, row.here), there: closing(there, last.there, row.there) };
      if (next.here || next.there) settled.push(next);
    } else settled.push(row);
  }
  return settled;
}

/** Moves the closing marks at the head of `span` to the end of `before`; what is left of `span`. */
function closing(points: Points, before: Span | null, span: Span | null): Span | null {
  if (!span || !before || before[1] !== span[0]) return span;
  const marks = /^[\s\u00a0\u202f]*[.,;:!?»”"’…)]+(?=\s|$)/u.exec(points.slice(span))?.[0] ?? '';
  const moved = [...marks].length;
  before[1] += moved;
  const left: Span = [span[0] + moved, span[1]];
  return points.slice(left).trim() ? left : null;
}

/** The heaviest chain of passages that rise in both texts, and the rest. */
function inOrder(passages: Passage[]): { kept: Passage[]; moved: Passage[] } {
  const sorted = [...passages].sort((a, b) => a.here[0] - b.here[0] || a.there[0] - b.there[0]);
  const best: number[] = [];
  const from: number[] = [];
  let last = -1;
  sorted.forEach((passage, i) => {
    best[i] = 0;
    from[i] = -1;
    for (let j = 0; j < i; j++) {
      const before = sorted[j];
      if (before && before.there[0] < passage.there[0] && before.there[1] <= passage.there[1] && (best[j] ?? 0) > (best[i] ?? 0)) {
        best[i] = best[j] ?? 0;
        from[i] = j;
      }
    }
    best[i] = (best[i] ?? 0) + passage.here[1] - passage.here[0];
    if (last < 0 || (best[i] ?? 0) > (best[last] ?? 0)) last = i;
  });
  const chosen = new Set<number>();
  for (let i = last; i >= 0; i = from[i] ?? -1) chosen.add(i);
  return { kept: sorted.filter((_, i) => chosen.has(i)), moved: sorted.filter((_, i) => !chosen.has(i)) };
}
