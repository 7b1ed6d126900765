// From statements, figures and copies to the passages that show them.
import type { Evidence } from './evidence.svelte';
import type { Articles } from './wordings';
import { byDate } from './wordings';
import type { Figure, FigureValue, GivenValue, Id, Statement, Wording } from './types';

export function ofWording(wording: Wording, statement: Statement | null): Evidence {
  return {
    article: wording.article,
    span: wording.span,
    words: wording.text,
    speaker: statement?.speaker?.name ?? null,
    mentions: wording.chain.flatMap((hop) => (hop.mention ? [hop.mention] : [])),
  };
}

export function ofWordings(wordings: Wording[], statement: Statement | null, articles: Articles): Evidence[] {
  const order = byDate(articles);
  return [...wordings].sort((a, b) => order(a.article, b.article)).map((wording) => ofWording(wording, statement));
}

/** One passage a distinct text: of copies of one text the first. */
export function ofTexts(statement: Statement, articles: Articles): Evidence[] {
  const order = byDate(articles);
  const seen = new Set<Id>();
  const firsts = [...statement.wordings]
    .sort((a, b) => order(a.article, b.article))
    .filter((wording) => {
      const family = articles.get(wording.article)?.family ?? wording.article;
      return !seen.has(family) && seen.add(family);
    });
  return firsts.map((wording) => ofWording(wording, statement));
}

/** Origin by origin; each passage says of which. */
export function ofOrigins(statement: Statement, articles: Articles): Evidence[] {
  const order = byDate(articles);
  return statement.wordings
    .filter((wording) => wording.origin !== null)
    .sort((a, b) => (a.origin ?? '').localeCompare(b.origin ?? '') || order(a.article, b.article))
    .map((wording) => ({ ...ofWording(wording, statement), note: wording.origin ?? undefined }));
}

export function ofUnstated(statement: Statement, articles: Articles): Evidence[] {
  return ofWordings(statement.wordings.filter((wording) => wording.origin === null), statement, articles);
}

export function ofValue(value: FigureValue | GivenValue): Evidence {
  return { article: value.article, span: value.span, words: value.text, speaker: 'according_to' in value ? value.according_to : null };
}

/** What of a fact stands in one article. */
export function ofFact(article: Id, statements: Statement[], figures: Figure[]): Evidence[] {
  const said = statements.flatMap((statement) =>
    statement.wordings.filter((wording) => wording.article === article).map((wording) => ofWording(wording, statement)),
  );
  const counted = figures.flatMap((figure) => figure.values.filter((value) => value.article === article).map(ofValue));
  return [...said, ...counted];
}
