// Values in the reader's words: figures, counts, bases, and a citation to paste.
import { formatDate, formatTime, parseDay } from './dates';
import { formatNumber, hasWord, lookUp, type Language } from './strings';
import type { Article, InferredDate } from './types';

interface Bounds {
  low: number | null;
  high: number | null;
  approximate: boolean;
}

export function valueInWords(language: Language, { low, high, approximate }: Bounds): string {
  if (low === null && high === null) return lookUp(language, 'figure.unknown');
  const n = (value: number) => formatNumber(language, value);
  if (high === null) return lookUp(language, 'figure.atleast', { value: n(low ?? 0) });
  if (low === null) return lookUp(language, 'figure.atmost', { value: n(high) });
  const value = low === high ? n(low) : lookUp(language, 'figure.range', { low: n(low), high: n(high) });
  return approximate ? lookUp(language, 'figure.about', { value }) : value;
}

/** The word for a value from outside; the value itself where the tables have none. */
export function wordFor(language: Language, group: string, value: string | null | undefined): string {
  if (!value) return lookUp(language, `${group}.none`);
  return hasWord(language, `${group}.${value}`) ? lookUp(language, `${group}.${value}`) : value;
}

export function outletOf(language: Language, article: Pick<Article, 'outlet'> | undefined): string {
  return article?.outlet ?? lookUp(language, 'outlet.unknown');
}

export function titleOf(language: Language, article: { title: string | null } | undefined): string {
  return article?.title ?? lookUp(language, 'title.unknown');
}

/** When an article was published, or in which days it must have been, or that it is not known. */
export function whenOf(language: Language, article: Article | undefined, withTime = false): string {
  const inferred = article?.date_inferred;
  if (inferred) {
    const from = formatDate(language, inferred.earliest);
    const to = formatDate(language, inferred.latest);
    if (from && to && from !== to) return lookUp(language, 'date.between', { from, to });
    if (from && to) return from;
    if (from) return lookUp(language, 'date.after', { date: from });
    if (to) return lookUp(language, 'date.before', { date: to });
  }
  const date = formatDate(language, article?.published);
  if (!date) return lookUp(language, 'date.undated');
  const time = withTime ? formatTime(language, article?.published) : null;
  return time ? lookUp(language, 'date.at', { date, time }) : date;
}

/** Why a date was inferred, in the reader's language; in the article's where only its words are kept. */
export function reasonOf(language: Language, inferred: InferredDate): string {
  const { cause, about } = inferred;
  const date = formatDate(language, about);
  if (!cause || !date || !hasWord(language, `inferred.${cause}`)) return inferred.reason;
  const isMonth = !parseDay(about)?.day && hasWord(language, `inferred.${cause}.month`);
  return lookUp(language, `inferred.${cause}${isMonth ? '.month' : ''}`, { date });
}

export function quoted(language: string | null, text: string): string {
  return language?.startsWith('fr') ? `«\u202f${text}\u202f»` : `“${text}”`;
}

/** « words », Speaker, "Title", Outlet, date, address. */
export function citation(language: Language, article: Article, words: string | null, speaker: string | null, address: string): string {
  const parts: string[] = [];
  if (words) parts.push(quoted(article.language, words));
  if (speaker) parts.push(speaker);
  parts.push(quoted(language, titleOf(language, article)), outletOf(language, article), whenOf(language, article), article.url ?? address);
  return parts.join(', ');
}
