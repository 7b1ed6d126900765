// The wordings of one statement: the same words once, with all who carry them, by origin, each compared with the
// wording that came first.
import { differences, likeness, type Piece } from './diff';
import { dayNumber } from './dates';
import { fold, trimQuoted, wordsOf } from './text';
import type { Article, Id, OriginBasis, Statement, Wording } from './types';

export interface WordingGroup {
  text: string;
  kind: Wording['kind'];
  language: string | null;
  wordings: Wording[];
  /** null for the wording that the others are compared with, and for one in another language. */
  pieces: Piece[] | null;
  reference: boolean;
}

export interface OriginGroup {
  origin: string | null;
  basis: OriginBasis | null;
  articles: Id[];
  groups: WordingGroup[];
}

/** Below this likeness two wordings share chance words only; marking nearly all of them says nothing. */
const kLeastLikeness = 0.2;

export type Articles = ReadonlyMap<Id, Article>;

export function byDate(articles: Articles): (a: Id, b: Id) => number {
  const when = (id: Id) => dateKey(articles.get(id));
  return (a, b) => compare(when(a), when(b)) || compare(articles.get(a)?.outlet ?? '', articles.get(b)?.outlet ?? '') || compare(a, b);
}

/** What articles are put in order by: a date known only to the month or inferred stands at its earliest day. */
export function dateKey(article: Article | undefined): string {
  if (!article) return '9999';
  const { published, date_inferred: inferred } = article;
  if (published && published.length >= 10) return published;
  return inferred?.earliest ? `${inferred.earliest}~` : published ? `${published}~` : '9999';
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By origin: the one with the most articles first, those without a stated origin last. */
export function wordingsByOrigin(statement: Statement, articles: Articles): OriginGroup[] {
  const order = byDate(articles);
  const sorted = [...statement.wordings].sort((a, b) => order(a.article, b.article));
  const groups = new Map<string | null, WordingGroup[]>();
  for (const wording of sorted) {
    const ofOrigin = groups.get(wording.origin) ?? [];
    groups.set(wording.origin, ofOrigin);
    const key = keyOf(wording.text);
    const same = ofOrigin.find((group) => keyOf(group.text) === key);
    if (same) same.wordings.push(wording);
    else ofOrigin.push(newGroup(wording, articles));
  }
  const result = [...groups].map(([origin, ofOrigin]) => ({
    origin,
    basis: strongest(ofOrigin.flatMap((group) => group.wordings.map((wording) => wording.origin_basis))),
    articles: [...new Set(ofOrigin.flatMap((group) => group.wordings.map((wording) => wording.article)))],
    groups: ofOrigin,
  }));
  result.sort((a, b) => Number(a.origin === null) - Number(b.origin === null) || b.articles.length - a.articles.length || compare(a.origin ?? '', b.origin ?? ''));
  markDifferences(result.flatMap((group) => group.groups));
  return result;
}

function strongest(bases: (OriginBasis | null)[]): OriginBasis | null {
  return (['stated', 'credited', 'copied'] as const).find((basis) => bases.includes(basis)) ?? null;
}

function keyOf(text: string): string {
  return wordsOf(text).words.map((word) => word.key).join(' ');
}

function newGroup(wording: Wording, articles: Articles): WordingGroup {
  return {
    text: trimQuoted(wording.text),
    kind: wording.kind,
    language: articles.get(wording.article)?.language ?? null,
    wordings: [wording],
    pieces: null,
    reference: false,
  };
}

function markDifferences(groups: WordingGroup[]): void {
  const reference = referenceOf(groups);
  if (!reference) return;
  reference.reference = true;
  for (const group of groups) {
    if (group === reference || group.language !== reference.language) continue;
    if (likeness(reference.text, group.text) >= kLeastLikeness) group.pieces = differences(reference.text, group.text);
  }
}

const kKindOrder = { direct: 0, mixed: 1, indirect: 2 };

/** The speaker's own words before reported ones, then what most carry, then what came first. */
export function referenceOf(groups: WordingGroup[]): WordingGroup | null {
  let best: WordingGroup | null = null;
  for (const group of groups) {
    if (!best || kKindOrder[group.kind] < kKindOrder[best.kind] || (group.kind === best.kind && group.wordings.length > best.wordings.length)) best = group;
  }
  return best;
}

/** Who said it, who put it on record and who carried it on the first day: the answer in one sentence. */
export interface Answer {
  speaker: string | null;
  origins: string[];
  firstDay: string | null;
  firstArticles: Id[];
}

export function answerOf(statement: Statement, articles: Articles): Answer {
  const ids = [...new Set(statement.wordings.map((wording) => wording.article))].sort(byDate(articles));
  const days = ids.map((id) => dayNumber(preciseDay(articles.get(id))));
  const first = days.reduce<number | null>((least, day) => (day !== null && (least === null || day < least) ? day : least), null);
  const firstArticles = first === null ? [] : ids.filter((_, i) => days[i] === first);
  return {
    speaker: statement.speaker?.name ?? null,
    origins: statement.origins.map((origin) => origin.name),
    firstDay: firstArticles[0] ? (articles.get(firstArticles[0])?.published ?? null) : null,
    firstArticles,
  };
}

/** A month or a year does not say which article was first. */
function preciseDay(article: Article | undefined): string | null {
  return article?.published && article.published.length >= 10 ? article.published : null;
}

/** The wording that stands for the statement in a list. */
export function leadText(statement: Statement): string {
  const first = [...statement.wordings].sort((a, b) => kKindOrder[a.kind] - kKindOrder[b.kind])[0];
  return first ? trimQuoted(first.text) : '';
}

export function sameName(a: string, b: string): boolean {
  return fold(a) === fold(b);
}
