// What the log of corrections shows of each.
import type { Correction, Evidence } from './types';

/** What the log says of a correction's evidence: of a merge each entity once, of a split each article once. */
export function evidenceShown(correction: Correction): Evidence[] {
  const keyOf = (of: Evidence): string => of.entity ?? (of.span ? `${of.article} ${of.span.join('-')}` : `${of.article}`);
  const seen = new Set<string>();
  return correction.of.filter((of) => !seen.has(keyOf(of)) && seen.add(keyOf(of)));
}
