// The matrix of facts and articles: which rows to show, in which order.
import type { Coverage, Fact, Id, Report } from './types';
import { compare } from './wordings';

export interface FactRow {
  fact: Fact;
  reports: number;
}

export function reportOf(coverage: Coverage, article: Id, fact: Id): Report | null {
  return coverage.articles[article]?.[fact] ?? null;
}

/** Facts by how many articles report them; those of one article alone come last. */
export function factRows(coverage: Coverage): FactRow[] {
  const counts = new Map<Id, number>();
  for (const reports of Object.values(coverage.articles)) {
    for (const [fact, report] of Object.entries(reports)) if (report === 'reports') counts.set(fact, (counts.get(fact) ?? 0) + 1);
  }
  return coverage.facts
    .map((fact) => ({ fact, reports: counts.get(fact.id) ?? 0 }))
    .sort((a, b) => b.reports - a.reports || compare(a.fact.text, b.fact.text) || compare(a.fact.id, b.fact.id));
}

export const kSign: Record<Report, string> = { reports: '●', omits: '○', precedes: '–' };
