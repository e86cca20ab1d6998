import {describe, expect, it} from 'vitest';
import type {RecordFields} from '#shared/model/record';
import {Community, member} from '../../../fixtures/community.ts';

/** A Friday. */
const NOW = Date.parse('2026-11-20T12:00:00Z');
const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
const eur = (amount: number) => ({minorUnits: Math.round(amount * 100), currency: 'EUR'});
const usd = (amount: number) => ({minorUnits: Math.round(amount * 100), currency: 'USD'});
const active: RecordFields = {paid: true, vendorState: 'active', lastChargeStatus: 'paid'};
const declined: RecordFields = {paid: true, vendorState: 'declined', lastChargeStatus: 'declined'};

const community = new Community({
  now: NOW,
  readings: [
    member('Ada', {
      ...active,
      pledge: eur(5),
      lifetime: eur(612.5),
      lastChargeAt: at('2026-11-01'),
      joinedAt: at('2016-04-02'),
      pledgeStartAt: at('2026-10-20'),
      cadenceMonths: 1,
      nextChargeAt: at('2026-12-01'),
    }),
    member('Bela', {
      ...active,
      pledge: eur(12.75),
      lifetime: eur(102),
      monthlyMaximum: eur(20),
      lastChargeAt: at('2026-10-01'),
      joinedAt: at('2026-02-28'),
      pledgeStartAt: at('2026-02-28'),
      cadenceMonths: 12,
      nextChargeAt: at('2027-02-28'),
    }),
    member('Cyd', {
      ...declined,
      pledge: eur(30),
      lifetime: eur(90),
      lastChargeAt: at('2026-11-03'),
      joinedAt: at('2026-11-03'),
    }),
    member('Dov', {...declined, pledge: eur(3), lifetime: eur(3), lastChargeAt: at('2026-10-04'), joinedAt: at('2026-11-19')}),
    member('Eva', {...active, pledge: usd(12), lifetime: usd(9000), lastChargeAt: at('2026-11-02'), joinedAt: at('2025-11-24')}),
  ],
  later: [
    // The last payment succeeded on 1 October; a later attempt did not.
    member(
      'Bela',
      {
        ...declined,
        pledge: eur(12.75),
        lifetime: eur(102),
        monthlyMaximum: eur(20),
        lastChargeAt: at('2026-11-01'),
        joinedAt: at('2026-02-28'),
        pledgeStartAt: at('2026-02-28'),
        cadenceMonths: 12,
        nextChargeAt: at('2027-02-28'),
      },
      {asOf: 1},
    ),
  ],
});
const found = (text: string) => community.found(text);
const sorted = (text: string, by: string) => community.sorted(text, by);

describe('a filter on money', () => {
  it('takes a pledge within a range, both ends counted, to the cent (ARM-39)', () => {
    expect(found('pledge:5..12.75')).toEqual(['Ada', 'Bela']);
    expect(found('pledge:5.01..12.74')).toEqual([]);
    expect(found('pledge:>12')).toEqual(['Bela', 'Cyd']);
    expect(found('maximum:<=20')).toEqual(['Bela']);
    // 12.75 by the year.
    expect(found('monthly:<=1.06')).toEqual(['Bela']);
    expect(found('monthly:>=5')).toEqual(['Ada', 'Cyd']);
  });

  it('takes what was paid since the start within a range (ARM-40)', () => {
    expect(found('lifetime:90..700')).toEqual(['Ada', 'Bela', 'Cyd']);
    expect(found('total:90..700')).toEqual(found('lifetime:90..700'));
    expect(found('lifetime:>=612.50')).toEqual(['Ada']);
  });

  it('joins declined with an amount (ARM-41)', () => {
    expect(found('state:declined pledge:10..50')).toEqual(['Bela', 'Cyd']);
  });

  it('knows the currencies, and says who was left out for one (C19)', () => {
    expect(found('lifetime:>1000')).toEqual([]);
    expect(community.notes('lifetime:>1000')).toEqual([{kind: 'currency', field: 'lifetime', currency: 'EUR', leftOut: 1}]);
    expect(found('lifetime:>1000USD')).toEqual(['Eva']);
    expect(found('currency:USD')).toEqual(['Eva']);
  });

  it('finds the top financial supporters, the first of them on top (ARM-86)', () => {
    expect(sorted('lifetime:>=100', '-lifetime')).toEqual(['Ada', 'Bela']);
  });
});

describe('a filter on charges', () => {
  it('joins declined with the date of the last attempt (ARM-42)', () => {
    expect(found('state:declined last-charge:this-month')).toEqual(['Bela', 'Cyd']);
    expect(found('state:declined last-charge:2026-10')).toEqual(['Dov']);
  });

  it('keeps the last attempt and the last success apart (ARM-43)', () => {
    expect(found('last-charge:2026-11-01..2026-11-02')).toEqual(['Ada', 'Bela', 'Eva']);
    expect(found('last-paid:2026-11-01..2026-11-02')).toEqual(['Ada', 'Eva']);
    expect(found('last-paid:2026-10')).toEqual(['Bela']);
    expect(found('-last-paid:*')).toEqual(['Cyd', 'Dov']);
  });

  it('finds who was active in a period (ARM-49)', () => {
    expect(found('state:active last-charge:2026-11')).toEqual(['Ada', 'Eva']);
    expect(found('state:active last-charge:2026-10')).toEqual([]);
  });

  it('knows how often and when next', () => {
    expect(found('cadence:12')).toEqual(['Bela']);
    expect(found('next-charge:<in-14d')).toEqual(['Ada']);
  });
});

describe('a filter on dates', () => {
  it('groups and orders by the first join, which no later pledge moves (ARM-50, ARM-51)', () => {
    expect(sorted('', 'joined')).toEqual(['Ada', 'Eva', 'Bela', 'Cyd', 'Dov']);
    expect(found('joined:2016')).toEqual(['Ada']);
    expect(found('pledge-start:2016')).toEqual([]);
    expect(found('pledge-start:<60d')).toEqual(['Ada']);
  });

  it('takes the presets of a join date (ARM-52)', () => {
    expect(found('joined:yesterday')).toEqual(['Dov']);
    expect(found('joined:this-week')).toEqual(['Dov']);
    expect(found('joined:<30d')).toEqual(['Cyd', 'Dov']);
    expect(found('joined:this-month')).toEqual(['Cyd', 'Dov']);
    expect(found('joined:this-year')).toEqual(['Bela', 'Cyd', 'Dov']);
  });

  it('takes any two days (ARM-53)', () => {
    expect(found('joined:2025-11-24..2026-02-28')).toEqual(['Bela', 'Eva']);
    expect(found('joined:2025-11-25..2026-02-27')).toEqual([]);
  });

  it('takes the spans of an analytics screen on any date (REF-47)', () => {
    expect(found('last-charge:<7d')).toEqual([]);
    expect(found('last-charge:last-month')).toEqual(['Dov']);
    expect(found('last-charge:last-quarter')).toEqual([]);
    expect(found('joined:last-year')).toEqual(['Eva']);
    expect(found('last-charge:2026-10-01..2026-11-01')).toEqual(['Ada', 'Bela', 'Dov']);
  });

  it('sorts by join date in both directions, the longest-standing first (ARM-85)', () => {
    expect(sorted('kind:paid', 'joined')).toEqual(['Ada', 'Eva', 'Bela', 'Cyd', 'Dov']);
    expect(sorted('kind:paid', '-joined')).toEqual(['Dov', 'Cyd', 'Bela', 'Eva', 'Ada']);
    expect(sorted('tenure:>=12', '-tenure')).toEqual(['Ada']);
  });
});
