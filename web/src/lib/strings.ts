// The words of the interface: two row files, `key<TAB>text`. {places} are filled; "key.one" and "key.other"
// are the forms of a counted thing.
import english from '../strings/en.tsv?raw';
import french from '../strings/fr.tsv?raw';

export type Language = 'fr' | 'en';
export type Values = Record<string, string | number>;

export function parseRows(rows: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const row of rows.split('\n')) {
    const tab = row.indexOf('\t');
    if (tab > 0 && !row.startsWith('#')) found.set(row.slice(0, tab), row.slice(tab + 1));
  }
  return found;
}

export const tables: Record<Language, Map<string, string>> = { fr: parseRows(french), en: parseRows(english) };

/** French counts zero and one and a half as singular, English only one. */
export function pluralForm(language: Language, n: number): 'one' | 'other' {
  return (language === 'fr' ? Math.abs(n) < 2 : n === 1) ? 'one' : 'other';
}

export function fill(pattern: string, values: Values): string {
  return pattern.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

export function lookUp(language: Language, key: string, values: Values = {}): string {
  const table = tables[language];
  const counted = typeof values.n === 'number' ? table.get(`${key}.${pluralForm(language, values.n)}`) : undefined;
  const shown = typeof values.n === 'number' ? { ...values, n: formatNumber(language, values.n) } : values;
  return fill(counted ?? table.get(key) ?? key, shown);
}

/** Whether the tables have a word for a value that comes from outside (a kind, a type, a basis). */
export function hasWord(language: Language, key: string): boolean {
  return tables[language].has(key);
}

const numbers: Record<Language, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat('fr', { useGrouping: true, maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat('en', { useGrouping: true, maximumFractionDigits: 6 }),
};

export function formatNumber(language: Language, n: number): string {
  return numbers[language].format(n);
}
