import { describe, expect, test } from 'vitest';
import { differences, likeness } from './diff';

/** ‹added› and ‸left out‸ as signs. */
const signs = { same: '', added: '+', 'left-out': '-' };
const shown = (reference: string, text: string) =>
  differences(reference, text).map((piece) => (piece.kind === 'same' ? piece.text : `{${signs[piece.kind]}${piece.text}}`)).join('');

describe('differences', () => {
  test.each([
    ['le port ferme', 'le port ferme', 'le port ferme'],
    ['le port ferme', 'Le PORT fermé', 'Le PORT fermé'],
    ['nous ne rouvrirons pas le quai', 'ne pas rouvrir le quai', '{-nous}ne {-rouvrirons}pas {+rouvrir} le quai'],
    ['le quai du port', 'le quai', 'le quai{-du port}'],
    ['le quai', 'le grand quai', 'le {+grand} quai'],
    ['n’aura pas', "n'aura pas", "n'aura pas"],
    ['', 'neuf', '{+neuf}'],
    ['vieux', '', '{-vieux}'],
  ])('%s / %s', (reference, text, expected) => expect(shown(reference, text)).toBe(expected));

  test('nothing of the text is lost or invented', () => {
    const a = 'tant que toute la lumière n’aura pas été faite sur cet accident';
    const b = '« le terminal ne rouvrirait pas, tant que la lumière n’aurait pas été faite ! »';
    expect(differences(a, b).filter((piece) => piece.kind !== 'left-out').map((piece) => piece.text).join('')).toBe(b);
  });

  test('very long texts are compared by their ends, at once', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => `mot${i}`).join(' ');
    const pieces = differences(`${long} x ${long}`, `${long} y ${long}`);
    expect(pieces.filter((piece) => piece.kind === 'added').map((piece) => piece.text)).toEqual(['y']);
  });
});

test.each([['a b c d', 'a b c d', 1], ['a b', 'c d', 0], ['a b c d', 'a b', 0.5], ['', '', 1]])('likeness %s / %s', (a, b, share) => expect(likeness(a, b)).toBe(share));
