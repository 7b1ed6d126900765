// The language of the interface: the browser's at first, then what was chosen.
import { formatDate, formatRange } from './dates';
import { formatNumber, lookUp, type Language, type Values } from './strings';
import { remembered, remember } from './memory';
import { outletOf, reasonOf, titleOf, valueInWords, whenOf, wordFor } from './words';
import type { Article, InferredDate } from './types';

function firstLanguage(): Language {
  const chosen = remembered('language');
  if (chosen === 'fr' || chosen === 'en') return chosen;
  return navigator.languages.find((tag) => /^(fr|en)\b/.test(tag))?.startsWith('fr') ? 'fr' : 'en';
}

class Interface {
  language = $state<Language>(firstLanguage());

  choose(language: Language): void {
    this.language = language;
    remember('language', language);
  }
}

export const words = new Interface();

export const t = (key: string, values?: Values): string => lookUp(words.language, key, values);
export const number = (n: number): string => formatNumber(words.language, n);
export const date = (iso: string | null | undefined, width: 'long' | 'short' = 'long'): string =>
  formatDate(words.language, iso, width) ?? t('date.undated');
export const range = (first: string | null, last: string | null): string => formatRange(words.language, first, last) ?? t('date.undated');
export const word = (group: string, value: string | null | undefined): string => wordFor(words.language, group, value);
export const outlet = (article: Pick<Article, 'outlet'> | undefined): string => outletOf(words.language, article);
export const title = (article: { title: string | null } | undefined): string => titleOf(words.language, article);
export const when = (article: Article | undefined, withTime = false): string => whenOf(words.language, article, withTime);
/** Why a date was inferred. */
export const why = (inferred: InferredDate): string => reasonOf(words.language, inferred);
export const value = (bounds: Parameters<typeof valueInWords>[1]): string => valueInWords(words.language, bounds);
