import {describe, expect, it} from 'vitest';
import {amountOf, decimalSign, stateOf} from '../../../extension/dashboards/page-words.ts';

describe('the words of a page for a state', () => {
  it.each([
    ['active', ['Active', 'Paid', 'Actif', 'Active', 'Payée', 'À jour', 'Activo', 'Pagada', 'Al día']],
    [
      'declined',
      ['Declined', 'Failed payment', 'Payment failed', 'Past due', 'Failure pending', 'Refusé', 'Échec', 'Impayé', 'Rechazada'],
    ],
    [
      'cancelled',
      ['Canceled', 'Cancelled', 'Former', 'Ended', 'Inactive', 'Annulée', 'Résilié', 'Ancien membre', 'Cancelado', 'Vencida'],
    ],
    ['refunded', ['Refunded', 'Partially refunded', 'Chargedback', 'Remboursée', 'Litige', 'Reembolsado', 'Contracargo']],
    ['free', ['Free', 'Complimentary', 'Free trial', 'Gift', 'Gratuit', 'Abonné gratuit', 'Offert', 'Essai', 'Gratis', 'Prueba']],
  ] as const)('mean %s in three languages, with and without accents (SAL-9)', (state, words) => {
    for (const word of words) {
      expect(stateOf(word), word).toBe(state);
      expect(stateOf(word.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase()), word).toBe(state);
    }
  });

  it('of a sale are complete and refunded, whatever ends a membership (SAL-8, SAL-9)', () => {
    for (const word of ['Complete', 'Completed', 'Terminée', 'Payé', 'Completada'])
      expect(stateOf(word, 'sale')).toBe('complete');
    for (const word of ['Refunded', 'Remboursée', 'Reembolsada']) expect(stateOf(word, 'sale')).toBe('refunded');
    expect(stateOf('Complete')).toBeUndefined();
  });

  it('mean nothing that we do not know, nor parts of longer words', () => {
    for (const word of ['', '—', 'Unpaidish', 'Hyperactive', 'Gold', 'unknown state']) expect(stateOf(word)).toBeUndefined();
  });
});

describe('an amount on a page', () => {
  it.each([
    ['$5', {value: 5}],
    ['€5.00', {value: 5, currency: 'EUR'}],
    ['5,00 €', {value: 5, currency: 'EUR'}],
    ['US$5', {value: 5, currency: 'USD'}],
    ['5.00 EUR', {value: 5, currency: 'EUR'}],
    ['1 234,56 €', {value: 1234.56, currency: 'EUR'}],
    ['1\u202f234,56\u00a0€', {value: 1234.56, currency: 'EUR'}],
    ['1.234,56 €', {value: 1234.56, currency: 'EUR'}],
    ['£1,234.56', {value: 1234.56, currency: 'GBP'}],
    ['¥1,500', {value: 1500}],
    ['CHF 1’234.50', {value: 1234.5, currency: 'CHF'}],
    ['-$3.50', {value: -3.5}],
    ['-3,50 €', {value: -3.5, currency: 'EUR'}],
    ['$5/mo', {value: 5, months: 1}],
    ['5 € / mois', {value: 5, currency: 'EUR', months: 1}],
    ['60 € par an', {value: 60, currency: 'EUR', months: 12}],
    ['60 €/año', {value: 60, currency: 'EUR', months: 12}],
    ['$60 per year', {value: 60, months: 12}],
    ['$12.5', {value: 12.5}],
  ] as const)('is read from %s (SAL-10)', (text, amount) => {
    expect(amountOf(text)).toEqual(amount);
  });

  it('with three digits behind its only sign is thousands, unless its column says otherwise', () => {
    expect(amountOf('1.234')?.value).toBe(1234);
    expect(amountOf('1.234', '.')?.value).toBe(1.234);
    expect(amountOf('1.234', ',')?.value).toBe(1234);
    expect(decimalSign(['1.234', '5,00', '12,50 €'])).toBe(',');
    expect(decimalSign(['$1,234.00', '$5.00'])).toBe('.');
    expect(decimalSign(['5', '1.234', ''])).toBeUndefined();
  });

  it('is none without a number', () => {
    for (const text of ['', '—', 'Free', '€']) expect(amountOf(text)).toBeUndefined();
  });
});
