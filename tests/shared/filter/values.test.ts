import {describe, expect, it} from 'vitest';
import type {Field} from '#shared/filter/catalogue';
import {parseAmount, parseNumber, readValue} from '#shared/filter/values';

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({name: 'x', type, ...more});

describe('values in a filter', () => {
  it('are decimals with a dot (ARM-39, ARM-40)', () => {
    expect(['12.75', '-3', '007', '0.1'].map(parseNumber)).toEqual([12.75, -3, 7, 0.1]);
    for (const text of ['', '1e5', 'NaN', 'Infinity', '.5', '5.', '+5', '0x10', ' 5', '9'.repeat(400)]) {
      expect(parseNumber(text)).toBeUndefined();
    }
  });

  it('are amounts in a currency, or in the creator’s own (ARM-39, ARM-40)', () => {
    expect(parseAmount('12.75EUR')).toEqual({amount: 12.75, currency: 'EUR'});
    expect(parseAmount('-5')).toEqual({amount: -5});
    expect(parseAmount('5 EUR')).toBeUndefined();
  });

  it.each([
    [field('money'), '12.75eur', '12.75EUR'],
    [field('money'), '1,000', {code: 'expected-number', suggestion: '1000'}],
    [field('money'), '1,000,000', {code: 'expected-number', suggestion: '1000000'}],
    [field('money'), '12,75', {code: 'expected-number', suggestion: '12.75'}],
    [field('money'), '1.000,50', {code: 'expected-number', suggestion: undefined}],
    [field('money'), '5XQZ', {code: 'unknown-unit'}],
    [field('number', {unit: '%'}), '50%', '50'],
    [field('number'), '50%', {code: 'unknown-unit', suggestion: undefined}],
    [field('score'), '75', '75'],
    [field('flag'), 'True', 'yes'],
    [field('flag'), 'NO', 'no'],
    [field('flag'), 'constructor', {code: 'unknown-value'}],
    [field('choice', {choices: ['déclaré', 'b']}), 'DECLARE', 'déclaré'],
    [field('date'), 'Last-Month', 'last-month'],
    [field('date'), 'in-2weeks', {code: 'unknown-unit', suggestion: 'in-2w'}],
    [field('set'), 'Any <b>word</b>; DROP TABLE', 'Any <b>word</b>; DROP TABLE'],
  ])('of %j: %s', (known, text, expected) => {
    const value = readValue(known, text);
    if (typeof expected === 'string') expect(value).toBe(expected);
    else expect(value).toMatchObject(expected);
  });
});
