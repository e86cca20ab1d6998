import {describe, expect, it} from 'vitest';
import {strengthOf} from '../../../extension/backup/passphrase.ts';

describe('how hard a passphrase is to guess', () => {
  it.each([
    ['', 'short'],
    ['ümlaut 12', 'short'],
    ['password123', 'weak'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['Regulars2026', 'weak'],
    ['mot de passe', 'weak'],
    ['123412341234', 'weak'],
    ['harbour violin', 'fair'],
    ['harbour violin pepper cloud', 'strong'],
    ['violon pôle étagère nuage', 'strong'],
    ['tG7#kQ2!vP9xLm', 'strong'],
  ])('%s is %s', (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });
});
