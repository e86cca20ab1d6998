import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  FIELD_KEYS,
  type FieldNames,
  fieldsIn,
  type Part,
  printTemplate,
  readTemplate,
  renamedFields,
} from '#shared/reach/template-text';

const FRENCH: FieldNames = {
  'first-name': 'prénom',
  name: 'nom',
  tier: 'niveau',
  months: 'mois',
  amount: 'montant',
  benefit: 'avantage',
  'survey-link': 'lien du sondage',
  'form-link': 'lien du formulaire',
  'sign-up-link': 'lien d’inscription',
  'page-link': 'page personnelle',
};

describe('a text with fields', () => {
  it('is read by the names on screen, with what stands in for them, and kept by fixed keys', () => {
    expect(readTemplate('Bonjour {{ Prénom | à vous }} !', FRENCH)).toEqual({
      ok: true,
      parts: [
        {kind: 'text', text: 'Bonjour '},
        {kind: 'field', key: 'first-name', fallback: 'à vous'},
        {kind: 'text', text: ' !'},
      ],
    });
    expect(renamedFields('Bonjour {{prenom}}, {{lien du sondage}}', FRENCH)).toBe('Bonjour {{first-name}}, {{survey-link}}');
  });

  it('understands the fixed keys in every language, however they are written', () => {
    const read = readTemplate('{{first-name}} {{FIRST NAME}} {{Survey_Link|x|y}}', FRENCH);
    expect(read.ok && fieldsIn(read.parts)).toEqual(['first-name', 'survey-link']);
    expect(read.ok && printTemplate(read.parts)).toBe('{{first-name}} {{first-name}} {{survey-link|x|y}}');
  });

  it.each([
    ['Hello {{nmae}}', {code: 'unknown-field', at: 6, found: 'nmae', suggestion: 'name'}],
    ['Hello {{shoe size}}', {code: 'unknown-field', at: 6, found: 'shoe size', suggestion: undefined}],
    ['Hello {{}}', {code: 'unknown-field', at: 6, found: '', suggestion: undefined}],
    ['Hello {{name', {code: 'unclosed', at: 6}],
    ['<b>Hello</b>', {code: 'html', at: 0, found: '<b>'}],
    ['see <a href="x">this</a>', {code: 'html', at: 4, found: '<a href="x">'}],
  ])('says what is wrong with %j', (text, problem) => {
    expect(readTemplate(text)).toEqual({ok: false, problem});
  });

  it.each(['2 < 3 and 5 > 4', 'a <3 b', '{ not a field }', '', '}} {'])('leaves %j as it stands', text => {
    expect(readTemplate(text)).toMatchObject({ok: true});
    expect(renamedFields(text, FRENCH)).toBe(text);
  });

  it('prints and reads back to the same parts, in any language', () => {
    const word = fc.string({unit: fc.constantFrom('a', ' ', 'é', '\n', '.', ','), minLength: 1});
    const fallback = fc.option(
      word.map(text => text.trim()),
      {nil: undefined},
    );
    const field = fc.record({kind: fc.constant('field' as const), key: fc.constantFrom(...FIELD_KEYS), fallback});
    const text = fc.record({kind: fc.constant('text' as const), text: word});
    const drawn = fc.array(fc.tuple(text, field)).map(pairs => pairs.flat() as Part[]);
    fc.assert(
      fc.property(drawn, fc.constantFrom(undefined, FRENCH), (parts, names) => {
        expect(readTemplate(printTemplate(parts, names), names)).toEqual({ok: true, parts});
      }),
    );
  });
});
