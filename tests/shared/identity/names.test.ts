import {describe, expect, it} from 'vitest';
import {areDifferent, areOnes, isPartOf, nameText, readName} from '#shared/identity/names';
import type {StoredRecord, Version} from '#shared/model/record';
import {NOW} from '../../fixtures/arbitrary.ts';

const different = (left: string, right: string) => areDifferent(readName(left), readName(right));

describe('two names', () => {
  it.each([
    ['Anna Meyer', 'Robert Meyer'],
    ['Anna Meyer', 'Robert Schmidt'],
    ['Meyer Anna', 'Robert Meyer'],
    ['Dr. Anna Meyer', 'Dr. Robert Meyer'],
    ['Élodie Lefèvre', 'Íñigo Lefèvre'],
    ['Дмитрий Соколов', 'Елена Соколова'],
    ['فاطمة الزهراء', 'محمد العلي'],
    ['Ana García López', 'Luis García'],
  ])('%s and %s are two people’s (C30)', (left, right) => {
    expect(different(left, right)).toBe(true);
    expect(different(right, left)).toBe(true);
  });

  it.each([
    ['a short form', 'Robert Meyer', 'Bob Meyer'],
    ['a short form that sounds like it', 'Katherine Meyer', 'Kathy Meyer'],
    ['a short form from within', 'Elisabeth Meyer', 'Lisa Meyer'],
    ['a pet name', 'Edward Meyer', 'Eddie Meyer'],
    ['the order', 'Anna Meyer', 'Meyer Anna'],
    ['a comma', 'Anna Meyer', 'Meyer, Anna'],
    ['a slip', 'Robert Meyer', 'Robret Mayer'],
    ['another family name', 'Anna Meyer', 'Anna Schmidt'],
    ['a second given name', 'Anna Maria Meyer', 'Maria Meyer'],
    ['an initial', 'Robert Meyer', 'A. Meyer'],
    ['a single word', 'Anna Meyer', 'moonfox'],
    ['a handle', 'Anna Meyer', 'Moon Fox 82'],
    ['a firm', 'Anna Meyer', 'Night Owl Studio'],
    ['another script', 'Dmitri Sokolov', 'Дмитрий Соколов'],
    ['accents', 'Zoé Müller', 'Zoe Mueller'],
    ['letters that nobody sees', 'Anna Meyer', '\u200BAn\u2060na Meyer'],
    ['nothing', 'Anna Meyer', ''],
    ['signs alone', 'Anna Meyer', '🎈 ♥'],
  ])('may be one person’s for all that %s says (C33, C37)', (_, left, right) => {
    expect(different(left, right)).toBe(false);
    expect(different(right, left)).toBe(false);
  });

  it('are told apart by a single word only where a name was asked for', () => {
    const [anna, sven] = [readName('Anna Meyer'), readName('Sven', true)];
    expect(areDifferent(anna, sven)).toBe(true);
    expect(areDifferent(anna, readName('Sven'))).toBe(false);
    expect(areDifferent(anna, readName('Meyer', true))).toBe(false);
    expect(areDifferent(anna, readName('Annie', true))).toBe(false);
  });

  it('agree over the given name, and as parts of one another', () => {
    const anna = readName('Anna Meyer');
    expect(areOnes(anna, readName('Annie Schmidt'))).toBe(true);
    expect(areOnes(anna, readName('Meyer'))).toBe(false);
    expect(isPartOf(anna, readName('Meyer'))).toBe(true);
    expect(isPartOf(anna, readName('A. Meyer'))).toBe(true);
    expect(isPartOf(anna, readName('Meyer Meyer'))).toBe(false);
  });
});

describe('the name of a record', () => {
  const record = (...versions: [Version['source'], number, string | undefined, boolean?][]): StoredRecord => ({
    key: 'ghost/site/member/1',
    rid: 'a'.repeat(20),
    versions: versions.map(([source, asOf, name, deleted]) => ({
      source,
      asOf,
      identifiers: [],
      fields: name === undefined ? {} : {name},
      ...(deleted === true ? {deleted: true} : {}),
    })),
    standing: [],
  });

  it('is the freshest that can be seen', () => {
    expect(nameText(record(['api', NOW - 1, 'Anna'], ['file', NOW, 'Annie']))).toBe('Annie');
    expect(nameText(record(['api', NOW - 1, 'Anna'], ['file', NOW, '\u200B']))).toBe('Anna');
    expect(nameText(record(['api', NOW - 1, 'Anna'], ['file', NOW, 'A***a']))).toBe('Anna');
    expect(nameText(record(['api', NOW, 'Anna', true], ['file', NOW - 1, 'Annie']))).toBeUndefined();
    expect(nameText(record(['api', NOW, undefined]))).toBeUndefined();
  });
});
