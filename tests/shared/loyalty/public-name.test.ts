import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {publicName} from '#shared/loyalty/public-name';

describe('names in rankings', () => {
  it('are "Ada A." by default, whole by opt-in, none by opt-out (C26, J6)', () => {
    expect(publicName('Ada Adler')).toBe('Ada A.');
    expect(publicName('Ada Adler', 'full')).toBe('Ada Adler');
    expect(publicName('Ada Adler', 'hidden')).toBeUndefined();
  });

  it('follow the scripts that they are written in', () => {
    expect(publicName('Ada')).toBe('Ada');
    expect(publicName('陳大文')).toBe('陳大文');
    expect(publicName('علي حسن')).toBe('علي ح.');
    expect(publicName('Ada van der Berg')).toBe('Ada B.');
    expect(publicName('Adler, Ada')).toBe('Ada A.');
    expect(publicName('Zoë 🎈')).toBe('Zoë 🎈.');
    expect(publicName('Jose e\u0301lan')).toBe('Jose É.'.normalize('NFD'));
    expect(publicName('Max 👩‍🚀x')).toBe('Max 👩‍🚀.');
    expect(publicName('  Ada\u202e\n\tAdler ')).toBe('Ada A.');
    expect(publicName('Ada "Ace" (she)')).toBe('Ada S.');
  });

  it('never show an address, in no part of the name (C26)', () => {
    expect(publicName('ada@example.org')).toBeUndefined();
    expect(publicName('ada@example.org', 'full')).toBeUndefined();
    expect(publicName('Ada <ada@example.org>', 'full')).toBe('Ada');
    expect(publicName('Ada Adler ada@example.org')).toBe('Ada A.');
    expect(publicName(undefined)).toBeUndefined();
    expect(publicName(' \u200b. ')).toBeUndefined();
    expect(publicName('@ada')).toBe('@ada');
    fc.assert(
      fc.property(
        fc.string({unit: 'grapheme', maxLength: 40}),
        fc.emailAddress(),
        fc.constantFrom('full' as const, 'short' as const),
        (name, email, as) => {
          for (const text of [`${name} ${email}`, `${email} ${name}`, `${name}${email}`])
            expect(publicName(text, as) ?? '').not.toMatch(/[^\s@]@[^\s@]/);
        },
      ),
      {numRuns: 1_000, seed: 20261123},
    );
  });
});
