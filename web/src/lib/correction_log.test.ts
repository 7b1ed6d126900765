import { describe, expect, test } from 'vitest';
import { evidenceShown } from './correction_log';
import type { Correction, Evidence } from './types';

const of = (article: string, name: string | null, entity: string | null, span: [number, number] | null = null): Evidence => ({ article, version: 'v', name, entity, span });
const made = (kind: string, evidence: Evidence[]): Correction => ({ id: '1', kind, of: evidence, value: null, by: null, at: null, state: 'applied' });

describe('what the log shows of a correction', () => {
  test.each([
    ['of a merge each entity once', 'merge_entities', [of('a', 'KCNA', 'e1'), of('b', 'K.C.N.A.', 'e1'), of('c', 'L’agence', 'e2')], ['KCNA', 'L’agence']],
    ['of a split each article once', 'split_entity', [of('a', 'Kim', null), of('a', 'Kim Il', null), of('b', 'Kim', null)], ['Kim', 'Kim']],
    ['of an article each passage', 'merge_statements', [of('a', null, null, [0, 4]), of('a', null, null, [9, 12])], [null, null]],
  ])('%s', (_, kind, evidence, names) => {
    expect(evidenceShown(made(kind, evidence)).map((one) => one.name)).toEqual(names);
  });
});
