import { expect, test } from 'vitest';
import { dayNumber, formatDate, formatRange, formatTime, isoOfDayNumber } from './dates';

const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;

test.each([
  ['fr', '2031-03-17', '17 mars 2031'],
  ['fr', '2031-03-01T23:50:00-08:00', '1er mars 2031'],
  ['en', '2031-03-17T23:59:00Z', '17 March 2031'],
  ['fr', '2031-03', 'mars 2031'],
  ['en', '2031', '2031'],
  ['en', null, null],
  ['en', 'nonsense', null],
] as const)('%s %s', (language, iso, text) => expect(plain(formatDate(language, iso))).toBe(text));

test.each([
  ['fr', '2031-03-03', '2031-04-10', '3 mars – 10 avril 2031'],
  ['en', '2030-12-30', '2031-01-02', '30 December 2030 – 2 January 2031'],
  ['en', '2031-01-02', '2031-01-02T10:00:00Z', '2 January 2031'],
  ['en', null, '2031-01-02', '2 January 2031'],
] as const)('%s %s to %s', (language, first, last, text) => expect(plain(formatRange(language, first, last))).toBe(text));

test.each([['fr', '2031-03-17T09:05:00+01:00', '9 h 05'], ['en', '2031-03-17T09:05:00+01:00', '09:05'], ['fr', '2031-03-17', null]] as const)(
  'time %s %s',
  (language, iso, text) => expect(plain(formatTime(language, iso))).toBe(text),
);

test('a day number goes back to its day', () => expect(isoOfDayNumber(dayNumber('2031-03-17T22:00:00-05:00') ?? 0)).toBe('2031-03-17'));
