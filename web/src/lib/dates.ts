// Dates as the API writes them (ISO 8601 of the precision known) into words, and onto a line. The day shown is
// the one that the page's readers saw: a time keeps its own offset and is never moved to the browser's zone.
import { type Language } from './strings';

export interface Day {
  year: number;
  month: number | null;
  day: number | null;
}

export function parseDay(iso: string | null | undefined): Day | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso ?? '');
  if (!found) return null;
  return {
    year: Number(found[1]),
    month: found[2] ? Number(found[2]) : null,
    day: found[3] ? Number(found[3]) : null,
  };
}

/** Days since 1970, a month or a year by its middle: where a date lies on a line. */
export function dayNumber(iso: string | null | undefined): number | null {
  const date = parseDay(iso);
  if (!date) return null;
  const month = date.month ?? 7;
  const day = date.day ?? (date.month ? 15 : 1);
  return Math.round(Date.UTC(date.year, month - 1, day) / 86_400_000);
}

export function isoOfDayNumber(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

type Width = 'long' | 'short';

export function formatDate(language: Language, iso: string | null | undefined, width: Width = 'long', withYear = true): string | null {
  const date = parseDay(iso);
  if (!date) return null;
  const parts: string[] = [];
  if (date.day) parts.push(language === 'fr' && date.day === 1 ? '1er' : String(date.day));
  if (date.month) parts.push(monthName(language, date.month, width));
  if (withYear || !date.month) parts.push(String(date.year));
  return parts.join('\u00a0');
}

function monthName(language: Language, month: number, width: Width): string {
  return new Intl.DateTimeFormat(language, { month: width, timeZone: 'UTC' }).format(new Date(Date.UTC(2000, month - 1, 15)));
}

/** "3 mars – 10 avril 2031": the year once where both have it. */
export function formatRange(language: Language, first: string | null, last: string | null): string | null {
  const from = parseDay(first);
  const to = parseDay(last);
  if (!from || !to) return formatDate(language, first ?? last);
  if (first?.slice(0, 10) === last?.slice(0, 10)) return formatDate(language, first);
  return `${formatDate(language, first, 'long', from.year !== to.year)} – ${formatDate(language, last)}`;
}

export function formatTime(language: Language, iso: string | null | undefined): string | null {
  const found = /T(\d{2}):(\d{2})/.exec(iso ?? '');
  if (!found) return null;
  return language === 'fr' ? `${Number(found[1])}\u00a0h\u00a0${found[2]}` : `${found[1]}:${found[2]}`;
}
