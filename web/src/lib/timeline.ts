// Articles on a line of days: one dot an article, stacked where a day has several; a copy is hollow; what has no
// date, or only its month, stands apart. Far more dots than fit become one bar a day.
import { dayNumber, isoOfDayNumber } from './dates';
import type { Article, CopyPair, Id } from './types';
import { compare, dateKey } from './wordings';

export interface Dot {
  article: Id;
  x: number;
  level: number;
  copy: boolean;
}

export interface Timeline {
  dots: Dot[];
  /** The days that have articles. */
  days: { x: number; iso: string }[];
  undated: Article[];
  levels: number;
}

/** The articles that a family has beside its first: the copies. */
export function copiesOf(articles: Article[], pairs: CopyPair[]): Set<Id> {
  const paired = new Set(pairs.filter((pair) => ['exact', 'near', 'dispatch'].includes(pair.type)).flatMap((pair) => [pair.a, pair.b]));
  const first = new Map<Id, Article>();
  const copies = new Set<Id>();
  for (const article of [...articles].sort((a, b) => compare(dateKey(a), dateKey(b)) || compare(a.id, b.id))) {
    if (!article.family || !paired.has(article.id)) continue;
    if (first.has(article.family)) copies.add(article.id);
    else first.set(article.family, article);
  }
  return copies;
}

/** Of a date's label with room around it, in pixels. */
const kLabelWidth = 110;

/** x runs from 0 to 1. */
export function timelineOf(articles: Article[], copies: ReadonlySet<Id>): Timeline {
  const dated = articles
    .filter((article) => (article.published ?? '').length >= 10)
    .sort((a, b) => compare(a.published ?? '', b.published ?? '') || compare(a.id, b.id));
  const undated = articles.filter((article) => (article.published ?? '').length < 10);
  const days = dated.map((article) => dayNumber(article.published) ?? 0);
  const first = days[0] ?? 0;
  const span = Math.max(1, (days.at(-1) ?? first) - first);
  const place = (day: number) => (days.length > 1 && days.at(-1) !== first ? (day - first) / span : 0.5);
  const stacked = new Map<number, number>();
  const dots = dated.map((article, i) => {
    const day = days[i] ?? 0;
    const level = stacked.get(day) ?? 0;
    stacked.set(day, level + 1);
    return { article: article.id, x: place(day), level, copy: copies.has(article.id) };
  });
  return { dots, days: [...stacked.keys()].map((day) => ({ x: place(day), iso: isoOfDayNumber(day) })), undated, levels: Math.max(0, ...stacked.values()) };
}

/** The days whose labels do not run into each other on a line of this many pixels; first and last before others. */
export function ticksOf(days: Timeline['days'], width: number): Timeline['days'] {
  const room = kLabelWidth / Math.max(width, 1);
  const last = days.at(-1);
  const ticks: Timeline['days'] = [];
  for (const day of days) {
    const before = ticks.at(-1);
    // The labels at both ends stand beside their ticks, not over them.
    const isFree = !before || day.x - before.x >= (ticks.length === 1 ? 1.5 : 1) * room;
    if (isFree && last && (day === last || last.x - day.x >= 1.5 * room)) ticks.push(day);
  }
  return ticks;
}

export interface Bar {
  x: number;
  all: number;
  copies: number;
}

/** The dots of each day as one bar. */
export function barsOf(dots: Dot[]): Bar[] {
  const days = new Map<number, Bar>();
  for (const dot of dots) {
    const bar = days.get(dot.x) ?? { x: dot.x, all: 0, copies: 0 };
    bar.all++;
    if (dot.copy) bar.copies++;
    days.set(dot.x, bar);
  }
  return [...days.values()];
}
